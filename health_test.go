package main

import (
	"context"
	"errors"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"shuanglian/liaison"
)

// get asks one of the program's addresses.
func (w *world) get(path string) (int, string, http.Header) {
	answer := httptest.NewRecorder()
	w.app.Routes(nil).ServeHTTP(answer, httptest.NewRequest(http.MethodGet, path, nil))
	return answer.Code, answer.Body.String(), answer.Header()
}

func TestReadiness(t *testing.T) {
	withRedis, without := backings(t)[0], backings(t)[1]
	for name, test := range map[string]struct {
		on      backing
		change  func(w *world)
		status  int
		state   string
		reasons string
	}{
		"everything there": {withRedis, func(*world) {}, 200, "ready", ""},
		"no Redis":         {without, func(*world) {}, 200, "degraded", "redis: none configured"},
		"the platform gives no token": {withRedis, func(w *world) { w.platform.Fault("/cgi-bin/stable_token", 40164, 100) }, 200,
			"degraded", "wechat: no access token"},
		"the outbox is behind": {withRedis, func(w *world) {
			w.do(func(d *liaison.Desk) error {
				return d.Tx().SaveDue(liaison.Due{Kind: liaison.DueWords, ObjectID: "x", At: d.Now().Add(-2 * time.Minute)})
			})
		}, 200, "degraded", "outbox: behind"},
		"the database is closed": {withRedis, func(w *world) {
			if err := w.app.office.Close(); err != nil {
				w.t.Error(err)
			}
		}, 503, "not_ready", "database"},
		"draining": {withRedis, func(w *world) { close(w.app.draining) }, 503, "not_ready", "draining"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, test.on)
			test.change(w)
			status, state := w.readyz()
			if status != test.status || state.Status != test.state || strings.Join(state.Reasons, " ") != test.reasons {
				t.Errorf("%d %+v, want %d %s %s", status, state, test.status, test.state, test.reasons)
			}
			if code, body, _ := w.get("/healthz"); code != 200 || body != "ok\n" {
				t.Errorf("the process lives all the same: %d %s", code, body)
			}
		})
	}
}

// What is counted can be shown to anybody: no person, no number, no word.
func TestMetricsHoldNobody(t *testing.T) {
	w := newWorld(t, backings(t)[0])
	w.importRoster()
	w.bind("王建国", "张宁", "李大山")
	number := w.mustTell("李大山", "村口路灯坏了")
	w.mustAdvance("61s")
	w.say("王建国", number+" 周五来修")
	w.platform.Fault("/cgi-bin/message/custom/send", 45015, 1)
	w.mustAdvance("24h") // past the time of a job
	_, body, _ := w.get("/metrics")
	for _, want := range []string{"shuanglian_callback_seconds", "shuanglian_platform_call_seconds", "shuanglian_deliveries_total", "shuanglian_job_seconds", "shuanglian_tick_seconds"} {
		if !strings.Contains(body, want+"_bucket{") && !strings.Contains(body, want+"{") {
			t.Errorf("no %s in\n%s", want, body)
		}
	}
	if want := `shuanglian_job_seconds_count{job="remind_holder",outcome="done"} 1`; !strings.Contains(body, want) {
		t.Errorf("no %s", want)
	}
	for _, person := range w.platform.People() {
		if id := w.platform.OpenID(person.Name); id != "" && strings.Contains(body, id) {
			t.Errorf("the openid of %s", person.Name)
		}
	}
	for what, pattern := range map[string]string{"a word of Chinese": `\p{Han}`, "a phone number": `\b1[3-9][0-9]{9}\b`, "the number of a matter": number,
		"the account": w.config.WeChat.AppID, "a secret": "demo-secret|demotoken|access_token=", "an id": `\b[0-9A-HJKMNP-TV-Z]{26}\b`} {
		if found := regexp.MustCompile(pattern).FindString(body); found != "" {
			t.Errorf("%s: %s", what, found)
		}
	}
}

func TestThePrivacyPageIsPublicAndComplete(t *testing.T) {
	w := newWorld(t, backings(t)[1])
	code, body, header := w.get("/privacy")
	if code != 200 || !strings.HasPrefix(header.Get("Content-Type"), "text/html") {
		t.Fatalf("%d %s", code, header)
	}
	for _, want := range []string{"东岸镇", "0577-86290000", "90天", "5年", "3年", "谁在用", "留多久", "您的权利", "解绑", "14周岁", "/assets/weui/weui.min.css"} {
		if !strings.Contains(body, want) {
			t.Errorf("no %s", want)
		}
	}
	if strings.Contains(body, "{{") || strings.Contains(body, "<script") || !strings.Contains(header.Get("Content-Security-Policy"), "default-src 'none'") {
		t.Errorf("%s\n%s", header, body)
	}
}

