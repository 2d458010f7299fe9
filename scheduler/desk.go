package scheduler

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"shuanglian/liaison"
)

// DeskWork is Work done at the desk, one transaction for each call. The desk
// takes its time from the office, whose clock must be the scheduler's. When one
// row spoils a batch, each row gets a transaction of its own and the bad one is
// put off; see desk_alone.go.
type DeskWork struct {
	office liaison.Office
	log    *slog.Logger
}

// NewDeskWork ties the scheduler to an office. Nothing is logged if log is nil.
func NewDeskWork(office liaison.Office, log *slog.Logger) DeskWork {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	return DeskWork{office: office, log: log}
}

var _ Work = DeskWork{}

// idle tells, without writing, that there is nothing to do: most looks find
// nothing, and a writing transaction for each would stand in the callbacks' way.
func (w DeskWork) idle(ctx context.Context, look func(*liaison.Desk) (bool, error)) (bool, error) {
	waits := false
	err := w.office.Look(ctx, func(d *liaison.Desk) (err error) {
		waits, err = look(d)
		return err
	})
	return !waits, err
}

// RunDues implements Work.
func (w DeskWork) RunDues(ctx context.Context) (ran int, err error) {
	idle, err := w.idle(ctx, duesWait)
	if idle || err != nil {
		return 0, err
	}
	err = w.office.Do(ctx, func(d *liaison.Desk) (err error) {
		ran, err = d.RunDues()
		return err
	})
	if spoilt(ctx, err) {
		return w.duesAlone(ctx)
	}
	return ran, err
}

// NextSending implements Work.
func (w DeskWork) NextSending(ctx context.Context, leaseUntil time.Time) (liaison.Sending, bool, error) {
	sending, found, err := w.nextTogether(ctx, leaseUntil)
	if spoilt(ctx, err) {
		return w.nextAlone(ctx, leaseUntil)
	}
	return sending, found, err
}

// nextTogether lets the desk settle only so many deliveries without sending in
// one transaction; then another one goes on.
func (w DeskWork) nextTogether(ctx context.Context, leaseUntil time.Time) (sending liaison.Sending, found bool, err error) {
	for more := true; more && !found; {
		if err := ctx.Err(); err != nil {
			return sending, false, err
		}
		err := w.office.Do(ctx, func(d *liaison.Desk) (err error) {
			if sending, found, err = d.NextSending(leaseUntil); err != nil || found {
				return err
			}
			_, err = d.Tx().NextDelivery(d.Now())
			more = err == nil
			if errors.Is(err, liaison.ErrNotFound) {
				return nil
			}
			return err
		})
		if err != nil {
			return liaison.Sending{}, false, err
		}
	}
	return sending, found, nil
}

// ReportSending implements Work.
func (w DeskWork) ReportSending(ctx context.Context, report liaison.SendReport) error {
	return w.office.Do(ctx, func(d *liaison.Desk) error { return d.ReportSending(report) })
}

// ReportAndNext implements Work.
func (w DeskWork) ReportAndNext(ctx context.Context, report liaison.SendReport, leaseUntil time.Time) (sending liaison.Sending, found bool, err error) {
	err = w.office.Do(ctx, func(d *liaison.Desk) (err error) {
		if err := d.ReportSending(report); err != nil {
			return err
		}
		sending, found, err = d.NextSending(leaseUntil)
		return err
	})
	return sending, found && err == nil, err
}

// RecoverSendings implements Work.
func (w DeskWork) RecoverSendings(ctx context.Context, real time.Time) (recovered int, err error) {
	idle, err := w.idle(ctx, sendingsWait(real))
	if idle || err != nil {
		return 0, err
	}
	err = w.office.Do(ctx, func(d *liaison.Desk) (err error) {
		recovered, err = d.RecoverSendings(real)
		return err
	})
	if spoilt(ctx, err) {
		return w.recoverAlone(ctx, real)
	}
	return recovered, err
}

// RescueReplies implements Work.
func (w DeskWork) RescueReplies(ctx context.Context) (rescued int, err error) {
	idle, err := w.idle(ctx, repliesWait)
	if idle || err != nil {
		return 0, err
	}
	err = w.office.Do(ctx, func(d *liaison.Desk) (err error) {
		rescued, err = d.RescueReplies()
		return err
	})
	if spoilt(ctx, err) {
		return w.rescueAlone(ctx)
	}
	return rescued, err
}

// SealAudit implements Work.
func (w DeskWork) SealAudit(ctx context.Context) (sealed int, err error) {
	for {
		idle, err := w.idle(ctx, unsealedWait)
		if idle || err != nil {
			return sealed, err
		}
		n := 0
		err = w.office.Do(ctx, func(d *liaison.Desk) (err error) {
			n, err = d.SealAudit()
			return err
		})
		if errors.Is(err, liaison.ErrConflict) {
			return sealed, nil
		}
		if err != nil {
			return sealed, err
		}
		sealed += n
	}
}

// ClaimJob implements Work.
func (w DeskWork) ClaimJob(ctx context.Context, run liaison.JobRun) (claimed bool, err error) {
	err = w.office.Do(ctx, func(d *liaison.Desk) (err error) {
		claimed, err = d.Tx().ClaimJob(run)
		return err
	})
	return claimed, err
}

// FinishJob implements Work.
func (w DeskWork) FinishJob(ctx context.Context, run liaison.JobRun) error {
	return w.office.Do(ctx, func(d *liaison.Desk) error { return d.Tx().FinishJob(run) })
}

// RecordJob implements Work.
func (w DeskWork) RecordJob(ctx context.Context, run liaison.JobRun) error {
	return w.office.Do(ctx, func(d *liaison.Desk) error {
		claimed, err := d.Tx().ClaimJob(run)
		if err != nil || !claimed {
			return err
		}
		return d.Tx().FinishJob(run)
	})
}

// LastJob implements Work.
func (w DeskWork) LastJob(ctx context.Context, job string) (last liaison.JobRun, err error) {
	err = w.office.Look(ctx, func(d *liaison.Desk) (err error) {
		last, err = d.Tx().LastJob(job)
		return err
	})
	return last, err
}

// EarliestDue implements Work.
func (w DeskWork) EarliestDue(ctx context.Context) (earliest time.Time, err error) {
	err = w.office.Look(ctx, func(d *liaison.Desk) (err error) {
		earliest, err = d.NextDue()
		return err
	})
	return earliest, err
}
