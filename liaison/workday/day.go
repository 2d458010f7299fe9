package workday

import (
	"cmp"
	"slices"
)

// MakeUpName is what a make-up day is called where its arrangement gives it no name.
const MakeUpName = "调休上班"

// Day is one day of an arrangement: off or worked, whatever day of the week it is.
type Day struct {
	Date    Date   `json:"date"`
	Working bool   `json:"working"`
	Name    string `json:"name"`
}

// YearOf is an arrangement written day by day: days off with one name that follow each other are one span.
func YearOf(year int, days []Day) Year {
	sorted := slices.SortedFunc(slices.Values(days), func(a, b Day) int { return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.Name, b.Name)) })
	y := Year{Year: year}
	for _, day := range sorted {
		last := len(y.Off) - 1
		switch {
		case day.Working:
			y.Working = append(y.Working, day.Date)
		case last >= 0 && y.Off[last].Name == day.Name && y.Off[last].To.AddDays(1) == day.Date:
			y.Off[last].To = day.Date
		default:
			y.Off = append(y.Off, Span{day.Name, day.Date, day.Date})
		}
	}
	return y
}

// Changes are the days of some years that are worked in one calendar and not in the other, or have another name there.
func Changes(before, after *Calendar, years ...int) []Change {
	var changes []Change
	for _, y := range years {
		now := after.DaysOf(y)
		for i, was := range before.DaysOf(y) {
			if was != now[i] {
				changes = append(changes, Change{was, now[i]})
			}
		}
	}
	return changes
}

// Change is one day as it was and as it is.
type Change struct{ Was, Is Day }

// Run is some days in a row that are all off or all worked, and have one name.
type Run struct {
	From, To Date
	Working  bool
	Name     string
}

// Length is the number of its days.
func (r Run) Length() int { return daysApart(r.From, r.To) + 1 }

// RunsOf puts days that follow each other together.
func RunsOf(days []Day) []Run {
	var runs []Run
	for _, day := range days {
		last := len(runs) - 1
		if last >= 0 && runs[last].Working == day.Working && runs[last].Name == day.Name && runs[last].To.AddDays(1) == day.Date {
			runs[last].To = day.Date
			continue
		}
		runs = append(runs, Run{day.Date, day.Date, day.Working, day.Name})
	}
	return runs
}

// DaysBetween are the days after the first up to and including the last.
func (c *Calendar) DaysBetween(first, last Date) []Day {
	var days []Day
	for d := first.AddDays(1); d.Compare(last) <= 0; d = d.AddDays(1) {
		days = append(days, c.DayOn(d))
	}
	return days
}
