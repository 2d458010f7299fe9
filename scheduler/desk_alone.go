package scheduler

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"shuanglian/liaison"
)

// spoilt tells a batch that one bad row has spoilt from a fault of the moment,
// which ends by itself and puts nothing off.
func spoilt(ctx context.Context, err error) bool {
	return err != nil && ctx.Err() == nil && !errors.Is(err, liaison.ErrUnavailable)
}

// duesAlone does what is due row by row and puts off the rows that fail.
func (w DeskWork) duesAlone(ctx context.Context) (int, error) {
	var dues []liaison.Due
	err := w.office.Look(ctx, func(d *liaison.Desk) (err error) {
		dues, err = d.Tx().DueBefore(d.Now(), 0)
		return err
	})
	if err != nil {
		return 0, err
	}
	for i, due := range dues {
		err := w.office.Do(ctx, func(d *liaison.Desk) error { return d.RunDue(due) })
		if spoilt(ctx, err) {
			w.log.Error("due row failed and is put off", slog.String("kind", string(due.Kind)),
				slog.String("object", due.ObjectID), slog.Any("error", err))
			err = w.office.Do(ctx, func(d *liaison.Desk) error { return d.PostponeDue(due) })
		}
		if err != nil {
			return i, err
		}
	}
	return len(dues), nil
}

// nextAlone prepares one delivery in each transaction and puts off those that fail.
func (w DeskWork) nextAlone(ctx context.Context, leaseUntil time.Time) (liaison.Sending, bool, error) {
	for {
		var at liaison.Delivery
		var sending liaison.Sending
		var found bool
		err := w.office.Do(ctx, func(d *liaison.Desk) (err error) {
			at, found = liaison.Delivery{}, false
			if at, err = d.Tx().NextDelivery(d.Now()); errors.Is(err, liaison.ErrNotFound) {
				return nil
			}
			if err != nil {
				return err
			}
			sending, found, err = d.Prepare(at, leaseUntil)
			return err
		})
		switch {
		case err == nil && (found || at.ID == ""):
			return sending, found, nil
		case err == nil:
			continue
		case at.ID == "" || !spoilt(ctx, err):
			return liaison.Sending{}, false, err
		}
		if err := w.setAside(ctx, at, err); err != nil {
			return liaison.Sending{}, false, err
		}
	}
}

// recoverAlone recovers one delivery in each transaction and puts off those that fail.
func (w DeskWork) recoverAlone(ctx context.Context, real time.Time) (int, error) {
	var stuck []liaison.Delivery
	err := w.office.Look(ctx, func(d *liaison.Desk) (err error) {
		stuck, err = d.Tx().SendingBefore(real)
		return err
	})
	if err != nil {
		return 0, err
	}
	for i, delivery := range stuck {
		err := w.office.Do(ctx, func(d *liaison.Desk) error { return d.Recover(delivery.ID) })
		if spoilt(ctx, err) {
			err = w.setAside(ctx, delivery, err)
		}
		if err != nil {
			return i, err
		}
	}
	return len(stuck), nil
}

// rescueAlone rescues one reply in each transaction and puts off those that fail.
func (w DeskWork) rescueAlone(ctx context.Context) (int, error) {
	var offered []liaison.OfferedReply
	err := w.office.Look(ctx, func(d *liaison.Desk) (err error) {
		offered, err = d.ToRescue()
		return err
	})
	if err != nil {
		return 0, err
	}
	for i, reply := range offered {
		err := w.office.Do(ctx, func(d *liaison.Desk) error { return d.RescueReply(reply) })
		if spoilt(ctx, err) {
			w.log.Error("reply not rescued and put off", slog.String("key", reply.Key), slog.Any("error", err))
			err = w.office.Do(ctx, func(d *liaison.Desk) error { return d.LeaveReply(reply.Key) })
		}
		if err != nil {
			return i, err
		}
	}
	return len(offered), nil
}

func (w DeskWork) setAside(ctx context.Context, delivery liaison.Delivery, cause error) error {
	w.log.Error("delivery failed and is put off", slog.String("delivery", delivery.ID),
		slog.String("kind", string(delivery.Kind)), slog.Any("error", cause))
	return w.office.Do(ctx, func(d *liaison.Desk) error { return d.SetAside(delivery.ID) })
}
