package workday

import (
	"slices"
	"time"
)

// QuietHours say when people are left alone. From may be later than Until: 21:00 to 08:00 runs over midnight.
// From equal to Until means no quiet hours.
type QuietHours struct {
	From, Until Clock
	// Holidays makes the days off of the State Council's arrangement quiet as a whole, Weekends the plain weekends too.
	Holidays, Weekends bool
}

// DefaultQuietHours are 21:00 to 08:00, and holidays.
func DefaultQuietHours() QuietHours {
	return QuietHours{From: At(21, 0), Until: At(8, 0), Holidays: true}
}

// Quiet tells whether t lies in quiet hours. What is urgent is decided by the caller, who then doesn't ask.
func (c *Calendar) Quiet(t time.Time, q QuietHours) bool { return c.AfterQuiet(t, q).After(t) }

// AfterQuiet is t itself outside quiet hours, else the first instant after them.
func (c *Calendar) AfterQuiet(t time.Time, q QuietHours) time.Time {
	day := c.DateOf(t)
	for range horizon {
		if !c.quietDay(day, q) {
			for _, interval := range q.loud() {
				if t.Before(c.At(day, interval.From)) {
					return c.At(day, interval.From)
				}
				if t.Before(c.At(day, interval.To)) {
					return t
				}
			}
		}
		day = day.AddDays(1)
		if midnight := c.At(day, 0); t.Before(midnight) {
			t = midnight
		}
	}
	return t
}

func (c *Calendar) quietDay(d Date, q QuietHours) bool {
	if _, working := c.working[d]; working {
		return false
	}
	_, off := c.off[d]
	return off && q.Holidays || !off && q.Weekends && d.weekend()
}

// loud are the parts of a day that are not quiet.
func (q QuietHours) loud() []Interval {
	whole := At(24, 0)
	switch {
	case q.From == q.Until:
		return []Interval{{0, whole}}
	case q.From > q.Until:
		return []Interval{{q.Until, q.From}}
	}
	return slices.DeleteFunc([]Interval{{0, q.From}, {q.Until, whole}}, func(i Interval) bool { return i.From == i.To })
}
