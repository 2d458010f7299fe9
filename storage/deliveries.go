package storage

import (
	"slices"
	"strings"
	"time"

	"shuanglian/liaison"
	"shuanglian/storage/db"
)

// AddDelivery queues a delivery at the end of its recipient's lane; false when
// its key is already there, at the price of one sequence number. (Looking for
// the key first would make SERIALIZABLE writers collide.) A delivery without a
// ReadyAt is ready now, and NextAt is never before ReadyAt: both are set in place.
func (t *tx) AddDelivery(d *liaison.Delivery) (bool, error) {
	const act = "add delivery"
	if d.ID == "" || d.Key == "" || (d.PersonID == "" && d.OpenID == "") {
		return false, missing(act, "id, key or recipient")
	}
	sequence, err := t.q.RaiseLane(t.ctx, d.Recipient())
	if err != nil {
		return false, t.failed(act, err)
	}
	if d.ReadyAt.IsZero() {
		d.ReadyAt = t.now
	}
	if d.NextAt.Before(d.ReadyAt) {
		d.NextAt = d.ReadyAt
	}
	added, err := t.q.AddDelivery(t.ctx, db.AddDeliveryParams{
		ID: d.ID, Key: d.Key, Recipient: d.Recipient(), Sequence: sequence, PersonID: d.PersonID, Openid: string(d.OpenID),
		Kind: string(d.Kind), MatterID: d.MatterID, EntryID: d.EntryID, QuestionID: d.QuestionID, FromID: d.FromID,
		Text: clean(d.Text), Urgent: d.Urgent, State: string(d.State), ReadyAt: instant(d.ReadyAt), NextAt: instant(d.NextAt),
		LeaseUntil: instant(d.LeaseUntil), Attempts: int64(d.Attempts), SecondCopy: d.SecondCopy, NoticeAt: instant(d.NoticeAt),
		Outcome: d.Outcome, CreatedAt: instant(d.CreatedAt), SentAt: instant(d.SentAt), HeldUntil: instant(d.HeldUntil),
		Rung: string(d.Rung),
	})
	if err != nil || added == 0 {
		return false, t.failed(act, err)
	}
	d.Sequence = sequence
	return true, nil
}

// SaveDelivery replaces everything but key, sequence, recipient, creation and hold;
// ErrNotFound if there is no such row.
func (t *tx) SaveDelivery(d liaison.Delivery) error {
	if d.NextAt.Before(d.ReadyAt) {
		d.NextAt = d.ReadyAt
	}
	changed, err := t.q.UpdateDelivery(t.ctx, db.UpdateDeliveryParams{
		ID: d.ID, Kind: string(d.Kind), MatterID: d.MatterID, EntryID: d.EntryID, QuestionID: d.QuestionID, FromID: d.FromID,
		Text: clean(d.Text), Urgent: d.Urgent, State: string(d.State), ReadyAt: instant(d.ReadyAt), NextAt: instant(d.NextAt),
		LeaseUntil: instant(d.LeaseUntil), Attempts: int64(d.Attempts), SecondCopy: d.SecondCopy, NoticeAt: instant(d.NoticeAt),
		Outcome: d.Outcome, SentAt: instant(d.SentAt), Rung: string(d.Rung),
	})
	return t.changedOne("save delivery", changed, err)
}

// MoveToEnd puts a delivery behind all others of its recipient, in place too.
func (t *tx) MoveToEnd(d *liaison.Delivery) error {
	const act = "move delivery to the end"
	sequence, err := t.q.RaiseLane(t.ctx, d.Recipient())
	if err != nil {
		return t.failed(act, err)
	}
	d.Sequence = sequence
	return t.failed(act, t.q.MoveToEnd(t.ctx, sequence, d.ID))
}

// Delivery reads one delivery.
func (t *tx) Delivery(id string) (liaison.Delivery, error) {
	row, err := t.q.GetDelivery(t.ctx, id)
	return one(t, "read delivery", row, err, readDelivery)
}

// DeliveryByKey reads the delivery that was queued with a key.
func (t *tx) DeliveryByKey(key string) (liaison.Delivery, error) {
	id, err := t.q.GetDeliveryIDByKey(t.ctx, key)
	if err != nil {
		return liaison.Delivery{}, t.failed("find delivery", err)
	}
	return t.Delivery(id)
}

// NextDelivery returns the delivery to try now by the rule of liaison.Outbox;
// ErrNotFound when there is none.
func (t *tx) NextDelivery(now time.Time) (liaison.Delivery, error) {
	row, err := t.q.NextDelivery(t.ctx, instant(now))
	return one(t, "find next delivery", row, err, readDelivery)
}

