package workday

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Clock is a time of day in minutes after midnight, 0 to 1440; as text 08:30, and 24:00 for the end of a day.
type Clock int

// At is the time of day hour:minute.
func At(hour, minute int) Clock { return Clock(hour*60 + minute) }

// ParseClock reads 08:30 (or 8:30), up to 24:00.
func ParseClock(text string) (Clock, error) {
	hourText, minuteText, found := strings.Cut(text, ":")
	hour, errHour := strconv.Atoi(hourText)
	minute, errMinute := strconv.Atoi(minuteText)
	clock := At(hour, minute)
	if !found || errHour != nil || errMinute != nil || len(minuteText) != 2 || len(hourText) > 2 ||
		hour < 0 || minute < 0 || minute > 59 || clock > 24*60 {
		return 0, fmt.Errorf("钟点 %q 不对：请写成 08:30 这样，从 00:00 到 24:00", text)
	}
	return clock, nil
}

// String gives 08:30.
func (c Clock) String() string { return fmt.Sprintf("%02d:%02d", int(c)/60, int(c)%60) }

// MarshalText gives 08:30.
func (c Clock) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads 08:30.
func (c *Clock) UnmarshalText(text []byte) error {
	parsed, err := ParseClock(string(text))
	if err != nil {
		return err
	}
	*c = parsed
	return nil
}

// Interval is a part of a day, From included, To not; as text 08:30-12:00.
type Interval struct{ From, To Clock }

// String gives 08:30-12:00.
func (i Interval) String() string { return i.From.String() + "-" + i.To.String() }

// MarshalText gives 08:30-12:00.
func (i Interval) MarshalText() ([]byte, error) { return []byte(i.String()), nil }

// UnmarshalText reads 08:30-12:00.
func (i *Interval) UnmarshalText(text []byte) error {
	fromText, toText, found := strings.Cut(string(text), "-")
	from, errFrom := ParseClock(strings.TrimSpace(fromText))
	to, errTo := ParseClock(strings.TrimSpace(toText))
	if !found || errFrom != nil || errTo != nil || from >= to {
		return fmt.Errorf("时间段 %q 不对：请写成 08:30-12:00 这样，起在止前", text)
	}
	*i = Interval{from, to}
	return nil
}

// Hours are the working hours of every working day: intervals in order, with the lunch break between them.
type Hours []Interval

// DefaultHours are 08:30-12:00 and 14:00-17:30.
func DefaultHours() Hours {
	return Hours{{At(8, 30), At(12, 0)}, {At(14, 0), At(17, 30)}}
}

// Validate tells whether the intervals are there, each not empty, in order and apart.
func (h Hours) Validate() error {
	if len(h) == 0 {
		return fmt.Errorf("没有写上班时间：至少要有一段，如 08:30-17:30")
	}
	end := Clock(0)
	for _, interval := range h {
		if interval.From >= interval.To || interval.From < end || interval.To > At(24, 0) {
			return fmt.Errorf("上班时间 %s 不对：每段起在止前，各段按先后写、不重叠", interval)
		}
		end = interval.To
	}
	return nil
}

func (h Hours) opening() Clock { return h[0].From }
func (h Hours) closing() Clock { return h[len(h)-1].To }

// IsOpen tells whether t lies in working hours: a working day, and not the lunch break.
func (c *Calendar) IsOpen(t time.Time) bool { return c.IsWorking(t) && c.NextOpen(t).Equal(t) }

// NextOpen is t itself in working hours, else the next instant at which work begins.
func (c *Calendar) NextOpen(t time.Time) time.Time {
	day := c.DateOf(t)
	if c.worked(day) {
		for _, interval := range c.hours {
			if t.Before(c.At(day, interval.From)) {
				return c.At(day, interval.From)
			}
			if t.Before(c.At(day, interval.To)) {
				return t
			}
		}
	}
	return c.At(c.workedFrom(day.AddDays(1)), c.hours.opening())
}

// Opening is the start of working hours on the day of t, worked or not.
func (c *Calendar) Opening(t time.Time) time.Time { return c.At(c.DateOf(t), c.hours.opening()) }

// Closing is the end of working hours on the day of t, worked or not.
func (c *Calendar) Closing(t time.Time) time.Time { return c.At(c.DateOf(t), c.hours.closing()) }
