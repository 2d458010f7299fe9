package media

import "bytes"

// cleanMP3 keeps the frames of layer III: tags before (ID3v2) and behind (ID3v1,
// APE), which hold names, pictures and places, are gone.
func cleanMP3(data []byte) (File, error) {
	tagged := bytes.HasPrefix(data, []byte("ID3"))
	data = withoutID3(data)
	used, count, thousandths := 0, 0, float64(0)
	for {
		size, length, ok := mp3Frame(data[used:])
		if !ok || used+size > len(data) {
			break
		}
		used += size
		count++
		thousandths += length
	}
	switch {
	case count >= 2 || count == 1 && used == len(data):
		return File{Data: bytes.Clone(data[:used]), Form: MP3, Seconds: seconds(int64(thousandths))}, nil
	case tagged || count == 1:
		return File{}, ErrDamaged
	}
	return File{}, ErrForm
}

// withoutID3 cuts the tag before the sound. Source: id3.org, ID3v2.4, 3.1.
func withoutID3(data []byte) []byte {
	for bytes.HasPrefix(data, []byte("ID3")) && len(data) >= 10 {
		size := 10
		for i, b := range data[6:10] { // seven bits in each byte
			size += int(b&0x7F) << (7 * (3 - i))
		}
		if size > len(data) {
			return nil
		}
		data = data[size:]
	}
	return data
}

// mp3Frame reads the head of a frame: its size in bytes, its length in
// thousandths of a second. Source: ISO/IEC 11172-3, 2.4.1.3; 13818-3, 2.4.2.3.
func mp3Frame(data []byte) (size int, thousandths float64, ok bool) {
	if len(data) < 4 || data[0] != 0xFF || data[1]&0xE6 != 0xE2 { // sync, layer III
		return 0, 0, false
	}
	version, rateIndex, bitIndex := data[1]>>3&3, data[2]>>2&3, data[2]>>4
	if version == 1 || rateIndex == 3 || bitIndex == 0 || bitIndex == 15 {
		return 0, 0, false
	}
	kilobits := [16]int{0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320}
	rate, samples := [3]int{44100, 48000, 32000}[rateIndex], 1152
	if version != 3 { // MPEG 2 and 2.5: half and a quarter of the rate
		kilobits = [16]int{0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}
		rate, samples = rate/2, 576
		if version == 0 {
			rate /= 2
		}
	}
	size = samples/8*kilobits[bitIndex]*1000/rate + int(data[2]>>1&1)
	return size, float64(samples) * 1000 / float64(rate), true
}
