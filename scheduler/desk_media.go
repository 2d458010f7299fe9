package scheduler

import (
	"context"
	"time"

	"shuanglian/liaison"
)

var _ MediaWork = DeskWork{}

// NextFetch implements MediaWork.
func (w DeskWork) NextFetch(ctx context.Context, leaseUntil time.Time) (file liaison.MediaFile, found bool, err error) {
	idle, err := w.idle(ctx, fileWaits)
	if idle || err != nil {
		return file, false, err
	}
	err = w.office.Do(ctx, func(d *liaison.Desk) (err error) {
		file, found, err = d.NextFetch(leaseUntil)
		return err
	})
	return file, found, err
}

// ReportFetch implements MediaWork.
func (w DeskWork) ReportFetch(ctx context.Context, report liaison.MediaReport) error {
	return w.office.Do(ctx, func(d *liaison.Desk) error { return d.ReportFetch(report) })
}

// RecoverFetches implements MediaWork.
func (w DeskWork) RecoverFetches(ctx context.Context, real time.Time) (recovered int, err error) {
	idle, err := w.idle(ctx, fetchesStuck(real))
	if idle || err != nil {
		return 0, err
	}
	err = w.office.Do(ctx, func(d *liaison.Desk) (err error) {
		recovered, err = d.RecoverFetches(real)
		return err
	})
	return recovered, err
}
