package scheduler

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"shuanglian/liaison"
)

// How many of a kind go into one transaction: of what is only written more than of
// what has to be counted for each.
const (
	RowsAtOnce    = 300
	digestsAtOnce = 20
)

// InChunks does something large in short transactions of a few items, each followed by
// a pause as long as itself, so that what people say is taken in between. It stops at
// the first error; what is done stays done, so that each chunk must make sense alone
// and doing it twice must change nothing.
func InChunks[Item any](ctx context.Context, office liaison.Office, chunkSize int, items []Item, do func(*liaison.Desk, []Item) error) error {
	for from := 0; from < len(items); from += chunkSize {
		var took time.Duration // of the writing itself, without the wait for it
		chunk := items[from:min(from+chunkSize, len(items))]
		err := office.Do(ctx, func(d *liaison.Desk) error {
			began := time.Now()
			defer func() { took = time.Since(began) }()
			return do(d, chunk)
		})
		if err != nil {
			return fmt.Errorf("scheduler: after %d of %d: %w", from, len(items), err)
		}
		if from+chunkSize >= len(items) {
			return nil
		}
		pause := time.NewTimer(took)
		select {
		case <-pause.C:
		case <-ctx.Done():
			pause.Stop()
			return fmt.Errorf("scheduler: after %d of %d: %w", from+len(chunk), len(items), ctx.Err())
		}
	}
	return nil
}

// PlanReminders plans any number of reminders; see liaison.Desk.PlanReminders.
// They go by person, so that what is written together lies together.
func PlanReminders(ctx context.Context, office liaison.Office, plan []liaison.Reminder) error {
	plan = slices.Clone(plan)
	slices.SortStableFunc(plan, func(a, b liaison.Reminder) int { return cmp.Compare(a.PersonID, b.PersonID) })
	return InChunks(ctx, office, RowsAtOnce, plan, func(d *liaison.Desk, chunk []liaison.Reminder) error {
		_, err := d.PlanReminders(chunk)
		return err
	})
}
