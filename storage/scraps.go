package storage

import (
	"time"

	"shuanglian/liaison"
	"shuanglian/storage/db"
)

// AddScrap keeps something said before binding.
func (t *tx) AddScrap(scrap liaison.Scrap) error {
	return t.failed("add scrap", t.q.AddScrap(t.ctx, db.AddScrapParams{
		ID: scrap.ID, Openid: string(scrap.OpenID), SaidKind: string(scrap.Said.Kind), Text: clean(scrap.Said.Text),
		MediaID: scrap.Said.MediaID, SaidAt: instant(scrap.Said.At), MsgID: scrap.Said.MsgID, At: instant(scrap.At),
	}))
}

// Scraps lists what an openid said before binding, in the order it was said.
func (t *tx) Scraps(openID liaison.OpenID) ([]liaison.Scrap, error) {
	rows, err := t.q.ListScraps(t.ctx, string(openID))
	return each(t, "list scraps", rows, err, readScrap)
}

// DropScraps forgets the scraps of an openid.
func (t *tx) DropScraps(openID liaison.OpenID) error {
	return t.failed("drop scraps", t.q.DropScraps(t.ctx, string(openID)))
}

// DropScrap forgets one scrap; one that is gone is none.
func (t *tx) DropScrap(id string) error {
	return t.failed("drop scrap", t.q.DropScrap(t.ctx, id))
}

// DropScrapsBefore forgets the scraps kept before the time and counts them.
func (t *tx) DropScrapsBefore(at time.Time) (int, error) {
	dropped, err := t.q.DropScrapsBefore(t.ctx, instant(at))
	return int(dropped), t.failed("drop old scraps", err)
}

func readScrap(row db.Scrap) (liaison.Scrap, error) {
	scrap := liaison.Scrap{ID: row.ID, OpenID: liaison.OpenID(row.Openid), Said: liaison.Said{
		Kind: liaison.SaidKind(row.SaidKind), Text: row.Text, MediaID: row.MediaID, MsgID: row.MsgID,
	}}
	err := moments(momentPair{row.SaidAt, &scrap.Said.At}, momentPair{row.At, &scrap.At})
	return scrap, err
}
