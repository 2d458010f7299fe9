package liaison

import (
	"time"

	"shuanglian/liaison/wording"
)

// restsInOffice tells whether the office has answered a matter first and has it still:
// it was not passed on to anybody. What is about somebody is not for a unit.
func (d *Desk) restsInOffice(matter Matter) bool {
	return len(matter.Subjects)+len(matter.Units) == 0 && matter.unfinished() && matter.Level != Sealed && !matter.outside() && d.officeTurn(matter)
}

// passOnStep is the step by which the office is reminded once, when Policy.PassOn has
// gone by since a matter came to it, to pass on to a handling unit what belongs to one;
// empty before. What comes back counts anew.
func (d *Desk) passOnStep(matter Matter) (string, error) {
	if d.terms.Policy.PassOn.N == 0 || !d.restsInOffice(matter) {
		return "", nil
	}
	routings, err := d.tx.Routings(matter.ID)
	if err != nil {
		return "", err
	}
	since := matter.SubmittedAt
	if len(routings) > 0 {
		since = routings[len(routings)-1].At
	}
	if d.now.Before(d.passOnMorning(since)) {
		return "", nil
	}
	return "pass on since " + d.local(since).Format("2006-01-02 15:04"), nil
}

// passOnMorning is the morning of the last day for it.
func (d *Desk) passOnMorning(since time.Time) time.Time {
	return d.terms.Calendar.PausedMorningOf(since, d.terms.Policy.PassOn, 100, nil)
}

// sayPassOn is the chapter of what rests in the office.
func (d *Desk) sayPassOn(v Viewer, reminders []Reminder) (saidReminders, error) {
	matters, of, err := d.remindedOf(reminders, d.stillHis(v, d.restsInOffice))
	if err != nil {
		return saidReminders{}, err
	}
	days := d.terms.Policy.PassOn.Chinese()
	return d.sayMatters(v, matters, of, func(row wording.Row) string { return wording.ToPassOn(row, days) },
		func(n int) string { return wording.ToPassOnSeveral(n, days) })
}
