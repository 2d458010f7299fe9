package scheduler

import (
	"context"

	"shuanglian/liaison"
)

// Reckon implements Work. Whoever changes the calendar has the deadlines reckoned
// himself; this is for when he was cut off.
func (w DeskWork) Reckon(ctx context.Context) (int, error) {
	idle, err := w.idle(ctx, (*liaison.Desk).ToReckon)
	if idle || err != nil {
		return 0, err
	}
	over := false
	err = w.office.Do(ctx, func(d *liaison.Desk) (err error) {
		_, over, err = d.Reckon()
		return err
	})
	if err != nil || over {
		return 0, err
	}
	return 1, nil
}
