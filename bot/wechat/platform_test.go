package wechat_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"shuanglian/bot/wechat"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// platform is an API server whose every answer a test writes itself.
type platform struct {
	*httptest.Server
	mu     sync.Mutex
	token  int      // the n of the token-n that works
	forced int      // how often force_refresh was asked
	calls  []string // method, path and body of each call but stable_token
	forms  []http.Header
	answer func(w http.ResponseWriter, r *http.Request, body string)
}

const secret = "the-app-secret"

func newPlatform(t *testing.T) *platform {
	t.Helper()
	p := &platform{token: 1, answer: func(w http.ResponseWriter, _ *http.Request, _ string) {
		fmt.Fprint(w, `{"errcode":0,"errmsg":"ok"}`)
	}}
	p.Server = httptest.NewServer(p)
	t.Cleanup(p.Close)
	return p
}

func (p *platform) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	raw, err := io.ReadAll(r.Body)
	if err != nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if r.URL.Path == "/cgi-bin/stable_token" {
		var in struct {
			Secret string `json:"secret"`
			Force  bool   `json:"force_refresh"`
		}
		if json.Unmarshal(raw, &in) != nil || in.Secret != secret {
			fmt.Fprint(w, `{"errcode":40001,"errmsg":"invalid credential"}`)
			return
		}
		if in.Force {
			p.forced++
			p.token++
		}
		fmt.Fprintf(w, `{"access_token":"token-%d","expires_in":7200}`, p.token)
		return
	}
	p.calls = append(p.calls, r.Method+" "+r.URL.Path+" "+string(raw))
	p.forms = append(p.forms, r.Header)
	if got := r.URL.Query().Get("access_token"); got != fmt.Sprintf("token-%d", p.token) {
		fmt.Fprintf(w, `{"errcode":40001,"errmsg":"invalid credential, access_token is invalid or not latest: %s rid: 6613c5a3-0e5a2b1c-1f2e3d4c"}`, got)
		return
	}
	p.answer(w, r, string(raw))
}

// says makes every call answer the same.
func (p *platform) says(text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.answer = func(w http.ResponseWriter, _ *http.Request, _ string) { fmt.Fprint(w, text) }
}

func (p *platform) seen() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.calls
}

func newClient(t *testing.T, p *platform, change func(s *wechat.Settings)) *wechat.Client {
	t.Helper()
	settings := wechat.Settings{AppID: "wx1", AppSecret: secret, BaseURL: p.URL, Timeout: 5 * time.Second}
	if change != nil {
		change(&settings)
	}
	c, err := wechat.NewClient(settings)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c
}
