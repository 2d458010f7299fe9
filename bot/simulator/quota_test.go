package simulator_test

import (
	"testing"
	"time"

	"shuanglian/bot/simulator"
)

func TestDailyLimits(t *testing.T) {
	w := newWorld(t, func(o *simulator.Options) { o.DailyLimits = map[string]int{"/cgi-bin/tags/get": 2} })
	get := func() int { return w.works(w.token()) }
	for call, want := range []int{0, 0, 45009} {
		if got := get(); got != want {
			t.Errorf("call %d of the day gave %d, want %d", call+1, got, want)
		}
	}
	clear := map[string]any{"appid": appID}
	if got := w.call("/cgi-bin/clear_quota", clear); got != 0 || get() != 0 {
		t.Error("clear_quota must help")
	}
	for range 9 {
		w.call("/cgi-bin/clear_quota", clear)
	}
	if got := w.call("/cgi-bin/clear_quota", clear); got != 48006 {
		t.Errorf("the eleventh time: %d", got)
	}
	get()
	get()
	w.pass(15 * time.Hour) // past midnight
	if get() != 0 {
		t.Error("a new day must begin with nothing used")
	}
	w.pass(30 * 24 * time.Hour)
	if got := w.call("/cgi-bin/clear_quota", clear); got != 0 {
		t.Errorf("in the next month: %d", got)
	}
}

func TestQuotaOfOnePath(t *testing.T) {
	w := newWorld(t, func(o *simulator.Options) { o.DailyLimits = map[string]int{"/cgi-bin/tags/get": 2} })
	path := map[string]any{"cgi_path": "/cgi-bin/tags/get"}
	used := func() any {
		out, _ := w.post("/cgi-bin/openapi/quota/get?access_token="+w.token(), path)["quota"].(map[string]any)
		return out["used"]
	}
	w.works(w.token())
	w.works(w.token())
	if used() != 2.0 || w.works(w.token()) != 45009 {
		t.Errorf("used %v", used())
	}
	if got := w.call("/cgi-bin/openapi/quota/clear", path); got != 0 || used() != 0.0 || w.works(w.token()) != 0 {
		t.Errorf("clear: %d, used %v", got, used())
	}
	if got := w.call("/cgi-bin/openapi/quota/get", map[string]any{"cgi_path": "/nowhere"}); got != 76021 {
		t.Errorf("an unknown path: %d", got)
	}
}

func TestClearQuotaBySecret(t *testing.T) {
	w := newWorld(t, func(o *simulator.Options) { o.DailyLimits = map[string]int{"/cgi-bin/stable_token": 1} })
	w.token()
	ask := map[string]any{"grant_type": "client_credential", "appid": appID, "secret": secret}
	if got := code(w.post("/cgi-bin/stable_token", ask)); got != 45009 {
		t.Fatalf("errcode %d", got)
	}
	if got := code(w.post("/cgi-bin/clear_quota/v2", map[string]any{"appid": appID, "appsecret": "guessed"})); got != 40125 {
		t.Errorf("with a wrong secret: %d", got)
	}
	w.post("/cgi-bin/clear_quota/v2", map[string]any{"appid": appID, "appsecret": secret})
	if got := code(w.post("/cgi-bin/stable_token", ask)); got != 0 {
		t.Errorf("after clearing: %d", got)
	}
}

func TestWhitelist(t *testing.T) {
	w := newWorld(t)
	kept := w.token()
	w.p.SetUntrusted(true)
	ask := map[string]any{"grant_type": "client_credential", "appid": appID, "secret": secret}
	if got := code(w.post("/cgi-bin/stable_token", ask)); got != 40164 || w.works(kept) != 0 {
		t.Errorf("errcode %d; a token that one has still works", got)
	}
	w.p.SetUntrusted(false)
	w.p.Fault("stable_token", 40243, 1)
	if got := code(w.post("/cgi-bin/stable_token", ask)); got != 40243 || w.token() != kept {
		t.Errorf("a frozen secret: %d", got)
	}
}
