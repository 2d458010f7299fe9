package liaison

import (
	"errors"
	"slices"
	"time"

	"shuanglian/liaison/wording"
)

// pauses are the lines that the platform has closed.
type pauses []Pause

// on is the pause that keeps any of the lines shut at the time, the longest of
// them.
func (p pauses) on(now time.Time, lines ...Line) (longest Pause, shut bool) {
	for _, pause := range p {
		if slices.Contains(lines, pause.Line) && pause.TryAt.After(now) && !longest.TryAt.After(pause.TryAt) {
			longest, shut = pause, true
		}
	}
	return longest, shut
}

// known tells whether nobody knows yet that the line is open again.
func (p pauses) known(line Line) bool {
	return slices.ContainsFunc(p, func(pause Pause) bool {
		return pause.Line == line || pause.Line == LineAccount || pause.Line == LineCustomer && line == LineMedia
	})
}

// pastPause: customer messages are shut, the other rungs go on. What can't be
// announced keeps its place until the line is tried again; nobody is let to wait
// for a relay that long without being told.
func (d *Desk) pastPause(s step, pause Pause) (Sending, bool, error) {
	if pause.TryAt.Sub(d.now) <= d.terms.Policy.TooFastPause {
		return Sending{}, false, d.queueAt(s.delivery, pause.TryAt)
	}
	announced := !s.delivery.NoticeAt.IsZero()
	next, err := d.nextTemplate(s.window, s.delivery.PersonID)
	if err != nil {
		return Sending{}, false, err
	}
	if announceable(s.delivery) && !announced && d.mayAnnounce() && (s.delivery.Urgent || !next.After(d.now)) {
		rung, err := d.noticeRung(s)
		if err != nil {
			return Sending{}, false, err
		}
		if rung != "" {
			return d.claimNotice(s, rung)
		}
	}
	if err := d.putBehind(s.delivery, pause); err != nil || announced || !s.delivery.Kind.IsRelay() {
		return Sending{}, false, err
	}
	return Sending{}, false, d.askToPhone(s.delivery, wording.AnswerLate)
}

// putBehind puts a delivery off until its line is tried again, and opens its
// lane meanwhile.
func (d *Desk) putBehind(delivery Delivery, pause Pause) error {
	delivery.Attempts, delivery.Outcome = 0, "line closed"
	delivery.ReadyAt = pause.TryAt
	if err := d.queueAt(delivery, pause.TryAt); err != nil {
		return err
	}
	return d.lookAfter(delivery)
}

// lineOf is the line that an attempt has found closed. A refusal of customer
// messages, or of the account itself, is one of everything.
func lineOf(delivery Delivery, report SendReport) Line {
	switch {
	case report.Result == ResultStopped:
		return LineAccount
	case report.Rung.isNotice():
		return Line(report.Rung)
	case delivery.Kind == DeliverMedia:
		return LineMedia
	case report.Result == ResultForbidden:
		return LineAccount
	}
	return LineCustomer
}

// lineClosed puts on record what the platform refuses to the whole account. The
// delivery counts for nothing in it and looks for another way at once.
func (d *Desk) lineClosed(delivery Delivery, report SendReport) error {
	if err := d.giveBack(delivery, report); err != nil {
		return err
	}
	line := lineOf(delivery, report)
	if err := d.shut(line, report); err != nil {
		return err
	}
	delivery.Attempts--
	if err := d.queueAt(delivery, d.now); err != nil || report.Result == ResultTooFast {
		return err
	}
	kind := taskOf(line)
	return d.raiseTask(OfficeTask{Kind: kind, Key: kind + ":" + d.local(d.now).Format("2006-01-02")})
}

// shut keeps the line's pause: a day's quota ends with the day, a refusal when
// somebody has seen to it. Now and then one message tries.
func (d *Desk) shut(line Line, report SendReport) error {
	policy := d.terms.Policy
	pause := Pause{Line: line, Code: report.Code, Since: d.now, TryAt: d.now.Add(policy.PauseProbe)}
	switch report.Result {
	case ResultTooFast:
		pause.TryAt = d.now.Add(policy.TooFastPause)
		pause.Until = pause.TryAt
	case ResultQuota:
		pause.Until = d.terms.Calendar.At(d.terms.Calendar.DateOf(d.now).AddDays(1), 0)
		if pause.Until.Before(pause.TryAt) {
			pause.TryAt = pause.Until
		}
	case ResultForbidden, ResultStopped, ResultSent, ResultRetry, ResultLost, ResultWindow, ResultUnreachable, ResultBad, ResultHeld:
	}
	if !pause.TryAt.After(d.now) { // no setting asks for calls without an end
		pause.TryAt = d.now.Add(time.Minute)
	}
	all, err := d.tx.Pauses()
	if err != nil {
		return err
	}
	for _, old := range all {
		if old.Line == line && old.Code == report.Code {
			pause.Since = old.Since
		}
	}
	return d.tx.SavePause(pause)
}

// proved opens the lines that an attempt has gone through, and ends what the
// office was told of them.
func (d *Desk) proved(delivery Delivery, report SendReport) error {
	lines := []Line{LineAccount, Line(report.Rung)}
	if delivery.Kind == DeliverMedia {
		lines = append(lines, LineMedia)
	}
	for _, line := range lines {
		if err := d.tx.DropPause(line); err != nil {
			return err
		}
	}
	left, err := d.tx.Pauses()
	if err != nil {
		return err
	}
	tasks, err := d.tx.OpenTasks()
	if err != nil {
		return err
	}
	for _, task := range tasks {
		over := task.Kind == TaskPaused || task.Kind == TaskNoNotices
		for _, pause := range left {
			over = over && taskOf(pause.Line) != task.Kind
		}
		if !over {
			continue
		}
		if err := d.endedByItself(task, "open again"); err != nil {
			return err
		}
	}
	return nil
}

// taskOf is the kind of task by which the office learns that a line is shut.
func taskOf(line Line) string {
	if Rung(line).isNotice() {
		return TaskNoNotices
	}
	return TaskPaused
}

// Pauses lists what the platform has closed and not been seen to open, for
// whoever keeps the server: those that may have ended by themselves are left out.
func (d *Desk) Pauses() ([]Pause, error) {
	all, err := d.tx.Pauses()
	return slices.DeleteFunc(all, func(p Pause) bool { return !p.Until.IsZero() && !p.Until.After(d.now) }), err
}

// shutFor is the pause that alone keeps a delivery from its recipient: customer
// messages are shut while his window is open.
func (d *Desk) shutFor(delivery Delivery) (Pause, bool, error) {
	all, err := d.tx.Pauses()
	if err != nil {
		return Pause{}, false, err
	}
	pause, shut := pauses(all).on(d.now, LineCustomer)
	if !shut {
		return Pause{}, false, nil
	}
	openID, err := d.addressOf(delivery)
	if errors.Is(err, ErrNotFound) {
		return Pause{}, false, nil
	}
	if err != nil {
		return Pause{}, false, err
	}
	window, err := d.tx.Window(openID)
	policy := d.terms.Policy
	open := window.ClosedAt.IsZero() && d.now.Sub(window.MessageAt) < policy.ServiceWindow && window.MessageSpent < policy.ServiceQuota
	return pause, open, err
}
