package simulator_test

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"shuanglian/bot/simulator"
)

type desk struct {
	*world
	url string
}

func newDesk(t *testing.T) desk {
	w := newWorld(t, func(o *simulator.Options) { o.Title = "柳溪镇双联" })
	return desk{w, serve(t, w)}
}

// serve puts the phones page of a world on an address.
func serve(t *testing.T, w *world) string {
	t.Helper()
	s := httptest.NewServer(w.p.Pages())
	t.Cleanup(s.Close)
	t.Cleanup(w.p.Close)
	return s.URL + "/simulator"
}

func (d desk) ask(method, path, body string) (int, string, http.Header) {
	d.t.Helper()
	req, err := http.NewRequestWithContext(context.Background(), method, d.url+path, strings.NewReader(body))
	d.must(err)
	res, err := http.DefaultClient.Do(req)
	d.must(err)
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	d.must(err)
	return res.StatusCode, string(text), res.Header
}

func TestPageLoadsOnlyWhatItServes(t *testing.T) {
	d := newDesk(t)
	status, body, head := d.ask(http.MethodGet, "/", "")
	if status != 200 || !strings.Contains(body, "柳溪镇双联") || !strings.Contains(head.Get("Content-Security-Policy"), "default-src 'none'") {
		t.Fatalf("%d %v", status, head)
	}
	for _, id := range []string{"phone-1", "phone-3-person", "phone-2-input", "phone-2-send", "phone-2-bubbles", "clock-morning", "clock-days",
		"fault-down", "fault-hold", "phone-3-scan", "phone-1-close"} {
		if !strings.Contains(body, `data-testid="`+id+`"`) {
			t.Errorf("no %s on the page", id)
		}
	}
	for _, m := range regexp.MustCompile(`(?:src|href)="([^"]+)"`).FindAllStringSubmatch(body, -1) {
		path, ours := strings.CutPrefix(m[1], "/simulator")
		if !ours {
			t.Errorf("the page asks for %s", m[1])
			continue
		}
		if status, _, _ := d.ask(http.MethodGet, path, ""); status != 200 {
			t.Errorf("%s: %d", m[1], status)
		}
	}
	for _, script := range []string{"net", "clock", "bubble", "phone", "sheet", "menu", "tabs", "faults", "people", "viewer", "dom"} {
		status, text, _ := d.ask(http.MethodGet, "/static/"+script+".js", "")
		if status != 200 || strings.Contains(text, "innerHTML") {
			t.Errorf("%s.js: %d", script, status)
		}
	}
}

func TestActsFromThePage(t *testing.T) {
	d := newDesk(t)
	d.p.AddPerson("李四", "群众")
	d.answer(d.say("收到", true))
	d.must(d.p.Follow(t.Context(), "王五"))
	d.must(d.p.CloseAccount(t.Context(), "王五"))
	for body, why := range map[string]string{
		`{"name":"李四","act":"say","text":"早了"}`:                       "他没有关注公众号",
		`{"name":"王五","act":"say","text":"晚了"}`:                       "他已经注销微信",
		`{"name":"王五","act":"follow"}`:                                "他已经注销微信",
		`{"name":"李四","act":"scan","text":"https://example.org/q/1"}`: "这不是这个公众号的二维码",
		`{"name":"李四","act":"dance"}`:                                 "这一步做不了",
	} {
		if status, text, _ := d.ask(http.MethodPost, "/api/act", body); status != 409 || !strings.Contains(text, why) {
			t.Errorf("%s: %d %s, want %s", body, status, text, why)
		}
	}
	for _, tc := range []struct {
		body string
		want int
	}{
		{`{"name":"李四","act":"follow"}`, 200},
		{`{"name":"李四","act":"say","text":"<b>您好</b>"}`, 200},
		{`{"name":"李四","act":"voice","text":"8"}`, 200},
		{`{"name":"李四","act":"picture"}`, 200},
		{`{"name":"李四","act":"video"}`, 200},
		{`{"name":"李四","act":"place","text":"村口"}`, 200},
		{`{"name":"李四","act":"link","text":"通告","url":"https://example.org"}`, 200},
		{`{"name":"李四","act":"scan","text":"poster"}`, 200},
		{`{"name":"李四","act":"revoke"}`, 200},
		{`{"name":"李四","act":"menu","id":"todo"}`, 200},
		{`{"name":"李四","act":"tap","id":"1","text":"满意"}`, 200},
		{`{"name":"李四","act":"block"}`, 200},
		{`{"name":"李四","act":"unblock"}`, 200},
		{`{"act":"say"}`, 400},
	} {
		if status, body, _ := d.ask(http.MethodPost, "/api/act", tc.body); status != tc.want {
			t.Errorf("%s: %d %s", tc.body, status, body)
		}
	}
	var phone struct {
		Person  simulator.Person
		Bubbles []simulator.Bubble
		Left    int
	}
	_, body, _ := d.ask(http.MethodGet, "/api/phone?name=李四", "")
	d.must(json.Unmarshal([]byte(body), &phone))
	if len(phone.Bubbles) != 20 || !phone.Person.Follows || phone.Left != 14 {
		t.Errorf("%d bubbles, %+v, room for %d", len(phone.Bubbles), phone.Person, phone.Left)
	}
	for _, b := range phone.Bubbles {
		if b.Kind != simulator.KindPicture {
			continue
		}
		if status, _, head := d.ask(http.MethodGet, "/api/media?id="+b.MediaID, ""); status != 200 || head.Get("Content-Type") != "image/png" {
			t.Errorf("picture: %d %s", status, head.Get("Content-Type"))
		}
	}
	if status, _, _ := d.ask(http.MethodGet, "/api/phone?name=无名", ""); status != 404 {
		t.Errorf("nobody's phone: %d", status)
	}
}

func TestEventsTellOfChanges(t *testing.T) {
	d := newDesk(t)
	d.p.AddPerson("李四", "群众")
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, d.url+"/api/events", nil)
	d.must(err)
	res, err := http.DefaultClient.Do(req)
	d.must(err)
	defer res.Body.Close()
	lines := bufio.NewScanner(res.Body)
	next := func() (state struct{ People []simulator.Person }) {
		for lines.Scan() {
			if text, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				d.must(json.Unmarshal([]byte(text), &state))
				return state
			}
		}
		t.Fatal("the events ended")
		return state
	}
	if s := next(); len(s.People) != 1 || s.People[0].Follows {
		t.Errorf("first %+v", s)
	}
	d.act("李四", "follow")
	if s := next(); !s.People[0].Follows || s.People[0].Version == 0 {
		t.Errorf("then %+v", s)
	}
	d.p.Close()
	for lines.Scan() { // ends, since Close ends the stream
	}
}

func TestOtherSitesCannotAct(t *testing.T) {
	d := newDesk(t)
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, d.url+"/api/act", strings.NewReader(`{"name":"李四","act":"follow"}`))
	d.must(err)
	req.Header.Set("Sec-Fetch-Site", "cross-site")
	res, err := http.DefaultClient.Do(req)
	d.must(err)
	defer res.Body.Close()
	if res.StatusCode != http.StatusForbidden || len(d.got()) != 0 {
		t.Errorf("status %d", res.StatusCode)
	}
}
