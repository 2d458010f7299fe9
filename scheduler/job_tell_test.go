package scheduler_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"shuanglian/liaison"
	"shuanglian/scheduler"
)

// TestTheOfficeIsToKnowWhatWasNotDone: of a job that says so, and of nothing else.
func TestTheOfficeIsToKnowWhatWasNotDone(t *testing.T) {
	fails := func(context.Context, time.Time) error { return errors.New("database is locked") }
	panics := func(context.Context, time.Time) error { panic("x") }
	works := func(context.Context, time.Time) error { return nil }
	for _, c := range []struct {
		name string
		tell bool
		run  func(context.Context, time.Time) error
		away time.Duration
		told int
	}{
		{"done", true, works, time.Hour, 0},
		{"missed and made up for", true, works, 90 * time.Minute, 0},
		{"missed", true, works, 3 * time.Hour, 1},
		{"missed for days", true, works, 72 * time.Hour, 3},
		{"failed", true, fails, time.Hour, 1},
		{"panicked", true, panics, time.Hour, 1},
		{"missed, which the next slot makes up for", false, works, 72 * time.Hour, 0},
		{"failed, which the next slot makes up for", false, fails, time.Hour, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			clock := scheduler.NewFrozenClock(at("2026-11-09 08:00:00"))
			b := newBook(clock)
			settings := scheduler.Settings{Work: b, Clock: clock, Jobs: []scheduler.Job{
				{Name: "digest", Spec: "30 8 * * *", UsefulFor: 2 * time.Hour, Tell: c.tell, Run: c.run},
			}}
			tick(t, newScheduler(t, settings))
			if err := clock.Move(clock.Now().Add(c.away)); err != nil {
				t.Fatal(err)
			}
			s := newScheduler(t, settings)
			tick(t, s)
			if _, err := s.Advance(context.Background(), 10*time.Minute); err != nil { // all tries
				t.Fatal(err)
			}
			if got := b.toTell(); got != c.told {
				t.Errorf("the office is to be told of %d runs, want %d", got, c.told)
			}
		})
	}
}

// TestTheOfficeIsToKnowWhatADeadProcessLeft: only if nobody could take it over.
func TestTheOfficeIsToKnowWhatADeadProcessLeft(t *testing.T) {
	for useful, told := range map[time.Duration]int{24 * time.Hour: 0, time.Minute: 1} {
		clock := scheduler.NewFrozenClock(at("2026-11-09 09:00:00"))
		b, d := newBook(clock), &diary{}
		left := liaison.JobRun{Job: "digest", PlannedAt: at("2026-11-09 08:30:00"), StartedAt: time.Now().Add(-time.Hour)}
		if _, err := b.ClaimJob(context.Background(), left); err != nil {
			t.Fatal(err)
		}
		job := d.job("digest", "30 8 * * *", useful)
		job.Tell = true
		tick(t, newScheduler(t, scheduler.Settings{Work: b, Clock: clock, Jobs: []scheduler.Job{job}}))
		if got := b.toTell(); got != told {
			t.Errorf("useful for %s: the office is to be told of %d runs, want %d", useful, got, told)
		}
	}
}

// TestTheClockSetBack: a slot that was run is not run again, by this process or
// one that starts meanwhile.
func TestTheClockSetBack(t *testing.T) {
	real := at("2026-11-09 08:00:00")
	clock := scheduler.NewClock(func() time.Time { return real })
	b, d := newBook(clock), &diary{}
	settings := scheduler.Settings{Work: b, Clock: clock, Jobs: []scheduler.Job{d.job("digest", "30 8 * * *", 2*time.Hour)}}
	s := newScheduler(t, settings)
	for _, now := range []string{"2026-11-09 08:00:00", "2026-11-09 08:31:00", "2026-11-09 06:31:00", "2026-11-09 08:30:00", "2026-11-09 09:00:00"} {
		real = at(now)
		tick(t, s)
		other := newScheduler(t, settings)
		tick(t, other)
		tick(t, other)
	}
	real = at("2026-11-10 08:30:00")
	tick(t, s)
	if want := []string{"digest 11-09 08:30", "digest 11-10 08:30"}; !slices.Equal(d.read(), want) {
		t.Errorf("ran %q, want %q", d.read(), want)
	}
	if got := b.outcomes("digest"); got[scheduler.OutcomeExpired] != 0 {
		t.Errorf("outcomes are %v", got)
	}
}
