package liaison_test

import (
	"testing"
	"time"

	"shuanglian/liaison"
	"shuanglian/liaison/workday"
)

// TestOnWhichDayASeriesFalls: a day off moves it to the next working day, a make-up
// working day is one, and a short month has a last day too.
func TestOnWhichDayASeriesFalls(t *testing.T) {
	calendar := workday.New(time.FixedZone("CST", 8*3600), workday.StateCouncil(), workday.Hours{})
	for name, c := range map[string]struct {
		every      liaison.Every
		month, day int
		in, want   string
	}{
		"a working day":             {liaison.EveryMonth, 1, 16, "2026-11-01", "2026-11-16"},
		"a Sunday":                  {liaison.EveryMonth, 1, 15, "2026-11-20", "2026-11-16"},
		"in National Day week":      {liaison.EveryMonth, 1, 2, "2026-10-08", "2026-10-08"},
		"in Spring Festival":        {liaison.EveryMonth, 1, 16, "2026-02-03", "2026-02-24"},
		"a Saturday that is worked": {liaison.EveryMonth, 1, 10, "2026-10-01", "2026-10-10"},
		"a short month":             {liaison.EveryMonth, 1, 31, "2025-02-10", "2025-02-28"},
		"of the quarter":            {liaison.EveryQuarter, 2, 20, "2026-12-31", "2026-11-20"},
		"of the year":               {liaison.EveryYear, 6, 19, "2026-12-31", "2026-06-22"},
		"over the end of the year":  {liaison.EveryMonth, 1, 31, "2024-08-31", "2024-09-02"},
	} {
		t.Run(name, func(t *testing.T) {
			date, err := workday.ParseDate(c.in)
			if err != nil {
				t.Fatal(err)
			}
			s := liaison.Series{Every: c.every, Month: c.month, Day: c.day, Hour: workday.At(9, 0)}
			if got := s.On(date, calendar).Format("2006-01-02 15:04"); got != c.want+" 09:00" {
				t.Errorf("falls on %s, want %s", got, c.want)
			}
		})
	}
}

// TestPeriodsFollowOneAnother without a gap and without one twice.
func TestPeriodsFollowOneAnother(t *testing.T) {
	for every, times := range map[liaison.Every]int{liaison.EveryMonth: 24, liaison.EveryQuarter: 8, liaison.EveryYear: 2} {
		date := workday.Date{Year: 2026, Month: time.November, Day: 30}
		s := liaison.Series{Every: every, Month: 1, Day: 1}
		for range times {
			date = s.Next(date)
		}
		if date.Year != 2028 || date.Day != 1 {
			t.Errorf("every %s: %d times from November 2026 is %s", every, times, date)
		}
	}
}
