package main

import (
	"context"
	"sync"
	"testing"
	"time"

	"shuanglian/liaison"
)

// TestAStopOverDueReminders: what is still useful afterwards is told once, however
// many processes start again; what the stop has made pointless is told to nobody.
func TestAStopOverDueReminders(t *testing.T) {
	meeting := monday().AddDate(0, 0, 8) // people are asked a week before, at nine the next morning
	for _, c := range []struct {
		name  string
		stop  time.Duration
		asked int
	}{
		{"half an hour, before it is due", 30 * time.Minute, 0},
		{"half an hour over it", 23*time.Hour + 30*time.Minute, 3},
		{"three days", 72 * time.Hour, 3},
		{"three weeks, the meeting is over", 21 * 24 * time.Hour, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, backings(t)[1])
			w.importRoster()
			for _, name := range []string{"王建国", "周秀英", "李敏"} {
				w.join(name, w.code(name))
			}
			w.do(func(d *liaison.Desk) error {
				plan, err := d.PlanMeeting(liaison.MeetingAsked{Kind: liaison.Training, StartsAt: meeting, Place: "镇政府", Roles: []liaison.Role{liaison.RoleDelegate}})
				if err != nil {
					return err
				}
				_, err = d.AddMeeting(plan, "test")
				return err
			})
			w.settle()
			if err := w.clock.Move(w.clock.Now().Add(c.stop)); err != nil {
				t.Fatal(err)
			}
			var both sync.WaitGroup
			for _, app := range []*App{w.openApp(), w.openApp()} {
				both.Go(func() {
					for range 3 {
						if err := app.scheduler.Tick(context.Background()); err != nil {
							t.Error(err)
						}
					}
				})
			}
			both.Wait()
			if got := w.invitationsSent()[liaison.Training]; got != c.asked {
				t.Errorf("%d were asked, want %d", got, c.asked)
			}
			w.do(func(d *liaison.Desk) error {
				due, err := d.Tx().RemindersDue(d.Now(), 0)
				if len(due) > 0 {
					t.Errorf("%d reminders are left over", len(due))
				}
				return err
			})
		})
	}
}
