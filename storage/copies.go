package storage

import (
	"time"

	"shuanglian/liaison"
	"shuanglian/storage/db"
)

// turnsSkipped is more than anybody says between a copy and its restoration.
const turnsSkipped = 1_000_000

// Living tells whether these are the living facts and no copy of them.
func (t *tx) Living() (bool, error) {
	marks, err := t.q.CountLiving(t.ctx)
	return marks > 0, t.failed("read the living mark", err)
}

// MarkLiving makes these the living facts.
func (t *tx) MarkLiving(since time.Time) error {
	return t.failed("mark as living", t.q.AddLiving(t.ctx, instant(since)))
}

// SaveCopy inserts a copy, or what became of the one of its id.
func (t *tx) SaveCopy(c liaison.Copy) error {
	const act = "save copy"
	if c.ID == "" {
		return missing(act, "id")
	}
	return t.failed(act, t.q.SaveCopy(t.ctx, db.SaveCopyParams{
		ID: c.ID, TakenAt: instant(c.TakenAt), RestoredAt: instant(c.RestoredAt), MissingUntil: instant(c.MissingUntil),
		Relays: int64(c.Relays), Others: int64(c.Others), Reminders: int64(c.Reminders), Codes: int64(c.Codes),
	}))
}

// Copy reads one copy.
func (t *tx) Copy(id string) (liaison.Copy, error) {
	row, err := t.q.GetCopy(t.ctx, id)
	return one(t, "read copy", row, err, readCopy)
}

// LastCopy reads the copy taken last.
func (t *tx) LastCopy() (liaison.Copy, error) {
	row, err := t.q.LastCopy(t.ctx)
	return one(t, "read last copy", row, err, readCopy)
}

func readCopy(row db.Copy) (liaison.Copy, error) {
	c := liaison.Copy{ID: row.ID, Relays: int(row.Relays), Others: int(row.Others), Reminders: int(row.Reminders), Codes: int(row.Codes)}
	return c, moments(momentPair{row.TakenAt, &c.TakenAt}, momentPair{row.RestoredAt, &c.RestoredAt}, momentPair{row.MissingUntil, &c.MissingUntil})
}

// LastSign is when something was last put on the audit trail.
func (t *tx) LastSign() (time.Time, error) {
	at, err := t.q.LastSign(t.ctx)
	if err != nil {
		return time.Time{}, t.failed("read last sign", err)
	}
	return moment(at)
}

// SkipTurns makes every conversation that Redis holds one of another turn.
func (t *tx) SkipTurns() error { return t.failed("skip turns", t.q.SkipTurns(t.ctx, turnsSkipped)) }

// EndOffers leaves no reply to be handed to the outbox.
func (t *tx) EndOffers() error { return t.failed("end offers", t.q.EndOffers(t.ctx)) }

// EndCodes ends every binding code that could still be used, and counts them.
func (t *tx) EndCodes(now time.Time) (int, error) {
	ended, err := t.q.EndCodes(t.ctx, instant(now))
	return int(ended), t.failed("end codes", err)
}

// PassSlots makes the time the last slot of every job.
func (t *tx) PassSlots(until, machine time.Time) error {
	const act = "pass slots"
	if err := t.q.EndJobRuns(t.ctx, instant(machine)); err != nil {
		return t.failed(act, err)
	}
	return t.failed(act, t.q.PassSlots(t.ctx, instant(until), instant(machine)))
}
