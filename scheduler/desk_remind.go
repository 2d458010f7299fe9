package scheduler

import (
	"context"
	"log/slog"

	"shuanglian/liaison"
)

// TellReminders implements Work.
func (w DeskWork) TellReminders(ctx context.Context) (told int, err error) {
	idle, err := w.idle(ctx, remindersWait)
	if idle || err != nil {
		return 0, err
	}
	err = w.office.Do(ctx, func(d *liaison.Desk) (err error) {
		told, err = d.TellReminders()
		return err
	})
	if spoilt(ctx, err) {
		return w.remindAlone(ctx)
	}
	return told, err
}

// TellMissed implements Work.
func (w DeskWork) TellMissed(ctx context.Context) (told int, err error) {
	idle, err := w.idle(ctx, (*liaison.Desk).ToTellMissed)
	if idle || err != nil {
		return 0, err
	}
	err = w.office.Do(ctx, func(d *liaison.Desk) (err error) {
		told, err = d.TellMissed()
		return err
	})
	return told, err
}

// remindAlone tells person by person and puts off those with whom it fails.
func (w DeskWork) remindAlone(ctx context.Context) (int, error) {
	var people []string
	err := w.office.Look(ctx, func(d *liaison.Desk) (err error) {
		people, err = d.ReminderPeople(0)
		return err
	})
	if err != nil {
		return 0, err
	}
	for i, id := range people {
		err := w.office.Do(ctx, func(d *liaison.Desk) error {
			_, err := d.TellReminded(id)
			return err
		})
		if spoilt(ctx, err) {
			w.log.Error("reminders of one person failed and are put off", slog.String("person", id), slog.Any("error", err))
			err = w.office.Do(ctx, func(d *liaison.Desk) error { return d.PostponeReminders(id) })
		}
		if err != nil {
			return i, err
		}
	}
	return len(people), nil
}
