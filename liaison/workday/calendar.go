// Package workday knows which days are worked and when a limit ends.
//
// It is a set of pure functions over an imported calendar: nothing here reads a clock, a file or a database, and
// nothing outside the standard library may enter. Whoever asks brings the instant along.
package workday

import (
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"time"
)

// horizon bounds every search for a day, so that a calendar without a single working day can't hang the caller.
const horizon = 400

// Year is one year of the State Council's arrangement (国务院办公厅关于部分节假日安排的通知).
type Year struct {
	Year int `json:"year" yaml:"year"`
	// Off are the days off as published; the weekends they run over are part of them.
	Off []Span `json:"off" yaml:"off"`
	// Working are the weekend days that are worked to make up (调休上班日).
	Working []Date `json:"working" yaml:"working"`
}

// Span is a run of days off, both ends included, with the name of the holiday it is given for.
type Span struct {
	Name string `json:"name" yaml:"name"`
	From Date   `json:"from" yaml:"from"`
	To   Date   `json:"to" yaml:"to"`
}

// Calendar answers which days are worked, from when until when. It is made by New, never changes, and may be shared.
type Calendar struct {
	loc     *time.Location
	hours   Hours
	known   map[int]bool
	off     map[Date]string
	working map[Date]string // make-up days and local working days, with their names
}

// New makes a calendar for one place. Years not given fall back to plain weekends, which Known tells.
// A nil location means China Standard Time; empty hours mean DefaultHours. A year given twice: the later one counts.
// What comes from outside is checked first by Year.Validate and Hours.Validate.
func New(loc *time.Location, years []Year, hours Hours) *Calendar {
	if loc == nil {
		loc = time.FixedZone("CST", 8*60*60)
	}
	if len(hours) == 0 {
		hours = DefaultHours()
	}
	c := &Calendar{
		loc: loc, hours: slices.Clone(hours),
		known: map[int]bool{}, off: map[Date]string{}, working: map[Date]string{},
	}
	for _, y := range years {
		c.add(y)
	}
	return c
}

func (c *Calendar) add(y Year) {
	if c.known[y.Year] {
		maps.DeleteFunc(c.off, func(d Date, _ string) bool { return d.Year == y.Year })
		maps.DeleteFunc(c.working, func(d Date, _ string) bool { return d.Year == y.Year })
	}
	c.known[y.Year] = true
	for _, span := range y.Off {
		for d := span.From; d.Compare(span.To) <= 0; d = d.AddDays(1) {
			c.lay(Day{d, false, span.Name})
		}
	}
	for _, d := range y.Working {
		c.lay(Day{d, true, MakeUpName})
	}
}

// lay puts one day on top of whatever was known of it.
func (c *Calendar) lay(day Day) {
	delete(c.off, day.Date)
	delete(c.working, day.Date)
	if day.Working {
		c.working[day.Date] = day.Name
	} else {
		c.off[day.Date] = day.Name
	}
}

// With is this calendar with years in the place of its own, and local days on top of all of them.
func (c *Calendar) With(years []Year, local []Day) *Calendar {
	with := &Calendar{
		loc: c.loc, hours: c.hours, known: maps.Clone(c.known), off: maps.Clone(c.off), working: maps.Clone(c.working),
	}
	for _, y := range years {
		with.add(y)
	}
	for _, day := range local {
		with.lay(day)
	}
	return with
}

// Location is the place whose days and hours are meant.
func (c *Calendar) Location() *time.Location { return c.loc }

// Known tells whether the arrangement of a year was given. For an unknown year every answer rests on weekends alone,
// and whoever shows a date in it should say so.
func (c *Calendar) Known(year int) bool { return c.known[year] }

