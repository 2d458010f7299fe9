package wechat_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"shuanglian/bot/wechat"
)

func TestErrorsAreTyped(t *testing.T) {
	for _, tc := range []struct {
		name, answer string
		code         int
		class        wechat.Class
	}{
		{"window", `{"errcode":45015,"errmsg":"response out of time limit or subscription is canceled rid: 6613c5a3-0e5a2b1c-1f2e3d4c"}`, 45015, wechat.ClassWindow},
		{"count", `{"errcode":45047,"errmsg":"out of response count limit"}`, 45047, wechat.ClassWindow},
		{"busy", `{"errcode":-1,"errmsg":"system error"}`, -1, wechat.ClassRetry},
		{"stranger", `{"errcode":40003,"errmsg":"invalid openid"}`, 40003, wechat.ClassUnreachable},
		{"quota", `{"errcode":45009,"errmsg":"api freq out of limit"}`, 45009, wechat.ClassQuota},
		{"address", `{"errcode":40164,"errmsg":"invalid ip"}`, 40164, wechat.ClassStop},
		{"review", `{"errcode":40252,"errmsg":"in review"}`, 40252, wechat.ClassHold},
		{"field", `{"errcode":47003,"errmsg":"argument invalid! data.thing1.value invalid"}`, 47003, wechat.ClassBad},
		{"code as text", `{"errcode":"48002","errmsg":"x"}`, 48002, wechat.ClassUnreachable},
		{"new to us", `{"errcode":99999,"errmsg":"x"}`, 99999, wechat.ClassUnknown},
	} {
		t.Run(tc.name, func(t *testing.T) {
			p := newPlatform(t)
			p.says(tc.answer)
			err := newClient(t, p, nil).SendText(t.Context(), "oOne", "你好")
			var refused *wechat.Error
			if !errors.As(err, &refused) || refused.Code != tc.code || refused.Class != tc.class || wechat.ClassOf(err) != tc.class {
				t.Fatalf("%v", err)
			}
			if refused.Path != "/cgi-bin/message/custom/send" || tc.name == "window" && refused.RID != "6613c5a3-0e5a2b1c-1f2e3d4c" {
				t.Errorf("%+v", refused)
			}
			if len(p.seen()) != 1 {
				t.Errorf("called %d times", len(p.seen()))
			}
			if wechat.OutcomeUnknown(err) != (tc.code == -1) {
				t.Error("outcome")
			}
		})
	}
}

func TestRefusedTokenIsReplacedOnce(t *testing.T) {
	p := newPlatform(t)
	c := newClient(t, p, nil)
	if _, err := c.Token(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.token = 2 // another process forced a new one
	if err := c.SendText(t.Context(), "oOne", "你好"); err != nil {
		t.Fatal(err)
	}
	calls := p.seen()
	if len(calls) != 2 || calls[0] != calls[1] || p.forced != 0 {
		t.Errorf("calls %q, forced %d", calls, p.forced)
	}
}

func TestTokenRefusedTwiceStops(t *testing.T) {
	p := newPlatform(t)
	p.says(`{"errcode":40001,"errmsg":"invalid credential"}`)
	c := newClient(t, p, nil)
	for range 3 {
		err := c.SendText(t.Context(), "oOne", "你好")
		if wechat.ClassOf(err) != wechat.ClassStop {
			t.Fatalf("%v", err)
		}
	}
	if p.forced != 1 { // the rule: 30 seconds apart
		t.Errorf("forced %d times", p.forced)
	}
}

func TestWrongSecretStops(t *testing.T) {
	p := newPlatform(t)
	c := newClient(t, p, func(s *wechat.Settings) { s.AppSecret = "wrong-secret" })
	err := c.SendText(t.Context(), "oOne", "你好")
	if wechat.ClassOf(err) != wechat.ClassStop || wechat.OutcomeUnknown(err) || len(p.seen()) != 0 {
		t.Errorf("%v", err)
	}
	if strings.Contains(err.Error(), "wrong-secret") {
		t.Errorf("the error shows the secret: %v", err)
	}
}

func TestFailures(t *testing.T) {
	for _, tc := range []struct {
		name    string
		answer  http.HandlerFunc
		change  func(s *wechat.Settings)
		unknown bool
	}{
		{"cut off", func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, nil, true},
		{"slow", func(_ http.ResponseWriter, r *http.Request) {
			_, _ = io.Copy(io.Discard, r.Body) // only then does the server notice the end of the call
			<-r.Context().Done()
		},
			func(s *wechat.Settings) { s.Timeout = 100 * time.Millisecond }, true},
		{"gateway", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(502) }, nil, true},
		{"redirected", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/else", 302) }, nil, true},
		{"a page", func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte("<html>")) }, nil, true},
		{"too large", func(w http.ResponseWriter, _ *http.Request) { w.Write(make([]byte, 3000)) },
			func(s *wechat.Settings) { s.MaxBytes = 2000 }, true},
		{"nobody there", nil, func(s *wechat.Settings) { s.BaseURL = "http://127.0.0.1:1" }, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			p := newPlatform(t)
			c := newClient(t, p, tc.change)
			if tc.answer != nil {
				if _, err := c.Token(t.Context()); err != nil {
					t.Fatal(err)
				}
				p.Config.Handler = tc.answer
			}
			err := c.SendText(t.Context(), "oOpenidOfAPerson", "你好")
			var failed *wechat.TransportError
			if !errors.As(err, &failed) || wechat.ClassOf(err) != wechat.ClassRetry {
				t.Fatalf("%v", err)
			}
			if wechat.OutcomeUnknown(err) != tc.unknown || failed.NotSent == tc.unknown {
				t.Errorf("outcome unknown %v: %v", wechat.OutcomeUnknown(err), err)
			}
			if text := err.Error(); strings.Contains(text, "token-1") || strings.Contains(text, "oOpenid") || strings.Contains(text, secret) {
				t.Errorf("the error shows too much: %s", text)
			}
		})
	}
}

func TestCancelledCallIsNotSent(t *testing.T) {
	p := newPlatform(t)
	c := newClient(t, p, nil)
	if _, err := c.Token(t.Context()); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	err := c.SendText(ctx, "oOne", "x")
	if !errors.Is(err, context.Canceled) || wechat.ClassOf(err) != wechat.ClassUnknown {
		t.Errorf("%v", err)
	}
}

func TestObserve(t *testing.T) {
	p := newPlatform(t)
	p.says(`{"errcode":45015,"errmsg":"x"}`)
	seen := map[string]int{}
	c := newClient(t, p, func(s *wechat.Settings) {
		s.Observe = func(path string, code int, _ time.Duration) { seen[path] = code }
	})
	if err := c.SendText(t.Context(), "oOne", "x"); err == nil {
		t.Fatal("no error")
	}
	if len(seen) != 2 || seen["/cgi-bin/message/custom/send"] != 45015 || seen["/cgi-bin/stable_token"] != 0 {
		t.Errorf("%v", seen)
	}
}

func TestNewClientRefuses(t *testing.T) {
	for name, s := range map[string]wechat.Settings{
		"no appid":  {AppSecret: "x"},
		"no secret": {AppID: "x"},
		"no scheme": {AppID: "x", AppSecret: "y", BaseURL: "api.weixin.qq.com"},
		"ftp":       {AppID: "x", AppSecret: "y", BaseURL: "ftp://x"},
	} {
		if _, err := wechat.NewClient(s); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}
