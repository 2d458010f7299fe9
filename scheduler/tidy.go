package scheduler

import (
	"context"
	"fmt"
	"time"

	"shuanglian/liaison"
)

// Tidy is the job that removes what was kept long enough. It makes up for any
// number of missed slots, so that a late run is as good as one in time. Sweeps run
// after it: they remove what nothing on record needs any more.
func Tidy(office liaison.Office, spec string, sweeps ...func(context.Context) error) Job {
	return Job{Name: "tidy", Spec: spec, UsefulFor: 7 * 24 * time.Hour, Run: func(ctx context.Context, _ time.Time) error {
		err := office.Do(ctx, func(d *liaison.Desk) error {
			_, err := d.Tidy()
			return err
		})
		if err != nil {
			return fmt.Errorf("scheduler: tidy: %w", err)
		}
		if err := dropAudit(ctx, office); err != nil {
			return err
		}
		for _, sweep := range sweeps {
			if err := sweep(ctx); err != nil {
				return fmt.Errorf("scheduler: sweep: %w", err)
			}
		}
		return nil
	}}
}

// dropAudit removes old rows of the audit trail in transactions of their own, so
// that a long backlog holds nobody up.
func dropAudit(ctx context.Context, office liaison.Office) error {
	for more := true; more; {
		err := office.Do(ctx, func(d *liaison.Desk) (err error) {
			more, err = d.DropAudit()
			return err
		})
		if err != nil {
			return fmt.Errorf("scheduler: drop audit: %w", err)
		}
	}
	return nil
}
