package media_test

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"testing"

	"shuanglian/liaison/media"
)

func TestPicturesLoseEverythingButThePicture(t *testing.T) {
	plain := jpegOf(t, flag(64, 48))
	var archive bytes.Buffer
	w := zip.NewWriter(&archive)
	inside, err := w.Create("secret.html")
	must(t, err)
	_, err = inside.Write([]byte("<script>alert(1)</script>"))
	must(t, err)
	must(t, w.Close())
	script := []byte("<html><script>alert(1)</script></html>")
	comment := append([]byte{0xFF, 0xFE, 0, byte(len(script) + 2)}, script...)
	var moving bytes.Buffer
	paletted := image.NewPaletted(image.Rect(0, 0, 8, 8), color.Palette{color.Black, color.White})
	must(t, gif.EncodeAll(&moving, &gif.GIF{Image: []*image.Paletted{paletted, paletted}, Delay: []int{1, 1}}))
	text := append(binary.BigEndian.AppendUint32(nil, uint32(len(place))), "tEXt"+place+"\x00\x00\x00\x00"...)
	binary.BigEndian.PutUint32(text[len(text)-4:], crc("tEXt"+place))
	painted := pngOf(t, flag(64, 48))

	for name, c := range map[string]struct {
		data   []byte
		form   media.Form
		hidden []string
	}{
		"place and camera":     {withEXIF(plain, binary.LittleEndian, 1), media.JPEG, []string{"Exif", "120 deg", "Camera"}},
		"archive behind":       {append(bytes.Clone(plain), archive.Bytes()...), media.JPEG, []string{"PK\x03\x04", "secret"}},
		"page behind":          {append(bytes.Clone(plain), script...), media.JPEG, []string{"<script"}},
		"page in a comment":    {append(append(bytes.Clone(plain[:2]), comment...), plain[2:]...), media.JPEG, []string{"<script"}},
		"place in a PNG":       {append(append(bytes.Clone(painted[:33]), text...), painted[33:]...), media.PNG, []string{"tEXt", "120 deg"}},
		"archive behind a PNG": {append(bytes.Clone(painted), archive.Bytes()...), media.PNG, []string{"PK\x03\x04"}},
		"GIF with a page":      {append(moving.Bytes(), script...), media.PNG, []string{"<script", "GIF8"}},
	} {
		t.Run(name, func(t *testing.T) {
			for _, sign := range c.hidden {
				if sign != "GIF8" && !bytes.Contains(c.data, []byte(sign)) {
					t.Fatalf("the test's own file lacks %q", sign)
				}
			}
			file, err := media.Clean(media.Picture, c.data, platform())
			must(t, err)
			if file.Form != c.form {
				t.Errorf("form %s, want %s", file.Form, c.form)
			}
			for _, sign := range c.hidden {
				if bytes.Contains(file.Data, []byte(sign)) {
					t.Errorf("%q is still there", sign)
				}
			}
			if _, _, err := image.Decode(bytes.NewReader(file.Data)); err != nil {
				t.Errorf("no picture any more: %v", err)
			}
			again, err := media.Clean(media.Picture, c.data, platform())
			must(t, err)
			if !bytes.Equal(file.Data, again.Data) {
				t.Error("not the same bytes the second time")
			}
		})
	}
}

func TestPhotosAreTurned(t *testing.T) {
	r, g, b, w := color.RGBA{R: 255, A: 255}, color.RGBA{G: 255, A: 255}, color.RGBA{B: 255, A: 255}, color.RGBA{R: 255, G: 255, B: 255, A: 255}
	wants := [][4]color.RGBA{1: {r, g, b, w}, {g, r, w, b}, {w, b, g, r}, {b, w, r, g}, {r, b, g, w}, {b, r, w, g}, {w, g, b, r}, {g, w, r, b}}
	for _, order := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian} {
		for held := uint16(1); held <= 8; held++ {
			file, err := media.Clean(media.Picture, withEXIF(jpegOf(t, flag(64, 32)), order, held), platform())
			must(t, err)
			picture, _, err := image.Decode(bytes.NewReader(file.Data))
			must(t, err)
			size := picture.Bounds().Size()
			if want := held >= 5; (size.Y == 64) != want {
				t.Errorf("orientation %d: size %v", held, size)
			}
			for i, want := range wants[held] {
				got := picture.At(size.X/4+i%2*size.X/2, size.Y/4+i/2*size.Y/2)
				if !near(got, want) {
					t.Errorf("orientation %d, quarter %d: %v, want %v", held, i, got, want)
				}
			}
		}
	}
}

func near(a, b color.Color) bool {
	r1, g1, b1, _ := a.RGBA()
	r2, g2, b2, _ := b.RGBA()
	for _, pair := range [][2]uint32{{r1, r2}, {g1, g2}, {b1, b2}} {
		if max(pair[0], pair[1])-min(pair[0], pair[1]) > 0x2000 {
			return false
		}
	}
	return true
}

func TestWhatIsNoPicture(t *testing.T) {
	photo := jpegOf(t, flag(640, 480))
	painted := pngOf(t, flag(64, 64))
	bomb := bytes.Clone(painted)
	binary.BigEndian.PutUint32(bomb[16:], 60000)
	binary.BigEndian.PutUint32(bomb[20:], 60000)
	binary.BigEndian.PutUint32(bomb[29:], crc(string(bomb[12:29])))
	tight := platform()
	tight.PictureBytes = int64(len(photo)) - 1
	for name, c := range map[string]struct {
		data   []byte
		limits media.Limits
		want   error
	}{
		"nothing":                {nil, platform(), media.ErrForm},
		"a page":                 {[]byte("<html></html>"), platform(), media.ErrForm},
		"a program":              {[]byte("MZ\x90\x00"), platform(), media.ErrForm},
		"a voice":                {amr(1), platform(), media.ErrForm},
		"JPEG in name only":      {[]byte("\xFF\xD8\xFF<html></html>"), platform(), media.ErrDamaged},
		"half a photo":           {photo[:len(photo)/2], platform(), media.ErrDamaged},
		"half a PNG":             {painted[:len(painted)/2], platform(), media.ErrDamaged},
		"a byte too large":       {photo, tight, media.ErrTooLarge},
		"unfolds beyond measure": {bomb, platform(), media.ErrTooLarge},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := media.Clean(media.Picture, c.data, c.limits); !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
}
