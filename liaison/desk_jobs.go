package liaison

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"shuanglian/liaison/wording"
)

// RemindHolders tells each holder once a day, merged, which of his matters
// still lack a first answer and have reached a step of their deadline. A step
// is announced at most once per holder and matter. It returns how many people
// were reminded.
func (d *Desk) RemindHolders() (int, error) {
	if !d.terms.Calendar.IsWorking(d.local(d.now)) {
		return 0, nil
	}
	limit := d.terms.Policy.FirstAnswer
	horizon := d.terms.Calendar.Deadline(d.local(d.now), limit).AddDate(0, 0, 1)
	matters, err := d.tx.MattersFirstDueBefore(horizon)
	if err != nil {
		return 0, err
	}
	byHolder := map[string][]Matter{}
	for _, matter := range matters {
		step := d.reminderStep(matter)
		if matter.HolderID == "" || step == "" {
			continue
		}
		fresh, err := d.tx.AddReminder(Reminder{PersonID: matter.HolderID, ObjectID: matter.ID, Step: step, At: d.now})
		if err != nil {
			return 0, err
		}
		if fresh {
			byHolder[matter.HolderID] = append(byHolder[matter.HolderID], matter)
		}
	}
	return d.remind(byHolder)
}

// reminderStep is the latest step of a matter's first deadline that has been
// reached: the policy's shares of it (those up to a half only of longer
// limits), then every so many working days past it. It is a pure function of
// the matter, the policy and the day; empty before the first step.
func (d *Desk) reminderStep(matter Matter) string {
	calendar, policy := d.terms.Calendar, d.terms.Policy
	from, now := d.local(matter.SubmittedAt), d.local(d.now)
	if now.After(matter.FirstDueAt) {
		every := max(policy.RemindOverdueEvery.N, 1)
		if late := calendar.WorkingDaysBetween(d.local(matter.FirstDueAt), now); late >= every {
			return fmt.Sprintf("late:%d", late/every)
		}
	}
	step := ""
	for _, percent := range policy.RemindPercents {
		if percent <= 50 && policy.FirstAnswer.N < policy.RemindHalfFrom.N {
			continue
		}
		if !now.Before(calendar.MorningOf(from, policy.FirstAnswer, percent)) {
			step = fmt.Sprintf("%d%%", percent)
		}
	}
	return step
}

func (d *Desk) remind(byHolder map[string][]Matter) (int, error) {
	holders := make([]string, 0, len(byHolder))
	for holder := range byHolder {
		holders = append(holders, holder)
	}
	slices.Sort(holders)
	reminded := 0
	for _, holder := range holders {
		viewer, err := d.viewerOf(holder)
		if errors.Is(err, ErrNotFound) {
			continue
		}
		if err != nil {
			return 0, err
		}
		seen := slices.DeleteFunc(byHolder[holder], func(m Matter) bool { return !MayAnswer(viewer, m) })
		if len(seen) == 0 {
			continue
		}
		rows, err := d.Rows(viewer, seen)
		if err != nil {
			return 0, err
		}
		reminder := &Delivery{Kind: DeliverReminder, PersonID: holder, Text: wording.Unanswered(rows),
			Key: "remind:" + holder + ":" + d.local(d.now).Format("2006-01-02")}
		if len(seen) == 1 {
			reminder.MatterID = seen[0].ID
		}
		if err := d.send(reminder); err != nil {
			return 0, err
		}
		reminded++
	}
	return reminded, nil
}

// Tidied is what a tidy-up removed.
type Tidied struct{ Scraps, Arrivals int }

// Tidy removes what was kept long enough: words said before binding, and the
// keys of pushes that can no longer be repeated.
func (d *Desk) Tidy() (Tidied, error) {
	var done Tidied
	var err error
	if done.Scraps, err = d.tx.DropScrapsBefore(d.now.Add(-d.terms.Policy.ScrapsKept)); err != nil {
		return done, err
	}
	done.Arrivals, err = d.tx.DropArrivalsBefore(d.now.Add(-d.terms.Policy.InboxKept))
	return done, err
}

// NextDue is when the clock next has something to do; zero when it hasn't.
func (d *Desk) NextDue() (time.Time, error) { return d.tx.EarliestDue() }
