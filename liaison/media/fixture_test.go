package media_test

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"

	"shuanglian/liaison/media"
)

// platform are the limits of 新增临时素材.
func platform() media.Limits {
	return media.Limits{PictureBytes: 10 << 20, PicturePixels: 40_000_000, VoiceBytes: 2 << 20, VoiceSeconds: 60, VideoBytes: 10 << 20}
}

// flag is a picture whose four quarters tell how it is held: red, green above
// blue, white.
func flag(width, height int) image.Image {
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			signs := [2][2]color.RGBA{{{R: 255, A: 255}, {G: 255, A: 255}}, {{B: 255, A: 255}, {R: 255, G: 255, B: 255, A: 255}}}
			picture.SetRGBA(x, y, signs[y*2/height][x*2/width])
		}
	}
	return picture
}

func jpegOf(t *testing.T, picture image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	must(t, jpeg.Encode(&out, picture, nil))
	return out.Bytes()
}

func pngOf(t *testing.T, picture image.Image) []byte {
	t.Helper()
	var out bytes.Buffer
	must(t, png.Encode(&out, picture))
	return out.Bytes()
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// place is what a camera writes of where it stood.
const place = "28 deg 13' N 120 deg 39' E, CameraOfLiDashan"

// withEXIF puts an orientation and a place into a JPEG.
func withEXIF(photo []byte, order binary.ByteOrder, held uint16) []byte {
	mark := "II"
	if order == binary.BigEndian {
		mark = "MM"
	}
	tiff := bytes.NewBufferString(mark)
	for _, field := range []any{uint16(42), uint32(8), uint16(2),
		uint16(0x0112), uint16(3), uint32(1), held, uint16(0), // Orientation
		uint16(0x8825), uint16(4), uint32(1), uint32(38), // GPSInfo
		uint32(0)} {
		_ = binary.Write(tiff, order, field) // into memory: cannot fail
	}
	tiff.WriteString(place)
	body := append([]byte("Exif\x00\x00"), tiff.Bytes()...)
	segment := binary.BigEndian.AppendUint16([]byte{0xFF, 0xE1}, uint16(len(body)+2))
	return append(append(append([]byte{}, photo[:2]...), append(segment, body...)...), photo[2:]...)
}

// amr is so many seconds of AMR at 12.2 kbit/s, as phones send it.
func amr(length int) []byte {
	frame := make([]byte, 32)
	frame[0] = 0x3C
	return append([]byte("#!AMR\n"), bytes.Repeat(frame, 50*length)...)
}

// mp3 is so many frames of 26 ms: MPEG 1, layer III, 128 kbit/s, 44.1 kHz.
func mp3(frames int) []byte {
	frame := make([]byte, 417)
	copy(frame, "\xFF\xFB\x90\x00")
	return bytes.Repeat(frame, frames)
}

// box is a box of an MP4.
func box(name string, parts ...[]byte) []byte {
	body := bytes.Join(parts, nil)
	return append(append(binary.BigEndian.AppendUint32(nil, uint32(8+len(body))), name...), body...)
}

// mp4 is a film of 7 seconds with notes in it.
func mp4(notes string) []byte {
	header := make([]byte, 100)
	for at, value := range map[int]uint32{4: 0xD0000001, 8: 0xD0000002, 12: 1000, 16: 7000} {
		binary.BigEndian.PutUint32(header[at:], value)
	}
	return bytes.Join([][]byte{
		box("ftyp", []byte("mp42\x00\x00\x00\x00mp42isom")),
		box("moov", box("mvhd", header), box("trak", box("meta", []byte(notes))), box("udta", box("\xA9xyz", []byte(notes)))),
		box("mdat", []byte("moving pictures")),
		box("uuid", []byte(notes)),
	}, nil)
}