// SendingBefore lists deliveries whose attempt's lease ended before real time.
func (t *tx) SendingBefore(real time.Time) ([]liaison.Delivery, error) {
	rows, err := t.q.ListSendingBefore(t.ctx, instant(real))
	return each(t, "list stuck deliveries", rows, err, readDelivery)
}

// WaitingFor lists what waits for a person's next message, in order.
func (t *tx) WaitingFor(personID string) ([]liaison.Delivery, error) {
	rows, err := t.q.ListWaitingFor(t.ctx, personID)
	return each(t, "list waiting deliveries", rows, err, readDelivery)
}

// UrgentReady tells whether something urgent is about to go to the same recipient.
func (t *tx) UrgentReady(d liaison.Delivery, now time.Time) (bool, error) {
	count, err := t.q.CountUrgentReady(t.ctx, d.Recipient(), d.ID, instant(now))
	return count > 0, t.failed("look for urgent deliveries", err)
}

// Asking lists what is on its way to a person and asks him something.
func (t *tx) Asking(personID string) ([]liaison.Delivery, error) {
	rows, err := t.q.ListAsking(t.ctx, personID)
	return each(t, "list asking deliveries", rows, err, readDelivery)
}

// HeldFrom lists the relays of a person whose hold has not ended, newest first.
func (t *tx) HeldFrom(fromID string, now time.Time) ([]liaison.Delivery, error) {
	rows, err := t.q.ListHeldFrom(t.ctx, fromID, instant(now))
	held, err := each(t, "list held deliveries", rows, err, readDelivery)
	return slices.DeleteFunc(held, func(d liaison.Delivery) bool { return !d.Kind.IsRelay() }), err
}

// FromSince lists the relays of a person of a time and later, newest first.
func (t *tx) FromSince(fromID string, since time.Time) ([]liaison.Delivery, error) {
	rows, err := t.q.ListFromSince(t.ctx, fromID, instant(since))
	from, err := each(t, "list deliveries from somebody", rows, err, readDelivery)
	return slices.DeleteFunc(from, func(d liaison.Delivery) bool { return !d.Kind.IsRelay() }), err
}

// DeliveriesOf lists the deliveries of a matter, oldest first.
func (t *tx) DeliveriesOf(matterID string) ([]liaison.Delivery, error) {
	rows, err := t.q.ListDeliveriesOf(t.ctx, matterID)
	return each(t, "list deliveries of matter", rows, err, readDelivery)
}

// ListDeliveries lists deliveries in any of the states (none given: all),
// newest first; no limit if it is 0.
func (t *tx) ListDeliveries(states []liaison.DeliveryState, limit int) ([]liaison.Delivery, error) {
	wanted := ""
	for _, state := range states {
		wanted += "," + string(state)
	}
	if wanted != "" {
		wanted += ","
	}
	rows, err := t.q.ListDeliveries(t.ctx, strings.ToLower(wanted), most(limit))
	return each(t, "list deliveries", rows, err, readDelivery)
}

// CardsShown lists the matters whose card was sent to a person since, newest first.
func (t *tx) CardsShown(personID string, since time.Time) ([]liaison.Shown, error) {
	rows, err := t.q.ListCardsShown(t.ctx, personID, instant(since))
	return each(t, "list cards shown", rows, err, func(row db.ListCardsShownRow) (liaison.Shown, error) {
		at, err := moment(row.SentAt)
		return liaison.Shown{MatterID: row.MatterID, At: at}, err
	})
}

func readDelivery(row db.Delivery) (liaison.Delivery, error) {
	d := liaison.Delivery{
		ID: row.ID, Key: row.Key, PersonID: row.PersonID, OpenID: liaison.OpenID(row.Openid), Sequence: row.Sequence,
		Kind: liaison.DeliveryKind(row.Kind), MatterID: row.MatterID, EntryID: row.EntryID, QuestionID: row.QuestionID,
		FromID: row.FromID, Text: row.Text, Urgent: row.Urgent, State: liaison.DeliveryState(row.State),
		Attempts: int(row.Attempts), SecondCopy: row.SecondCopy, Outcome: row.Outcome,
		Rung: liaison.Rung(row.Rung),
	}
	err := moments(
		momentPair{row.ReadyAt, &d.ReadyAt}, momentPair{row.NextAt, &d.NextAt}, momentPair{row.LeaseUntil, &d.LeaseUntil},
		momentPair{row.NoticeAt, &d.NoticeAt}, momentPair{row.CreatedAt, &d.CreatedAt}, momentPair{row.SentAt, &d.SentAt},
		momentPair{row.HeldUntil, &d.HeldUntil},
	)
	return d, err
}
