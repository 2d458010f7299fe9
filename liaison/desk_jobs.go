package liaison

import (
	"errors"
	"maps"
	"slices"
	"time"
)

// RemindHolders tells each holder once a day, merged, which of his matters
// still lack a first answer, or have one and are not finished, and have reached a
// step of their deadline, and the office what nobody there has taken on. A step
// is announced at most once per holder and matter, and not used up while the
// holder is not bound or may not see the matter. It returns how many people
// were reminded; on a day off nobody is.
func (d *Desk) RemindHolders() (int, error) {
	if !d.terms.Calendar.IsWorking(d.local(d.now)) {
		return 0, nil
	}
	byHolder, err := d.stepsReached(func(string) bool { return true })
	if err != nil {
		return 0, err
	}
	reminded := 0
	for _, holder := range slices.Sorted(maps.Keys(byHolder)) {
		told, err := d.remind(holder, byHolder[holder])
		if err != nil {
			return 0, err
		}
		if told {
			reminded++
		}
	}
	return reminded, nil
}

// stepsReached lists by person, of those asked for, which matters have reached a
// step of the deadline of their first answer, or of what comes after it.
func (d *Desk) stepsReached(asked func(personID string) bool) (map[string][]stepped, error) {
	horizon := d.terms.Calendar.Deadline(d.local(d.now), d.terms.Policy.FirstAnswer)
	if standIn := d.terms.Calendar.Deadline(d.local(d.now), d.terms.Policy.FirstAnswerStandIn); standIn.After(horizon) {
		horizon = standIn
	}
	horizon = horizon.AddDate(0, 0, 1)
	matters, err := d.tx.MattersFirstDueBefore(horizon)
	if err != nil {
		return nil, err
	}
	histories, err := d.historiesBefore(horizon)
	if err != nil {
		return nil, err
	}
	byHolder := map[string][]stepped{}
	for _, matter := range matters {
		people, err := d.outsideOffice(matter, asked)
		if err != nil {
			return nil, err
		}
		if len(people) == 0 {
			continue
		}
		step := EventsOf(matter, histories.routed[matter.ID], histories.said[matter.ID], d.terms).ReminderStep(d.now, d.terms)
		if step == "" {
			continue
		}
		for _, id := range people {
			byHolder[id] = append(byHolder[id], stepped{matter, step, RemindFirstAnswer})
		}
	}
	if err := d.remindUnfinished(byHolder, asked); err != nil {
		return nil, err
	}
	return byHolder, d.remindOffice(byHolder, asked)
}

// outsideOffice lists who outside the office has a matter, of those asked for: its
// holder, or the discipline liaisons who may have what is sealed.
func (d *Desk) outsideOffice(matter Matter, asked func(personID string) bool) ([]string, error) {
	people := []string{matter.HolderID}
	if matter.Level == Sealed {
		var err error
		if people, err = d.answerers(matter); err != nil {
			return nil, err
		}
	}
	return slices.DeleteFunc(people, func(id string) bool { return id == "" || !asked(id) }), nil
}

// stepped is a matter with the step of its deadline that has been reached.
type stepped struct {
	Matter
	step string
	kind ReminderKind
}

func (d *Desk) stepOf(matter Matter) (string, error) {
	events, err := d.eventsOf(matter)
	return events.ReminderStep(d.now, d.terms), err
}

// remind plans the steps that one holder has reached of the matters he may
// answer, for now, and tells him; the steps are not used up while he is not bound.
func (d *Desk) remind(holder string, matters []stepped) (bool, error) {
	if planned, err := d.planSteps(holder, matters, d.now); err != nil || planned == 0 {
		return false, err
	}
	return d.TellReminded(holder)
}

// planSteps plans for a time of today and counts what it has planned.
func (d *Desk) planSteps(holder string, matters []stepped, at time.Time) (int, error) {
	viewer, err := d.viewerOf(holder)
	if errors.Is(err, ErrNotFound) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	next := d.terms.Calendar.Deadline(d.local(d.now), d.terms.Policy.RemindOverdueEvery) // by then another step has come
	var plan []Reminder
	for _, matter := range matters {
		if MayAnswer(viewer, matter.Matter) {
			plan = append(plan, Reminder{PersonID: viewer.ID, ObjectID: matter.ID, Step: matter.step,
				Kind: matter.kind, At: at, Until: next})
		}
	}
	return d.PlanReminders(plan)
}

// Tidied is what a tidy-up removed.
type Tidied struct{ Scraps, Arrivals, Files, Words, Matters, Reminders, Digests int }

// Tidy removes what was kept long enough: words said before binding, names of
// those who did not consent, the keys of pushes that can no longer be repeated,
// results of notices that nobody knows,
// what people were reminded of long ago, and pictures and voices of matters that
// have been over for long enough; their files are swept afterwards.
func (d *Desk) Tidy() (Tidied, error) {
	var done Tidied
	var err error
	if done.Scraps, err = d.tx.DropScrapsBefore(d.now.Add(-d.terms.Policy.ScrapsKept)); err != nil {
		return done, err
	}
	if _, err = d.tx.DropClaimsBefore(d.now.Add(-d.terms.Policy.ScrapsKept)); err != nil {
		return done, err
	}
	if _, err = d.tx.DropBindTriesBefore(d.today()); err != nil {
		return done, err
	}
	if done.Arrivals, err = d.tx.DropArrivalsBefore(d.now.Add(-d.terms.Policy.InboxKept)); err != nil {
		return done, err
	}
	if _, err = d.tx.DropFinishesBefore(d.now.Add(-d.terms.Policy.InboxKept)); err != nil {
		return done, err
	}
	if _, err = d.tx.DropStaging(d.now.Add(-stagingKept)); err != nil {
		return done, err
	}
	if err := d.forget(&done); err != nil {
		return done, err
	}
	if done.Reminders, err = d.tx.DropRemindersBefore(d.now.Add(-d.terms.Policy.RemindersKept)); err != nil {
		return done, err
	}
	if done.Digests, err = d.tx.DropDigestsBefore(d.ago(d.terms.Policy.DigestsKept)); err != nil {
		return done, err
	}
	done.Files, err = d.tx.DropMediaFiles(d.now.Add(-d.terms.Policy.ChatKept), d.now.Add(-withdrawnKept))
	return done, err
}

// withdrawnKept is how long a file outlives the draft it was said in: words that
// wait for "which matter?" are nowhere else meanwhile.
const withdrawnKept = 24 * time.Hour

// stagingKept is how long a meeting may take to be made: nobody waits longer at a
// terminal.
const stagingKept = 24 * time.Hour

// NextDue is when the clock next has something to do; zero when it hasn't.
func (d *Desk) NextDue() (time.Time, error) { return d.tx.EarliestDue() }
