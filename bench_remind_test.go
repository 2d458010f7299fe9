package main

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"shuanglian/liaison"
	"shuanglian/scheduler"
)

const (
	benchRecipients = 100_000
	benchSpeakers   = 4                     // who speak meanwhile …
	benchEvery      = 40 * time.Millisecond // … each as often as this: three times what the pilot could say in its busiest minute
)

// BenchmarkReminders plans and stores reminders for 100,000 recipients in one
// tick while people go on speaking, and prints how long it took and what the
// callbacks felt of it: their slowest hundredth in quiet and during the tick.
func BenchmarkReminders(b *testing.B) {
	for range b.N {
		c := ours(b, benchBackings()[0])
		l := newLoad(b)
		l.run(c.address, benchLasts/4) // warm up
		quiet := l.latencies(c.address, time.After(2*benchLasts))
		over := make(chan time.Time)
		var took time.Duration
		go func() {
			defer close(over)
			began := time.Now()
			planInOneTick(b, c.app)
			took = time.Since(began)
		}()
		during := l.latencies(c.address, over)
		stored := 0
		err := c.app.office.Look(context.Background(), func(d *liaison.Desk) error {
			all, err := d.Tx().RemindersDue(time.Now().AddDate(1, 0, 0), 0)
			stored = len(all)
			return err
		})
		if err != nil || stored != benchRecipients {
			b.Fatalf("%d reminders are stored: %v", stored, err)
		}
		slow, slower := hundredth(quiet), hundredth(during)
		fmt.Printf("\n%d reminders in %.1f s (%.0f a second); callbacks' p99 %s in quiet (%d of them), %s during it (%d), ratio %.2f\n\n",
			stored, took.Seconds(), float64(stored)/took.Seconds(), slow, len(quiet), slower, len(during), float64(slower)/float64(slow))
		b.ReportMetric(took.Seconds(), "s/plan")
		b.ReportMetric(float64(slower)/float64(slow), "p99-ratio")
	}
}

// planInOneTick runs a job that has a reminder for everybody.
func planInOneTick(b *testing.B, app *App) {
	now := time.Now()
	plan := make([]liaison.Reminder, benchRecipients)
	for i := range plan {
		plan[i] = liaison.Reminder{PersonID: "person" + benchOpenID(i), ObjectID: "01JCONGRESS000000000000000", Step: "7d", Kind: liaison.RemindFirstAnswer,
			At: now.AddDate(0, 0, 7), Until: now.AddDate(0, 0, 14)}
	}
	ran := make(chan struct{})
	job := scheduler.Job{Name: "plan everybody", Spec: "* * * * *", UsefulFor: time.Hour, Run: func(ctx context.Context, _ time.Time) error {
		defer close(ran)
		return scheduler.PlanReminders(ctx, app.office, plan)
	}}
	clock := scheduler.NewFrozenClock(now)
	s, err := scheduler.New(scheduler.Settings{Work: scheduler.NewDeskWork(app.office, nil), Sender: wordless{}, Clock: clock, Jobs: []scheduler.Job{job}})
	if err != nil {
		b.Error(err)
		return
	}
	for _, at := range []time.Time{now, now.Add(time.Minute)} { // a job's first slot is the one after it is met
		if err := errorsFirst(clock.Move(at), s.Tick(context.Background())); err != nil {
			b.Error(err)
		}
	}
	<-ran
}

// wordless has nobody to send to.
type wordless struct{}

func (wordless) SendText(context.Context, string, string) error { return scheduler.ErrUnsendable }
func (wordless) SendMenu(context.Context, string, string, []liaison.TapLine) error {
	return scheduler.ErrUnsendable
}
func (wordless) SendTemplate(context.Context, string, string, map[string]string, string) (string, error) {
	return "", scheduler.ErrUnsendable
}
func (wordless) SendSubscription(context.Context, string, string, map[string]string) (string, error) {
	return "", scheduler.ErrUnsendable
}

// latencies pushes from a few people at a steady pace until told, and lists how long each answer took.
func (l *load) latencies(address string, until <-chan time.Time) []time.Duration {
	var mu sync.Mutex
	var all []time.Duration
	var group sync.WaitGroup
	stop := make(chan struct{})
	for speaker := range benchSpeakers {
		group.Go(func() {
			pace := time.NewTicker(benchEvery)
			defer pace.Stop()
			for i := speaker; ; i += benchSpeakers {
				select {
				case <-stop:
					return
				case <-pace.C:
				}
				began := time.Now()
				if err := l.push(address, benchOpenID(i%benchPeople)); err != nil {
					l.b.Error(err)
					return
				}
				mu.Lock()
				all = append(all, time.Since(began))
				mu.Unlock()
			}
		})
	}
	<-until
	close(stop)
	group.Wait()
	return all
}

// hundredth is the time that all but the slowest hundredth stay within.
func hundredth(all []time.Duration) time.Duration {
	if len(all) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(all))
	return sorted[len(sorted)*99/100].Round(100 * time.Microsecond)
}
