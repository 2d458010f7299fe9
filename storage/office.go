package storage

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"shuanglian/liaison"
	"shuanglian/storage/db"
)

// Options says which database to open and what a Desk is made from.
type Options struct {
	// URL is "sqlite:<path>" or "postgres://…".
	URL string
	// Terms is asked once for every transaction.
	Terms func() liaison.Terms
	// Now is the program's clock, nil for the real one.
	Now func() time.Time
	// Conversations may be nil: every turn then heals from the database.
	Conversations ConversationStore
	// Committed is called after every commit that may have changed something.
	// It runs on the writing path: it must not block, nor call the Office.
	Committed func()
	// Logger may be nil.
	Logger *slog.Logger
	// Exclusive refuses to open a SQLite file that another exclusive opener
	// holds. Commands open without it, beside the one server.
	Exclusive bool
	// Migrate brings the schema up to date instead of refusing an old one.
	Migrate bool
	// Throwaway says that nothing in it need outlive a power cut, which SQLite then
	// doesn't wait for: a township that is played with.
	Throwaway bool
}

// Office is liaison.Office on a database. It may be used by any number of
// goroutines. A closure must not call Turn or Do: transactions do not nest.
type Office struct {
	engine        engine
	ids           *idSource
	terms         func() liaison.Terms
	now           func() time.Time
	conversations ConversationStore
	logger        *slog.Logger
	lanes         lanes
	calendars     calendars
}

var _ liaison.Office = (*Office)(nil)

// urgency orders writers: jobs and pages queue behind callbacks.
type urgency bool

const (
	turns urgency = true
	acts  urgency = false
)

// engine is what differs between the two databases.
type engine interface {
	// write runs a closure in a transaction and reports its true outcome.
	write(ctx context.Context, order urgency, act func(*tx) error) error
	// read runs a closure on a read-only view.
	read(ctx context.Context, view func(*tx) error) error
	ping(ctx context.Context) error
	close() error
}

// Do runs the closure in one transaction; see liaison.Office. Failures of the
// moment are liaison.ErrUnavailable, a unique number or key taken by another is
// liaison.ErrConflict; a panic comes back as an error.
func (o *Office) Do(ctx context.Context, act func(*liaison.Desk) error) error {
	return o.engine.write(ctx, acts, func(t *tx) error { return act(t.desk) })
}

// Look runs the closure on a read-only view of one moment; writing in it fails.
func (o *Office) Look(ctx context.Context, view func(*liaison.Desk) error) error {
	return o.engine.read(ctx, func(t *tx) error { return view(t.desk) })
}

// Ping tells whether the database answers.
func (o *Office) Ping(ctx context.Context) error { return o.engine.ping(ctx) }

// Close waits for the transactions under way, refuses later ones with
// liaison.ErrUnavailable and gives everything back.
func (o *Office) Close() error { return o.engine.close() }

// runner runs one closure on an open transaction.
type runner func(ctx context.Context, statements db.DBTX, known *known, act func(*tx) error) error

// run gives the closure a tx of its own and turns whatever becomes of it into
// an error. A failed statement fails the closure even if it was overlooked.
func (o *Office) run(ctx context.Context, statements db.DBTX, known *known, act func(*tx) error) error {
	statements = watched{statements, known}
	t := &tx{ctx: ctx, q: db.New(statements), raw: statements, known: known, now: o.now().Truncate(time.Microsecond), ids: o.ids}
	err := guard(func() error {
		terms, err := o.termsFor(t)
		if err != nil {
			return err
		}
		t.desk = liaison.NewDesk(t, t.now, terms)
		return act(t)
	})
	if fault, ok := errors.AsType[*panicError](err); ok {
		o.logger.ErrorContext(ctx, "storage: a closure panicked, its transaction is undone", "error", err, "stack", string(fault.stack))
	}
	if err == nil || t.broken != nil {
		return t.broken
	}
	return err
}
