package workday_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"shuanglian/liaison/workday"
)

func TestQuietHours(t *testing.T) {
	usual := workday.DefaultQuietHours()
	weekends := usual
	weekends.Weekends = true
	siesta := workday.QuietHours{From: workday.At(12, 0), Until: workday.At(14, 0)}
	for _, test := range []struct {
		name, instant, after string
		hours                workday.QuietHours
	}{
		{"daytime", "2026-11-10 10:00", "2026-11-10 10:00", usual},
		{"the last loud second", "2026-11-10 20:59:59", "2026-11-10 20:59:59", usual},
		{"evening", "2026-11-10 21:00", "2026-11-11 08:00", usual},
		{"after midnight", "2026-11-11 03:00", "2026-11-11 08:00", usual},
		{"eight sharp", "2026-11-11 08:00", "2026-11-11 08:00", usual},
		{"a plain Saturday is not a holiday", "2026-11-14 10:00", "2026-11-14 10:00", usual},
		{"unless weekends are quiet", "2026-11-14 10:00", "2026-11-16 08:00", weekends},
		{"a make-up Saturday never is", "2026-10-10 10:00", "2026-10-10 10:00", weekends},
		{"National Day week", "2026-10-03 10:00", "2026-10-08 08:00", usual},
		{"the evening before it", "2026-09-30 22:00", "2026-10-08 08:00", usual},
		{"holidays not quiet", "2026-10-03 10:00", "2026-10-03 10:00", siesta},
		{"quiet at noon", "2026-11-10 12:30", "2026-11-10 14:00", siesta},
		{"loud before noon", "2026-11-10 00:00", "2026-11-10 00:00", siesta},
		{"no quiet hours", "2026-11-10 23:00", "2026-11-10 23:00", workday.QuietHours{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			c, instant := calendar(), at(t, test.instant)
			same(t, "AfterQuiet", c.AfterQuiet(instant, test.hours), at(t, test.after))
			if got := c.Quiet(instant, test.hours); got != (test.instant != test.after) {
				t.Errorf("Quiet = %t", got)
			}
		})
	}
}

func TestAfterQuietIsNotQuiet(t *testing.T) {
	c := calendar()
	rapid.Check(t, func(t *rapid.T) {
		clock := rapid.IntRange(0, 1440)
		hours := workday.QuietHours{
			From: workday.Clock(clock.Draw(t, "from")), Until: workday.Clock(clock.Draw(t, "until")),
			Holidays: rapid.Bool().Draw(t, "holidays"), Weekends: rapid.Bool().Draw(t, "weekends"),
		}
		if hours.From == 0 && hours.Until == 1440 {
			return // quiet all day long: there is no after
		}
		after := c.AfterQuiet(instants().Draw(t, "instant"), hours)
		if c.Quiet(after, hours) {
			t.Fatalf("%s is still quiet", after)
		}
	})
}

func TestQuietUntilMidnightLeavesNoMomentAtMidnight(t *testing.T) {
	c := calendar()
	q := workday.QuietHours{From: workday.At(0, 1), Until: workday.At(24, 0), Weekends: true}
	friday := time.Date(2023, time.December, 1, 0, 1, 0, 0, c.Location())
	if got, want := c.AfterQuiet(friday, q), time.Date(2023, time.December, 4, 0, 0, 0, 0, c.Location()); !got.Equal(want) {
		t.Errorf("after Friday's quiet comes %v, want %v", got, want)
	}
}
