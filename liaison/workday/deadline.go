package workday

import (
	"slices"
	"time"
)

// Deadline is the last instant that is still in time for something received at from.
//
//   - N working days end at the close of the Nth working day; the day of receipt doesn't count (民法典 §201, §203).
//     0wd is "the same day": the close of the working day in progress, or of the next one once it has closed.
//   - N calendar days and months end with the day, written 23:59:59; they don't move off a holiday, since a rule that
//     says 日 counts every day.
//   - Hours, minutes and seconds run by the clock.
//
// It is a pure function of its arguments and the calendar: asking again gives the same answer.
func (c *Calendar) Deadline(from time.Time, limit Limit) time.Time {
	day := c.DateOf(from)
	switch limit.Unit {
	case WorkingDays:
		return c.At(c.lastWorked(from, limit.N), c.hours.closing())
	case CalendarDays:
		return c.endOf(day.AddDays(limit.N))
	case Months:
		return c.endOf(day.AddMonths(limit.N))
	case Hours24, Minutes, Seconds:
	}
	length, _ := limit.Duration()
	return from.Add(length)
}

func (c *Calendar) lastWorked(from time.Time, n int) Date {
	day := c.DateOf(from)
	if n > 0 {
		return c.addWorked(day, n)
	}
	if c.worked(day) && !from.After(c.At(day, c.hours.closing())) {
		return day
	}
	return c.workedFrom(day.AddDays(1))
}

func (c *Calendar) endOf(d Date) time.Time { return c.At(d.AddDays(1), 0).Add(-time.Second) }

// MorningOf is when to remind of a limit that began at from: the opening of the working day on which that many percent
// of its days are reached, 100 being the day it ends on. Half of 5 working days is reached on the third.
//
// When a share of calendar days is reached on a day off, the working day before it is taken, so that the reminder is
// not late; if there is none after the day of receipt, the next one; if that is past the deadline, the day itself.
// Limits by the clock give the exact instant.
func (c *Calendar) MorningOf(from time.Time, limit Limit, percent int) time.Time {
	if length, ok := limit.Duration(); ok {
		return from.Add(length / 100 * time.Duration(percent))
	}
	day, end := c.DateOf(from), c.DateOf(c.Deadline(from, limit))
	if limit.Unit == WorkingDays {
		return c.At(c.lastWorked(from, share(limit.N, percent)), c.hours.opening())
	}
	reached := day.AddDays(share(daysApart(day, end), percent))
	return c.At(c.workedNear(reached, day, end), c.hours.opening())
}

// Steps are the mornings of several percentages in order, each only once: of 2 working days, 50 and 80 and 100 percent
// are two mornings.
func (c *Calendar) Steps(from time.Time, limit Limit, percents ...int) []time.Time {
	steps := make([]time.Time, 0, len(percents))
	for _, percent := range percents {
		steps = append(steps, c.MorningOf(from, limit, percent))
	}
	slices.SortFunc(steps, time.Time.Compare)
	return slices.CompactFunc(steps, time.Time.Equal)
}

// workedNear is reached itself if worked, else the worked day before it that is after start, else the worked day after
// it that is not after end, else reached.
func (c *Calendar) workedNear(reached, start, end Date) Date {
	for d := reached; d.Compare(start) > 0; d = d.AddDays(-1) {
		if c.worked(d) {
			return d
		}
	}
	if d := c.workedFrom(reached); d.Compare(end) <= 0 {
		return d
	}
	return reached
}

// share is the part of n that percent is, rounded up, so that a reminder never comes before its share is reached.
func share(n, percent int) int { return (n*percent + 99) / 100 }

func daysApart(from, to Date) int {
	return int(to.midnight().Sub(from.midnight()) / (24 * time.Hour))
}
