package simulator_test

import (
	"strings"
	"testing"
	"time"
)

const listTags = "/cgi-bin/tags/get?access_token="

func (w *world) classic() string {
	w.t.Helper()
	out := w.get("/cgi-bin/token?grant_type=client_credential&appid=" + appID + "&secret=" + secret)
	value, _ := out["access_token"].(string)
	return value
}

func (w *world) forced() string {
	w.t.Helper()
	out := w.post("/cgi-bin/stable_token", map[string]any{"grant_type": "client_credential", "appid": appID, "secret": secret, "force_refresh": true})
	value, _ := out["access_token"].(string)
	return value
}

func (w *world) works(token string) int { return code(w.get(listTags + token)) }

func TestStableTokenStaysTheSame(t *testing.T) {
	w := newWorld(t)
	first := w.token()
	w.pass(115 * time.Minute)
	if out := w.post("/cgi-bin/stable_token", map[string]any{"grant_type": "client_credential", "appid": appID, "secret": secret}); out["expires_in"] != 300.0 {
		t.Errorf("expires_in %v", out["expires_in"])
	}
	if w.token() != first {
		t.Error("changed with five minutes to go")
	}
	w.pass(time.Second)
	second := w.token()
	if second == first {
		t.Error("not renewed under five minutes")
	}
	if w.works(first) != 0 || w.works(second) != 0 {
		t.Error("both must work while they overlap")
	}
	w.pass(5 * time.Minute)
	if got := w.works(first); got != 42001 {
		t.Errorf("the old one gives %d", got)
	}
}

func TestForcedRefresh(t *testing.T) {
	w := newWorld(t)
	leaked := w.token()
	second := w.forced()
	if second == leaked || w.works(leaked) != 0 {
		t.Error("one refresh leaves the old one five minutes")
	}
	if w.forced() != second {
		t.Error("refreshed again within 30 s")
	}
	w.pass(30 * time.Second)
	third := w.forced()
	if got := w.works(leaked); got != 40001 || third == second {
		t.Errorf("after the second refresh the leaked one gives %d", got)
	}
	for range 18 {
		w.pass(30 * time.Second)
		w.forced()
	}
	w.pass(30 * time.Second)
	twentyFirst := w.forced()
	if twentyFirst != w.token() || w.forced() != twentyFirst {
		t.Error("refreshed a 21st time")
	}
	w.pass(24 * time.Hour)
	before := w.token()
	w.pass(30 * time.Second)
	if w.forced() == before {
		t.Error("not refreshed on the next day")
	}
}

func TestClassicTokenIsAnotherOne(t *testing.T) {
	w := newWorld(t)
	stable, a, b := w.token(), w.classic(), w.classic()
	if a == b || w.works(a) != 0 || w.works(b) != 0 || w.works(stable) != 0 {
		t.Error("the last two and the stable one must work")
	}
	c := w.classic()
	if w.works(a) != 40001 || w.works(c) != 0 || w.works(stable) != 0 {
		t.Error("the one before the last must be dead, and only that")
	}
}

func TestBadTokens(t *testing.T) {
	w := newWorld(t)
	w.token()
	for _, tc := range []struct {
		name, token string
		want        int
	}{
		{"none", "", 41001}, {"malformed", "x", 40014}, {"unknown", strings.Repeat("a", 60), 40001},
	} {
		if got := w.works(tc.token); got != tc.want {
			t.Errorf("%s: errcode %d, want %d", tc.name, got, tc.want)
		}
	}
	out := w.get(listTags)
	if text, _ := out["errmsg"].(string); !strings.Contains(text, " rid: ") {
		t.Errorf("errmsg %q has no rid", text)
	}
	for _, tc := range []struct {
		id, secret, grant string
		want              int
	}{{"wx", secret, "client_credential", 40013}, {appID, "no", "client_credential", 40125}, {appID, secret, "x", 40002}} {
		out := w.post("/cgi-bin/stable_token", map[string]any{"grant_type": tc.grant, "appid": tc.id, "secret": tc.secret})
		if got := code(out); got != tc.want {
			t.Errorf("%+v: errcode %d", tc, got)
		}
	}
}

func TestKilledToken(t *testing.T) {
	w := newWorld(t)
	old := w.token()
	w.p.KillToken()
	if got := w.works(old); got != 40001 {
		t.Errorf("errcode %d", got)
	}
	if fresh := w.token(); fresh == old || w.works(fresh) != 0 {
		t.Error("the next token must be a new one that works")
	}
}

func TestInjectedFaults(t *testing.T) {
	w := newWorld(t)
	w.act("李四", "follow")
	w.act("李四", "say")
	w.p.Fault("custom/send", -1, 2)
	for i, want := range []int{-1, -1, 0} {
		if got := w.sendText("李四", "一"); got != want {
			t.Errorf("send %d: errcode %d, want %d", i, got, want)
		}
	}
	before := len(w.p.Screen("李四"))
	w.p.FaultLost("/cgi-bin/message/custom/send", 1)
	if got := w.sendText("李四", "二"); got != -999 || len(w.p.Screen("李四")) != before+1 {
		t.Errorf("the answer must be lost (%d) and the message be there", got)
	}
	w.p.SetDown(true)
	if got := code(w.get("/cgi-bin/getcallbackip")); got != -999 {
		t.Errorf("down: %d", got)
	}
	w.p.ClearFaults()
	w.p.Fault("custom/send", 45009, -1)
	w.p.Fault("custom/send", -1, 1)
	w.p.ClearFault("custom/send", 45009)
	if got := w.sendText("李四", "二"); got != -1 {
		t.Errorf("errcode %d; only one of the faults was to end", got)
	}
	w.p.FaultDelay("custom/send", 30*time.Millisecond, 1)
	start := time.Now()
	if got := w.sendText("李四", "三"); got != 0 || time.Since(start) < 30*time.Millisecond {
		t.Errorf("the delay was not kept (errcode %d)", got)
	}
}
