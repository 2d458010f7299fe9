package scheduler_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"shuanglian/liaison"
	"shuanglian/scheduler"
)

// diary notes the slots that jobs were run for.
type diary struct {
	mu    sync.Mutex
	lines []string
}

func (d *diary) job(name, spec string, usefulFor time.Duration) scheduler.Job {
	return scheduler.Job{Name: name, Spec: spec, UsefulFor: usefulFor, Run: func(_ context.Context, planned time.Time) error {
		d.mu.Lock()
		defer d.mu.Unlock()
		d.lines = append(d.lines, name+" "+planned.In(beijing).Format("01-02 15:04"))
		return nil
	}}
}

func (d *diary) read() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return append([]string{}, d.lines...)
}

func tick(t *testing.T, s *scheduler.Scheduler) {
	t.Helper()
	if err := s.Tick(context.Background()); err != nil {
		t.Fatal(err)
	}
}

func TestJobsRunInTheOrderOfTheirSlots(t *testing.T) {
	clock := scheduler.NewFrozenClock(at("2026-11-09 07:00:00"))
	d := &diary{}
	s := newScheduler(t, scheduler.Settings{Work: newBook(clock), Clock: clock, Jobs: []scheduler.Job{
		d.job("late", "40 8 * * *", 24*time.Hour),
		d.job("early", "10 8 * * *", 24*time.Hour),
		d.job("also early", "10 8 * * *", 24*time.Hour),
	}})
	tick(t, s)
	if got := d.read(); len(got) != 0 {
		t.Fatalf("ran before the time: %v", got)
	}
	if err := clock.Move(at("2026-11-09 09:00:00")); err != nil {
		t.Fatal(err)
	}
	tick(t, s)
	tick(t, s)
	want := []string{"early 11-09 08:10", "also early 11-09 08:10", "late 11-09 08:40"}
	if got := d.read(); !slices.Equal(got, want) {
		t.Errorf("ran %q, want %q", got, want)
	}
}

// TestAnIdleSlotIsRecordedAndNotRun: its history says that it was looked at.
func TestAnIdleSlotIsRecordedAndNotRun(t *testing.T) {
	clock := scheduler.NewFrozenClock(at("2026-11-09 07:00:00"))
	d := &diary{}
	idle, failing := true, error(nil)
	hourly := d.job("hourly", "10 * * * *", time.Hour)
	hourly.Idle = func(context.Context) (bool, error) { return idle, failing }
	b := newBook(clock)
	s := newScheduler(t, scheduler.Settings{Work: b, Clock: clock, Jobs: []scheduler.Job{hourly}})
	tick(t, s)
	hours := func(to string) {
		t.Helper()
		if err := clock.Move(at(to)); err != nil {
			t.Fatal(err)
		}
		tick(t, s)
	}
	hours("2026-11-09 08:30:00")
	last, err := b.LastJob(context.Background(), "hourly")
	if err != nil || last.Outcome != scheduler.OutcomeDone || !last.PlannedAt.Equal(at("2026-11-09 08:10:00")) || last.FinishedAt.IsZero() {
		t.Errorf("recorded %+v, %v", last, err)
	}
	idle = false
	hours("2026-11-09 09:30:00")
	idle, failing = true, errors.New("the database doesn't answer")
	hours("2026-11-09 10:30:00") // who can't tell runs
	if want := []string{"hourly 11-09 09:10", "hourly 11-09 10:10"}; !slices.Equal(d.read(), want) {
		t.Errorf("ran %q, want %q", d.read(), want)
	}
}

