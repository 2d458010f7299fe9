package media

import (
	"bytes"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
)

type (
	decoder func(io.Reader) (image.Image, error)
	sizer   func(io.Reader) (image.Config, error)
)

// pictureForm tells by the first bytes how a picture is written; no decoder if
// it is none.
func pictureForm(data []byte) (decoder, sizer, Form) {
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xD8\xFF")):
		return jpeg.Decode, jpeg.DecodeConfig, JPEG
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1A\n")):
		return png.Decode, png.DecodeConfig, PNG
	case bytes.HasPrefix(data, []byte("GIF87a")), bytes.HasPrefix(data, []byte("GIF89a")):
		return gif.Decode, gif.DecodeConfig, PNG
	}
	return nil, nil, ""
}
