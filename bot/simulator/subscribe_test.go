package simulator_test

import (
	"strings"
	"testing"

	"shuanglian/bot/simulator"
)

func (w *world) notice(name, value string) int {
	w.t.Helper()
	return w.call("/cgi-bin/message/subscribe/bizsend", map[string]any{"touser": w.p.OpenID(name), "template_id": "S1",
		"data": map[string]any{"thing1": map[string]any{"value": value}}})
}

func newNotices(t *testing.T, longTerm bool) *world {
	w := newWorld(t)
	w.must(w.p.AddSubscription("S1", "办理进度", "事项：{{thing1.DATA}}", longTerm))
	w.act("李四", "follow")
	return w
}

func TestNoticesNeedConsent(t *testing.T) {
	accept, reject := simulator.Choice{TemplateID: "S1", Accept: true}, simulator.Choice{TemplateID: "S1"}
	for _, tc := range []struct {
		name     string
		longTerm bool
		choices  []simulator.Choice
		sends    []int
	}{
		{"never asked", false, nil, []int{43101}},
		{"refused", false, []simulator.Choice{reject}, []int{43101}},
		{"once", false, []simulator.Choice{accept}, []int{0, 43101}},
		{"twice", false, []simulator.Choice{accept, accept}, []int{0, 0, 43101}},
		{"taken back", false, []simulator.Choice{accept, accept, reject}, []int{43101}},
		{"for long", true, []simulator.Choice{accept}, []int{0, 0, 0, 0}},
		{"for long, taken back", true, []simulator.Choice{accept, reject}, []int{43101}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			w := newNotices(t, tc.longTerm)
			for _, choice := range tc.choices {
				w.must(w.p.Choose(t.Context(), "李四", choice))
			}
			for i, want := range tc.sends {
				if got := w.notice("李四", "村口路灯"); got != want {
					t.Errorf("send %d: errcode %d, want %d", i, got, want)
				}
			}
		})
	}
}

func TestNoticesAreToldOf(t *testing.T) {
	w := newNotices(t, true)
	w.must(w.p.Choose(t.Context(), "李四", simulator.Choice{TemplateID: "S1", Accept: true}, simulator.Choice{TemplateID: "S2"}))
	if got := w.notice("李四", strings.Repeat("长", 21)); got != 47003 {
		t.Errorf("a value too long: %d", got)
	}
	if got := w.notice("李四", "村口路灯"); got != 0 || w.last("李四").Text != "办理进度\n事项：村口路灯" {
		t.Errorf("errcode %d, %q", got, w.last("李四").Text)
	}
	w.p.Settle(t.Context())
	w.must(w.p.Refuse(t.Context(), "李四", "S1"))
	var events []string
	for _, in := range w.got() {
		events = append(events, in.Event)
	}
	if got := strings.Join(events, " "); got != "subscribe subscribe_msg_popup_event subscribe_msg_sent_event subscribe_msg_change_event" {
		t.Errorf("events %s", got)
	}
	if got := w.notice("李四", "村口路灯"); got != 43101 {
		t.Errorf("switched off: %d", got)
	}
	if err := w.p.Choose(t.Context(), "王五", simulator.Choice{TemplateID: "S1", Accept: true}); err == nil {
		t.Error("someone who does not follow was asked")
	}
}
