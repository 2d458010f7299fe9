package storage

import (
	"context"
	"database/sql"
	"fmt"
)

// readView runs a closure on a read-only transaction that is always undone.
func readView(ctx context.Context, pool *sql.DB, options *sql.TxOptions, run runner, view func(*tx) error) error {
	open, err := pool.BeginTx(ctx, options)
	if err != nil {
		return fmt.Errorf("storage: open a view: %w", unavailable(err))
	}
	err = run(ctx, open, &known{}, view)
	// Nothing was written, so there is nothing to lose if undoing fails.
	_ = open.Rollback()
	return err
}

// pinged asks the database for an answer, not only for a connection.
func pinged(ctx context.Context, pool *sql.DB) error {
	var answer int
	if err := pool.QueryRowContext(ctx, "SELECT 1").Scan(&answer); err != nil {
		return fmt.Errorf("storage: ping: %w", unavailable(err))
	}
	return nil
}
