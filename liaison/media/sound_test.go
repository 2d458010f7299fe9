package media_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"testing"

	"shuanglian/liaison/media"
)

func crc(text string) uint32 { return crc32.ChecksumIEEE([]byte(text)) }

// ogg is a page of an Ogg stream.
func ogg(granule uint64, body string) []byte {
	page := append([]byte("OggS\x00\x00"), binary.LittleEndian.AppendUint64(nil, granule)...)
	page = append(page, make([]byte, 12)...) // serial, sequence, checksum
	return append(append(page, 1, byte(len(body))), body...)
}

func speex(seconds int) []byte {
	head := make([]byte, 80)
	copy(head, "Speex   ")
	binary.LittleEndian.PutUint32(head[36:], 16000)
	return bytes.Join([][]byte{ogg(0, string(head)), ogg(0, place), ogg(uint64(16000*seconds), "sound")}, nil)
}

func TestVoicesAndFilms(t *testing.T) {
	tag := append([]byte("ID3\x04\x00\x00\x00\x00\x00"), byte(len(place)))
	for name, c := range map[string]struct {
		kind    media.Kind
		data    []byte
		form    media.Form
		seconds int
		size    int // 0: not looked at
	}{
		"AMR":                     {media.Voice, amr(12), media.AMR, 12, len(amr(12))},
		"AMR of 40 seconds":       {media.Voice, amr(40), media.AMR, 40, 0},
		"AMR, last frame cut":     {media.Voice, amr(8)[:len(amr(8))-5], media.AMR, 8, len(amr(8)) - 32},
		"AMR with a page behind":  {media.Voice, append(amr(3), 0xFF, 'P', 'K'), media.AMR, 3, len(amr(3))},
		"AMR, less than a second": {media.Voice, amr(1)[:6+32*3], media.AMR, 1, 0},
		"MP3":                     {media.Voice, mp3(115), media.MP3, 3, 417 * 115},
		"MP3 with tags":           {media.Voice, append(append(append(tag, place...), mp3(115)...), "TAG"+place...), media.MP3, 3, 417 * 115},
		"Speex":                   {media.Voice, speex(5), media.Speex, 5, 0},
		"MP4":                     {media.Video, mp4(place), media.MP4, 7, len(mp4(place))},
		"MP4 with a page behind":  {media.Video, append(mp4(place), "<script>"...), media.MP4, 7, len(mp4(place))},
	} {
		t.Run(name, func(t *testing.T) {
			file, err := media.Clean(c.kind, c.data, platform())
			must(t, err)
			if file.Form != c.form || file.Seconds != c.seconds || c.size != 0 && len(file.Data) != c.size {
				t.Errorf("%s, %d s, %d bytes, want %s, %d, %d", file.Form, file.Seconds, len(file.Data), c.form, c.seconds, c.size)
			}
			if bytes.Contains(file.Data, []byte("120 deg")) || bytes.Contains(file.Data, []byte("<script")) || bytes.Contains(file.Data, []byte("PK")) {
				t.Error("notes are still there")
			}
		})
	}
}

func TestFilmsForgetWhenTheyWereMade(t *testing.T) {
	file, err := media.Clean(media.Video, mp4(place), platform())
	must(t, err)
	if bytes.Contains(file.Data, []byte{0xD0, 0, 0, 1}) || !bytes.Contains(file.Data, []byte("moving pictures")) {
		t.Error("the time is still there, or the film is not")
	}
	if before, after := bytes.Index(mp4(place), []byte("moving")), bytes.Index(file.Data, []byte("moving")); before != after {
		t.Errorf("the film moved from %d to %d", before, after)
	}
}

func TestWhatIsNoVoiceOrFilm(t *testing.T) {
	for name, c := range map[string]struct {
		kind media.Kind
		data []byte
		want error
	}{
		"nothing":               {media.Voice, nil, media.ErrForm},
		"a page":                {media.Voice, []byte("<html>"), media.ErrForm},
		"a picture as voice":    {media.Voice, jpegOf(t, flag(8, 8)), media.ErrForm},
		"AMR without sound":     {media.Voice, []byte("#!AMR\n<html>"), media.ErrDamaged},
		"a minute and a bit":    {media.Voice, amr(62), media.ErrTooLarge},
		"ID3 without sound":     {media.Voice, []byte("ID3\x04\x00\x00\x00\x00\x00\x00"), media.ErrDamaged},
		"Ogg, not Speex":        {media.Voice, ogg(0, "OpusHead"+place), media.ErrForm},
		"a voice as film":       {media.Video, amr(1), media.ErrForm},
		"half a film":           {media.Video, mp4(place)[:60], media.ErrDamaged},
		"film without pictures": {media.Video, box("ftyp", []byte("mp42\x00\x00\x00\x00mp42isom")), media.ErrDamaged},
		"unknown kind":          {"file", amr(1), media.ErrForm},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := media.Clean(c.kind, c.data, platform()); !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
}

func FuzzClean(f *testing.F) {
	for _, kind := range []media.Kind{media.Picture, media.Voice, media.Video} {
		for _, seed := range [][]byte{amr(1), mp3(2), speex(1), mp4(place)} {
			f.Add(string(kind), seed)
		}
	}
	limits := platform()
	limits.PicturePixels = 1 << 16
	f.Fuzz(func(t *testing.T, kind string, data []byte) {
		file, err := media.Clean(media.Kind(kind), data, limits)
		if err != nil {
			return
		}
		again, err := media.Clean(media.Kind(kind), file.Data, limits)
		if file.Form != media.Speex && (err != nil || again.Form != file.Form) {
			t.Errorf("what was kept is not taken again: %v", err)
		}
	})
}
