package liaison

import (
	"strings"
	"time"

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
