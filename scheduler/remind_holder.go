package scheduler

import (
	"context"
	"fmt"
	"time"

	"shuanglian/liaison"
)

// RemindHolder is the daily job that reminds holders of matters without a
// first answer. It is useful for the rest of its working day only: the next
// one brings the same matters again.
func RemindHolder(office liaison.Office, spec string) Job {
	return Job{Name: "remind_holder", Spec: spec, UsefulFor: 8 * time.Hour, Tell: true, Run: func(ctx context.Context, _ time.Time) error {
		err := office.Do(ctx, func(d *liaison.Desk) error {
			_, err := d.RemindHolders()
			return err
		})
		if err != nil {
			return fmt.Errorf("scheduler: remind holder: %w", err)
		}
		return nil
	}}
}
