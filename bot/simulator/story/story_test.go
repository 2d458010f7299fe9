package story_test

import (
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"shuanglian/bot/simulator"
	"shuanglian/bot/simulator/story"
)

// echo is an account that says back what it hears, and sends a customer message after
// every text, by the platform's API.
type echo struct {
	mu   sync.Mutex
	p    *simulator.Platform
	api  http.Handler
	now  time.Time
	todo []map[string]string
	left []string
}

func (e *echo) clock() time.Time {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.now
}

func (e *echo) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var in struct{ ToUserName, FromUserName, MsgType, Event, EventKey, Content string }
	body, _ := io.ReadAll(r.Body)
	_ = xml.Unmarshal(body, &in)
	reply := "收到 " + in.MsgType
	switch {
	case in.Event == "subscribe":
		reply = "欢迎，请绑定 " + in.EventKey
	case in.Event != "":
		reply = in.Event + " " + in.EventKey
	case in.Content == "满意吗":
		reply = `<a href="weixin://bizmsgmenu?msgmenucontent=不满意&amp;msgmenuid=2">不满意</a>`
	case in.Content != "":
		reply = "收到：" + in.Content + "，编号482913"
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if in.Event == "" && !strings.Contains(in.Content, "482913") && in.Content != "满意吗" {
		e.todo = append(e.todo, map[string]string{"to": in.FromUserName, "text": "回一个数字"})
	}
	fmt.Fprintf(w, "<xml><ToUserName>%s</ToUserName><FromUserName>%s</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType><Content><![CDATA[%s]]></Content></xml>",
		in.FromUserName, in.ToUserName, reply)
}

// send does what a program's outbox would.
func (e *echo) send() {
	e.mu.Lock()
	todo := e.todo
	e.todo = nil
	e.mu.Unlock()
	for _, m := range todo {
		rec := httptest.NewRecorder()
		e.api.ServeHTTP(rec, httptest.NewRequestWithContext(context.Background(), http.MethodGet,
			"/cgi-bin/token?grant_type=client_credential&appid=wx1&secret=s", nil))
		_, rest, _ := strings.Cut(rec.Body.String(), `"access_token":"`)
		token, _, _ := strings.Cut(rest, `"`)
		body := fmt.Sprintf(`{"touser":%q,"msgtype":"text","text":{"content":%q}}`, m["to"], m["text"])
		e.api.ServeHTTP(httptest.NewRecorder(), httptest.NewRequestWithContext(context.Background(), http.MethodPost,
			"/cgi-bin/message/custom/send?access_token="+token, strings.NewReader(body)))
	}
}

func params(t *testing.T, dir string, left ...string) testscript.Params {
	t.Helper()
	return testscript.Params{Dir: dir, Cmds: story.Commands(), Setup: func(env *testscript.Env) error {
		e := &echo{now: time.Date(2026, 11, 9, 9, 0, 0, 0, time.UTC), left: left}
		server := httptest.NewServer(e)
		env.Defer(server.Close)
		p, err := simulator.New(simulator.Options{AppID: "wx1", AppSecret: "s", Token: "t", Mode: simulator.ModePlain, CallbackURL: server.URL, Now: e.clock})
		if err != nil {
			return err
		}
		e.p, e.api = p, p.API()
		story.Put(env, &story.Stage{Platform: p, Settled: e.send, NothingLeftOver: func() []string { return e.left }, Advance: func(d string) error {
			passed, err := time.ParseDuration(d)
			if err != nil {
				return err
			}
			e.mu.Lock()
			e.now = e.now.Add(passed)
			e.todo = append(e.todo, map[string]string{"to": p.OpenID("李四"), "text": "过了 " + d})
			e.mu.Unlock()
			return nil
		}})
		return nil
	}}
}

func TestStories(t *testing.T) {
	testscript.Run(t, params(t, "testdata/scripts"))
}

// watched is a test that may fail without failing the one around it.
type watched struct {
	log    strings.Builder
	failed bool
}

func (w *watched) Skip(...any)       {}
func (w *watched) Parallel()         {}
func (w *watched) Verbose() bool     { return true }
func (w *watched) Log(args ...any)   { fmt.Fprintln(&w.log, args...) }
func (w *watched) Fatal(args ...any) { w.Log(args...); w.FailNow() }
func (w *watched) FailNow()          { w.failed = true; panic(w) }
func (w *watched) Run(_ string, f func(t testscript.T)) {
	defer func() {
		if r := recover(); r != nil && r != any(w) {
			panic(r)
		}
	}()
	f(w)
}

func TestFailuresShowThePhone(t *testing.T) {
	for _, tc := range []struct {
		name, script string
		says         []string
	}{
		{"expect", "follow 李四\nsay 李四 你好\nexpect 李四 '没有的话'\n", []string{"没有的话", "李四 的屏幕", "我 [text] 你好", "号 [text] 收到：你好"}},
		{"expect-nothing", "follow 李四\nexpect-nothing 李四\n", []string{"1 bubbles", "欢迎"}},
		{"refused", "say 李四 你好\n", []string{"does not follow"}},
		{"remember", "follow 李四\nremember 李四 X '(无)'\n", []string{"李四 的屏幕"}},
		{"left over", "nothing-left-over\n", []string{"一条没发出"}},
		{"must be refused", "follow 李四\n! say 李四 好\n", []string{"should have refused"}},
		{"must not come", "follow 李四\n! expect 李四 欢迎\n", []string{"must not come"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "one.txtar"), []byte(tc.script), 0o600); err != nil {
				t.Fatal(err)
			}
			w := &watched{}
			testscript.RunT(w, params(t, dir, "一条没发出"))
			for _, want := range tc.says {
				if !strings.Contains(w.log.String(), want) {
					t.Errorf("no %q in\n%s", want, w.log.String())
				}
			}
			if !w.failed {
				t.Error("the script passed")
			}
		})
	}
}
