package media

import (
	"bytes"
	"encoding/binary"
)

const (
	oggHead  = 27
	oggNoEnd = 1<<64 - 1
)

// cleanSpeex keeps the pages of one Ogg stream of Speex. Its second packet holds
// comments (who, where, with what): the page with it is left out, which players
// bear with. Source: RFC 3533, 6; Speex manual, 7.3.
func cleanSpeex(data []byte) (File, error) {
	var out bytes.Buffer
	var rate, serial uint32
	var last uint64
	for page := 0; ; page++ {
		size := oggPage(data)
		if size == 0 {
			break
		}
		body := data[oggHead+int(data[26]) : size]
		id, granule := binary.LittleEndian.Uint32(data[14:]), binary.LittleEndian.Uint64(data[6:])
		switch {
		case page == 0:
			if !bytes.HasPrefix(body, []byte("Speex   ")) || len(body) < 40 {
				return File{}, ErrForm
			}
			serial, rate = id, binary.LittleEndian.Uint32(body[36:])
		case id != serial:
			return File{}, ErrForm
		}
		if page != 1 {
			out.Write(data[:size])
		}
		if granule != oggNoEnd {
			last = granule
		}
		data = data[size:]
	}
	if rate == 0 || rate > 192_000 || last == 0 || last > uint64(rate)*86_400 {
		return File{}, ErrDamaged
	}
	return File{Data: out.Bytes(), Form: Speex, Seconds: seconds(int64(last * 1000 / uint64(rate)))}, nil
}

// oggPage is the size of the page that the data begins with; 0 if there is none.
func oggPage(data []byte) int {
	if len(data) < oggHead || !bytes.HasPrefix(data, []byte("OggS\x00")) {
		return 0
	}
	size := oggHead + int(data[26])
	if len(data) < size {
		return 0
	}
	for _, segment := range data[oggHead:size] {
		size += int(segment)
	}
	if len(data) < size {
		return 0
	}
	return size
}
