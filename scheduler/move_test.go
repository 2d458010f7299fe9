package scheduler_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"shuanglian/liaison"
	"shuanglian/scheduler"
)

func TestAYearOfADailyJobTakesSeconds(t *testing.T) {
	clock := scheduler.NewFrozenClock(at("2026-01-01 00:00:00"))
	b, d := newBook(clock), &diary{}
	s := newScheduler(t, scheduler.Settings{Work: b, Clock: clock, Jobs: []scheduler.Job{d.job("digest", "0 18 * * *", time.Hour)}})
	began := time.Now()
	reached, err := s.MoveTo(context.Background(), at("2027-01-01 00:00:00"))
	if err != nil || !reached.Equal(at("2027-01-01 00:00:00")) {
		t.Fatalf("reached %v: %v", reached, err)
	}
	if got := len(d.read()); got != 365 {
		t.Errorf("ran %d times", got)
	}
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("took %v", took)
	}
}

func TestAMoveStopsAtEachDueTimeOnTheWay(t *testing.T) {
	clock := scheduler.NewFrozenClock(at("2026-11-09 08:00:00"))
	b := newBook(clock)
	var seen []string
	b.onDue = func(due time.Time) {
		seen = append(seen, clock.Now().In(beijing).Format("02 15:04"))
		if len(seen) < 3 { // what is done makes more come due
			b.dues = append(b.dues, due.Add(24*time.Hour))
		}
	}
	b.due(at("2026-11-10 17:30:00"))
	p := &post{}
	b.queue("card", "o1", at("2026-11-09 08:01:00"))
	b.queue("far", "o1", at("2027-11-09 08:01:00"))
	s := newScheduler(t, scheduler.Settings{Work: b, Clock: clock, Sender: p})
	if _, err := s.Advance(context.Background(), 40*24*time.Hour); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(seen, ", "); !strings.HasPrefix(got, "10 17:30") || len(seen) != 1 {
		t.Errorf("ran at %s", got)
	}
	if got := p.texts(); len(got) != 1 || !b.reports[0].At.Equal(at("2026-11-09 08:01:00")) {
		t.Errorf("sent %v, reports %v", got, b.reports)
	}
}

func TestAMoveGoesPastWhatCanNotBeDoneYet(t *testing.T) {
	clock := scheduler.NewFrozenClock(at("2026-11-09 08:00:00"))
	b, p := newBook(clock), &post{}
	refused := 2
	p.answer = func(string) error {
		if refused--; refused >= 0 {
			return busy
		}
		return nil
	}
	// The second stays due behind the first, whose next try the book doesn't tell.
	b.queue("first", "o1", at("2026-11-09 08:01:00"))
	b.queue("second", "o1", at("2026-11-09 08:01:00"))
	s := newScheduler(t, scheduler.Settings{Work: b, Clock: clock, Sender: p})
	if _, err := s.Advance(context.Background(), time.Hour); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(p.texts(), " "); got != "first second" {
		t.Errorf("sent %q", got)
	}
}

func TestTheClockTicksOnAfterAMove(t *testing.T) {
	clock := scheduler.NewClock(time.Now)
	s := newScheduler(t, scheduler.Settings{Work: newBook(clock), Clock: clock})
	target := time.Now().Add(100 * time.Hour)
	reached, err := s.MoveTo(context.Background(), target)
	if err != nil || !reached.Equal(target) {
		t.Fatalf("reached %v: %v", reached, err)
	}
	eventually(t, "the clock ticks on", func() bool { return clock.Now().After(target) })
}

func TestAMoveBackIsAConflict(t *testing.T) {
	clock := scheduler.NewFrozenClock(at("2026-11-09 08:00:00"))
	s := newScheduler(t, scheduler.Settings{Work: newBook(clock), Clock: clock})
	if _, err := s.MoveTo(context.Background(), at("2026-11-09 07:59:59")); !errors.Is(err, liaison.ErrConflict) {
		t.Errorf("error is %v", err)
	}
	if _, err := s.Advance(context.Background(), -time.Second); !errors.Is(err, liaison.ErrConflict) {
		t.Errorf("error is %v", err)
	}
}

