package scheduler

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"

	"shuanglian/bot/wechat"
	"shuanglian/liaison"
	"shuanglian/liaison/media"
)

// errNotUploaded marks a failure before anything was sent to anybody.
var errNotUploaded = errors.New("scheduler: media not uploaded")

// send puts a kept file before a person: by an earlier upload that is still
// good, else by a new one. The upload used is returned, also when sending fails.
func (m *Media) send(ctx context.Context, openID string, upload liaison.Upload) (liaison.Upload, error) {
	if m == nil {
		return upload, ErrUnsendable
	}
	if upload.ID != "" {
		err := m.show(ctx, openID, upload)
		var refused *wechat.Error
		if !errors.As(err, &refused) || refused.Code != codeMediaGone {
			return upload, err
		}
		upload.ID, upload.Cover = "", ""
	}
	upload, err := m.upload(ctx, upload)
	if err != nil {
		return upload, err
	}
	return upload, m.show(ctx, openID, upload)
}

func (m *Media) show(ctx context.Context, openID string, upload liaison.Upload) error {
	if upload.Kind == liaison.SaidVideo {
		return m.Platform.SendVideo(ctx, openID, upload.ID, upload.Cover)
	}
	return m.Platform.SendMedia(ctx, openID, string(upload.Kind), upload.ID)
}

func (m *Media) upload(ctx context.Context, upload liaison.Upload) (liaison.Upload, error) {
	data, err := m.Store.Read(upload.Hash)
	if errors.Is(err, liaison.ErrNotFound) {
		return upload, fmt.Errorf("scheduler: a kept file is gone: %w", errors.Join(ErrUnsendable, err))
	}
	if err == nil {
		upload.ID, err = m.Platform.UploadMedia(ctx, string(upload.Kind), wechat.Media{ContentType: upload.Form.ContentType(),
			Filename: string(upload.Kind) + "." + string(upload.Form), Data: data})
	}
	if err == nil && upload.Kind == liaison.SaidVideo {
		upload.Cover, err = m.Platform.UploadMedia(ctx, "thumb", wechat.Media{ContentType: media.JPEG.ContentType(), Filename: "cover.jpeg", Data: cover()})
	}
	if err != nil {
		return liaison.Upload{}, fmt.Errorf("%w: %w", errNotUploaded, err)
	}
	return upload, nil
}

// cover stands before every film, since the platform asks for one: a triangle on
// grey, which says nothing of what is to be seen.
func cover() []byte {
	picture := image.NewGray(image.Rect(0, 0, 200, 200))
	for y := range 200 {
		for x := range 200 {
			shade := color.Gray{Y: 70}
			if x >= 70 && 2*abs(y-100) <= 140-x {
				shade.Y = 230
			}
			picture.SetGray(x, y, shade)
		}
	}
	var out bytes.Buffer
	_ = jpeg.Encode(&out, picture, nil) // into memory: can't fail
	return out.Bytes()
}

func abs(n int) int { return max(n, -n) }
