package workday_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"shuanglian/liaison/workday"
)

func TestDeadline(t *testing.T) {
	c := calendar()
	for _, test := range []struct{ name, from, limit, want string }{
		{"the day of receipt doesn't count", "2026-11-10 09:00", "2wd", "2026-11-12 17:30"},
		{"nor at night", "2026-11-10 23:59", "2wd", "2026-11-12 17:30"},
		{"Friday before a make-up Sunday", "2026-09-18 16:00", "1wd", "2026-09-20 17:30"},
		{"over a plain weekend", "2026-11-13 16:00", "1wd", "2026-11-16 17:30"},
		{"received in a holiday", "2026-10-03 10:00", "2wd", "2026-10-09 17:30"},
		{"over the National Day week", "2026-09-29 10:00", "5wd", "2026-10-12 17:30"},
		{"over the leap day", "2024-02-28 10:00", "2wd", "2024-03-01 17:30"},
		{"over the year's end", "2025-12-30 10:00", "2wd", "2026-01-04 17:30"},
		{"thirty working days", "2026-09-01 10:00", "30wd", "2026-10-19 17:30"},
		{"same day", "2026-11-10 09:00", "0wd", "2026-11-10 17:30"},
		{"same day, after the close", "2026-11-13 18:00", "0wd", "2026-11-16 17:30"},
		{"same day, in a holiday", "2026-10-03 10:00", "0wd", "2026-10-08 17:30"},
		{"calendar days end with the day", "2026-11-10 09:00", "15d", "2026-11-25 23:59:59"},
		{"calendar days don't move off a holiday", "2026-09-20 09:00", "15d", "2026-10-05 23:59:59"},
		{"this very day", "2026-11-10 09:00", "0d", "2026-11-10 23:59:59"},
		{"three months", "2026-11-30 09:00", "3mo", "2027-02-28 23:59:59"},
		{"hours by the clock", "2026-11-13 18:00", "48h", "2026-11-15 18:00"},
		{"seconds", "2026-11-13 18:00", "60s", "2026-11-13 18:01"},
	} {
		t.Run(test.name, func(t *testing.T) {
			same(t, test.limit, c.Deadline(at(t, test.from), limit(t, test.limit)), at(t, test.want))
		})
	}
}

func TestSteps(t *testing.T) {
	c := calendar()
	for _, test := range []struct {
		name, from, limit string
		want              []string
	}{
		{"ten working days", "2026-11-02 10:00", "10wd", []string{"2026-11-09 08:30", "2026-11-12 08:30", "2026-11-16 08:30"}},
		{"half of five is the third", "2026-11-02 10:00", "5wd", []string{"2026-11-05 08:30", "2026-11-06 08:30", "2026-11-09 08:30"}},
		{"two merge into two", "2026-11-02 10:00", "2wd", []string{"2026-11-03 08:30", "2026-11-04 08:30"}},
		{"one", "2026-11-02 10:00", "1wd", []string{"2026-11-03 08:30"}},
		{"calendar days come before the days off", "2026-11-06 10:00", "15d",
			[]string{"2026-11-13 08:30", "2026-11-18 08:30", "2026-11-20 08:30"}},
		{"calendar days wholly in a holiday", "2026-10-01 10:00", "3d", []string{"2026-10-03 08:30", "2026-10-04 08:30"}},
		{"calendar days from a holiday into work", "2026-10-04 10:00", "5d", []string{"2026-10-08 08:30", "2026-10-09 08:30"}},
		{"hours are exact", "2026-11-07 10:00", "10h", []string{"2026-11-07 15:00", "2026-11-07 18:00", "2026-11-07 20:00"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := c.Steps(at(t, test.from), limit(t, test.limit), 50, 80, 100)
			if len(got) != len(test.want) {
				t.Fatalf("got %v, want %v", got, test.want)
			}
			for i, want := range test.want {
				same(t, test.limit, got[i], at(t, want))
			}
		})
	}
}

func instants() *rapid.Generator[time.Time] {
	first := time.Date(2023, 12, 1, 0, 0, 0, 0, shanghai).Unix()
	last := time.Date(2027, 6, 1, 0, 0, 0, 0, shanghai).Unix()
	return rapid.Map(rapid.Int64Range(first, last), func(s int64) time.Time { return time.Unix(s, 0).In(shanghai) })
}

func limits() *rapid.Generator[workday.Limit] {
	return rapid.Custom(func(t *rapid.T) workday.Limit {
		return workday.Limit{
			N: rapid.IntRange(0, 60).Draw(t, "n"),
			Unit: rapid.SampledFrom([]workday.Unit{
				workday.WorkingDays, workday.CalendarDays, workday.Months, workday.Hours24, workday.Minutes, workday.Seconds,
			}).Draw(t, "unit"),
		}
	})
}

func TestDeadlineProperties(t *testing.T) {
	c := calendar()
	rapid.Check(t, func(t *rapid.T) {
		from, later, limit := instants().Draw(t, "from"), instants().Draw(t, "later"), limits().Draw(t, "limit")
		if later.Before(from) {
			from, later = later, from
		}
		deadline := c.Deadline(from, limit)
		if deadline.Before(from) {
			t.Fatalf("over before it began: %s", deadline)
		}
		if deadline.After(c.Deadline(later, limit)) {
			t.Fatalf("received later, due earlier: %s, %s", deadline, c.Deadline(later, limit))
		}
		longer := workday.Limit{N: limit.N + 1, Unit: limit.Unit}
		// Once work has closed "the same day" is the next working day already, as one working day is.
		same := limit.N == 0 && limit.Unit == workday.WorkingDays && c.Deadline(from, longer).Equal(deadline)
		if !c.Deadline(from, longer).After(deadline) && !same {
			t.Fatalf("%s ends no later than %s", longer, limit)
		}
		if limit.Unit == workday.WorkingDays {
			if !c.IsWorking(deadline) || !deadline.Equal(c.Closing(deadline)) {
				t.Fatalf("%s is not the close of a working day", deadline)
			}
			if got := c.WorkingDaysBetween(from, deadline); limit.N > 0 && got != limit.N {
				t.Fatalf("%d working days until %s", got, deadline)
			}
		}
		if again, err := workday.ParseLimit(limit.String()); err != nil || again != limit {
			t.Fatalf("%s came back as %s, %v", limit, again, err)
		}
	})
}

func TestRemindersComeInOrderAndInTime(t *testing.T) {
	c := calendar()
	rapid.Check(t, func(t *rapid.T) {
		from, limit := instants().Draw(t, "from"), limits().Draw(t, "limit")
		deadline := c.Deadline(from, limit)
		previous := time.Time{}
		for _, percent := range []int{50, 80, 100} {
			morning := c.MorningOf(from, limit, percent)
			if morning.Before(previous) {
				t.Fatalf("%d %% at %s, before %s", percent, morning, previous)
			}
			if morning.After(deadline) {
				t.Fatalf("%d %% at %s, after the deadline %s", percent, morning, deadline)
			}
			previous = morning
		}
	})
}
