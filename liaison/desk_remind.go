package liaison

import (
	"fmt"
	"time"

	"shuanglian/liaison/workday"
)

// PlanReminders keeps what is to be told to whom and when, and counts what it
// has kept. One that is planned already moves; one that was told stays told; one
// whose event is too near for its person's quiet hours is left out. At most a few
// hundred go into one transaction: scheduler.InChunks does that.
func (d *Desk) PlanReminders(plan []Reminder) (int, error) {
	timely := make([]Reminder, 0, len(plan))
	quiet, err := d.quietOfAll(plan)
	if err != nil {
		return 0, err
	}
	for _, r := range plan {
		if r.PersonID == "" || r.ObjectID == "" || r.Step == "" || r.Kind == "" || r.At.IsZero() || r.Until.IsZero() {
			return 0, fmt.Errorf("liaison: a reminder needs a person, object, step, kind, time and end: %w", ErrInvalid)
		}
		if at, there := d.reminderTime(r, quiet(r.PersonID)); there {
			r.At = at
			timely = append(timely, r)
		}
	}
	return d.tx.PlanReminders(timely)
}

// MoveReminders puts a new plan in the place of what is still planned about an
// object; what is in neither is cancelled. An empty plan cancels all.
func (d *Desk) MoveReminders(objectID string, plan []Reminder) (int, error) {
	if _, err := d.tx.CancelReminders(objectID); err != nil {
		return 0, err
	}
	return d.PlanReminders(plan)
}

// reminderTime is when a reminder is to be told: an urgent one at its own time,
// any other with the rest of its day at the hour set for them, outside quiet
// hours. What these would hold until the event comes before them. False when no
// time is left.
func (d *Desk) reminderTime(r Reminder, quiet workday.QuietHours) (time.Time, bool) {
	at := r.At
	if at.Before(d.now) {
		at = d.now
	}
	if r.Urgent || !at.Before(r.Until) {
		return at, at.Before(r.Until)
	}
	calendar := d.terms.Calendar
	if r.Kind.hasItsHour() {
		after := calendar.AfterQuiet(d.local(at), quiet)
		return after, after.Before(r.Until)
	}
	if hour := d.remindHour(at); !hour.Before(d.now) && hour.Before(r.Until) {
		at = hour
	}
	if after := calendar.AfterQuiet(d.local(at), quiet); after.Before(r.Until) {
		return after, true
	}
	for hour := d.remindHour(at.AddDate(0, 0, -1)); !hour.Before(d.now); hour = hour.AddDate(0, 0, -1) {
		if !calendar.Quiet(hour, quiet) {
			return hour, true
		}
	}
	return d.now, !calendar.Quiet(d.local(d.now), quiet)
}

// remindHour is the hour of the day of t at which reminders are told.
func (d *Desk) remindHour(t time.Time) time.Time {
	calendar := d.terms.Calendar
	return calendar.At(calendar.DateOf(t), d.terms.Policy.RemindAt)
}
