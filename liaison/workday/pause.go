package workday

import "time"

// Pause is a stretch in which a limit stands still. Of a limit in days, the day it begins, the day it ends and the days
// between them don't count, the way the day of receipt doesn't; a pause that ends on the day it began takes nothing away,
// and one that begins after the close of a day begins with the next. A limit by the clock stands still to the second.
type Pause struct{ From, Until time.Time }

// PausedDeadline is Deadline for a limit that stood still in the pauses, which are in order and don't overlap.
// A pause that begins after the limit has ended changes nothing.
func (c *Calendar) PausedDeadline(from time.Time, limit Limit, pauses []Pause) time.Time {
	switch limit.Unit {
	case WorkingDays:
		return c.At(c.lastCounted(from, limit, limit.N, pauses), c.hours.closing())
	case CalendarDays:
		return c.endOf(c.lastCounted(from, limit, limit.N, pauses))
	case Months:
		days := daysApart(c.DateOf(from), c.DateOf(from).AddMonths(limit.N))
		return c.endOf(c.lastCounted(from, limit, days, pauses))
	case Hours24, Minutes, Seconds:
	}
	length, _ := limit.Duration()
	return runFor(from, length, pauses)
}

// PausedMorningOf is MorningOf for a limit that stood still in the pauses.
func (c *Calendar) PausedMorningOf(from time.Time, limit Limit, percent int, pauses []Pause) time.Time {
	if length, ok := limit.Duration(); ok {
		return runFor(from, length/100*time.Duration(percent), pauses)
	}
	if limit.Unit == WorkingDays {
		return c.At(c.lastCounted(from, limit, share(limit.N, percent), pauses), c.hours.opening())
	}
	day := c.DateOf(from)
	days := limit.N
	if limit.Unit == Months {
		days = daysApart(day, day.AddMonths(limit.N))
	}
	end := c.DateOf(c.PausedDeadline(from, limit, pauses))
	return c.At(c.workedNear(c.lastCounted(from, limit, share(days, percent), pauses), day, end), c.hours.opening())
}

// lastCounted is the nth day after from that counts for the limit.
func (c *Calendar) lastCounted(from time.Time, limit Limit, n int, pauses []Pause) Date {
	day := c.DateOf(from)
	if n == 0 && limit.Unit == WorkingDays {
		return c.unpaused(c.lastWorked(from, 0), pauses)
	}
	for range n {
		day = c.nextCounted(day, limit, pauses)
	}
	return day
}

func (c *Calendar) nextCounted(day Date, limit Limit, pauses []Pause) Date {
	for range horizon {
		day = day.AddDays(1)
		if limit.Unit == WorkingDays {
			day = c.workedFrom(day)
		}
		if !c.pausedOn(day, pauses) {
			return day
		}
	}
	return day
}

// unpaused is the day itself, or the first worked day after the pause it lies in.
func (c *Calendar) unpaused(day Date, pauses []Pause) Date {
	if !c.pausedOn(day, pauses) {
		return day
	}
	return c.nextCounted(day, Limit{Unit: WorkingDays}, pauses)
}

func (c *Calendar) pausedOn(day Date, pauses []Pause) bool {
	for _, pause := range pauses {
		first, last := c.DateOf(pause.From), c.DateOf(pause.Until)
		if first == last {
			continue
		}
		if pause.From.After(c.At(first, c.hours.closing())) {
			first = first.AddDays(1)
		}
		if first.Compare(day) <= 0 && day.Compare(last) <= 0 {
			return true
		}
	}
	return false
}

// runFor is when a length has run since from, standing still in the pauses.
func runFor(from time.Time, length time.Duration, pauses []Pause) time.Time {
	end := from.Add(length)
	for _, pause := range pauses {
		begin := pause.From
		if begin.Before(from) {
			begin = from
		}
		if begin.Before(end) && pause.Until.After(begin) {
			end = end.Add(pause.Until.Sub(begin))
		}
	}
	return end
}
