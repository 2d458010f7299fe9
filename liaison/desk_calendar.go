package liaison

import (
	"fmt"
	"slices"

	"shuanglian/liaison/almanac"
	"shuanglian/liaison/workday"
)

// CalendarPlan is what an import puts into the calendar and what that changes:
// nothing when it holds no arrangement.
type CalendarPlan struct {
	Arrangements []Arrangement
	Changes      []workday.Change
}

// PlanCalendar works out what a file changes: a whole year's arrangement takes
// the place of that year's, local days are added to those there are, and a day
// that is a local one already takes the new form.
func (d *Desk) PlanCalendar(file almanac.File) (CalendarPlan, error) {
	if file.Year == 0 {
		return d.planLocal(file.Days, nil)
	}
	stored, err := d.tx.Arrangements()
	if err != nil {
		return CalendarPlan{}, err
	}
	national := slices.DeleteFunc(slices.Clone(stored), func(a Arrangement) bool { return a.Layer != CalendarNational })
	fresh := Arrangement{Year: file.Year, Layer: CalendarNational, Days: file.Days}
	return d.plan(national, []Arrangement{fresh}, file.Year-1, file.Year), nil
}

// PlanLocalDay works out what a typed local day changes; nil takes it back.
func (d *Desk) PlanLocalDay(date workday.Date, day *workday.Day) (CalendarPlan, error) {
	if day == nil {
		return d.planLocal(nil, []workday.Date{date})
	}
	return d.planLocal([]workday.Day{*day}, nil)
}

func (d *Desk) planLocal(set []workday.Day, drop []workday.Date) (CalendarPlan, error) {
	stored, err := d.tx.Arrangements()
	if err != nil {
		return CalendarPlan{}, err
	}
	var years []int
	for _, day := range set {
		years = append(years, day.Date.Year)
		drop = append(drop, day.Date)
	}
	for _, date := range drop {
		years = append(years, date.Year)
	}
	slices.Sort(years)
	years = slices.Compact(years)
	var fresh []Arrangement
	for _, year := range years {
		a := Arrangement{Year: year, Layer: CalendarLocal}
		for _, old := range stored {
			if old.Layer == CalendarLocal && old.Year == year {
				a.Days = slices.DeleteFunc(slices.Clone(old.Days), func(day workday.Day) bool { return slices.Contains(drop, day.Date) })
			}
		}
		for _, day := range set {
			if day.Date.Year == year {
				a.Days = append(a.Days, day)
			}
		}
		slices.SortFunc(a.Days, func(a, b workday.Day) int { return a.Date.Compare(b.Date) })
		fresh = append(fresh, a)
	}
	return d.plan(stored, fresh, years...), nil
}

// plan compares the calendar of some arrangements with the one that fresh ones
// make of it. What changes no day is no change.
func (d *Desk) plan(stored, fresh []Arrangement, years ...int) CalendarPlan {
	after := slices.DeleteFunc(slices.Clone(stored), func(old Arrangement) bool {
		return slices.ContainsFunc(fresh, func(a Arrangement) bool { return a.Layer == old.Layer && a.Year == old.Year })
	})
	changes := workday.Changes(Arranged(d.terms.BuiltIn, stored), Arranged(d.terms.BuiltIn, append(after, fresh...)), years...)
	if len(changes) == 0 {
		return CalendarPlan{}
	}
	return CalendarPlan{Arrangements: fresh, Changes: changes}
}

// TakeCalendar puts a plan into force. The deadlines follow by Reckon.
func (d *Desk) TakeCalendar(plan CalendarPlan, actor string) error {
	for _, a := range plan.Arrangements {
		a.ActorID, a.At = actor, d.now
		if err := d.tx.AddArrangement(&a); err != nil {
			return err
		}
		row := AuditRow{ActorID: actor, Act: "take_calendar", Reason: fmt.Sprintf("%s %d, version %d", a.Layer, a.Year, a.Version)}
		if err := d.audit(row); err != nil {
			return err
		}
		if a.Layer != CalendarNational {
			continue
		}
		if err := d.endCalendarTasks(a.Year); err != nil {
			return err
		}
	}
	return nil
}
