package scheduler_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"shuanglian/scheduler"
)

func TestSpecsThatAreRefused(t *testing.T) {
	nothing := func(context.Context, time.Time) error { return nil }
	for _, c := range []struct{ name, spec, says string }{
		{"a location", "TZ=Asia/Tokyo 30 8 * * 1", "时区"},
		{"a location without fields", "TZ=Asia/Tokyo", "时区"},
		{"cron's own word for it", "CRON_TZ=UTC 30 8 * * 1", "时区"},
		{"behind a blank", "  TZ=UTC 30 8 * * 1", "时区"},
		{"every", "@every 1h", "@every"},
		{"every nothing", "@every 0s", "@every"},
		{"a word", "@daily", "五格"},
		{"six fields", "0 30 8 * * 1", "5"},
		{"empty", "", "empty"},
		{"nonsense", "每天八点", "5"},
		{"the 30th of February", "0 8 30 2 *", "永远不会到"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := scheduler.New(scheduler.Settings{
				Work: newBook(nil), Sender: &post{}, Clock: scheduler.NewFrozenClock(at("2026-11-09 08:00:00")),
				Jobs: []scheduler.Job{{Name: "digest", Spec: c.spec, UsefulFor: time.Hour, Run: nothing}},
			})
			if err == nil || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), "digest") {
				t.Errorf("error is %v", err)
			}
		})
	}
}

func TestSpecsCountInTheOrganizationsTime(t *testing.T) {
	schedule, err := scheduler.ParseSpec("30 8 * * 1", beijing)
	if err != nil {
		t.Fatal(err)
	}
	next := schedule.Next(at("2026-11-09 08:30:00").UTC())
	if !next.Equal(at("2026-11-16 08:30:00")) {
		t.Errorf("next Monday is %v", next)
	}
}

func TestJobsThatAreRefused(t *testing.T) {
	nothing := func(context.Context, time.Time) error { return nil }
	good := scheduler.Job{Name: "digest", Spec: "0 0 * * *", UsefulFor: time.Hour, Run: nothing}
	for name, jobs := range map[string][]scheduler.Job{
		"without a name":       {{Spec: "0 0 * * *", UsefulFor: time.Hour, Run: nothing}},
		"without work":         {{Name: "digest", Spec: "0 0 * * *", UsefulFor: time.Hour}},
		"useful for no time":   {{Name: "digest", Spec: "0 0 * * *", Run: nothing}},
		"two of the same name": {good, good},
	} {
		t.Run(name, func(t *testing.T) {
			clock := scheduler.NewFrozenClock(at("2026-11-09 08:00:00"))
			if _, err := scheduler.New(scheduler.Settings{Work: newBook(clock), Sender: &post{}, Clock: clock, Jobs: jobs}); err == nil {
				t.Error("taken")
			}
		})
	}
}