func TestSlotsMissedWhileStopped(t *testing.T) {
	for _, c := range []struct {
		name, spec   string
		useful, away time.Duration
		runs         []string
		expired      int
	}{
		{"30 minutes, still useful", "15 8 * * *", time.Hour, 30 * time.Minute, []string{"digest 11-09 08:15"}, 0},
		{"30 minutes, no longer useful", "5 8 * * *", 10 * time.Minute, 30 * time.Minute, nil, 1},
		{"30 minutes, nothing missed", "0 18 * * *", time.Hour, 30 * time.Minute, nil, 0},
		{"3 days, only the latest", "15 7 * * *", 2 * time.Hour, 72 * time.Hour, []string{"digest 11-12 07:15"}, 2},
		{"3 weeks, only the latest", "30 6 * * 1", 48 * time.Hour, 21 * 24 * time.Hour, []string{"digest 11-30 06:30"}, 2},
		{"3 weeks, none is useful", "0 18 * * *", time.Hour, 21 * 24 * time.Hour, nil, 21},
		{"3 weeks of minutes leave few rows", "* * * * *", time.Hour, 21 * 24 * time.Hour, []string{"digest 11-30 08:00"}, 60},
	} {
		t.Run(c.name, func(t *testing.T) {
			clock := scheduler.NewFrozenClock(at("2026-11-09 08:00:00"))
			b, d := newBook(clock), &diary{}
			settings := scheduler.Settings{Work: b, Clock: clock, Jobs: []scheduler.Job{d.job("digest", c.spec, c.useful)}}
			tick(t, newScheduler(t, settings))
			if err := clock.Move(clock.Now().Add(c.away)); err != nil {
				t.Fatal(err)
			}
			again := newScheduler(t, settings)
			tick(t, again)
			tick(t, again)
			if got := d.read(); !slices.Equal(got, c.runs) {
				t.Errorf("ran %q, want %q", got, c.runs)
			}
			if got := b.outcomes("digest"); got[scheduler.OutcomeExpired] != c.expired || got[scheduler.OutcomeDone] != len(c.runs) {
				t.Errorf("outcomes are %v, want %d expired", got, c.expired)
			}
		})
	}
}

func TestTwoProcessesRunASlotOnce(t *testing.T) {
	clock := scheduler.NewFrozenClock(at("2026-11-09 08:00:00"))
	b, d := newBook(clock), &diary{}
	settings := scheduler.Settings{Work: b, Clock: clock, Jobs: []scheduler.Job{d.job("digest", "* * * * *", time.Hour)}}
	one, other := newScheduler(t, settings), newScheduler(t, settings)
	for range 30 {
		var both sync.WaitGroup
		for _, s := range []*scheduler.Scheduler{one, other} {
			both.Go(func() { tick(t, s) })
		}
		both.Wait()
		if err := clock.Move(clock.Now().Add(time.Minute)); err != nil {
			t.Fatal(err)
		}
	}
	got := d.read()
	if slices.Sort(got); len(got) != 29 || len(slices.Compact(got)) != 29 {
		t.Errorf("29 slots were run %d times", len(got))
	}
}

func TestAPanicIsContainedAndOnRecord(t *testing.T) {
	clock := scheduler.NewFrozenClock(at("2026-11-09 08:00:00"))
	b, d := newBook(clock), &diary{}
	var heard []string
	var log bytes.Buffer
	s := newScheduler(t, scheduler.Settings{
		Work: b, Clock: clock, Log: slog.New(slog.NewTextHandler(&log, nil)),
		Observer: scheduler.Observer{Job: func(job, outcome string, _ time.Duration) { heard = append(heard, job+" "+outcome) }},
		Jobs: []scheduler.Job{
			{Name: "broken", Spec: "1 8 * * *", UsefulFor: time.Hour, Run: func(context.Context, time.Time) error { panic("秘密的话") }},
			d.job("sound", "2 8 * * *", time.Hour),
		},
	})
	if _, err := s.Advance(context.Background(), time.Hour); err != nil {
		t.Fatal(err)
	}
	if got := b.outcome("broken", at("2026-11-09 08:01:00")); got != scheduler.OutcomePanicked {
		t.Errorf("outcome is %q", got)
	}
	if want := []string{"broken panicked", "sound done"}; !slices.Equal(heard, want) {
		t.Errorf("heard %q, want %q", heard, want)
	}
	if strings.Contains(log.String(), "秘密的话") || !strings.Contains(log.String(), "panic: string") {
		t.Errorf("logged %s", log.String())
	}
}

