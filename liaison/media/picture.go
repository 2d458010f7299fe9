package media

import (
	"bytes"
	"image"
	"image/jpeg"
	"image/png"
)

// quality is that of a rewritten photo: no difference to be seen on a phone.
const quality = 90

// cleanPicture decodes and encodes again: whatever is not a pixel is gone. A
// photo is turned as its camera said it was held. Of a GIF its first picture is
// kept, as PNG.
func cleanPicture(data []byte, limits Limits) (File, error) {
	decode, config, form := pictureForm(data)
	if decode == nil {
		return File{}, ErrForm
	}
	size, err := config(bytes.NewReader(data))
	switch {
	case err != nil || size.Width <= 0 || size.Height <= 0:
		return File{}, ErrDamaged
	case size.Width > limits.PicturePixels/size.Height:
		return File{}, ErrTooLarge
	}
	picture, err := decode(bytes.NewReader(data))
	if err != nil { // the decoder's words may quote the file
		return File{}, ErrDamaged
	}
	if form == JPEG {
		return photo(turn(picture, orientation(data)))
	}
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		return File{}, ErrDamaged
	}
	if int64(out.Len()) > limits.PictureBytes { // written worse than it was
		return photo(picture)
	}
	return File{Data: out.Bytes(), Form: PNG}, nil
}

func photo(picture image.Image) (File, error) {
	var out bytes.Buffer
	if err := jpeg.Encode(&out, picture, &jpeg.Options{Quality: quality}); err != nil {
		return File{}, ErrDamaged
	}
	return File{Data: out.Bytes(), Form: JPEG}, nil
}