func TestRoutes(t *testing.T) {
	w := newWorld(t, backings(t)[1])
	for path, want := range map[string]int{"/": 404, "/console/": 404, "/simulator/": 404, "/wechat/callback": 403, "/assets/": 404, "/readyz": 200, "/metrics": 200} {
		code, _, _ := w.get(path)
		if path == "/wechat/callback" && code >= 400 && code < 500 {
			continue // an unsigned request, whatever it is called
		}
		if code != want {
			t.Errorf("%s: %d, want %d", path, code, want)
		}
	}
	extra := httptest.NewRecorder()
	w.app.Routes(map[string]http.Handler{"/simulator/": http.NotFoundHandler()}).ServeHTTP(extra, httptest.NewRequest(http.MethodPost, "/healthz", nil))
	if extra.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST /healthz: %d", extra.Code)
	}
}

// The program says that it drains before it stops, and leaves nothing open.
func TestRunStopsInOrder(t *testing.T) {
	w := newWorld(t, backings(t)[1])
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	stopped := make(chan error, 1)
	go func() { stopped <- w.app.Run(ctx, listener, nil) }()
	address := "http://" + listener.Addr().String() + "/readyz"
	answer, err := http.Get(address)
	if err != nil || answer.StatusCode != 200 {
		t.Fatalf("%v, %v", answer, err)
	}
	answer.Body.Close()
	stop()
	if err := <-stopped; err != nil {
		t.Error(err)
	}
	if status, state := w.readyz(); status != 503 || state.Reasons[0] != "draining" {
		t.Errorf("%d %+v", status, state)
	}
	if _, err := net.Dial("tcp", listener.Addr().String()); err == nil {
		t.Error("still listening")
	}
}

// A listener that fails ends the program; it must not go on deaf.
func TestRunEndsWhenItCanNotListen(t *testing.T) {
	w := newWorld(t, backings(t)[1])
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	stopped := make(chan error, 1)
	go func() { stopped <- w.app.Run(t.Context(), listener, nil) }()
	select {
	case err := <-stopped:
		if !errors.Is(err, net.ErrClosed) {
			t.Errorf("got %v", err)
		}
	case <-time.After(10 * time.Second):
		t.Error("the program goes on without listening")
	}
}

func TestMarksAreKeptUntilTheyAreStored(t *testing.T) {
	w := newWorld(t, backings(t)[1])
	broken := &brokenOffice{Office: w.app.office, fails: 2}
	marks := &writtenMarks{office: broken, logger: w.app.logger}
	marks.Add("m:1")
	for range 2 {
		if err := marks.Flush(t.Context()); err == nil {
			t.Error("a failure was hidden")
		}
		marks.Add("m:2")
	}
	if err := marks.Flush(t.Context()); err != nil || len(marks.keys) != 0 {
		t.Errorf("%v, left %v", err, marks.keys)
	}
	if err := marks.Flush(t.Context()); err != nil || broken.acts != 3 {
		t.Errorf("%v after %d acts: nothing to store needs none", err, broken.acts)
	}
}

// brokenOffice fails the first acts.
type brokenOffice struct {
	liaison.Office
	fails, acts int
}

func (o *brokenOffice) Do(ctx context.Context, act func(*liaison.Desk) error) error {
	if o.acts++; o.acts <= o.fails {
		return errors.Join(liaison.ErrUnavailable)
	}
	return o.Office.Do(ctx, act)
}

func TestTermsComeFromTheSettings(t *testing.T) {
	config := demoConfig("x.db", "")
	config.Server.PublicURL = "https://a.example"
	terms := config.terms()
	if terms.PrivacyURL != "https://a.example/privacy" || !terms.Templates || terms.Organization.Name != "东岸镇" {
		t.Errorf("%+v", terms)
	}
	config.Server.PublicURL, config.WeChat.Templates = "", nil
	if bare := config.terms(); bare.PrivacyURL != "" || bare.Templates {
		t.Errorf("%+v", bare)
	}
	prints := map[string]bool{}
	for _, kind := range []string{"code", "name", "openid"} {
		for _, value := range []string{"1", "2", "code\n1"} {
			prints[terms.Fingerprint(kind, value)] = true
		}
	}
	other := config
	other.WeChat.Token = "another"
	prints[other.terms().Fingerprint("code", "1")] = true
	if len(prints) != 10 {
		t.Errorf("fingerprints meet: %v", slices.Sorted(maps.Keys(prints)))
	}
	for range 1000 {
		if n := random(3); n < 0 || n > 2 {
			t.Fatal(n)
		}
	}
}
