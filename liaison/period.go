package liaison

import (
	"fmt"
	"regexp"
	"strconv"
	"time"

	"shuanglian/liaison/workday"
)

// Period is a quarter or a year in which contacts are owed, both days included.
type Period struct {
	From, Until workday.Date
}

// QuarterOf is the quarter a day lies in.
func QuarterOf(day workday.Date) Period {
	first := workday.Date{Year: day.Year, Month: (day.Month-1)/3*3 + 1, Day: 1}
	return Period{From: first, Until: first.AddMonths(3).AddDays(-1)}
}

// YearOf is the year a day lies in.
func YearOf(day workday.Date) Period {
	return Period{From: workday.Date{Year: day.Year, Month: time.January, Day: 1}, Until: workday.Date{Year: day.Year, Month: time.December, Day: 31}}
}

// Before is the quarter, or year, before this one.
func (p Period) Before() Period {
	if p.isYear() {
		return YearOf(p.From.AddDays(-1))
	}
	return QuarterOf(p.From.AddDays(-1))
}

// Days is how long it is.
func (p Period) Days() int { return daysBetween(p.From, p.Until) + 1 }

// Has tells whether a day lies in it.
func (p Period) Has(day workday.Date) bool {
	return p.From.Compare(day) <= 0 && day.Compare(p.Until) <= 0
}

// EndsYear tells whether it is a year's last quarter, in which the year's own number falls due too.
func (p Period) EndsYear() bool { return p.Until.Month == time.December }

func (p Period) isYear() bool { return p.From.Month == time.January && p.EndsYear() }

// String is 2026-Q4, or 2026.
func (p Period) String() string {
	if p.isYear() {
		return strconv.Itoa(p.From.Year)
	}
	return fmt.Sprintf("%d-Q%d", p.From.Year, p.quarter())
}

func (p Period) quarter() int { return (int(p.From.Month) + 2) / 3 }

var quarterForm = regexp.MustCompile(`^(\d{4})(?:-?[Qq]|年第?)([1-4一二三四])(?:季度?)?$`)

// ParseQuarter reads 2026-Q4, 2026Q4 and 2026年第4季度.
func ParseQuarter(text string) (Period, error) {
	found := quarterForm.FindStringSubmatch(text)
	if found == nil {
		return Period{}, &Fault{Kind: ErrInvalid, Sentence: fmt.Sprintf("季度 %q 不对：请写成 2026-Q4 这样", text)}
	}
	year, err := strconv.Atoi(found[1])
	if err != nil || year < 1 {
		return Period{}, &Fault{Kind: ErrInvalid, Sentence: fmt.Sprintf("季度 %q 不对：请写成 2026-Q4 这样", text)}
	}
	quarter := map[string]int{"1": 1, "2": 2, "3": 3, "4": 4, "一": 1, "二": 2, "三": 3, "四": 4}[found[2]]
	return QuarterOf(workday.Date{Year: year, Month: time.Month(quarter * 3), Day: 1}), nil
}

// daysBetween counts from one day to a later one.
func daysBetween(from, to workday.Date) int {
	midnight := func(d workday.Date) time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }
	return int(midnight(to).Sub(midnight(from)) / (24 * time.Hour))
}
