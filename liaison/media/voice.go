package media

import "bytes"

// cleanVoice keeps the frames of sound and nothing else.
func cleanVoice(data []byte) (File, error) {
	for _, head := range []struct {
		magic string
		sizes [16]int
	}{{amrHead, amrFrames()}, {amrWideHead, amrWideFrames()}} {
		if frames, ok := bytes.CutPrefix(data, []byte(head.magic)); ok {
			return cleanAMR(head.magic, frames, head.sizes)
		}
	}
	if bytes.HasPrefix(data, []byte("OggS")) {
		return cleanSpeex(data)
	}
	return cleanMP3(data)
}

const (
	amrHead     = "#!AMR\n"
	amrWideHead = "#!AMR-WB\n"
)

// amrFrames are the sizes of AMR frames by their type, head byte included; 0: no
// such type. Source: RFC 4867, 5.3; 3GPP TS 26.101, table A.1b.
func amrFrames() [16]int { return [16]int{13, 14, 16, 18, 20, 21, 27, 32, 6, 15: 1} }

// amrWideFrames are those of AMR-WB. Source: 3GPP TS 26.201.
func amrWideFrames() [16]int {
	return [16]int{18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 14: 1, 15: 1}
}

// cleanAMR keeps whole frames up to the first that is none; each lasts 20 ms.
func cleanAMR(head string, frames []byte, sizes [16]int) (File, error) {
	used, count := 0, int64(0)
	for used < len(frames) {
		kind := frames[used]
		size := sizes[kind>>3&0x0F]
		if kind&0x83 != 0 || size == 0 || used+size > len(frames) {
			break
		}
		used += size
		count++
	}
	if count == 0 {
		return File{}, ErrDamaged
	}
	clean := append([]byte(head), frames[:used]...)
	return File{Data: clean, Form: AMR, Seconds: seconds(count * 20)}, nil
}
