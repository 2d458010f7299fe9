package storage

import (
	"context"
	"database/sql"
	"regexp"
	"slices"

	"shuanglian/liaison"
	"shuanglian/storage/db"
)

// known is what has been read of the tables that seldom change: who somebody is, by what
// he is bound, whom he sees, how he wants to be reminded. A desk asks it again and again.
// On SQLite a connection keeps it from one transaction to the next, for as long as no
// other connection has written anything; on PostgreSQL, where others write all the time, it
// lasts for one transaction.
type known struct {
	answers map[question]any
	rows    int             // in the answers
	changes map[string]bool // whether a statement writes into one of these tables
	version int64           // of the database, as this connection saw it last
}

// question is what was asked, and about what.
type question struct{ what, of, from, until string }

// knownRows bounds what is kept, and with it the memory: about 300 bytes a row.
const knownRows = 40_000

// seldomWritten finds statements that change what may be known. Imports are among
// the tables because people and links of one that was undone are hidden.
var seldomWritten = regexp.MustCompile(`^(?:--[^\n]*\n)*\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+` +
	`(?:people|person_roles|kin|imports|bindings|preferences|contacts|visits|absences|calendars)\b`)

func (k *known) forget() { k.answers, k.rows = nil, 0 }

// seen forgets what was read before somebody else wrote.
func (k *known) seen(version int64) {
	if version != k.version {
		k.forget()
	}
	k.version = version
}

// wrote forgets what a statement may have changed.
func (k *known) wrote(query string) {
	changes, looked := k.changes[query]
	if !looked {
		if k.changes == nil {
			k.changes = map[string]bool{}
		}
		changes = seldomWritten.MatchString(query)
		k.changes[query] = changes
	}
	if changes {
		k.forget()
	}
}

func (k *known) keep(asked question, answer any, rows int) {
	if rows > knownRows/4 {
		return
	}
	if k.rows += rows; k.rows > knownRows {
		k.forget()
		k.rows = rows
	}
	if k.answers == nil {
		k.answers = map[question]any{}
	}
	k.answers[asked] = answer
}

// recall reads one thing unless it is known.
func recall[Thing any](t *tx, asked question, read func() (Thing, error)) (Thing, error) {
	if answer, ok := t.known.answers[asked]; ok {
		return answer.(Thing), nil
	}
	thing, err := read()
	if err == nil {
		t.known.keep(asked, thing, 1)
	}
	return thing, err
}

// recallList reads a list unless it is known; its readers may change theirs.
func recallList[Thing any](t *tx, asked question, read func() ([]Thing, error)) ([]Thing, error) {
	if answer, ok := t.known.answers[asked]; ok {
		return slices.Clone(answer.([]Thing)), nil
	}
	things, err := read()
	if err == nil {
		t.known.keep(asked, slices.Clone(things), len(things)+1)
	}
	return things, err
}

// lent is a person whose lists the reader may change.
func lent(person liaison.Person) liaison.Person {
	person.Roles, person.Kin = slices.Clone(person.Roles), slices.Clone(person.Kin)
	return person
}

// watched forgets what is known as soon as a statement may have changed it.
type watched struct {
	db.DBTX
	known *known
}

// ExecContext is db.DBTX's. What met no row, as most of the daily clearing, has changed nothing.
func (w watched) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	result, err := w.DBTX.ExecContext(ctx, query, args...)
	if err == nil {
		if rows, counted := result.RowsAffected(); counted == nil && rows == 0 {
			return result, nil
		}
	}
	w.known.wrote(query)
	return result, err
}

// QueryRowContext is db.DBTX's; a statement may write and return a row.
func (w watched) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	defer w.known.wrote(query)
	return w.DBTX.QueryRowContext(ctx, query, args...)
}