func TestAMoveThatTakesTooLongSaysWhatIsLeft(t *testing.T) {
	clock := scheduler.NewFrozenClock(at("2026-11-09 08:00:00"))
	b := newBook(clock)
	endless := scheduler.Job{Name: "endless", Spec: "0 9 * * *", UsefulFor: time.Hour, Run: func(ctx context.Context, _ time.Time) error {
		<-ctx.Done()
		return ctx.Err()
	}}
	d := &diary{}
	s := newScheduler(t, scheduler.Settings{
		Work: b, Clock: clock, Limits: scheduler.Limits{Move: 50 * time.Millisecond},
		Jobs: []scheduler.Job{endless, d.job("digest", "0 18 * * *", time.Hour)},
	})
	b.due(at("2026-11-09 10:00:00"))
	reached, err := s.Advance(context.Background(), 24*time.Hour)
	var unfinished *scheduler.Unfinished
	if !errors.As(err, &unfinished) || !errors.Is(err, context.DeadlineExceeded) {
		t.Fatalf("error is %v", err)
	}
	if !reached.Equal(at("2026-11-09 09:00:00")) || !clock.Now().Equal(reached) {
		t.Errorf("reached %v", reached)
	}
	left := strings.Join(unfinished.Left, "；")
	for _, want := range []string{"endless", "digest（2026-11-09T18:00:00+08:00）", "2026-11-09T10:00:00+08:00"} {
		if !strings.Contains(left, want) {
			t.Errorf("left is %q, lacks %q", left, want)
		}
	}
}

func TestAMoveWaitsForTheTickUnderWay(t *testing.T) {
	clock := scheduler.NewFrozenClock(at("2026-11-09 08:00:00"))
	b, p := newBook(clock), &post{hold: make(chan struct{})}
	b.queue("card", "o1", clock.Now())
	s := newScheduler(t, scheduler.Settings{Work: b, Clock: clock, Sender: p, Limits: scheduler.Limits{Move: 30 * time.Millisecond}})
	ticked := make(chan error, 1)
	go func() { ticked <- s.Tick(context.Background()) }()
	eventually(t, "the card is on its way", func() bool { return p.flying() == 1 })
	var unfinished *scheduler.Unfinished
	if _, err := s.Advance(context.Background(), time.Hour); !errors.As(err, &unfinished) {
		t.Errorf("error is %v", err)
	}
	if !clock.Now().Equal(at("2026-11-09 08:00:00")) {
		t.Error("moved under a tick")
	}
	close(p.hold)
	if err := <-ticked; err != nil {
		t.Fatal(err)
	}
	if _, err := s.Advance(context.Background(), time.Hour); err != nil {
		t.Error(err)
	}
}

func TestBeforeAMoveWhatIsOldIsPutOnRecord(t *testing.T) {
	clock := scheduler.NewFrozenClock(at("2026-11-09 08:00:00"))
	b, asked := newBook(clock), 0
	var failing error
	s := newScheduler(t, scheduler.Settings{Work: b, Clock: clock, BeforeMove: func(context.Context) error {
		asked++
		if !clock.Now().Equal(at("2026-11-09 08:00:00")) {
			t.Error("asked after the move")
		}
		return failing
	}})
	failing = errors.New("database is down")
	if _, err := s.Advance(context.Background(), time.Hour); !errors.Is(err, failing) || b.ticked != 0 {
		t.Errorf("moved on with %v", err)
	}
	failing = nil
	if _, err := s.Advance(context.Background(), time.Hour); err != nil || asked != 2 {
		t.Errorf("asked %d times: %v", asked, err)
	}
}
