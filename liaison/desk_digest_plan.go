package liaison

import (
	"errors"
	"slices"
	"time"

	"shuanglian/liaison/wording"
	"shuanglian/liaison/workday"
)

// DigestReaders lists the people who may get digests of a kind, by id.
func (d *Desk) DigestReaders(kind DigestKind) ([]string, error) {
	roles := map[DigestKind][]Role{DigestCommittee: {RoleCommitteeMember}, DigestDelegate: {RoleDelegate},
		DigestOffice: {RoleLiaisonOfficer, RoleAdministrator}}[kind]
	people, err := d.staffOf(roles)
	ids := make([]string, 0, len(people))
	for _, person := range people {
		ids = append(ids, person.ID)
	}
	slices.Sort(ids)
	return ids, err
}

// DigestConcerned lists those of them of whom a digest could speak: most delegates
// have nothing to be told on most days.
func (d *Desk) DigestConcerned(kind DigestKind) ([]string, error) {
	if kind == DigestDelegate {
		return d.tx.DelegatesConcerned(d.now)
	}
	return d.DigestReaders(kind)
}

// PlanDigests plans the digests of a slot for some people. A slot on a day off is
// told on the next working day at the same hour; a daily one is left out, the next
// one says the same. Who has nothing to be told, or wants none, is left out.
func (d *Desk) PlanDigests(kind DigestKind, planned time.Time, month bool, people []string) error {
	calendar := d.terms.Calendar
	working := calendar.IsWorking(d.local(planned))
	if !working && kind != DigestCommittee {
		return nil
	}
	at, day := planned, calendar.DateOf(planned)
	if !working {
		at = calendar.At(calendar.DateOf(calendar.WorkingDayFrom(d.local(planned))), clockOf(d.local(planned)))
	}
	slot := DigestSlot{Kind: kind, Day: day, Month: month}
	var plan []Reminder
	for _, id := range people {
		worth, err := d.planned(id, slot, at)
		if err != nil {
			return err
		}
		if worth {
			plan = append(plan, Reminder{PersonID: id, ObjectID: digestObject(kind), Step: slot.Period(), Kind: RemindDigest, At: at,
				Until: at.AddDate(0, 0, d.terms.Policy.DigestLasts.N)})
		}
	}
	_, err := d.PlanReminders(plan)
	return err
}

// planned tells whether somebody is to get the digest of a slot; of one that is
// told later, its hour decides.
func (d *Desk) planned(personID string, slot DigestSlot, at time.Time) (bool, error) {
	viewer, err := d.viewerOf(personID)
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	if err != nil || !slices.Contains(d.DigestKinds(viewer), slot.Kind) {
		return false, err
	}
	if _, err := d.addressOf(Delivery{PersonID: personID}); err != nil {
		if errors.Is(err, ErrNotFound) {
			err = nil
		}
		return false, err
	}
	if preference, err := d.tx.Preference(personID); err != nil || preference.NoDigest {
		return false, err
	}
	if at.After(d.now) { // looked at when it goes out
		return true, nil
	}
	weighed, err := d.weighDigest(viewer, slot, countToWorth)
	return weighed.worth, err
}

// PlanWithDigests plans the reminders that some people would get later the same
// day, so that a digest in the morning brings them along: one message, not two.
func (d *Desk) PlanWithDigests(people []string) error {
	hour := d.remindHour(d.now)
	if !hour.After(d.now) || !d.terms.Calendar.IsWorking(d.local(d.now)) {
		return nil
	}
	reached, err := NewDesk(d.tx, hour, d.terms).stepsReached(func(id string) bool { return slices.Contains(people, id) })
	if err != nil {
		return err
	}
	for _, id := range people {
		if len(reached[id]) == 0 {
			continue
		}
		if _, err := d.planSteps(id, reached[id], hour); err != nil {
			return err
		}
	}
	return nil
}

// sayDigest is the chapter of digests: of each kind the newest, for the first week of
// a month the month's. What somebody has read by 周报 since, or wants no more, is left out.
func (d *Desk) sayDigest(v Viewer, reminders []Reminder, how telling) (said saidReminders, err error) {
	preference, err := d.tx.Preference(v.ID)
	if err != nil || preference.NoDigest {
		return said, err
	}
	for _, kind := range d.DigestKinds(v) {
		of := slices.DeleteFunc(slices.Clone(reminders), func(r Reminder) bool { return r.ObjectID != digestObject(kind) })
		if len(of) == 0 {
			continue
		}
		newest := slices.MaxFunc(of, newer)
		told, err := d.tellDigest(v, newest, of, how)
		if err != nil {
			return said, err
		}
		if !told.Worth {
			continue
		}
		said.text = wording.Lines(said.text, told.Text)
		said.of = append(said.of, of...)
	}
	return said, nil
}

// newer orders slots by their day; a month's stands before the weeks that begin in
// its first days.
func newer(a, b Reminder) int { return slotRank(a).Compare(slotRank(b)) }

func slotRank(r Reminder) workday.Date {
	slot, err := slotOf(r)
	if err == nil && slot.Month {
		return slot.Day.AddDays(6)
	}
	return slot.Day
}

// tellDigest notes of the newest digest that those it replaces were not read. A moment ago,
// when it was planned, it was weighed already.
func (d *Desk) tellDigest(v Viewer, newest Reminder, all []Reminder, how telling) (told MadeDigest, err error) {
	slot, err := slotOf(newest)
	if err != nil {
		return told, err
	}
	kept, err := d.tx.Digest(v.ID, slot.Kind, slot.Period())
	if err != nil && !errors.Is(err, ErrNotFound) || !kept.PulledAt.IsZero() {
		return told, err
	}
	for _, older := range all {
		if older.same(newest) {
			continue
		}
		if err := d.replaced(v.ID, slot.Kind, older.Step); err != nil {
			return told, err
		}
	}
	if how == tellPlanned {
		return MadeDigest{Worth: true}, nil
	}
	weighed, err := d.weighDigest(v, slot, countAll)
	if err != nil || !weighed.worth {
		return told, err
	}
	weighed.Unread = how != tellWorded
	if told = (MadeDigest{Digest: weighed.Digest, Worth: true}); how == tellWorded {
		told, err = d.wordDigest(v, slot, weighed)
	}
	if err != nil {
		return told, err
	}
	return told, d.tx.SaveDigest(told.Digest)
}

// replaced notes that a digest was not read before the next one: no later one
// says what has changed since.
func (d *Desk) replaced(personID string, kind DigestKind, period string) error {
	old, err := d.tx.Digest(personID, kind, period)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil || old.Unread || !old.PulledAt.IsZero() {
		return err
	}
	old.Unread = true
	return d.tx.SaveDigest(old)
}
