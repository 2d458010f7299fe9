package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"time"

	"shuanglian/liaison"
	"shuanglian/storage/db"
)

// tx is one open transaction or view. The context is its own on purpose: a
// closure must not end a group of transactions through its caller's.
type tx struct {
	ctx    context.Context
	q      *db.Queries
	raw    db.DBTX // for the one statement whose number of rows varies
	now    time.Time
	desk   *liaison.Desk
	ids    *idSource
	known  *known
	broken error // first failed statement: nothing may commit after it
}

var _ liaison.Tx = (*tx)(nil)

// NewID returns a new ULID dated by the program's clock.
func (t *tx) NewID() string { return t.ids.next(t.now) }

// failed names what was tried and remembers a failure of the database itself.
// After one PostgreSQL refuses all further statements and SQLite would carry
// on; remembering makes both refuse to commit.
func (t *tx) failed(act string, err error) error {
	if err == nil {
		return nil
	}
	wrapped := fmt.Errorf("storage: %s: %w", act, classified(err))
	if t.broken == nil && !errors.Is(err, sql.ErrNoRows) {
		t.broken = wrapped
	}
	return wrapped
}

// changedOne turns an update that met no row into ErrNotFound.
func (t *tx) changedOne(act string, rows int64, err error) error {
	if err == nil && rows == 0 {
		return fmt.Errorf("storage: %s: %w", act, liaison.ErrNotFound)
	}
	return t.failed(act, err)
}

// missing refuses a row that lacks what it is found by.
func missing(act, field string) error {
	return fmt.Errorf("storage: %s: no %s given: %w", act, field, liaison.ErrInvalid)
}

// most turns a limit into SQL's: none or less means all.
func most(limit int) int32 {
	if limit <= 0 || limit > math.MaxInt32 {
		return math.MaxInt32
	}
	return int32(limit)
}

// each reads a list of rows into a list of things; the list is never nil.
func each[Row, Thing any](t *tx, act string, rows []Row, err error, read func(Row) (Thing, error)) ([]Thing, error) {
	if err != nil {
		return nil, t.failed(act, err)
	}
	things := make([]Thing, 0, len(rows))
	for _, row := range rows {
		thing, err := read(row)
		if err != nil {
			return nil, t.failed(act, err)
		}
		things = append(things, thing)
	}
	return things, nil
}

// one reads a single row.
func one[Row, Thing any](t *tx, act string, row Row, err error, read func(Row) (Thing, error)) (Thing, error) {
	if err == nil {
		var thing Thing
		if thing, err = read(row); err == nil {
			return thing, nil
		}
	}
	var none Thing
	return none, t.failed(act, err)
}
