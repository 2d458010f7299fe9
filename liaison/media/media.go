// Package media makes what a person sent fit to be kept and relayed: it looks at
// the content, never at a header, and gives back nothing but the picture, the
// sound or the film: no place, no camera, no name of a file, and nothing that
// was hidden before, behind or between. Pure functions from bytes to bytes; no
// file, no network and no rule about who may see it belong here.
package media

import (
	"errors"
	"fmt"
)

// Kind is what was sent, in the platform's own words.
type Kind string

// The kinds that have a file behind them.
const (
	Picture Kind = "image"
	Voice   Kind = "voice"
	Video   Kind = "video"
)

// Form is how a file is written.
type Form string

// The forms that are taken. Speex is kept but can't be uploaded again: the
// platform takes AMR and MP3 only. Source: 新增临时素材.
const (
	JPEG  Form = "jpeg"
	PNG   Form = "png"
	AMR   Form = "amr"
	Speex Form = "speex"
	MP3   Form = "mp3"
	MP4   Form = "mp4"
)

// ContentType is the form as the web names it.
func (f Form) ContentType() string {
	switch f {
	case JPEG:
		return "image/jpeg"
	case PNG:
		return "image/png"
	case AMR:
		return "audio/amr"
	case Speex:
		return "audio/ogg"
	case MP3:
		return "audio/mpeg"
	case MP4:
		return "video/mp4"
	}
	return "application/octet-stream"
}

// Relayable tells whether the platform takes a file of this form for sending.
func (f Form) Relayable() bool { return f != Speex && f != "" }

// Limits are the sizes that the platform sends on: picture 10 MB (another page
// says 2 MB), voice 2 MB and 60 s, video 10 MB. Source: 新增临时素材.
type Limits struct {
	PictureBytes  int64
	PicturePixels int // against a small file that unfolds into a huge picture
	VoiceBytes    int64
	VoiceSeconds  int
	VideoBytes    int64
}

// Bytes is the size limit of a kind.
func (l Limits) Bytes(kind Kind) int64 {
	switch kind {
	case Voice:
		return l.VoiceBytes
	case Video:
		return l.VideoBytes
	case Picture:
	}
	return l.PictureBytes
}

// Why a file is not taken; ask with errors.Is.
var (
	ErrForm     = errors.New("not a file of a known form")
	ErrTooLarge = errors.New("too large")
	ErrDamaged  = errors.New("damaged") // perhaps only its transfer: worth another try
)

// File is what is kept.
type File struct {
	Data    []byte
	Form    Form
	Seconds int // of a voice or film, rounded, at least 1
}

// Clean takes the picture, sound or film out of the data and checks it against
// the limits, before and after. The same data always gives the same bytes.
func Clean(kind Kind, data []byte, limits Limits) (File, error) {
	most := limits.Bytes(kind)
	if int64(len(data)) > most {
		return File{}, fmt.Errorf("media: %d bytes: %w", len(data), ErrTooLarge)
	}
	var file File
	var err error
	switch kind {
	case Picture:
		file, err = cleanPicture(data, limits)
	case Voice:
		file, err = cleanVoice(data)
	case Video:
		file, err = cleanVideo(data)
	default:
		err = ErrForm
	}
	switch {
	case err != nil:
		return File{}, fmt.Errorf("media: %s: %w", kind, err)
	case int64(len(file.Data)) > most:
		return File{}, fmt.Errorf("media: %d bytes: %w", len(file.Data), ErrTooLarge)
	case kind == Voice && file.Seconds > limits.VoiceSeconds:
		return File{}, fmt.Errorf("media: %d seconds: %w", file.Seconds, ErrTooLarge)
	}
	return file, nil
}

// seconds rounds a length given in thousandths.
func seconds(thousandths int64) int { return int(max((thousandths+500)/1000, 1)) }
