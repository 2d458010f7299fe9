package wechat_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"shuanglian/bot/wechat"
)

func TestSendTextIsRawUTF8(t *testing.T) {
	p := newPlatform(t)
	c := newClient(t, p, nil)
	if err := c.SendText(t.Context(), "oOne", "灯坏了<a href=\"x\">&\x08"); err != nil {
		t.Fatal(err)
	}
	want := `POST /cgi-bin/message/custom/send {"msgtype":"text","text":{"content":"灯坏了<a href=\"x\">&"},"touser":"oOne"}`
	if got := p.seen()[0]; got != want {
		t.Errorf("got %s", got)
	}
	if err := c.SendText(t.Context(), "oOne", " \x00"); wechat.ClassOf(err) != wechat.ClassBad || wechat.OutcomeUnknown(err) || len(p.seen()) != 1 {
		t.Errorf("empty text: %v", err)
	}
}

func TestSendOtherKinds(t *testing.T) {
	p := newPlatform(t)
	c := newClient(t, p, nil)
	for _, err := range []error{
		c.SendMedia(t.Context(), "oOne", wechat.TypeVoice, "m1"),
		c.SendVideo(t.Context(), "oOne", "m1", "m2"),
		c.SendMenu(t.Context(), "oOne", "选", []wechat.MenuItem{{ID: "101", Content: "满意"}}, ""),
	} {
		if err != nil {
			t.Error(err)
		}
	}
	for i, part := range []string{`"voice":{"media_id":"m1"}`, `"video":{"media_id":"m1","thumb_media_id":"m2"}`, `"list":[{"id":"101","content":"满意"}]`} {
		if !strings.Contains(p.seen()[i], part) {
			t.Errorf("%s lacks %s", p.seen()[i], part)
		}
	}
	if err := c.SendMedia(t.Context(), "oOne", "hologram", "m"); wechat.ClassOf(err) != wechat.ClassBad {
		t.Errorf("%v", err)
	}
}

func TestSendTemplate(t *testing.T) {
	p := newPlatform(t)
	p.says(`{"errcode":0,"errmsg":"ok","msgid":200163836}`)
	c := newClient(t, p, nil)
	id, err := c.SendTemplate(t.Context(), wechat.Template{
		ToUser: "oOne", TemplateID: "T", ClientMsgID: "row-7",
		Data: map[string]string{"thing1": strings.Repeat("长", 30), "number2": "3"},
	})
	if err != nil || id != "200163836" {
		t.Fatalf("%q, %v", id, err)
	}
	want := `POST /cgi-bin/message/template/send {"touser":"oOne","template_id":"T","client_msg_id":"row-7","data":{"number2":{"value":"3"},"thing1":{"value":"` + strings.Repeat("长", 19) + `…"}}}`
	if got := p.seen()[0]; got != want {
		t.Errorf("got %s", got)
	}
	_, err = c.SendTemplate(t.Context(), wechat.Template{ToUser: "oOne", TemplateID: "T", Data: map[string]string{"time1": "明天"}})
	if wechat.ClassOf(err) != wechat.ClassBad || len(p.seen()) != 1 {
		t.Errorf("%v", err)
	}
}

func TestDownloadMedia(t *testing.T) {
	p := newPlatform(t)
	c := newClient(t, p, nil)
	p.answer = func(w http.ResponseWriter, r *http.Request, _ string) {
		if r.URL.Query().Get("media_id") == "gone" {
			w.Header().Set("Content-Type", "text/plain")
			fmt.Fprint(w, `{"errcode":40007,"errmsg":"invalid media_id"}`)
			return
		}
		if r.URL.Query().Get("media_id") == "video" {
			w.Header().Set("Content-Type", "application/json")
			fmt.Fprintf(w, `{"video_url":"%s/file?access_token=token-1"}`, p.URL)
			return
		}
		w.Header().Set("Content-Type", "audio/amr")
		w.Header().Set("Content-disposition", `attachment; filename="m1.amr"`)
		fmt.Fprint(w, "#!AMR {")
	}
	media, err := c.DownloadMedia(t.Context(), "m1", 0)
	if err != nil || string(media.Data) != "#!AMR {" || media.ContentType != "audio/amr" || media.Filename != "m1.amr" {
		t.Errorf("%+v, %v", media, err)
	}
	if media, err = c.DownloadMedia(t.Context(), "video", 0); err != nil || string(media.Data) != "#!AMR {" {
		t.Errorf("%+v, %v", media, err)
	}
	if _, err = c.DownloadMedia(t.Context(), "gone", 0); wechat.ClassOf(err) != wechat.ClassBad {
		t.Errorf("%v", err)
	}
	if _, err = c.DownloadMedia(t.Context(), "m1", 3); err == nil {
		t.Error("too large a file was accepted")
	}
}

func TestUploadMedia(t *testing.T) {
	p := newPlatform(t)
	var name, content string
	p.answer = func(w http.ResponseWriter, r *http.Request, body string) {
		r.Body = http.NoBody
		name, content = r.URL.Query().Get("type"), body
		fmt.Fprint(w, `{"type":"voice","media_id":"m9","created_at":1}`)
	}
	id, err := newClient(t, p, nil).UploadMedia(t.Context(), "voice", wechat.Media{ContentType: "audio/amr", Filename: "声\"x.amr", Data: []byte("#!AMR")})
	if err != nil || id != "m9" || name != "voice" {
		t.Errorf("%q, %q, %v", id, name, err)
	}
	for _, part := range []string{`form-data; name="media"; filename="x.amr"`, "Content-Type: audio/amr", "#!AMR"} {
		if !strings.Contains(content, part) {
			t.Errorf("%q lacks %q", content, part)
		}
	}
}
