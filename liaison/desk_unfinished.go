package liaison

import (
	"time"

	"shuanglian/liaison/wording"
)

// FinishingOf gathers the events from which the time to finish a matter is counted:
// its first answer, the hand-over by the office after it, or the author's 不满意
// (redone; zero: he never was). Who can't finish in time may be given more of it by the
// office. It stands still while the author is asked.
func FinishingOf(m Matter, routings []Routing, entries []Entry, redone time.Time, terms Terms) Events {
	unanswered := m
	unanswered.FirstAnswerAt = time.Time{}
	events := Events{Submitted: m.FirstAnswerAt, Limit: terms.Policy.Handle, Pauses: pausesIn(unanswered, entries, terms)}
	if m.Urgent {
		events.Limit = terms.Policy.HandleUrgent
	}
	before := events.Submitted
	for _, routing := range routings {
		switch {
		case routing.Reason.beginsAnew() && routing.At.After(m.FirstAnswerAt):
			before, events.Submitted = events.Submitted, routing.At
		case routing.Reason == RouteTakenBack:
			events.Submitted = before
		}
	}
	if redone.After(events.Submitted) {
		events.Submitted = redone
		if !m.Urgent {
			events.Limit = terms.Policy.Redo
		}
	}
	for _, entry := range entries {
		if entry.Kind == EntryExtended && entry.RecalledAt.IsZero() && !entry.Said.At.Before(events.Submitted) {
			events.Extension = terms.Policy.HandleExtension
		}
	}
	return events
}

// unfinished tells whether a matter has a first answer and not its last one.
func (m Matter) unfinished() bool { return m.State == StateInProgress && !m.FirstAnswerAt.IsZero() }

func (d *Desk) finishingOf(matter Matter) (Events, error) {
	routings, err := d.tx.Routings(matter.ID)
	if err != nil {
		return Events{}, err
	}
	entries, err := d.tx.Entries(matter.ID)
	if err != nil {
		return Events{}, err
	}
	return d.finishingBy(matter, routings, entries)
}

func (d *Desk) finishingBy(matter Matter, routings []Routing, entries []Entry) (Events, error) {
	redone, err := d.redoneSince(matter)
	return FinishingOf(matter, routings, entries, redone.At, d.terms), err
}

// finishDue is by when a matter is to be finished; zero before its first answer and
// after its last.
func (d *Desk) finishDue(matter Matter) (time.Time, error) {
	if !matter.unfinished() {
		return time.Time{}, nil
	}
	events, err := d.finishingOf(matter)
	return d.local(events.FirstDue(d.terms)), err
}

// finishStep is the step that the time to finish a matter has reached; a time that
// has begun anew has steps of its own.
func (d *Desk) finishStep(matter Matter) (string, error) {
	events, err := d.finishingOf(matter)
	return d.finishStepOf(events), err
}

func (d *Desk) finishStepOf(events Events) string {
	step, since := events.ReminderStep(d.now, d.terms), "finish since "
	if events.extended() {
		since = "finish extended since "
	}
	if step != "" {
		step = since + d.local(events.Submitted).Format("2006-01-02") + ":" + step
	}
	return step
}

// remindUnfinished adds what has a first answer and is not finished, for who has it
// outside the office: nothing rests there for ever without a word.
func (d *Desk) remindUnfinished(plan map[string][]stepped, asked func(personID string) bool) error {
	matters, err := d.tx.MattersUnfinished()
	if err != nil {
		return err
	}
	histories, err := d.historiesUnfinished()
	if err != nil {
		return err
	}
	for _, matter := range matters {
		if matter.Level != Sealed && d.officeTurn(matter) {
			continue
		}
		people, err := d.outsideOffice(matter, asked)
		if err != nil {
			return err
		}
		if len(people) == 0 {
			continue
		}
		events, err := d.finishingBy(matter, histories.routed[matter.ID], histories.said[matter.ID])
		if err != nil {
			return err
		}
		step := d.finishStepOf(events)
		if step == "" {
			continue
		}
		for _, id := range people {
			plan[id] = append(plan[id], stepped{matter, step, RemindUnfinished})
		}
	}
	return nil
}

// sayUnfinished is the chapter of the matters that have a first answer and wait for
// their last.
func (d *Desk) sayUnfinished(v Viewer, reminders []Reminder) (saidReminders, error) {
	matters, of, err := d.remindedOf(reminders, d.stillHis(v, Matter.unfinished))
	if err != nil {
		return saidReminders{}, err
	}
	return d.sayMatters(v, matters, of, wording.Unfinished, wording.UnfinishedSeveral)
}
