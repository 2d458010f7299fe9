package storage

import (
	"time"

	"shuanglian/liaison"
	"shuanglian/storage/db"
)

// AddRouting records one step of a matter's way.
func (t *tx) AddRouting(routing liaison.Routing) error {
	return t.failed("add routing", t.q.AddRouting(t.ctx, db.AddRoutingParams{
		ID: routing.ID, MatterID: routing.MatterID, Reason: string(routing.Reason), Recipient: string(routing.Recipient),
		HolderID: routing.HolderID, ActorID: routing.ActorID, At: instant(routing.At),
	}))
}

// Routings lists the steps of a matter's way, first one first.
func (t *tx) Routings(matterID string) ([]liaison.Routing, error) {
	rows, err := t.q.ListRoutings(t.ctx, matterID)
	return each(t, "list routings", rows, err, readRouting)
}

// RoutingsFirstDueBefore lists those of the matters of MattersFirstDueBefore, by matter.
func (t *tx) RoutingsFirstDueBefore(at time.Time) ([]liaison.Routing, error) {
	rows, err := t.q.ListRoutingsFirstDueBefore(t.ctx, instant(at))
	return each(t, "list routings of matters due", rows, err, readRouting)
}

// RoutingsUnfinished lists those of the matters of MattersUnfinished, by matter.
func (t *tx) RoutingsUnfinished() ([]liaison.Routing, error) {
	rows, err := t.q.ListRoutingsUnfinished(t.ctx)
	return each(t, "list routings of matters unfinished", rows, err, readRouting)
}

func readRouting(row db.Routing) (liaison.Routing, error) {
	at, err := moment(row.At)
	return liaison.Routing{
		ID: row.ID, MatterID: row.MatterID, Reason: liaison.RouteReason(row.Reason), Recipient: liaison.Recipient(row.Recipient),
		HolderID: row.HolderID, ActorID: row.ActorID, At: at,
	}, err
}