// Fingerprint is the same for two calendars that answer alike.
func (c *Calendar) Fingerprint() string {
	sum := fnv.New128a()
	fmt.Fprintln(sum, c.loc, c.hours, c.Years())
	for _, days := range []map[Date]string{c.off, c.working} {
		fmt.Fprintln(sum)
		for _, d := range slices.SortedFunc(maps.Keys(days), Date.Compare) {
			fmt.Fprint(sum, d, " ")
		}
	}
	return fmt.Sprintf("%x", sum.Sum(nil))
}

// Years lists the known years, oldest first.
func (c *Calendar) Years() []int { return slices.Sorted(maps.Keys(c.known)) }

// DateOf is the day an instant falls on in the calendar's place.
func (c *Calendar) DateOf(t time.Time) Date {
	year, month, day := t.In(c.loc).Date()
	return Date{year, month, day}
}

// At is the instant of a time of day on a day; 24:00 is the start of the next day.
func (c *Calendar) At(d Date, at Clock) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, int(at), 0, 0, c.loc)
}

// IsWorking tells whether the day of t is worked: a make-up day is, a day off is not, any other follows its weekday.
func (c *Calendar) IsWorking(t time.Time) bool { return c.worked(c.DateOf(t)) }

func (c *Calendar) worked(d Date) bool {
	if _, working := c.working[d]; working {
		return true
	}
	if _, off := c.off[d]; off {
		return false
	}
	return !d.weekend()
}

// DayOn is what is known of a day: whether it is worked, and the name it has in an arrangement, if it stands in one.
func (c *Calendar) DayOn(d Date) Day {
	day := Day{Date: d, Working: c.worked(d), Name: c.off[d]}
	if name, working := c.working[d]; working {
		day.Name = name
	}
	return day
}

// DaysOf are all days of a year, in order.
func (c *Calendar) DaysOf(year int) []Day {
	var days []Day
	for d := (Date{year, time.January, 1}); d.Year == year; d = d.AddDays(1) {
		days = append(days, c.DayOn(d))
	}
	return days
}

// Holiday names the holiday the day of t is given off for (元旦 春节 清明节 …); "" on every other day, weekends included.
func (c *Calendar) Holiday(t time.Time) string { return c.off[c.DateOf(t)] }

// IsMakeUp tells whether the day of t is a weekend day worked to make up for a holiday.
func (c *Calendar) IsMakeUp(t time.Time) bool {
	_, working := c.working[c.DateOf(t)]
	return working
}

// NextWorkingDay is midnight at the start of the first working day after the day of t.
func (c *Calendar) NextWorkingDay(t time.Time) time.Time { return c.AddWorkingDays(t, 1) }

// WorkingDayFrom is midnight at the start of the day of t if it is worked, else of the next working day: the way
// a reception day that falls on a holiday moves.
func (c *Calendar) WorkingDayFrom(t time.Time) time.Time { return c.At(c.workedFrom(c.DateOf(t)), 0) }

func (c *Calendar) workedFrom(d Date) Date {
	for range horizon {
		if c.worked(d) {
			return d
		}
		d = d.AddDays(1)
	}
	return d
}

// AddWorkingDays is midnight at the start of the nth working day after the day of t, which itself doesn't count;
// a negative n counts back, and 0 is the day of t, worked or not.
func (c *Calendar) AddWorkingDays(t time.Time, n int) time.Time {
	return c.At(c.addWorked(c.DateOf(t), n), 0)
}

func (c *Calendar) addWorked(d Date, n int) Date {
	step := 1
	if n < 0 {
		n, step = -n, -1
	}
	for ; n > 0; n-- {
		d = d.AddDays(step)
		for range horizon {
			if c.worked(d) {
				break
			}
			d = d.AddDays(step)
		}
	}
	return d
}

// WorkingDaysBetween counts the working days after the day of from up to and including the day of to;
// 0 when to is not after from.
func (c *Calendar) WorkingDaysBetween(from, to time.Time) int {
	count, end := 0, c.DateOf(to)
	for d := c.DateOf(from).AddDays(1); d.Compare(end) <= 0; d = d.AddDays(1) {
		if c.worked(d) {
			count++
		}
	}
	return count
}
