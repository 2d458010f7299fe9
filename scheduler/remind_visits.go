package scheduler

import (
	"context"
	"fmt"
	"time"

	"shuanglian/liaison"
)

// RemindVisits is the daily job that plans the reminders of contacts owed. The next
// day's makes up for a missed one: each step is told once, whenever it is reached.
func RemindVisits(office liaison.Office, spec string) Job {
	return Job{Name: "remind_visits", Spec: spec, UsefulFor: 8 * time.Hour, Run: func(ctx context.Context, _ time.Time) error {
		var plan []liaison.Reminder
		err := office.Look(ctx, func(d *liaison.Desk) (err error) {
			plan, err = d.PlanVisits()
			return err
		})
		if err == nil {
			err = PlanReminders(ctx, office, plan)
		}
		if err != nil {
			return fmt.Errorf("scheduler: remind of visits: %w", err)
		}
		return nil
	}}
}
