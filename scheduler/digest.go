package scheduler

import (
	"context"
	"fmt"
	"time"

	"shuanglian/liaison"
)

// tellDigests plans the digests of a slot, some people at a time; Tick tells them
// at their hour, with whatever else these people are to be told that day.
func tellDigests(ctx context.Context, office liaison.Office, kind liaison.DigestKind, planned time.Time, month bool) error {
	var people []string
	err := office.Look(ctx, func(d *liaison.Desk) (err error) {
		people, err = d.DigestConcerned(kind)
		return err
	})
	if err == nil && len(people) > 0 {
		err = office.Do(ctx, func(d *liaison.Desk) error { return d.PlanWithDigests(people) })
	}
	if err == nil {
		err = InChunks(ctx, office, digestsAtOnce, people, func(d *liaison.Desk, some []string) error {
			return d.PlanDigests(kind, planned, month, some)
		})
	}
	if err != nil {
		return fmt.Errorf("scheduler: digests for %s: %w", kind, err)
	}
	return nil
}
