package scheduler

import (
	"context"
	"errors"
	"time"

	"shuanglian/liaison"
)

// Waiting implements Work.
func (w DeskWork) Waiting(ctx context.Context, real time.Time) (waiting Waiting, err error) {
	err = w.office.Look(ctx, func(d *liaison.Desk) (err error) {
		for _, part := range []struct {
			waits *bool
			look  func(*liaison.Desk) (bool, error)
		}{
			{&waiting.Deadlines, (*liaison.Desk).ToReckon}, {&waiting.Dues, duesWait}, {&waiting.Reminders, remindersWait},
			{&waiting.Missed, (*liaison.Desk).ToTellMissed}, {&waiting.Sendings, sendingsWait(real)}, {&waiting.Replies, repliesWait},
			{&waiting.Files, fileWaits}, {&waiting.Fetches, fetchesStuck(real)}, {&waiting.Deliveries, deliveryWaits},
			{&waiting.Unsealed, unsealedWait},
			{&waiting.Tags, tagsTouched},
		} {
			if *part.waits, err = part.look(d); err != nil {
				return err
			}
		}
		return nil
	})
	return waiting, err
}

func duesWait(d *liaison.Desk) (bool, error) { return some(d.Tx().DueBefore(d.Now(), 1)) }

func remindersWait(d *liaison.Desk) (bool, error) { return some(d.Tx().RemindersDue(d.Now(), 1)) }

func sendingsWait(real time.Time) func(*liaison.Desk) (bool, error) {
	return func(d *liaison.Desk) (bool, error) { return some(d.Tx().SendingBefore(real)) }
}

func repliesWait(d *liaison.Desk) (bool, error) { return some(d.ToRescue()) }

func fileWaits(d *liaison.Desk) (bool, error) { return one(d.Tx().NextMediaFile(d.Now())) }

func fetchesStuck(real time.Time) func(*liaison.Desk) (bool, error) {
	return func(d *liaison.Desk) (bool, error) { return some(d.Tx().FetchingBefore(real)) }
}

func deliveryWaits(d *liaison.Desk) (bool, error) { return one(d.Tx().NextDelivery(d.Now())) }

func unsealedWait(d *liaison.Desk) (bool, error) {
	n, err := d.Tx().Unsealed(1)
	return n > 0, err
}

func tagsTouched(d *liaison.Desk) (bool, error) { return d.Tx().TagsTouched() }

// some tells whether a list holds anything.
func some[Row any](rows []Row, err error) (bool, error) { return len(rows) > 0, err }

// one tells whether there is such a row.
func one[Row any](_ Row, err error) (bool, error) {
	if errors.Is(err, liaison.ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}
