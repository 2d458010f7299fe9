package liaison

import (
	"strings"
	"time"

	"shuanglian/liaison/wording"
	"shuanglian/liaison/workday"
)

// quietOf are the hours in which a person gets no reminder: his own, or the
// place's. Days off stay quiet for everybody alike.
func (d *Desk) quietOf(personID string) (workday.QuietHours, error) {
	if personID == "" {
		return d.terms.Policy.Quiet, nil
	}
	preference, err := d.tx.Preference(personID)
	return preference.quiet(d.terms.Policy.Quiet), err
}

// nightOf are the hours in which a person's relays wait; days off stop only
// reminders.
func (d *Desk) nightOf(personID string) (workday.QuietHours, error) {
	quiet, err := d.quietOf(personID)
	return workday.QuietHours{From: quiet.From, Until: quiet.Until}, err
}

// quietOfAll is quietOf for all whom a plan is for, looked up once.
func (d *Desk) quietOfAll(plan []Reminder) (func(personID string) workday.QuietHours, error) {
	place := d.terms.Policy.Quiet
	if len(plan) == 0 {
		return func(string) workday.QuietHours { return place }, nil
	}
	first, last := plan[0].PersonID, plan[0].PersonID
	for _, r := range plan {
		first, last = min(first, r.PersonID), max(last, r.PersonID)
	}
	preferences, err := d.tx.PreferencesBetween(first, last)
	own := make(map[string]workday.QuietHours, len(preferences))
	for _, preference := range preferences {
		own[preference.PersonID] = preference.quiet(place)
	}
	return func(personID string) workday.QuietHours {
		if hours, said := own[personID]; said {
			return hours
		}
		return place
	}, err
}

// quiet puts a person's own hours in the place of the place's.
func (p Preference) quiet(place workday.QuietHours) workday.QuietHours {
	from, until, said := p.Hours()
	if said {
		place.From, place.Until = from, until
	}
	return place
}

// Hours are his own quiet hours, if he has said any.
func (p Preference) Hours() (from, until workday.Clock, said bool) {
	first, second, said := strings.Cut(p.Quiet, "-")
	if !said {
		return 0, 0, false
	}
	from, errFrom := workday.ParseClock(first)
	until, errUntil := workday.ParseClock(second)
	return from, until, errFrom == nil && errUntil == nil
}

// clockOf is the time of day of a local instant.
func clockOf(t time.Time) workday.Clock { return workday.At(t.Hour(), t.Minute()) }

// Reminding is how somebody is reminded now, and what he may choose instead.
func (d *Desk) Reminding(v Viewer) (wording.RemindingFacts, error) {
	preference, err := d.tx.Preference(v.ID)
	if err != nil {
		return wording.RemindingFacts{}, err
	}
	policy := d.terms.Policy
	quiet := preference.quiet(policy.Quiet)
	hours := func(from, until workday.Clock) string { return from.String() + "-" + until.String() }
	facts := wording.RemindingFacts{Quiet: hours(quiet.From, quiet.Until), Place: hours(policy.Quiet.From, policy.Quiet.Until),
		Bounds:  hours(policy.QuietOwnFrom, policy.QuietOwnUntil),
		Earlier: hours(moved(policy.Quiet.From, -60), policy.Quiet.Until),
		Later:   hours(moved(policy.Quiet.From, 60), moved(policy.Quiet.Until, -60))}
	_, _, facts.Own = preference.Hours()
	switch {
	case len(d.DigestKinds(v)) == 0:
	case preference.NoDigest:
		facts.Digest = wording.DigestOff
	default:
		facts.Digest = wording.DigestOn
	}
	return facts, nil
}

// wholeDay is how many minutes a day has.
const wholeDay = 24 * 60

// moved is a time of day so many minutes later.
func moved(c workday.Clock, minutes int) workday.Clock {
	return workday.Clock((int(c) + minutes + wholeDay) % wholeDay)
}

// KeepQuiet keeps a person's own quiet hours, 22:00-07:00; none are the place's.
// false: they are no hours, or out of bounds.
func (d *Desk) KeepQuiet(v Viewer, hours string) (bool, error) {
	preference, err := d.tx.Preference(v.ID)
	if err != nil {
		return false, err
	}
	preference.Quiet, preference.At = hours, d.now
	if from, until, said := preference.Hours(); hours != "" && (!said || !d.mayBeQuiet(from, until)) {
		return false, nil
	}
	return true, d.tx.SavePreference(preference)
}

// mayBeQuiet tells whether hours lie within the bounds: who is quiet all day would
// hear of nothing in time.
func (d *Desk) mayBeQuiet(from, until workday.Clock) bool {
	begin := int(d.terms.Policy.QuietOwnFrom)
	after := func(c workday.Clock) int { return (int(c) - begin + wholeDay) % wholeDay }
	return after(from) < after(until) && after(until) <= after(d.terms.Policy.QuietOwnUntil)
}

// KeepDigest notes whether somebody wants digests.
func (d *Desk) KeepDigest(v Viewer, wanted bool) error {
	preference, err := d.tx.Preference(v.ID)
	if err != nil {
		return err
	}
	preference.NoDigest, preference.At = !wanted, d.now
	return d.tx.SavePreference(preference)
}

// forgetPreference forgets how somebody who leaves for good wanted to be reminded,
// and what was counted for him. Who only unbinds finds it as it was.
func (d *Desk) forgetPreference(personID string) error {
	if err := d.tx.DropPreference(personID); err != nil {
		return err
	}
	return d.tx.DropDigestsOf(personID)
}
