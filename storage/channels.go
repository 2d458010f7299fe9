package storage

import (
	"time"

	"shuanglian/liaison"
	"shuanglian/storage/db"
)

// AddAttempt records one try to send.
func (t *tx) AddAttempt(attempt liaison.Attempt) error {
	return t.failed("add attempt", t.q.AddAttempt(t.ctx, db.AddAttemptParams{
		ID: attempt.ID, DeliveryID: attempt.DeliveryID, At: instant(attempt.At), Rung: attempt.Rung,
		Code: int64(attempt.Code), Outcome: attempt.Outcome, Msgid: attempt.MsgID,
		Fate: string(attempt.Fate), FateAt: instant(attempt.FateAt),
	}))
}

// Attempts lists the tries of a delivery, first one first.
func (t *tx) Attempts(deliveryID string) ([]liaison.Attempt, error) {
	rows, err := t.q.ListAttempts(t.ctx, deliveryID)
	return each(t, "list attempts", rows, err, readAttempt)
}

// AttemptsWith lists the tries to which the platform gave this id.
func (t *tx) AttemptsWith(msgID string) ([]liaison.Attempt, error) {
	rows, err := t.q.ListAttemptsWith(t.ctx, msgID)
	return each(t, "list attempts of an id", rows, err, readAttempt)
}

// SetFate notes what became of a try; ErrNotFound if there is none.
func (t *tx) SetFate(attempt liaison.Attempt) error {
	changed, err := t.q.SetFate(t.ctx, db.SetFateParams{
		ID: attempt.ID, Msgid: attempt.MsgID, Fate: string(attempt.Fate), FateAt: instant(attempt.FateAt),
	})
	return t.changedOne("set fate of an attempt", changed, err)
}

// AddFinish keeps a result whose try is not on record; the first of an id stays.
func (t *tx) AddFinish(finish liaison.Finish) error {
	return t.failed("add finish", t.q.AddFinish(t.ctx, finish.MsgID, string(finish.Fate), instant(finish.At)))
}

// Finish reads such a result.
func (t *tx) Finish(msgID string) (liaison.Finish, error) {
	row, err := t.q.GetFinish(t.ctx, msgID)
	return one(t, "read finish", row, err, func(row db.Finish) (liaison.Finish, error) {
		at, err := moment(row.At)
		return liaison.Finish{MsgID: row.Msgid, Fate: liaison.Fate(row.Fate), At: at}, err
	})
}

// DropFinish removes it once its try is on record.
func (t *tx) DropFinish(msgID string) error {
	return t.failed("drop finish", t.q.DropFinish(t.ctx, msgID))
}

// DropFinishesBefore removes the results nobody asked for, and counts them.
func (t *tx) DropFinishesBefore(at time.Time) (int, error) {
	dropped, err := t.q.DropFinishesBefore(t.ctx, instant(at))
	return int(dropped), t.failed("drop old finishes", err)
}

// Pauses lists the lines that the platform has closed.
func (t *tx) Pauses() ([]liaison.Pause, error) {
	rows, err := t.q.ListPauses(t.ctx)
	return each(t, "list pauses", rows, err, func(row db.Pause) (liaison.Pause, error) {
		pause := liaison.Pause{Line: liaison.Line(row.Line), Code: int(row.Code)}
		err := moments(momentPair{row.Since, &pause.Since}, momentPair{row.TryAt, &pause.TryAt}, momentPair{row.Until, &pause.Until})
		return pause, err
	})
}

// SavePause inserts or replaces the pause of a line.
func (t *tx) SavePause(pause liaison.Pause) error {
	return t.failed("save pause", t.q.SavePause(t.ctx, db.SavePauseParams{
		Line: string(pause.Line), Code: int64(pause.Code), Since: instant(pause.Since), TryAt: instant(pause.TryAt), Until: instant(pause.Until),
	}))
}

// DropPause opens a line again.
func (t *tx) DropPause(line liaison.Line) error {
	return t.failed("drop pause", t.q.DropPause(t.ctx, string(line)))
}

// Subscription reads what an openid has agreed to.
func (t *tx) Subscription(openID liaison.OpenID, templateID string) (liaison.Subscription, error) {
	row, err := t.q.GetSubscription(t.ctx, string(openID), templateID)
	return one(t, "read subscription", row, err, func(row db.Subscription) (liaison.Subscription, error) {
		at, err := moment(row.At)
		return liaison.Subscription{
			OpenID: liaison.OpenID(row.Openid), TemplateID: row.TemplateID, Allowed: int(row.Allowed), At: at,
		}, err
	})
}

// SaveSubscription inserts or replaces it.
func (t *tx) SaveSubscription(subscription liaison.Subscription) error {
	const act = "save subscription"
	if subscription.OpenID == "" || subscription.TemplateID == "" {
		return missing(act, "openid or template")
	}
	return t.failed(act, t.q.SaveSubscription(t.ctx, db.SaveSubscriptionParams{
		Openid: string(subscription.OpenID), TemplateID: subscription.TemplateID, Allowed: int64(subscription.Allowed),
		At: instant(subscription.At),
	}))
}

func readAttempt(row db.Attempt) (liaison.Attempt, error) {
	attempt := liaison.Attempt{
		ID: row.ID, DeliveryID: row.DeliveryID, Rung: row.Rung, Code: int(row.Code), Outcome: row.Outcome,
		MsgID: row.Msgid, Fate: liaison.Fate(row.Fate),
	}
	err := moments(momentPair{row.At, &attempt.At}, momentPair{row.FateAt, &attempt.FateAt})
	return attempt, err
}
