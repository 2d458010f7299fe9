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

// quick are limits under which tests of the live loop needn't wait for a poll.
var quick = scheduler.Limits{Poll: 20 * time.Millisecond, Upkeep: 20 * time.Millisecond}

// slow are limits under which nothing but a wake or a due time can cause a tick.
var slow = scheduler.Limits{Poll: time.Hour, Upkeep: time.Hour}

func TestTheLoopWakesAtOnceWhenTold(t *testing.T) {
	clock := scheduler.NewClock(time.Now)
	b, p := newBook(clock), &post{}
	s := newScheduler(t, scheduler.Settings{Work: b, Clock: clock, Sender: p, Limits: slow})
	stop := start(t, s)
	eventually(t, "the first look", func() bool { return b.count(&b.looks) > 0 })
	b.queue("card", "o1", clock.Now())
	s.Wake()
	eventually(t, "the card arrives, an hour before the next poll", func() bool { return len(p.texts()) == 1 })
	if err := stop(); err != nil {
		t.Error(err)
	}
}

func TestManyWakesAreOneLook(t *testing.T) {
	clock := scheduler.NewClock(time.Now)
	b := newBook(clock)
	s := newScheduler(t, scheduler.Settings{Work: b, Clock: clock, Limits: slow})
	for range 1000 {
		s.Wake()
	}
	stop := start(t, s)
	eventually(t, "two looks: the first, and the one for all wakes", func() bool { return b.count(&b.looks) == 2 })
	for range 1000 {
		s.Wake()
	}
	eventually(t, "another look", func() bool { return b.count(&b.looks) > 2 })
	if err := stop(); err != nil {
		t.Error(err)
	}
	if looks, ticks := b.count(&b.looks), b.count(&b.ticked); looks > 4 || ticks != 1 {
		t.Errorf("%d looks and %d ticks for 2000 wakes", looks, ticks)
	}
}

func TestTheLoopWakesForWhatComesDue(t *testing.T) {
	clock := scheduler.NewClock(time.Now)
	b, p := newBook(clock), &post{}
	b.queue("later", "o1", clock.Now().Add(150*time.Millisecond))
	stop := start(t, newScheduler(t, scheduler.Settings{Work: b, Clock: clock, Sender: p, Limits: slow}))
	began := time.Now()
	eventually(t, "the letter goes out", func() bool { return len(p.texts()) == 1 })
	if took := time.Since(began); took < 100*time.Millisecond {
		t.Errorf("took %v", took)
	}
	if err := stop(); err != nil {
		t.Error(err)
	}
}

func TestTheLoopPollsForTheRowsOfOtherProcesses(t *testing.T) {
	clock := scheduler.NewClock(time.Now)
	b, p := newBook(clock), &post{}
	stop := start(t, newScheduler(t, scheduler.Settings{Work: b, Clock: clock, Sender: p, Limits: quick}))
	eventually(t, "the first look", func() bool { return b.count(&b.looks) > 0 })
	b.queue("card", "o1", clock.Now())
	eventually(t, "the card arrives without a wake", func() bool { return len(p.texts()) == 1 })
	if err := stop(); err != nil {
		t.Error(err)
	}
}

func TestTheLoopDoesNotSpinOnFailures(t *testing.T) {
	clock := scheduler.NewClock(time.Now)
	b := newBook(clock)
	b.fail(errors.New("database is down"))
	s := newScheduler(t, scheduler.Settings{Work: b, Clock: clock, Limits: quick})
	began := time.Now()
	stop := start(t, s)
	eventually(t, "a second look, woken all the time", func() bool {
		s.Wake()
		return b.count(&b.looks) >= 2
	})
	if took := time.Since(began); took < 900*time.Millisecond { // a failure is slept off, whoever wakes
		t.Errorf("two looks in %v", took)
	}
	b.fail(nil)
	eventually(t, "it goes on", func() bool { return b.count(&b.ticked) > 0 })
	if err := stop(); err != nil {
		t.Error(err)
	}
}

func TestTheLoopDoesNotSpinOnWhatItsOwnCommitsWake(t *testing.T) {
	clock := scheduler.NewClock(time.Now)
	b, p := newBook(clock), &post{hold: make(chan struct{})}
	b.queue("first", "o1", clock.Now())
	b.queue("second", "o1", clock.Now()) // due, and blocked by the first
	var s *scheduler.Scheduler
	s = newScheduler(t, scheduler.Settings{Work: b, Clock: clock, Sender: p, Observer: scheduler.Observer{
		Tick: func(time.Duration, error) { s.Wake() },
	}})
	stop := start(t, s)
	eventually(t, "the first is on its way", func() bool { return p.flying() == 1 })
	before, began := b.count(&b.ticked), time.Now()
	eventually(t, "three more ticks", func() bool { return b.count(&b.ticked) >= before+3 })
	if took := time.Since(began); took < 400*time.Millisecond { // each pause is longer than the one before
		t.Errorf("three ticks in %v", took)
	}
	close(p.hold)
	eventually(t, "both arrive", func() bool { return len(p.texts()) == 2 })
	if err := stop(); err != nil {
		t.Error(err)
	}
}

func TestStoppingWaitsForSendsInFlight(t *testing.T) {
	clock := scheduler.NewClock(time.Now)
	b, p := newBook(clock), &post{hold: make(chan struct{})}
	b.queue("first", "o1", clock.Now())
	b.queue("second", "o1", clock.Now())
	s := newScheduler(t, scheduler.Settings{Work: b, Clock: clock, Sender: p, Limits: quick})
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Run(ctx) }()
	eventually(t, "the first is on its way", func() bool { return p.flying() == 1 })
	cancel()
	p.hold <- struct{}{}
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if got := p.texts(); !slices.Equal(got, []string{"first"}) || len(b.reports) != 1 || b.reports[0].Result != liaison.ResultSent {
		t.Errorf("sent %v, reports %+v", got, b.reports)
	}
}

func TestStoppingBreaksOffWhatTakesTooLong(t *testing.T) {
	clock := scheduler.NewClock(time.Now)
	b, p := newBook(clock), &post{hold: make(chan struct{})}
	b.queue("stuck", "o1", clock.Now())
	s := newScheduler(t, scheduler.Settings{Work: b, Clock: clock, Sender: p, Limits: scheduler.Limits{Drain: 20 * time.Millisecond}})
	stop := start(t, s)
	eventually(t, "it is on its way", func() bool { return p.flying() == 1 })
	if err := stop(); err != nil {
		t.Error(err)
	}
	if len(b.reports) != 1 || b.reports[0].Result != liaison.ResultLost {
		t.Errorf("reports %+v", b.reports)
	}
}
