package wechat

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"mime"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"net/url"
	"strings"
)

const (
	mediaGetPath    = "/cgi-bin/media/get"
	mediaUploadPath = "/cgi-bin/media/upload"
)

// Media is a temporary file of the platform.
type Media struct {
	ContentType string
	Filename    string // as the platform calls it; may be empty
	Data        []byte
}

// DownloadMedia fetches a temporary media file of at most maxBytes (0: the client's limit). A
// person's files live 3 days, so they are fetched when they arrive. Source: 获取临时素材.
func (c *Client) DownloadMedia(ctx context.Context, mediaID string, maxBytes int64) (Media, error) {
	path := mediaGetPath + "?media_id=" + url.QueryEscape(mediaID)
	data, header, err := c.do(ctx, http.MethodGet, c.transport.placeholder, path, "", nil)
	if err != nil {
		return Media{}, err
	}
	if isJSON(header, data) { // a refusal is an error already: this is a video, given by its address
		var out struct {
			VideoURL string `json:"video_url"`
		}
		if json.Unmarshal(data, &out) != nil || out.VideoURL == "" {
			return Media{}, &TransportError{Path: mediaGetPath, Status: http.StatusOK, Err: errors.New("answer is neither a file nor a video's address")}
		}
		if data, header, err = c.fetchVideo(ctx, out.VideoURL); err != nil {
			return Media{}, err
		}
	}
	if maxBytes > 0 && int64(len(data)) > maxBytes {
		return Media{}, &TransportError{Path: mediaGetPath, Status: http.StatusOK, Err: fmt.Errorf("file of more than %d bytes: %w", maxBytes, ErrTooLarge)}
	}
	media := Media{ContentType: header.Get("Content-Type"), Data: data}
	if _, parameters, err := mime.ParseMediaType(header.Get("Content-Disposition")); err == nil {
		media.Filename = parameters["filename"]
	}
	return media, nil
}

// isJSON looks at the type and at the text, since the platform serves JSON as text/plain too.
func isJSON(header http.Header, data []byte) bool {
	kind := header.Get("Content-Type")
	if !strings.Contains(kind, "json") && !strings.HasPrefix(kind, "text/") {
		return false
	}
	return json.Valid(data)
}

// fetchVideo gets a video from the address that the API named. It goes without a token.
func (c *Client) fetchVideo(ctx context.Context, address string) ([]byte, http.Header, error) {
	t := c.transport
	ctx, cancel := context.WithTimeout(ctx, t.timeout)
	defer cancel()
	fail := func(err error) ([]byte, http.Header, error) {
		return nil, nil, &TransportError{Path: mediaGetPath, Err: err}
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil || req.URL.Scheme != "http" && req.URL.Scheme != "https" {
		return fail(errors.New("the video's address is not a web address"))
	}
	resp, err := t.inner.RoundTrip(req)
	if err != nil {
		return fail(err)
	}
	data, err := readLimited(resp.Body, t.maxBytes)
	if err != nil {
		return fail(err)
	}
	if resp.StatusCode != http.StatusOK {
		return fail(fmt.Errorf("HTTP status %d", resp.StatusCode))
	}
	return data, resp.Header, nil
}

// UploadMedia makes a temporary media file of kind image, voice, video or thumb and gives its
// media id, good for 3 days. The limits (image 10 MB, voice 2 MB and 60 s AMR/MP3, video 10 MB
// MP4, thumb 64 KB) are the platform's to check. Source: 新增临时素材.
func (c *Client) UploadMedia(ctx context.Context, kind string, m Media) (mediaID string, err error) {
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	filename := keep(m.Filename, func(r rune) bool { return r > ' ' && r < 0x7F && r != '"' && r != '\\' })
	if filename == "" {
		filename = kind
	}
	head := textproto.MIMEHeader{}
	head.Set("Content-Disposition", `form-data; name="media"; filename="`+filename+`"`)
	if m.ContentType != "" {
		head.Set("Content-Type", m.ContentType)
	}
	part, err := form.CreatePart(head)
	if err == nil {
		_, err = part.Write(m.Data)
	}
	if err == nil {
		err = form.Close()
	}
	if err != nil {
		return "", notSendable(mediaUploadPath, err)
	}
	path := mediaUploadPath + "?type=" + url.QueryEscape(kind)
	answer, _, err := c.do(ctx, http.MethodPost, c.transport.placeholder, path, form.FormDataContentType(), body.Bytes())
	if err != nil {
		return "", err
	}
	var out struct {
		MediaID      string `json:"media_id"`
		ThumbMediaID string `json:"thumb_media_id"`
	}
	if json.Unmarshal(answer, &out) != nil || out.MediaID+out.ThumbMediaID == "" {
		return "", &TransportError{Path: mediaUploadPath, Status: http.StatusOK, Err: errors.New("answer without a media id")}
	}
	return out.MediaID + out.ThumbMediaID, nil
}
