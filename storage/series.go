package storage

import (
	"encoding/json"
	"time"

	"shuanglian/liaison"
	"shuanglian/liaison/workday"
	"shuanglian/storage/db"
)

// SaveSeries inserts a series, or stops the one of its id.
func (t *tx) SaveSeries(s liaison.Series) error {
	const act = "save series"
	if s.ID == "" {
		return missing(act, "id")
	}
	roles, err := json.Marshal(s.Roles)
	if err != nil {
		return t.failed(act, err)
	}
	groups, err := json.Marshal(s.Groups)
	if err != nil {
		return t.failed(act, err)
	}
	return t.failed(act, t.q.SaveSeries(t.ctx, db.SaveSeriesParams{
		ID: s.ID, Number: s.Number, Kind: string(s.Kind), Every: string(s.Every), Month: int64(s.Month), Day: int64(s.Day), Hour: s.Hour.String(),
		Lasts: int64(s.Lasts / time.Minute), Place: clean(s.Place), Title: clean(s.Title), Township: s.Township, Roles: string(roles), OfGroups: clean(string(groups)),
		OnDuty: int64(s.OnDuty), MadeBy: s.MadeBy, MadeAt: instant(s.MadeAt), StoppedAt: instant(s.StoppedAt),
	}))
}

// ListSeries lists all series, stopped ones too.
func (t *tx) ListSeries() ([]liaison.Series, error) {
	rows, err := t.q.ListSeries(t.ctx)
	return each(t, "list series", rows, err, readSeries)
}

func readSeries(row db.Series) (s liaison.Series, err error) {
	s = liaison.Series{
		ID: row.ID, Number: row.Number, Kind: liaison.MeetingKind(row.Kind), Every: liaison.Every(row.Every), Month: int(row.Month), Day: int(row.Day),
		Lasts: time.Duration(row.Lasts) * time.Minute, Place: row.Place, Title: row.Title, Township: row.Township, OnDuty: int(row.OnDuty), MadeBy: row.MadeBy,
	}
	if s.Hour, err = workday.ParseClock(row.Hour); err != nil {
		return s, err
	}
	if err := json.Unmarshal([]byte(row.Roles), &s.Roles); err != nil {
		return s, err
	}
	if err := json.Unmarshal([]byte(row.OfGroups), &s.Groups); err != nil {
		return s, err
	}
	return s, moments(momentPair{row.MadeAt, &s.MadeAt}, momentPair{row.StoppedAt, &s.StoppedAt})
}

// AddOccasion notes that a period of a series is dealt with; false when it was.
func (t *tx) AddOccasion(o liaison.Occasion) (bool, error) {
	added, err := t.q.AddOccasion(t.ctx, db.AddOccasionParams{SeriesID: o.SeriesID, Period: o.Period, MeetingID: o.MeetingID, MadeAt: instant(o.MadeAt)})
	return added > 0, t.failed("add occasion", err)
}

// Occasions lists the periods of a series that were dealt with.
func (t *tx) Occasions(seriesID string) ([]liaison.Occasion, error) {
	rows, err := t.q.ListOccasions(t.ctx, seriesID)
	return each(t, "list occasions", rows, err, func(row db.Occasion) (liaison.Occasion, error) {
		o := liaison.Occasion{SeriesID: row.SeriesID, Period: row.Period, MeetingID: row.MeetingID}
		return o, moments(momentPair{row.MadeAt, &o.MadeAt})
	})
}

// SaveRota sets who takes turns in a series, in their order.
func (t *tx) SaveRota(seriesID string, people []string) error {
	const act = "save rota"
	if err := t.q.ClearRota(t.ctx, seriesID); err != nil {
		return t.failed(act, err)
	}
	for i, id := range people {
		if err := t.q.AddToRota(t.ctx, seriesID, id, int64(i+1)); err != nil {
			return t.failed(act, err)
		}
	}
	return nil
}

// Rota lists who takes turns in a series.
func (t *tx) Rota(seriesID string) ([]string, error) {
	people, err := t.q.ListRota(t.ctx, seriesID)
	return people, t.failed("list rota", err)
}

// SaveSwap inserts the wish to swap, or decides the one of its id.
func (t *tx) SaveSwap(s liaison.Swap) error {
	const act = "save swap"
	if s.ID == "" {
		return missing(act, "id")
	}
	return t.failed(act, t.q.SaveSwap(t.ctx, db.SaveSwapParams{
		ID: s.ID, AskerID: s.AskerID, AskedID: s.AskedID, GivesID: s.GivesID, TakesID: s.TakesID, State: string(s.State),
		AskedAt: instant(s.AskedAt), DecidedAt: instant(s.DecidedAt),
	}))
}

// Swap reads one wish to swap.
func (t *tx) Swap(id string) (liaison.Swap, error) {
	row, err := t.q.GetSwap(t.ctx, id)
	return one(t, "read swap", row, err, readSwap)
}

// SwapsAskedBy lists the open wishes of one person.
func (t *tx) SwapsAskedBy(personID string) ([]liaison.Swap, error) {
	rows, err := t.q.ListSwapsAskedBy(t.ctx, personID)
	return each(t, "list swaps", rows, err, readSwap)
}

func readSwap(row db.Swap) (liaison.Swap, error) {
	s := liaison.Swap{ID: row.ID, AskerID: row.AskerID, AskedID: row.AskedID, GivesID: row.GivesID, TakesID: row.TakesID, State: liaison.SwapState(row.State)}
	return s, moments(momentPair{row.AskedAt, &s.AskedAt}, momentPair{row.DecidedAt, &s.DecidedAt})
}
