package scheduler

import (
	"context"
	"fmt"
	"time"

	"shuanglian/liaison"
)

// WarnCalendar is the daily job that warns the office of a year whose arrangement
// of holidays is missing. The next day's makes up for a missed one.
func WarnCalendar(office liaison.Office, spec string) Job {
	return Job{Name: "warn_calendar", Spec: spec, UsefulFor: 8 * time.Hour, Run: func(ctx context.Context, _ time.Time) error {
		if err := office.Do(ctx, (*liaison.Desk).WarnCalendar); err != nil {
			return fmt.Errorf("scheduler: warn of the calendar: %w", err)
		}
		return nil
	}}
}
