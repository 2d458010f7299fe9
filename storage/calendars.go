package storage

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"sync"

	"shuanglian/liaison"
	"shuanglian/liaison/workday"
	"shuanglian/storage/db"
)

// CalendarVersion is that of the newest arrangement; 0 when there is none.
func (t *tx) CalendarVersion() (int64, error) {
	newest, err := t.newestCalendar()
	return newest.Version, err
}

func (t *tx) newestCalendar() (db.CalendarVersionRow, error) {
	return recall(t, question{what: "calendar"}, func() (db.CalendarVersionRow, error) {
		newest, err := t.q.CalendarVersion(t.ctx)
		if errors.Is(err, sql.ErrNoRows) {
			return newest, nil
		}
		return newest, t.failed("read calendar version", err)
	})
}

// Arrangements lists the newest of each layer and year, oldest first.
func (t *tx) Arrangements() ([]liaison.Arrangement, error) {
	rows, err := t.q.ListCalendars(t.ctx)
	return each(t, "list calendars", rows, err, func(row db.Calendar) (liaison.Arrangement, error) {
		a := liaison.Arrangement{Version: row.Version, Year: int(row.Year), Layer: liaison.CalendarLayer(row.Layer), ActorID: row.ActorID}
		if err := json.Unmarshal([]byte(row.Days), &a.Days); err != nil {
			return a, fmt.Errorf("days of calendar %d: %w", row.Version, err)
		}
		return a, moments(momentPair{row.At, &a.At})
	})
}

// AddArrangement keeps one more and gives it the next version.
func (t *tx) AddArrangement(a *liaison.Arrangement) error {
	const act = "add calendar"
	days, err := json.Marshal(a.Days)
	if err != nil {
		return t.failed(act, err)
	}
	a.Version, err = t.q.AddCalendar(t.ctx, db.AddCalendarParams{
		Year: int64(a.Year), Layer: string(a.Layer), Days: string(days), ActorID: a.ActorID, At: instant(a.At),
	})
	return t.failed(act, err)
}

// Reckoning tells how far the deadlines follow the calendar and the settings.
func (t *tx) Reckoning() (liaison.Reckoning, error) {
	row, err := t.q.GetReckoning(t.ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return liaison.Reckoning{}, nil
	}
	return liaison.Reckoning{Version: row.Version, Basis: row.Basis, To: row.ReckonedTo, Whole: row.Whole}, t.failed("read reckoning", err)
}

// SaveReckoning keeps how far they do.
func (t *tx) SaveReckoning(at liaison.Reckoning) error {
	return t.failed("save reckoning", t.q.SaveReckoning(t.ctx, db.SaveReckoningParams{
		Version: at.Version, Basis: at.Basis, ReckonedTo: at.To, Whole: at.Whole,
	}))
}

// OpenMattersAfter lists open matters in the order of their ids.
func (t *tx) OpenMattersAfter(id string, limit int) ([]liaison.Matter, error) {
	rows, err := t.q.ListOpenMattersAfter(t.ctx, id, most(limit))
	return each(t, "list open matters", rows, err, readMatter)
}

// calendars remembers the calendar in force by its version and time (a version
// that was undone is given again), so that a transaction costs one look at these
// and no more.
type calendars struct {
	mu       sync.Mutex
	newest   db.CalendarVersionRow
	base     *workday.Calendar
	calendar *workday.Calendar
}

// inForce is the calendar with what is stored on top of it.
func (c *calendars) inForce(t *tx, base *workday.Calendar) (*workday.Calendar, error) {
	newest, err := t.newestCalendar()
	if err != nil || newest.Version == 0 || base == nil {
		return base, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.newest == newest && c.base == base {
		return c.calendar, nil
	}
	arrangements, err := t.Arrangements()
	if err != nil {
		return nil, err
	}
	calendar := liaison.Arranged(base, arrangements)
	c.newest, c.base, c.calendar = newest, base, calendar
	return calendar, nil
}

// termsFor are the terms of one transaction: the settings, and the calendar as it is stored now.
func (o *Office) termsFor(t *tx) (liaison.Terms, error) {
	terms := o.terms()
	terms.BuiltIn = terms.Calendar
	calendar, err := o.calendars.inForce(t, terms.BuiltIn)
	terms.Calendar = calendar
	return terms, err
}
