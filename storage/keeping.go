package storage

import (
	"context"
	"time"
)

// ForgetWords clears what was said on matters that were over before the time,
// and in finished messages that old; numbers, dates and steps stay. It counts
// the rows cleared.
func (t *tx) ForgetWords(overBefore time.Time) (int, error) {
	cleared := int64(0)
	for _, forget := range []func(context.Context, string) (int64, error){
		t.q.ForgetEntryWords, t.q.ForgetDeliveryWords, t.q.ForgetGists, t.q.ForgetQuestionWords, t.q.ForgetTaskWords,
		t.q.ForgetCallers, t.q.ForgetTitles, t.q.ForgetLeaveWords, t.q.ForgetVisitGists,
	} {
		n, err := forget(t.ctx, instant(overBefore))
		if err != nil {
			return 0, t.failed("forget words", err)
		}
		cleared += n
	}
	return int(cleared), nil
}

// DropMatters removes matters that were over before the time, with what was
// said on them, and counts them; meetings of that time go too. The audit trail
// stays.
func (t *tx) DropMatters(overBefore time.Time) (int, error) {
	for _, drop := range []func(context.Context, string) error{t.q.DropOldEntries, t.q.DropOldMoves, t.q.DropOldRoutings, t.q.DropOldDeliveries, t.q.DropOldVisits} {
		if err := drop(t.ctx, instant(overBefore)); err != nil {
			return 0, t.failed("drop matters", err)
		}
	}
	dropped, err := t.q.DropOldMatters(t.ctx, instant(overBefore))
	if err == nil {
		err = t.q.DropCallers(t.ctx)
	}
	if err == nil {
		err = t.dropMeetings(overBefore)
	}
	return int(dropped), t.failed("drop matters", err)
}

// dropMeetings removes meetings that began before the time, with who was invited
// and who asked for leave.
func (t *tx) dropMeetings(before time.Time) error {
	dropped, err := t.q.DropOldMeetings(t.ctx, instant(before))
	if err == nil && dropped > 0 {
		err = t.dropLoose()
	}
	return err
}
