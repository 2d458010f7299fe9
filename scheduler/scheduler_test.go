package scheduler_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"shuanglian/scheduler"
)

// trace is a book that notes the order in which it is asked, and fails where told.
type trace struct {
	*book
	acts  []string
	fails map[string]error
}

func (w *trace) note(act string) error {
	w.acts = append(w.acts, act)
	return w.fails[act]
}

func (w *trace) RunDues(ctx context.Context) (int, error) {
	if err := w.note("dues"); err != nil {
		return 0, err
	}
	return w.book.RunDues(ctx)
}

func (w *trace) RecoverSendings(context.Context, time.Time) (int, error) { return 0, w.note("recover") }
func (w *trace) RescueReplies(context.Context) (int, error)              { return 0, w.note("rescue") }

func TestATickDoesItsPartsInOrderAndAllOfThem(t *testing.T) {
	locked := errors.New("database is locked")
	for _, c := range []struct {
		name  string
		fails map[string]error
	}{
		{"all well", nil},
		{"due rows fail", map[string]error{"dues": locked}},
		{"recovery and rescue fail", map[string]error{"recover": locked, "rescue": locked}},
	} {
		t.Run(c.name, func(t *testing.T) {
			clock := scheduler.NewFrozenClock(at("2026-11-09 08:29:00"))
			w := &trace{book: newBook(clock), fails: c.fails}
			s := newScheduler(t, scheduler.Settings{
				Work: w, Clock: clock,
				Sender: &post{answer: func(string) error { return w.note("send") }},
				Jobs: []scheduler.Job{{Name: "digest", Spec: "30 8 * * *", UsefulFor: time.Hour, Run: func(context.Context, time.Time) error {
					return w.note("job")
				}}},
			})
			w.fails = nil
			tick(t, s) // meets the job for the first time
			w.fails = c.fails
			w.queue("card", "o1", at("2026-11-09 08:30:00"))
			if err := clock.Move(at("2026-11-09 08:30:00")); err != nil {
				t.Fatal(err)
			}
			w.acts = nil
			err := s.Tick(context.Background())
			if errors.Is(err, locked) != (c.fails != nil) {
				t.Errorf("error is %v", err)
			}
			if want := []string{"job", "dues", "recover", "rescue", "send"}; !slices.Equal(w.acts, want) {
				t.Errorf("did %v, want %v", w.acts, want)
			}
		})
	}
}

func TestANewSchedulerNeedsItsParts(t *testing.T) {
	clock := scheduler.NewFrozenClock(at("2026-11-09 08:00:00"))
	for name, s := range map[string]scheduler.Settings{
		"work":     {Sender: &post{}, Clock: clock},
		"a sender": {Work: newBook(clock), Clock: clock},
		"a clock":  {Work: newBook(clock), Sender: &post{}},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := scheduler.New(s); err == nil {
				t.Error("made without it")
			}
		})
	}
}

func TestTheAuditTrailIsSealedOnEveryTickOfASimulatedClock(t *testing.T) {
	clock := scheduler.NewFrozenClock(at("2026-11-09 10:00:00"))
	b := newBook(clock)
	s := newScheduler(t, scheduler.Settings{Work: b, Clock: clock, Sender: &post{}})
	for range 3 {
		tick(t, s)
	}
	if n := b.count(&b.seals); n != 3 {
		t.Errorf("sealed %d times in 3 ticks", n)
	}
}
