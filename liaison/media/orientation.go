package media

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
)

// orientation is the EXIF tag 0x0112 of a JPEG: 1 as it stands … 8; 1 when there
// is none. Source: Exif 2.32, 4.6.4; TIFF 6.0, section 2.
func orientation(data []byte) int {
	for at := 2; at+4 <= len(data) && data[at] == 0xFF; {
		marker, length := data[at+1], int(binary.BigEndian.Uint16(data[at+2:]))
		if marker == 0xFF { // fill byte
			at++
			continue
		}
		if marker == 0xDA || length < 2 || at+2+length > len(data) { // the scan begins
			break
		}
		body := data[at+4 : at+2+length]
		if tiff, ok := bytes.CutPrefix(body, []byte("Exif\x00\x00")); marker == 0xE1 && ok {
			return tiffOrientation(tiff)
		}
		at += 2 + length
	}
	return 1
}

func tiffOrientation(tiff []byte) int {
	if len(tiff) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.LittleEndian
	if bytes.HasPrefix(tiff, []byte("MM")) {
		order = binary.BigEndian
	}
	directory := int64(order.Uint32(tiff[4:]))
	if directory+2 > int64(len(tiff)) {
		return 1
	}
	fields := tiff[directory+2:]
	for range order.Uint16(tiff[directory:]) {
		if len(fields) < 12 {
			break
		}
		if order.Uint16(fields) == 0x0112 {
			if value := int(order.Uint16(fields[8:])); value >= 1 && value <= 8 {
				return value
			}
			break
		}
		fields = fields[12:]
	}
	return 1
}

// turned shows a picture as its orientation wants it.
type turned struct {
	image.Image
	as int
}

func turn(picture image.Image, as int) image.Image {
	if as <= 1 || as > 8 {
		return picture
	}
	return turned{picture, as}
}

// Bounds of a picture on its side are exchanged.
func (t turned) Bounds() image.Rectangle {
	size := t.Image.Bounds().Size()
	if t.as >= 5 {
		return image.Rect(0, 0, size.Y, size.X)
	}
	return image.Rect(0, 0, size.X, size.Y)
}

// At finds the pixel of the picture as it was taken.
func (t turned) At(x, y int) color.Color {
	bounds := t.Image.Bounds()
	right, bottom := bounds.Dx()-1, bounds.Dy()-1
	switch t.as {
	case 2: // mirrored
		x = right - x
	case 3: // upside down
		x, y = right-x, bottom-y
	case 4:
		y = bottom - y
	case 5:
		x, y = y, x
	case 6: // held on its left side
		x, y = y, bottom-x
	case 7:
		x, y = right-y, bottom-x
	case 8:
		x, y = right-y, x
	}
	return t.Image.At(bounds.Min.X+x, bounds.Min.Y+y)
}
