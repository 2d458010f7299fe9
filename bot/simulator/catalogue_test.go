package simulator_test

import (
	"bytes"
	"context"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

func (w *world) upload(kind, name string, data []byte) map[string]any {
	w.t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	part, err := form.CreateFormFile("media", name)
	w.must(err)
	_, _ = part.Write(data)
	w.must(form.Close())
	req, err := http.NewRequestWithContext(context.Background(), http.MethodPost, w.api.URL+"/cgi-bin/media/upload?type="+kind+"&access_token="+w.token(), &b)
	w.must(err)
	req.Header.Set("Content-Type", form.FormDataContentType())
	return w.read(req)
}

func (w *world) fetch(path string) (status int, contentType string, body []byte) {
	w.t.Helper()
	req, err := http.NewRequestWithContext(context.Background(), http.MethodGet, w.api.URL+path, nil)
	w.must(err)
	res, err := http.DefaultClient.Do(req)
	w.must(err)
	defer res.Body.Close()
	body, err = io.ReadAll(res.Body)
	w.must(err)
	return res.StatusCode, res.Header.Get("Content-Type"), body
}

var amr = append([]byte("#!AMR\n"), make([]byte, 1600*12)...)

func TestMediaUploads(t *testing.T) {
	jpeg := append([]byte("\xff\xd8\xff\xe0\x00\x10JFIF"), make([]byte, 100)...)
	for _, tc := range []struct {
		name, kind string
		data       []byte
		want       int
	}{
		{"a voice", "voice", amr, 0},
		{"a picture", "image", jpeg, 0},
		{"a thumb", "thumb", jpeg, 0},
		{"a voice as a picture", "image", amr, 40005},
		{"a voice of 3 MB", "voice", append([]byte("#!AMR\n"), make([]byte, 3<<20)...), 40006},
		{"a voice of 61 s", "voice", append([]byte("#!AMR\n"), make([]byte, 1600*61)...), 45007},
		{"nothing", "image", nil, 41005},
		{"an unknown type", "smell", jpeg, 40004},
	} {
		w := newWorld(t)
		if got := code(w.upload(tc.kind, "file", tc.data)); got != tc.want {
			t.Errorf("%s: errcode %d, want %d", tc.name, got, tc.want)
		}
	}
}

func TestMediaLiveThreeDays(t *testing.T) {
	w := newWorld(t)
	w.act("李四", "follow")
	w.must(w.p.SendVoice(t.Context(), "李四", 8))
	theirs := w.got()[1].MediaId
	ours, _ := w.upload("voice", "v.amr", amr)["media_id"].(string)
	send := func() int {
		return w.call("/cgi-bin/message/custom/send", map[string]any{"touser": w.p.OpenID("李四"), "msgtype": "voice", "voice": map[string]any{"media_id": ours}})
	}
	if got := send(); got != 0 || w.last("李四").Seconds != 12 {
		t.Errorf("errcode %d, %d s", got, w.last("李四").Seconds)
	}
	w.pass(72*time.Hour - time.Second)
	w.act("李四", "say")
	for _, path := range []string{"/cgi-bin/media/get", "/cgi-bin/media/get/jssdk"} {
		if _, kind, body := w.fetch(path + "?media_id=" + theirs + "&access_token=" + w.token()); kind != "audio/amr" || len(body) != 6+1600*8 {
			t.Errorf("%s: %s, %d bytes", path, kind, len(body))
		}
	}
	w.pass(time.Second)
	_, kind, body := w.fetch("/cgi-bin/media/get?media_id=" + theirs + "&access_token=" + w.token())
	if !strings.HasPrefix(kind, "application/json") || !strings.Contains(string(body), "40007") {
		t.Errorf("after three days: %s %s", kind, body)
	}
	if got := send(); got != 40007 {
		t.Errorf("sending it after three days: %d", got)
	}
}

func TestVideoIsAnAddress(t *testing.T) {
	w := newWorld(t)
	w.act("李四", "follow")
	w.must(w.p.SendVideo(t.Context(), "李四"))
	out := w.get("/cgi-bin/media/get?media_id=" + w.got()[1].MediaId + "&access_token=" + w.token())
	address, _ := out["video_url"].(string)
	if _, kind, _ := w.fetch(strings.TrimPrefix(address, w.api.URL)); kind != "video/mp4" {
		t.Errorf("%v is %s", out, kind)
	}
}

func TestQRCodes(t *testing.T) {
	scene := func(action string, id int, str string, seconds int) map[string]any {
		return map[string]any{"action_name": action, "expire_seconds": seconds,
			"action_info": map[string]any{"scene": map[string]any{"scene_id": id, "scene_str": str}}}
	}
	for _, tc := range []struct {
		name string
		in   map[string]any
		want int
	}{
		{"temporary number", scene("QR_SCENE", 123, "", 60), 0},
		{"temporary text", scene("QR_STR_SCENE", 0, "card", 2592000), 0},
		{"more than 30 days", scene("QR_STR_SCENE", 0, "card", 2592001), 40053},
		{"permanent number", scene("QR_LIMIT_SCENE", 100000, "", 0), 0},
		{"permanent number too high", scene("QR_LIMIT_SCENE", 100001, "", 0), 40053},
		{"text of 65", scene("QR_LIMIT_STR_SCENE", 0, strings.Repeat("a", 65), 0), 40053},
	} {
		w := newWorld(t)
		out := w.post("/cgi-bin/qrcode/create?access_token="+w.token(), tc.in)
		if code(out) != tc.want {
			t.Errorf("%s: errcode %d, want %d", tc.name, code(out), tc.want)
		}
		if ticket, ok := out["ticket"].(string); ok {
			status, kind, _ := w.fetch("/cgi-bin/showqrcode?ticket=" + url.QueryEscape(ticket))
			if status != 200 || kind != "image/png" {
				t.Errorf("%s: picture %d %s", tc.name, status, kind)
			}
		}
	}
	w := newWorld(t)
	if status, _, _ := w.fetch("/cgi-bin/showqrcode?ticket=none"); status != 404 {
		t.Errorf("unknown ticket: %d", status)
	}
}
