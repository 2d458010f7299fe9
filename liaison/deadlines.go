package liaison

import (
	"fmt"
	"slices"
	"time"

	"shuanglian/liaison/workday"
)

// Events are what the deadlines of a matter are counted from, besides the policy
// and the calendar: nothing else moves them.
type Events struct {
	Submitted time.Time // or when the office handed it out of its hands: a clock of its own
	Handed    time.Time // when the ladder brought it to somebody else; zero: it has not
	Pauses    []workday.Pause
	Opinion   bool          // raised at an interview or a sit-in: it has longer
	Limit     workday.Limit // what is counted is not a first answer, and has this long
	Extension workday.Limit // and so much longer; zero: it was not extended
}

// EventsOf gathers the events of a matter from what is stored of it. What is
// said after the first answer moves no deadline.
func EventsOf(m Matter, routings []Routing, entries []Entry, terms Terms) Events {
	events := Events{Submitted: m.SubmittedAt, Pauses: pausesIn(m, entries, terms)}
	before := events
	for _, routing := range routings {
		events.Opinion = events.Opinion || routing.Reason.isOpinion()
		switch {
		case routing.Reason.beginsRung():
			events.Handed = routing.At
		case routing.Reason.beginsAnew() && (m.FirstAnswerAt.IsZero() || routing.At.Before(m.FirstAnswerAt)):
			before = events
			events.Submitted, events.Handed = routing.At, time.Time{}
		case routing.Reason == RouteTakenBack:
			events = before
		}
	}
	return events
}

// FirstDue is when the first answer is due: by the one it went to first, or by
// the one the ladder brought it to, who has time of his own but never beyond the
// office's, if that is still to come.
func (e Events) FirstDue(terms Terms) time.Time {
	if e.Handed.IsZero() {
		due := terms.Calendar.PausedDeadline(e.Submitted, e.limit(terms), e.Pauses)
		if e.extended() {
			return terms.Calendar.Deadline(due, e.Extension)
		}
		return due
	}
	due := terms.Calendar.PausedDeadline(e.Handed, terms.Policy.FirstAnswerStandIn, e.Pauses)
	if office := e.OfficeDue(terms); office.After(e.Handed) && office.Before(due) {
		return office
	}
	return due
}

// limit is the time for a first answer.
func (e Events) limit(terms Terms) workday.Limit {
	switch {
	case e.Limit != workday.Limit{}:
		return e.Limit
	case e.Opinion:
		return terms.Policy.Opinion
	}
	return terms.Policy.FirstAnswer
}

// OfficeDue is when a matter without a first answer goes to the office; an opinion
// has been heard by its holder, and goes when its time is over.
func (e Events) OfficeDue(terms Terms) time.Time {
	if e.Opinion {
		return terms.Calendar.PausedDeadline(e.Submitted, terms.Policy.Opinion, e.Pauses)
	}
	return terms.Calendar.PausedDeadline(e.Submitted, terms.Policy.FirstAnswerOffice, e.Pauses)
}

// PausedAt tells whether the clock stands still, and until when at the latest.
func (e Events) PausedAt(at time.Time) (until time.Time, paused bool) {
	for _, pause := range e.Pauses {
		if !at.Before(pause.From) && at.Before(pause.Until) {
			return pause.Until, true
		}
	}
	return time.Time{}, false
}

// ReminderStep is the latest step of the first deadline that has been reached: the
// policy's shares of it (those up to a half only of longer limits), then every
// so many working days past it. Empty before the first step, and while the clock
// stands still; after that the steps are announced anew.
func (e Events) ReminderStep(now time.Time, terms Terms) string {
	calendar, policy := terms.Calendar, terms.Policy
	if _, paused := e.PausedAt(now); paused {
		return ""
	}
	from, limit := e.Submitted, e.limit(terms)
	switch {
	case !e.Handed.IsZero():
		from, limit = e.Handed, policy.FirstAnswerStandIn
	case e.extended():
		from, limit = e.unextended(terms), e.Extension
	}
	if due := e.FirstDue(terms); now.After(due) {
		every := max(policy.RemindOverdueEvery.N, 1)
		if late := calendar.WorkingDaysBetween(due, now); late >= every {
			return fmt.Sprintf("late:%d", late/every)
		}
	}
	step := ""
	for _, percent := range slices.Sorted(slices.Values(policy.RemindPercents)) {
		if percent <= 50 && limit.N < policy.RemindHalfFrom.N {
			continue
		}
		if !now.Before(calendar.PausedMorningOf(from, limit, percent, e.Pauses)) {
			step = fmt.Sprintf("%d%%", percent)
		}
	}
	if n := e.ended(now); n > 0 && step != "" {
		step += fmt.Sprintf(" after pause %d", n)
	}
	return step
}

// ended counts the pauses that are over.
func (e Events) ended(at time.Time) int {
	n := 0
	for _, pause := range e.Pauses {
		if !at.Before(pause.Until) {
			n++
		}
	}
	return n
}

// pausesIn are the stretches in which the author has been asked and has not
// answered yet, each no longer than Policy.AskedBackPause. Who is asked again
// before he has answered pauses nothing a second time. A holder who asks and gets
// the reply from the office only, in its words, has it when the office has put it.
func pausesIn(m Matter, entries []Entry, terms Terms) []workday.Pause {
	var pauses []workday.Pause
	asked, reply := false, EntryAdded
	for _, entry := range entries {
		at := entry.Said.At
		if !entry.RecalledAt.IsZero() || !m.FirstAnswerAt.IsZero() && at.After(m.FirstAnswerAt) {
			continue
		}
		switch {
		case entry.Kind == EntryAsk && !asked:
			asked, reply = true, EntryAdded
			if m.RepliesToOffice() && entry.PersonID == m.HolderID {
				reply = EntryReworded
			}
			pauses = append(pauses, workday.Pause{From: at, Until: terms.Calendar.Deadline(at, terms.Policy.AskedBackPause)})
		case entry.Kind == reply && asked:
			asked = false
			if last := &pauses[len(pauses)-1]; at.Before(last.Until) {
				last.Until = at
			}
		}
	}
	return pauses
}
