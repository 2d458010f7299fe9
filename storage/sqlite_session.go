package storage

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"regexp"
	"sync/atomic"

	"shuanglian/storage/db"
)

// sqliteSession is a connection with its compiled statements: parsing the same
// few dozen texts anew would cost more than running them. Transactions are spelled
// out, because database/sql compiles anew in each of its own.
type sqliteSession struct {
	pool       *sql.DB
	opening    string // how its transactions begin
	conn       *sql.Conn
	statements map[string]*sql.Stmt
	known      known
}

func (s *sqliteSession) begin(ctx context.Context) error {
	if s.conn == nil {
		conn, err := s.pool.Conn(ctx)
		if err != nil {
			return fmt.Errorf("storage: open a connection: %w", unavailable(err))
		}
		s.conn, s.statements = conn, make(map[string]*sql.Stmt)
	}
	if _, err := s.ExecContext(ctx, s.opening); err != nil {
		s.discard()
		return fmt.Errorf("storage: begin: %w", unavailable(err))
	}
	version, err := s.version(ctx)
	if err != nil {
		s.discard()
		return fmt.Errorf("storage: begin: %w", unavailable(err))
	}
	s.known.seen(version)
	return nil
}

// version changes whenever another connection, of this program or of a command beside it, has committed.
func (s *sqliteSession) version(ctx context.Context) (version int64, err error) {
	statement, err := s.statement(ctx, "PRAGMA data_version")
	if err != nil {
		return 0, err
	}
	err = statement.QueryRowContext(ctx).Scan(&version)
	return version, err
}

// commit leaves no half-open transaction behind: after a failure the connection
// is thrown away, which undoes whatever SQLite has not undone itself.
func (s *sqliteSession) commit(ctx context.Context) error {
	if _, err := s.ExecContext(ctx, "COMMIT"); err != nil {
		s.discard()
		return fmt.Errorf("storage: commit: %w", unavailable(err))
	}
	return nil
}

// rollback undoes what was written, and forgets what was read of it.
func (s *sqliteSession) rollback(ctx context.Context) {
	s.known.forget()
	s.leave(ctx)
}

// leave ends a transaction that has written nothing.
func (s *sqliteSession) leave(ctx context.Context) {
	if _, err := s.ExecContext(ctx, "ROLLBACK"); err != nil {
		s.discard()
	}
}

// discard closes the connection for good instead of giving it back to the pool.
func (s *sqliteSession) discard() {
	if s.conn == nil {
		return
	}
	for _, statement := range s.statements {
		_ = statement.Close()
	}
	_ = s.conn.Raw(func(any) error { return driver.ErrBadConn })
	_ = s.conn.Close()
	s.conn, s.statements, s.known = nil, nil, known{}
}

// lend gives one closure the connection until it returns.
func (s *sqliteSession) lend(ctx context.Context, run runner, act func(*tx) error) error {
	lent := &lentSession{session: s}
	defer lent.over.Store(true)
	return run(ctx, lent, &s.known, act)
}

// boundLimit is a LIMIT that is a parameter and nothing else: SQLite looks at its value when it compiles, and so
// compiles anew each time one is bound. A sum it doesn't look into.
var boundLimit = regexp.MustCompile(`LIMIT (\$\d+)`)

func (s *sqliteSession) statement(ctx context.Context, query string) (*sql.Stmt, error) {
	if known, ok := s.statements[query]; ok {
		return known, nil
	}
	statement, err := s.conn.PrepareContext(ctx, boundLimit.ReplaceAllString(query, "LIMIT 0 + $1"))
	if err != nil {
		return nil, err
	}
	s.statements[query] = statement
	return statement, nil
}

// ExecContext runs a statement, compiled once.
func (s *sqliteSession) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	statement, err := s.statement(ctx, query)
	if err != nil {
		return nil, err
	}
	return statement.ExecContext(ctx, args...)
}

// lentSession is the connection in the hands of one closure. A closure that
// keeps its Desk must not be able to write into the next one's transaction.
type lentSession struct {
	session *sqliteSession
	over    atomic.Bool
}

var _ db.DBTX = (*lentSession)(nil)

// ExecContext runs a statement for the closure.
func (l *lentSession) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	if l.over.Load() {
		return nil, sql.ErrTxDone
	}
	return l.session.ExecContext(ctx, query, args...)
}

// PrepareContext is part of db.DBTX; the generated code never calls it.
func (l *lentSession) PrepareContext(ctx context.Context, query string) (*sql.Stmt, error) {
	if l.over.Load() {
		return nil, sql.ErrTxDone
	}
	return l.session.conn.PrepareContext(ctx, query)
}

// QueryContext runs a query for the closure.
func (l *lentSession) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if l.over.Load() {
		return nil, sql.ErrTxDone
	}
	statement, err := l.session.statement(ctx, query)
	if err != nil {
		return nil, err
	}
	return statement.QueryContext(ctx, args...)
}

// QueryRowContext runs a query for one row. A *sql.Row can't be made from an
// error, so a late caller's query is run on a context that is over.
func (l *lentSession) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	if l.over.Load() {
		ended, cancel := context.WithCancel(ctx)
		cancel()
		return l.session.pool.QueryRowContext(ended, query, args...)
	}
	statement, err := l.session.statement(ctx, query)
	if err != nil {
		return l.session.conn.QueryRowContext(ctx, query, args...) // meets the same error
	}
	return statement.QueryRowContext(ctx, args...)
}
