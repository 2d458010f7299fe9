package simulator_test

import (
	"strings"
	"testing"
	"time"

	"shuanglian/bot/simulator"
)

// heard are the texts of the pushes that reached the account, in their order.
func (w *world) heard() string {
	var all []string
	for _, in := range w.got() {
		if in.MsgType == "text" {
			all = append(all, in.Content)
		}
	}
	return strings.Join(all, " ")
}

func TestLateAnswersBringThePushAgain(t *testing.T) {
	for _, tc := range []struct {
		name           string
		late, attempts int
		heard, shown   string
	}{
		{"in time", 0, 3, "一", "收到"},
		{"one late", 1, 3, "一 一", "收到"},
		{"two late", 2, 3, "一 一 一", "收到"},
		{"all late", 3, 3, "一 一 一", simulator.Unavailable},
		{"four attempts", 3, 4, "一 一 一 一", "收到"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			w := newWorld(t, func(o *simulator.Options) { o.Attempts = tc.attempts })
			w.act("李四", "follow")
			w.answer(w.say("收到", true))
			w.p.LateAnswers(tc.late)
			w.must(w.p.Say(t.Context(), "李四", "一"))
			if w.heard() != tc.heard || w.last("李四").Text != tc.shown {
				t.Errorf("the account heard %q, he reads %q", w.heard(), w.last("李四").Text)
			}
			if n := len(w.p.Screen("李四")); n != 3 { // the follow's line, his words, one answer
				t.Errorf("%d bubbles", n)
			}
		})
	}
}

func TestPushesOutOfOrder(t *testing.T) {
	w := newWorld(t)
	w.act("李四", "follow")
	w.p.HoldPushes()
	for _, text := range []string{"一", "二", "三"} {
		w.must(w.p.Say(t.Context(), "李四", text))
		w.pass(time.Second)
	}
	if w.heard() != "" {
		t.Errorf("the account heard %q", w.heard())
	}
	if n := w.p.ReleasePushes(t.Context(), true); n != 3 || w.heard() != "三 二 一" {
		t.Errorf("%d pushes: %q", n, w.heard())
	}
	got := w.got()
	if newest, oldest := got[1], got[3]; newest.CreateTime-oldest.CreateTime != 2 || newest.MsgId <= oldest.MsgId {
		t.Errorf("times %d, %d", newest.CreateTime, oldest.CreateTime)
	}
	w.must(w.p.Say(t.Context(), "李四", "四"))
	if !strings.HasSuffix(w.heard(), "四") {
		t.Error("still held after the release")
	}
}

func TestDelayedPushes(t *testing.T) {
	w := newWorld(t)
	w.act("李四", "follow")
	w.p.DelayPushes(time.Minute)
	w.must(w.p.Say(t.Context(), "李四", "一"))
	w.pass(59 * time.Second)
	if w.p.Settle(t.Context()) != 0 || w.p.Pending() != 1 {
		t.Error("came too early")
	}
	w.pass(time.Second)
	if w.p.Settle(t.Context()) != 1 || w.heard() != "一" {
		t.Errorf("the account heard %q", w.heard())
	}
}

// Two events of one person in one second differ in nothing but what they are about.
func TestSameSecondEvents(t *testing.T) {
	w := newWorld(t)
	w.act("李四", "follow")
	w.must(w.p.TapMenu(t.Context(), "李四", "todo"))
	w.must(w.p.TapMenu(t.Context(), "李四", "help"))
	got := w.got()
	if a, b := got[1], got[2]; a.CreateTime != b.CreateTime || a.EventKey == b.EventKey || a.MsgId != 0 {
		t.Errorf("%+v and %+v", a, b)
	}
}
