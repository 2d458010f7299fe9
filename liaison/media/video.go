package media

import (
	"bytes"
	"encoding/binary"
)

// cleanVideo keeps the boxes of an MP4 that hold the film and its index. Places
// inside the file are counted from its beginning, so nothing may move: boxes
// with notes (place, camera, names) are emptied where they stand, times of day
// are set to none, and what stands behind the last box is cut off. Source:
// ISO/IEC 14496-12, 4.2, 8.2.2, 8.10.
func cleanVideo(data []byte) (File, error) {
	if len(data) < 12 || string(data[4:8]) != "ftyp" {
		return File{}, ErrForm
	}
	film := &film{}
	clean := bytes.Clone(data)
	used := film.walk(clean, 0)
	if !film.index || !film.data {
		return File{}, ErrDamaged
	}
	return File{Data: clean[:used], Form: MP4, Seconds: seconds(film.thousandths)}, nil
}

type film struct {
	index, data bool
	thousandths int64
}

// deepest is how far boxes of a film stand in one another.
const deepest = 8

// walk cleans boxes that stand behind one another and tells where they end.
func (f *film) walk(data []byte, depth int) int {
	used := 0
	for {
		head, size := box(data[used:])
		if size == 0 {
			return used
		}
		whole := data[used : used+size]
		f.clean(whole, head, depth)
		used += size
	}
}

// box reads the head of a box: the length of the head, and of the whole box; 0
// when there is no whole box here.
func box(data []byte) (head, size int) {
	if len(data) < 8 {
		return 0, 0
	}
	long := uint64(binary.BigEndian.Uint32(data))
	head = 8
	if long == 1 && len(data) >= 16 {
		long, head = binary.BigEndian.Uint64(data[8:]), 16
	}
	if long < uint64(head) || long > uint64(len(data)) {
		return 0, 0
	}
	return head, int(long)
}

func (f *film) clean(whole []byte, head, depth int) {
	body := whole[head:]
	switch name := string(whole[4:8]); name {
	case "ftyp", "styp", "sidx":
	case "mdat":
		f.data = true
	case "moov", "trak", "mdia", "minf", "stbl", "edts", "dinf", "mvex", "moof", "traf":
		f.index = f.index || name == "moov"
		if depth < deepest {
			f.walk(body, depth+1)
		}
	case "mvhd":
		f.length(body)
		forgetTimes(body)
	case "tkhd", "mdhd":
		forgetTimes(body)
	case "hdlr", "vmhd", "smhd", "nmhd", "dref", "elst", "stsd", "stts", "ctts", "cslg", "stss", "stsz", "stz2", "stsc", "stco", "co64",
		"sdtp", "sbgp", "sgpd", "mehd", "trex", "mfhd", "tfhd", "tfdt", "trun":
	default:
		copy(whole[4:8], "free")
		clear(body)
	}
}

// length reads how long the film is. Source: 8.2.2.
func (f *film) length(body []byte) {
	var scale, length uint64
	switch {
	case len(body) >= 20 && body[0] == 0:
		scale, length = uint64(binary.BigEndian.Uint32(body[12:])), uint64(binary.BigEndian.Uint32(body[16:]))
	case len(body) >= 32 && body[0] == 1:
		scale, length = uint64(binary.BigEndian.Uint32(body[20:])), binary.BigEndian.Uint64(body[24:])
	}
	const day = 86_400
	if scale > 0 && length/scale < day {
		f.thousandths = int64(length * 1000 / scale)
	}
}

// forgetTimes empties when the film was made and changed.
func forgetTimes(body []byte) {
	size := 8
	if len(body) > 0 && body[0] == 1 {
		size = 16
	}
	if len(body) >= 4+size {
		clear(body[4 : 4+size])
	}
}
