package workday_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"shuanglian/liaison/workday"
)

// The published days once more, written out one by one, so that a slip in the data shows.
const offDays = `
2024-01-01 元旦
2024-02-10 2024-02-11 2024-02-12 2024-02-13 2024-02-14 2024-02-15 2024-02-16 2024-02-17 春节
2024-04-04 2024-04-05 2024-04-06 清明节
2024-05-01 2024-05-02 2024-05-03 2024-05-04 2024-05-05 劳动节
2024-06-10 端午节
2024-09-15 2024-09-16 2024-09-17 中秋节
2024-10-01 2024-10-02 2024-10-03 2024-10-04 2024-10-05 2024-10-06 2024-10-07 国庆节
2025-01-01 元旦
2025-01-28 2025-01-29 2025-01-30 2025-01-31 2025-02-01 2025-02-02 2025-02-03 2025-02-04 春节
2025-04-04 2025-04-05 2025-04-06 清明节
2025-05-01 2025-05-02 2025-05-03 2025-05-04 2025-05-05 劳动节
2025-05-31 2025-06-01 2025-06-02 端午节
2025-10-01 2025-10-02 2025-10-03 2025-10-04 2025-10-05 2025-10-06 2025-10-07 2025-10-08 国庆节、中秋节
2026-01-01 2026-01-02 2026-01-03 元旦
2026-02-15 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-02-21 2026-02-22 2026-02-23 春节
2026-04-04 2026-04-05 2026-04-06 清明节
2026-05-01 2026-05-02 2026-05-03 2026-05-04 2026-05-05 劳动节
2026-06-19 2026-06-20 2026-06-21 端午节
2026-09-25 2026-09-26 2026-09-27 中秋节
2026-10-01 2026-10-02 2026-10-03 2026-10-04 2026-10-05 2026-10-06 2026-10-07 国庆节
`

const makeUpDays = `2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12
2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11
2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10`

func TestEveryDayOfThePublishedYears(t *testing.T) {
	off, makeUp := map[string]string{}, strings.Fields(makeUpDays)
	for line := range strings.Lines(strings.TrimSpace(offDays)) {
		fields := strings.Fields(line)
		for _, day := range fields[:len(fields)-1] {
			off[day] = fields[len(fields)-1]
		}
	}
	c := calendar()
	working := map[int]int{}
	for day := at(t, "2024-01-01 12:00"); day.Year() < 2027; day = day.AddDate(0, 0, 1) {
		text := day.Format(time.DateOnly)
		weekend := day.Weekday() == time.Saturday || day.Weekday() == time.Sunday
		made := slices.Contains(makeUp, text)
		want := made || off[text] == "" && !weekend
		if got := c.IsWorking(day); got != want {
			t.Errorf("IsWorking(%s) = %t, want %t", text, got, want)
		}
		if got := c.Holiday(day); got != off[text] {
			t.Errorf("Holiday(%s) = %q, want %q", text, got, off[text])
		}
		if got := c.IsMakeUp(day); got != made || made && !weekend {
			t.Errorf("IsMakeUp(%s) = %t, want %t, weekend %t", text, got, made, weekend)
		}
		if want {
			working[day.Year()]++
		}
	}
	// 2024 had 251 working days, 2025 and 2026 have 248 each: weekdays less public holidays.
	for year, want := range map[int]int{2024: 251, 2025: 248, 2026: 248} {
		if working[year] != want {
			t.Errorf("%d has %d working days, want %d", year, working[year], want)
		}
	}
}

func TestUnknownYearFallsBackToWeekends(t *testing.T) {
	c := calendar()
	if c.Known(2027) || !c.Known(2026) || !slices.Equal(c.Years(), []int{2024, 2025, 2026}) {
		t.Errorf("known: 2026 %t, 2027 %t, all %v", c.Known(2026), c.Known(2027), c.Years())
	}
	if !c.IsWorking(at(t, "2027-10-01 09:00")) || c.IsWorking(at(t, "2027-10-02 09:00")) {
		t.Error("a Friday of an unknown year works, a Saturday doesn't")
	}
}

func TestAYearGivenTwiceIsReplaced(t *testing.T) {
	years := append(workday.StateCouncil(), workday.Year{Year: 2026})
	c := workday.New(shanghai, years, nil)
	if !c.IsWorking(at(t, "2026-10-01 09:00")) || c.IsWorking(at(t, "2026-10-10 09:00")) {
		t.Error("the earlier arrangement of 2026 still shows")
	}
	if c.IsWorking(at(t, "2025-10-01 09:00")) {
		t.Error("replacing 2026 touched 2025")
	}
}

func TestTheDayIsTheOneOfThePlace(t *testing.T) {
	// 2026-10-07 17:00 UTC is already 1 o'clock of the 8th in China, the first working day after the holiday.
	if instant := time.Date(2026, 10, 7, 17, 0, 0, 0, time.UTC); !calendar().IsWorking(instant) {
		t.Error("the day was taken in UTC")
	}
	if got := workday.New(nil, nil, nil).DateOf(time.Date(2026, 1, 1, 17, 0, 0, 0, time.UTC)).String(); got != "2026-01-02" {
		t.Errorf("without a location the day is %s, want China's", got)
	}
}

func TestWalkingOverWorkingDays(t *testing.T) {
	c := calendar()
	for _, test := range []struct {
		name, from, want string
		n                int
	}{
		{"Friday before a make-up Sunday", "2026-09-18 10:00", "2026-09-20 00:00", 1},
		{"Friday before a plain weekend", "2026-09-11 10:00", "2026-09-14 00:00", 1},
		{"over the National Day week to the Thursday after", "2026-09-30 10:00", "2026-10-08 00:00", 1},
		{"and through its make-up Saturday", "2026-09-30 10:00", "2026-10-10 00:00", 3},
		{"back over the National Day week", "2026-10-08 10:00", "2026-09-30 00:00", -1},
		{"none is the day itself", "2026-10-03 10:00", "2026-10-03 00:00", 0},
		{"over the leap day", "2024-02-28 10:00", "2024-02-29 00:00", 1},
		{"over the year's end", "2025-12-31 10:00", "2026-01-04 00:00", 1},
		{"out of the known years", "2026-12-31 10:00", "2027-01-01 00:00", 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			from := at(t, test.from)
			got := c.AddWorkingDays(from, test.n)
			same(t, "AddWorkingDays", got, at(t, test.want))
			if test.n > 0 {
				if counted := c.WorkingDaysBetween(from, got); counted != test.n {
					t.Errorf("WorkingDaysBetween = %d, want %d", counted, test.n)
				}
			}
		})
	}
	same(t, "NextWorkingDay", c.NextWorkingDay(at(t, "2026-09-18 10:00")), at(t, "2026-09-20 00:00"))
	same(t, "reception day on a working day", c.WorkingDayFrom(at(t, "2026-10-15 10:00")), at(t, "2026-10-15 00:00"))
	same(t, "reception day in the holiday", c.WorkingDayFrom(at(t, "2026-02-15 10:00")), at(t, "2026-02-24 00:00"))
}

func TestACalendarWithoutWorkingDaysDoesNotHang(t *testing.T) {
	never := workday.Year{Year: 2026, Off: []workday.Span{{
		Name: "无", From: workday.Date{Year: 2026, Month: 1, Day: 1}, To: workday.Date{Year: 2028, Month: 12, Day: 31},
	}}}
	c := workday.New(shanghai, []workday.Year{never}, nil)
	if got := c.NextWorkingDay(at(t, "2026-01-01 09:00")); !got.After(at(t, "2026-12-31 00:00")) {
		t.Errorf("got %s", got)
	}
}
