package storage

import (
	"context"
	"database/sql"
	"fmt"
	"sync"
)

// readers is how many views of a SQLite file may be open at once.
const readers = 4

// sqliteReaders keeps the reading connections with their compiled statements:
// compiling the view of who sees what costs more than asking it.
type sqliteReaders struct {
	run  runner
	idle chan *sqliteSession
	once sync.Once
}

func newSQLiteReaders(pool *sql.DB, run runner) *sqliteReaders {
	r := &sqliteReaders{run: run, idle: make(chan *sqliteSession, readers)}
	for range readers {
		r.idle <- &sqliteSession{pool: pool, opening: "BEGIN"} // connects when it is first used
	}
	return r
}

// view runs a closure on a read-only transaction that is always undone.
func (r *sqliteReaders) view(ctx context.Context, act func(*tx) error) error {
	session, err := r.take(ctx)
	if err != nil {
		return err
	}
	defer func() { r.idle <- session }()
	if err := session.begin(ctx); err != nil {
		return err
	}
	// A caller who gives up ends his view, not the connection; so does one who panics.
	defer session.leave(context.WithoutCancel(ctx))
	return session.lend(ctx, r.run, act)
}

func (r *sqliteReaders) take(ctx context.Context) (*sqliteSession, error) {
	select {
	case session, open := <-r.idle:
		if !open {
			return nil, errClosed
		}
		return session, nil
	case <-ctx.Done():
		return nil, fmt.Errorf("storage: open a view: %w", unavailable(ctx.Err()))
	}
}

// stop waits for the views that are open, and closes their connections.
func (r *sqliteReaders) stop() {
	r.once.Do(func() {
		for range readers {
			session := <-r.idle
			session.discard()
		}
		close(r.idle)
	})
}
