package workday

import (
	"cmp"
	"fmt"
	"time"
)

// Date is a day of the calendar without a time or a place; as text 2026-02-14.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// ParseDate reads 2026-02-14; a day that doesn't exist is an error.
func ParseDate(text string) (Date, error) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return Date{}, fmt.Errorf("日期 %q 不对：请写成 2026-02-14 这样，并且要有这一天", text)
	}
	return Date{t.Year(), t.Month(), t.Day()}, nil
}

// String gives 2026-02-14.
func (d Date) String() string { return d.midnight().Format(time.DateOnly) }

// MarshalText gives 2026-02-14.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads 2026-02-14.
func (d *Date) UnmarshalText(text []byte) error {
	parsed, err := ParseDate(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// AddDays is the day n days later, earlier when n is negative.
func (d Date) AddDays(n int) Date {
	year, month, day := d.midnight().AddDate(0, 0, n).Date()
	return Date{year, month, day}
}

// AddMonths is the same day n months later, or the last day of that month when it is shorter: 01-31 and one month is
// 02-28 or 02-29 (民法典 §202).
func (d Date) AddMonths(n int) Date {
	first := time.Date(d.Year, d.Month+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return Date{first.Year(), first.Month(), min(d.Day, last)}
}

// Compare is negative when d is before other, 0 on the same day, positive after.
func (d Date) Compare(other Date) int {
	return cmp.Or(cmp.Compare(d.Year, other.Year), cmp.Compare(d.Month, other.Month), cmp.Compare(d.Day, other.Day))
}

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday { return d.midnight().Weekday() }

func (d Date) weekend() bool { return d.Weekday() == time.Saturday || d.Weekday() == time.Sunday }

// midnight is taken in UTC only to count with: UTC has no clock changes.
func (d Date) midnight() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }
