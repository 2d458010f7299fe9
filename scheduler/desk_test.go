package scheduler_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"shuanglian/bot/wechat"
	"shuanglian/liaison"
	"shuanglian/liaison/workday"
	"shuanglian/scheduler"
	"shuanglian/storage"
)

// openOffice gives a real office on a file, at the clock's time, that wakes whoever is named.
func openOffice(t *testing.T, clock *scheduler.Clock, committed func()) *storage.Office {
	t.Helper()
	terms := liaison.Terms{
		Policy: liaison.Policy{
			ServiceQuota: 5, ServiceWindow: 48 * time.Hour, PauseProbe: 10 * time.Minute, TooFastPause: time.Minute, SendRetries: 3, ReplyUnwrittenAfter: 20 * time.Second,
			ScrapsKept: 24 * time.Hour, InboxKept: 30 * 24 * time.Hour,
		},
		Calendar:    workday.New(beijing, workday.StateCouncil(), nil),
		Fingerprint: func(kind, value string) string { return kind + value },
	}
	office, err := storage.Open(context.Background(), storage.Options{
		URL: "sqlite:" + filepath.Join(t.TempDir(), "office.db"), Terms: func() liaison.Terms { return terms },
		Now: clock.Now, Committed: committed, Migrate: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := office.Close(); err != nil {
			t.Error(err)
		}
	})
	return office
}

// queueNotices queues a notice for each of n openids that have just written.
func queueNotices(t *testing.T, office *storage.Office, clock *scheduler.Clock, from, n int, next time.Time) {
	t.Helper()
	err := office.Do(context.Background(), func(d *liaison.Desk) error {
		for i := from; i < from+n; i++ {
			openID := liaison.OpenID(fmt.Sprintf("o%03d", i))
			if err := d.Tx().SaveWindow(liaison.Window{OpenID: openID, MessageAt: clock.Now()}); err != nil {
				return err
			}
			_, err := d.Tx().AddDelivery(&liaison.Delivery{
				ID: d.Tx().NewID(), Key: string(openID), OpenID: openID, Kind: liaison.DeliverNotice, Text: "notice " + string(openID),
				State: liaison.DeliveryQueued, ReadyAt: next, NextAt: next, CreatedAt: clock.Now(),
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func states(t *testing.T, office *storage.Office) map[liaison.DeliveryState]int {
	t.Helper()
	counts := map[liaison.DeliveryState]int{}
	err := office.Look(context.Background(), func(d *liaison.Desk) error {
		all, err := d.Tx().ListDeliveries(nil, 1000)
		for _, delivery := range all {
			counts[delivery.State]++
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return counts
}

func TestTheDeskDoesTheClocksWork(t *testing.T) {
	clock := scheduler.NewFrozenClock(at("2026-11-09 10:00:00"))
	office := openOffice(t, clock, nil)
	p := &post{}
	tries := 0
	p.answer = func(string) error {
		if tries++; tries == 1 {
			return errLost
		}
		return nil
	}
	s := newScheduler(t, scheduler.Settings{
		Work: scheduler.NewDeskWork(office, nil), Clock: clock, Sender: p,
		Jobs: []scheduler.Job{scheduler.RemindHolder(office, "0 9 * * *"), scheduler.Tidy(office, "30 3 * * *")},
	})
	queueNotices(t, office, clock, 0, 3, at("2026-11-09 10:00:30"))
	tick(t, s)
	if got := p.texts(); len(got) != 0 {
		t.Fatalf("sent too early: %v", got)
	}
	if _, err := s.Advance(context.Background(), 48*time.Hour); err != nil {
		t.Fatal(err)
	}
	if got := states(t, office); got[liaison.DeliverySent] != 3 || len(p.texts()) != 4 {
		t.Errorf("states are %v after %d sends", got, len(p.texts()))
	}
	for job, planned := range map[string]time.Time{"remind_holder": at("2026-11-11 09:00:00"), "tidy": at("2026-11-11 03:30:00")} {
		run, err := scheduler.NewDeskWork(office, nil).LastJob(context.Background(), job)
		if err != nil || !run.PlannedAt.Equal(planned) || run.Outcome != scheduler.OutcomeDone || run.FinishedAt.IsZero() {
			t.Errorf("last run of %s is %+v: %v", job, run, err)
		}
	}
}

func TestManyDeliveriesThatAreSettledWithoutSendingHideNone(t *testing.T) {
	clock := scheduler.NewFrozenClock(at("2026-11-09 10:00:00"))
	office := openOffice(t, clock, nil)
	queueNotices(t, office, clock, 0, 250, clock.Now())
	if err := clock.Move(clock.Now().Add(72 * time.Hour)); err != nil { // their windows close
		t.Fatal(err)
	}
	queueNotices(t, office, clock, 250, 1, clock.Now())
	p := &post{}
	tick(t, newScheduler(t, scheduler.Settings{Work: scheduler.NewDeskWork(office, nil), Clock: clock, Sender: p}))
	if got := states(t, office); got[liaison.DeliveryWaiting] != 250 || got[liaison.DeliverySent] != 1 {
		t.Errorf("states are %v", got)
	}
}

func TestARefusalToTheWholeAccountPausesTheCalls(t *testing.T) {
	stopped := &wechat.Error{Code: 40164, Class: wechat.ClassStop}
	for _, c := range []struct {
		name    string
		refused error
		before  time.Duration // still shut
		after   time.Duration // tried again
	}{
		{"the day's quota", quota, 9 * time.Minute, 11 * time.Minute},
		{"the account", stopped, 9 * time.Minute, 11 * time.Minute},
		{"too fast", &wechat.Error{Code: 45011, Class: wechat.ClassSlow}, 50 * time.Second, 70 * time.Second},
	} {
		t.Run(c.name, func(t *testing.T) {
			clock := scheduler.NewFrozenClock(at("2026-11-09 08:00:00"))
			office := openOffice(t, clock, nil)
			queueNotices(t, office, clock, 0, 50, clock.Now())
			calls := 0
			p := &post{answer: func(string) error { calls++; return c.refused }}
			s := newScheduler(t, scheduler.Settings{Work: scheduler.NewDeskWork(office, nil), Clock: clock, Sender: p})
			advance := func(by time.Duration) {
				t.Helper()
				if _, err := s.Advance(context.Background(), by); err != nil {
					t.Fatal(err)
				}
			}
			advance(c.before)
			if calls != 1 || states(t, office)[liaison.DeliveryQueued] != 50 {
				t.Fatalf("%d calls, %v", calls, states(t, office))
			}
			advance(c.after - c.before)
			if calls != 2 {
				t.Errorf("%d calls, want one more to try", calls)
			}
			p.answer = nil
			advance(c.after)
			if got := len(p.texts()); got != 50 {
				t.Errorf("%d arrived after the pause", got)
			}
		})
	}
}

// watched remembers when the loop has last seen something due.
type watched struct {
	scheduler.Work
	seen atomic.Pointer[time.Time]
}

func (w *watched) EarliestDue(ctx context.Context) (time.Time, error) {
	due, err := w.Work.EarliestDue(ctx)
	w.seen.Store(&due)
	return due, err
}

func (w *watched) earliest() time.Time {
	if at := w.seen.Load(); at != nil {
		return *at
	}
	return time.Time{}
}

func TestACommitWakesTheLoopAndTheLoopFallsAsleepAgain(t *testing.T) {
	clock := scheduler.NewClock(time.Now)
	var s *scheduler.Scheduler
	office := openOffice(t, clock, func() {
		if s != nil {
			s.Wake()
		}
	})
	p := &post{}
	ticks := make(chan struct{}, 1000)
	work := &watched{Work: scheduler.NewDeskWork(office, nil)}
	s = newScheduler(t, scheduler.Settings{
		Work: work, Clock: clock, Sender: p, Limits: slow,
		Observer: scheduler.Observer{Tick: func(time.Duration, error) { ticks <- struct{}{} }},
	})
	stop := start(t, s)
	queueNotices(t, office, clock, 0, 20, clock.Now())
	eventually(t, "all are sent", func() bool { return states(t, office)[liaison.DeliverySent] == 20 })
	later := clock.Now().Add(time.Hour).Truncate(time.Second)
	queueNotices(t, office, clock, 20, 1, later)
	eventually(t, "the commit has woken the loop, and it has nothing to do before", func() bool { return later.Equal(work.earliest()) })
	before := len(ticks)
	if before > 12 {
		t.Errorf("%d ticks for 20 messages", before)
	}
	if err := clock.Move(later); err != nil {
		t.Fatal(err)
	}
	s.Wake()
	eventually(t, "one more is sent when it is due", func() bool { return states(t, office)[liaison.DeliverySent] == 21 })
	if n := len(ticks) - before; n > 4 {
		t.Errorf("%d ticks for one message", n)
	}
	if err := stop(); err != nil {
		t.Error(err)
	}
}

func TestAJobNeverRunIsNotFound(t *testing.T) {
	clock := scheduler.NewFrozenClock(at("2026-11-09 10:00:00"))
	work := scheduler.NewDeskWork(openOffice(t, clock, nil), nil)
	if _, err := work.LastJob(context.Background(), "digest"); !errors.Is(err, liaison.ErrNotFound) {
		t.Errorf("error is %v", err)
	}
}
