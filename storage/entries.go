package storage

import (
	"time"

	"shuanglian/liaison"
	"shuanglian/storage/db"
)

// AddEntry adds one thing said on a matter.
func (t *tx) AddEntry(entry liaison.Entry) error {
	return t.failed("add entry", t.q.AddEntry(t.ctx, db.AddEntryParams{
		ID: entry.ID, MatterID: entry.MatterID, Kind: string(entry.Kind), PersonID: entry.PersonID,
		SaidKind: string(entry.Said.Kind), Text: clean(entry.Said.Text), MediaID: entry.Said.MediaID,
		SaidAt: instant(entry.Said.At), MsgID: entry.Said.MsgID, RecalledAt: instant(entry.RecalledAt),
		Seconds: int64(entry.Said.Seconds),
	}))
}

// SaveEntry replaces an entry by its id; ErrNotFound if there is none.
func (t *tx) SaveEntry(entry liaison.Entry) error {
	changed, err := t.q.UpdateEntry(t.ctx, db.UpdateEntryParams{
		ID: entry.ID, MatterID: entry.MatterID, Kind: string(entry.Kind), PersonID: entry.PersonID,
		SaidKind: string(entry.Said.Kind), Text: clean(entry.Said.Text), MediaID: entry.Said.MediaID,
		SaidAt: instant(entry.Said.At), MsgID: entry.Said.MsgID, RecalledAt: instant(entry.RecalledAt),
		Seconds: int64(entry.Said.Seconds),
	})
	return t.changedOne("save entry", changed, err)
}

// Entry reads one entry.
func (t *tx) Entry(id string) (liaison.Entry, error) {
	row, err := t.q.GetEntry(t.ctx, id)
	return one(t, "read entry", row, err, readEntry)
}

// Entries lists what was said on a matter in the order it was said.
func (t *tx) Entries(matterID string) ([]liaison.Entry, error) {
	rows, err := t.q.ListEntries(t.ctx, matterID)
	return each(t, "list entries", rows, err, readEntry)
}

// EntriesFirstDueBefore reads those of the matters of MattersFirstDueBefore, by matter.
func (t *tx) EntriesFirstDueBefore(at time.Time) ([]liaison.Entry, error) {
	rows, err := t.q.ListEntriesFirstDueBefore(t.ctx, instant(at))
	return each(t, "list entries of matters due", rows, err, readEntry)
}

// EntriesUnfinished reads those of the matters of MattersUnfinished, by matter.
func (t *tx) EntriesUnfinished() ([]liaison.Entry, error) {
	rows, err := t.q.ListEntriesUnfinished(t.ctx)
	return each(t, "list entries of matters unfinished", rows, err, readEntry)
}

// AddMove records one step of a matter.
func (t *tx) AddMove(move liaison.Move) error {
	return t.failed("add move", t.q.AddMove(t.ctx, db.AddMoveParams{
		ID: move.ID, MatterID: move.MatterID, FromState: string(move.From), ToState: string(move.To),
		ActorID: move.ActorID, Role: string(move.Role), Reason: clean(move.Reason), At: instant(move.At),
	}))
}

// Moves lists the steps of a matter, first one first.
func (t *tx) Moves(matterID string) ([]liaison.Move, error) {
	rows, err := t.q.ListMoves(t.ctx, matterID)
	return each(t, "list moves", rows, err, func(row db.Move) (liaison.Move, error) {
		at, err := moment(row.At)
		return liaison.Move{
			ID: row.ID, MatterID: row.MatterID, From: liaison.MatterState(row.FromState), To: liaison.MatterState(row.ToState),
			ActorID: row.ActorID, Role: liaison.Role(row.Role), Reason: row.Reason, At: at,
		}, err
	})
}

func readEntry(row db.Entry) (liaison.Entry, error) {
	entry := liaison.Entry{
		ID: row.ID, MatterID: row.MatterID, Kind: liaison.EntryKind(row.Kind), PersonID: row.PersonID,
		Said: liaison.Said{Kind: liaison.SaidKind(row.SaidKind), Text: row.Text, MediaID: row.MediaID, MsgID: row.MsgID, Seconds: int(row.Seconds)},
	}
	err := moments(momentPair{row.SaidAt, &entry.Said.At}, momentPair{row.RecalledAt, &entry.RecalledAt})
	return entry, err
}