func TestAFailedRunIsTriedAgainWhileUseful(t *testing.T) {
	for _, c := range []struct {
		name    string
		failing int
		useful  time.Duration
		tries   int
		outcome string
	}{
		{"mended at once", 1, time.Hour, 2, scheduler.OutcomeDone},
		{"never mended", 9, time.Hour, 3, scheduler.OutcomeFailed},
		{"soon useless", 9, 90 * time.Second, 2, scheduler.OutcomeFailed},
	} {
		t.Run(c.name, func(t *testing.T) {
			clock := scheduler.NewFrozenClock(at("2026-11-09 08:00:00"))
			b, tries := newBook(clock), 0
			s := newScheduler(t, scheduler.Settings{Work: b, Clock: clock, Jobs: []scheduler.Job{
				{Name: "digest", Spec: "30 8 * * *", UsefulFor: c.useful, Run: func(context.Context, time.Time) error {
					if tries++; tries <= c.failing {
						return errors.New("database is locked")
					}
					return nil
				}},
			}})
			if _, err := s.Advance(context.Background(), time.Hour); err != nil {
				t.Fatal(err)
			}
			if got := b.outcome("digest", at("2026-11-09 08:30:00")); got != c.outcome || tries != c.tries {
				t.Errorf("%s after %d tries, want %s after %d", got, tries, c.outcome, c.tries)
			}
		})
	}
}

func TestTheNextSlotEndsAFailingRun(t *testing.T) {
	clock := scheduler.NewFrozenClock(at("2026-11-09 08:00:00"))
	b, tries := newBook(clock), 0
	s := newScheduler(t, scheduler.Settings{Work: b, Clock: clock, Jobs: []scheduler.Job{
		{Name: "digest", Spec: "* * * * *", UsefulFor: time.Hour, Run: func(context.Context, time.Time) error {
			tries++
			return errors.New("database is locked")
		}},
	}})
	if _, err := s.Advance(context.Background(), 10*time.Minute); err != nil {
		t.Fatal(err)
	}
	if got := b.outcomes("digest"); got[scheduler.OutcomeFailed] < 9 {
		t.Errorf("outcomes are %v after %d tries", got, tries)
	}
}

func TestASlotWhoseProcessDiedIsRunAgainOnce(t *testing.T) {
	for _, c := range []struct {
		name    string
		started time.Duration // before now, real time
		useful  time.Duration
		runs    int
		outcome string
	}{
		{"long ago", time.Hour, 24 * time.Hour, 1, scheduler.OutcomeInterrupted},
		{"perhaps still running", time.Minute, 24 * time.Hour, 0, ""},
		{"useless by now", time.Hour, time.Minute, 0, scheduler.OutcomeInterrupted},
	} {
		t.Run(c.name, func(t *testing.T) {
			clock := scheduler.NewFrozenClock(at("2026-11-09 09:00:00"))
			b, d := newBook(clock), &diary{}
			planned := at("2026-11-09 08:30:00")
			left := liaison.JobRun{Job: "digest", PlannedAt: planned, StartedAt: time.Now().Add(-c.started)}
			if _, err := b.ClaimJob(context.Background(), left); err != nil {
				t.Fatal(err)
			}
			settings := scheduler.Settings{Work: b, Clock: clock, Jobs: []scheduler.Job{d.job("digest", "30 8 * * *", c.useful)}}
			for range 2 {
				s := newScheduler(t, settings)
				tick(t, s)
				tick(t, s)
			}
			if got := d.read(); len(got) != c.runs {
				t.Errorf("ran %q, want %d runs", got, c.runs)
			}
			if got := b.outcome("digest", planned); got != c.outcome {
				t.Errorf("outcome is %q, want %q", got, c.outcome)
			}
		})
	}
}
