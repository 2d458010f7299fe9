package storage

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"net"
	"slices"

	"github.com/jackc/pgx/v5/pgconn"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"shuanglian/liaison"
)

// PostgreSQL's names for what a second try cures, and for a wait that was too long.
const (
	serializationFailure = "40001"
	deadlockDetected     = "40P01"
	lockNotAvailable     = "55P03"
	uniqueViolation      = "23505"
)

// rerunnable tells whether PostgreSQL asks for the transaction to be run again.
func rerunnable(err error) bool {
	var fault *pgconn.PgError
	return errors.As(err, &fault) && (fault.Code == serializationFailure || fault.Code == deadlockDetected)
}

// classified gives a database failure one of liaison's kinds; the original
// stays in the chain.
func classified(err error) error {
	switch {
	case err == nil, errors.Is(err, liaison.ErrUnavailable):
		return err
	case errors.Is(err, sql.ErrNoRows):
		return liaison.ErrNotFound
	case breaksUnique(err):
		return errors.Join(liaison.ErrConflict, err)
	case passing(err):
		return errors.Join(liaison.ErrUnavailable, err)
	default:
		return err
	}
}

// unavailable marks a failure before anything was done, or of a whole commit:
// the same thing may be asked for again.
func unavailable(err error) error { return errors.Join(liaison.ErrUnavailable, err) }

func breaksUnique(err error) bool {
	if fault, ok := errors.AsType[*pgconn.PgError](err); ok {
		return fault.Code == uniqueViolation
	}
	if fault, ok := errors.AsType[*sqlite.Error](err); ok {
		return fault.Code() == sqlite3.SQLITE_CONSTRAINT_UNIQUE || fault.Code() == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY
	}
	return false
}

// passing tells a fault of the moment (busy, full, away) from one that the same
// statement would meet again.
func passing(err error) bool {
	if fault, ok := errors.AsType[*pgconn.PgError](err); ok {
		class := fault.Code[:min(2, len(fault.Code))]
		// connection, rollback, resources, shutdown or cancel, system
		return slices.Contains([]string{"08", "40", "53", "57", "58"}, class) || fault.Code == lockNotAvailable
	}
	if fault, ok := errors.AsType[*sqlite.Error](err); ok {
		switch fault.Code() & 0xff {
		case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL,
			sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_PROTOCOL:
			return true
		}
		return false
	}
	_, network := errors.AsType[net.Error](err)
	_, connecting := errors.AsType[*pgconn.ConnectError](err)
	return network || connecting || errors.Is(err, driver.ErrBadConn) || errors.Is(err, sql.ErrConnDone) ||
		errors.Is(err, context.DeadlineExceeded)
}

// errClosed answers whoever comes after Close.
var errClosed = fmt.Errorf("storage: the office is closed: %w", liaison.ErrUnavailable)
