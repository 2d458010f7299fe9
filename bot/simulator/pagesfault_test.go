package simulator_test

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"shuanglian/bot/simulator"
)

func (d desk) switches(kind string, on bool) []string {
	d.t.Helper()
	body, err := json.Marshal(map[string]any{"kind": kind, "on": on, "name": "李四"})
	d.must(err)
	status, text, _ := d.ask(http.MethodPost, "/api/fault", string(body))
	if status != 200 {
		d.t.Errorf("%s: %d %s", kind, status, text)
	}
	var state struct{ Faults []string }
	d.must(json.Unmarshal([]byte(text), &state))
	return state.Faults
}

// Every switch of the page does what it says, shows that it is on, and can be switched off.
func TestFaultsFromThePage(t *testing.T) {
	send := func(d desk) any { return d.sendText("李四", "一") }
	template := func(d desk) any { return code(d.template("李四", nil)) }
	result := func(d desk) any {
		d.template("李四", nil)
		d.p.Settle(t.Context())
		return strings.Join(d.statuses(), ",")
	}
	say := func(d desk) any {
		before := len(d.got())
		d.act("李四", "say")
		return len(d.got()) - before
	}
	for _, tc := range []struct {
		kind      string
		try       func(desk) any
		with, off any
	}{
		{"down", func(d desk) any { return code(d.get("/cgi-bin/getcallbackip")) }, -999, 41001},
		{"busy", send, -1, 0},
		{"quota", send, 45009, 0},
		{"used", send, 45047, 0},
		{"closed", send, 45015, 0},
		{"ungranted", send, 48001, 0},
		{"review", template, 40252, 0},
		{"template-quota", template, 45009, 0},
		{"template-blocked", result, "failed:user block", "failed:user block,success"},
		{"template-failed", result, "failed: system failed", "failed: system failed,success"},
		{"template-late", result, "", "success"},
		{"callback", say, 0, 1},
		{"late", say, 2, 1},
		{"late-all", say, 3, 1},
		{"pushes-late", say, 0, 1},
		{"untrusted", func(d desk) any {
			return code(d.post("/cgi-bin/stable_token", map[string]any{"grant_type": "client_credential", "appid": appID, "secret": secret}))
		}, 40164, 0},
	} {
		t.Run(tc.kind, func(t *testing.T) {
			d := newDesk(t)
			d.must(d.p.AddTemplate("T1", "新的来件", "事项：{{thing1.DATA}}"))
			d.act("李四", "follow")
			d.act("李四", "say")
			if on := d.switches(tc.kind, true); !slices.Equal(on, []string{tc.kind}) {
				t.Errorf("in force: %v", on)
			}
			if got := tc.try(d); got != tc.with {
				t.Errorf("with it: %v, want %v", got, tc.with)
			}
			if on := d.switches(tc.kind, false); len(on) != 0 {
				t.Errorf("still in force: %v", on)
			}
			if got := tc.try(d); got != tc.off {
				t.Errorf("without it: %v, want %v", got, tc.off)
			}
		})
	}
}

func TestFaultsThatPass(t *testing.T) {
	d := newDesk(t)
	d.act("李四", "follow")
	d.act("李四", "say")
	old := d.token()
	d.switches("token", true)
	if got := d.works(old); got != 40001 {
		t.Errorf("the old token gives %d", got)
	}
	d.switches("window", true)
	if left, _ := d.p.Room("李四"); left != 0 {
		t.Errorf("room for %d", left)
	}
	d.switches("hold", true)
	d.must(d.p.Say(t.Context(), "李四", "一"))
	d.must(d.p.Say(t.Context(), "李四", "二"))
	d.switches("hold", false)
	if d.heard() != "您好 二 一" {
		t.Errorf("the account heard %q", d.heard())
	}
	d.switches("hold", true)
	d.must(d.p.Say(t.Context(), "李四", "三"))
	d.switches("review-refuses", true)
	if on := d.switches("none", true); len(on) != 0 || !strings.HasSuffix(d.heard(), "三") {
		t.Errorf("after all is put right: %v, %q", on, d.heard())
	}
	if status, _, _ := d.ask(http.MethodPost, "/api/fault", `{"kind":"earthquake","on":true}`); status != 400 {
		t.Errorf("an unknown fault: %d", status)
	}
}

func TestTheNextMorning(t *testing.T) {
	for _, tc := range []struct {
		name    string
		morning func(time.Time) time.Time
		want    string
	}{
		{"of any day", nil, "2026-11-10T09:00:00+08:00"},
		{"as the program says", func(now time.Time) time.Time { return now.Add(72 * time.Hour) }, "2026-11-12T09:00:00+08:00"},
	} {
		w := newWorld(t, func(o *simulator.Options) { o.Morning = tc.morning })
		if got := (desk{w, serve(t, w)}).morning(); got != tc.want {
			t.Errorf("%s: %s, want %s", tc.name, got, tc.want)
		}
	}
}

func (d desk) morning() string {
	d.t.Helper()
	var state struct{ Morning string }
	_, body, _ := d.ask(http.MethodGet, "/api/state", "")
	d.must(json.Unmarshal([]byte(body), &state))
	return state.Morning
}
