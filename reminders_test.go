package main

import (
	"testing"

	"shuanglian/liaison"
)

// TestAReminderNeverOutlivesItsReason: one that waited for a window does not
// arrive after the holder has answered.
func TestAReminderNeverOutlivesItsReason(t *testing.T) {
	w := newWorld(t, backings(t)[1])
	w.importRoster()
	w.bind("王建国", "张宁", "李大山")
	number := w.mustTell("李大山", "村口路灯坏了")
	w.mustAdvance("61s")
	w.do(func(d *liaison.Desk) error { // his messages of this window are used up
		window, err := d.Tx().Window(liaison.OpenID(w.platform.OpenID("王建国")))
		if err != nil {
			return err
		}
		window.MessageSpent = d.Terms().Policy.ServiceQuota
		return d.Tx().SaveWindow(window)
	})
	w.mustAdvance("50h")
	if len(w.leftOver()) == 0 {
		t.Fatal("no reminder waits for his next message")
	}
	w.say("王建国", number+" 周五来修")
	w.mustAdvance("10m")
	if w.heard("王建国", "未答复") > 0 {
		t.Error("reminded of what he has just answered")
	}
}
