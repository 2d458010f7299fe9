package handlers

import (
	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// beyondPace is what still holds for somebody who writes faster than is taken:
// he may always stop what he began.
func beyondPace() []rule {
	return []rule{
		{name: "recall", apply: (*turn).recall, beside: true},
		{name: "cancel", apply: (*turn).cancel, beside: true},
	}
}

// tooFast tells once that no more is taken, and is quiet then. A cry for help
// gets the numbers every time, and is told that it went nowhere.
func (t *turn) tooFast(pace liaison.Pace) (string, error) {
	if t.isText() && liaison.IsEmergency(t.plain) {
		return wording.Lines(wording.Emergency(), wording.UrgentNotTaken()), nil
	}
	if t.bound() && t.isText() {
		reply, err := t.firstRule(beyondPace())
		if err != nil {
			return "", err
		}
		if reply != "" {
			return t.compose(reply)
		}
	}
	if pace == liaison.PaceQuiet {
		return "", nil
	}
	policy := t.desk.Terms().Policy
	return wording.TooFast(policy.MessagesPerWindow, policy.MessagesWindow), nil
}
