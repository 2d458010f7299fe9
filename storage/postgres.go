package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/cenkalti/backoff/v5"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"shuanglian/liaison"
)

const (
	// postgresConnections bounds one process.
	postgresConnections = 16
	// turnsAtATime and actsAtATime bound its writers: SERIALIZABLE transactions
	// that run together ask each other to be run again, so that more of them at
	// a time get less done (measured on two cores: 177 a second with 16, 258 with 4).
	turnsAtATime = 4
	actsAtATime  = 2
	// tryLasts bounds one run of a transaction, a dead network included.
	tryLasts = 2 * time.Minute
	// rerunsLast bounds all runs together.
	rerunsLast = 10 * time.Second
)

// postgresEngine runs every write SERIALIZABLE and again if PostgreSQL asks.
type postgresEngine struct {
	pool      *sql.DB
	places    map[urgency]chan struct{} // for callbacks, and for jobs and pages
	run       runner
	committed func()
}

func openPostgres(ctx context.Context, options Options, run runner, committed func()) (engine, error) {
	pool, err := postgresPool(options.URL)
	if err != nil {
		return nil, err
	}
	if err := checkSchema(ctx, postgresDialect, pool, options.Migrate); err != nil {
		return nil, errors.Join(err, pool.Close())
	}
	return &postgresEngine{
		pool: pool, run: run, committed: committed,
		places: map[urgency]chan struct{}{turns: make(chan struct{}, turnsAtATime), acts: make(chan struct{}, actsAtATime)},
	}, nil
}

// postgresPool opens the pool. The error of a bad URL is not passed on: it may
// quote the password.
func postgresPool(url string) (*sql.DB, error) {
	config, err := pgx.ParseConfig(url)
	if err != nil {
		return nil, &liaison.Fault{Kind: liaison.ErrInvalid, Sentence: "database.url 不是有效的 PostgreSQL 地址，应形如 postgres://用户:密码@主机:5432/库名"}
	}
	for name, value := range map[string]string{
		"application_name": "shuanglian",
		"lock_timeout":     "4s",
		// A process that hangs must not keep a person's turn locked for ever.
		"idle_in_transaction_session_timeout": "60s",
		// Reading a small table row by row would lock all of it against other
		// SERIALIZABLE writers; an index keeps the lock to what is read.
		"enable_seqscan": "off",
		// Every query here touches few rows. Compiling one to machine code takes
		// hundreds of milliseconds, and a bitmap gives up the order of the index
		// that lets the outbox stop at its first row.
		"jit":               "off",
		"enable_bitmapscan": "off",
	} {
		if config.RuntimeParams[name] == "" {
			config.RuntimeParams[name] = value
		}
	}
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = 4 * time.Second
	}
	pool := stdlib.OpenDB(*config)
	pool.SetMaxOpenConns(postgresConnections)
	pool.SetMaxIdleConns(postgresConnections)
	return pool, nil
}

// write reruns the closure while PostgreSQL asks for it. A caller who gives up
// is heard between two runs only, so that he never misses a commit.
func (e *postgresEngine) write(ctx context.Context, order urgency, act func(*tx) error) error {
	select {
	case e.places[order] <- struct{}{}:
		defer func() { <-e.places[order] }()
	case <-ctx.Done():
		return notStarted(ctx)
	}
	again := backoff.NewExponentialBackOff()
	again.InitialInterval, again.MaxInterval = 2*time.Millisecond, 200*time.Millisecond
	_, err := backoff.Retry(ctx, func() (struct{}, error) {
		if ctx.Err() != nil {
			return struct{}{}, backoff.Permanent(notStarted(ctx))
		}
		err := e.try(context.WithoutCancel(ctx), act)
		if err != nil && !rerunnable(err) {
			err = backoff.Permanent(err)
		}
		return struct{}{}, err
	}, backoff.WithBackOff(again), backoff.WithMaxElapsedTime(rerunsLast))
	switch {
	case err == nil:
		e.committed()
		return nil
	case rerunnable(err):
		return fmt.Errorf("storage: too many writers at once: %w", classified(err))
	case ctx.Err() != nil && errors.Is(err, context.Cause(ctx)):
		return notStarted(ctx)
	}
	return err
}

func (e *postgresEngine) try(ctx context.Context, act func(*tx) error) error {
	ctx, cancel := context.WithTimeout(ctx, tryLasts)
	defer cancel()
	open, err := e.pool.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelSerializable})
	if err != nil {
		return fmt.Errorf("storage: begin: %w", unavailable(err))
	}
	if err := e.run(ctx, open, &known{}, act); err != nil {
		_ = open.Rollback() // PostgreSQL undoes it by itself when the connection ends
		return err
	}
	if err := open.Commit(); err != nil {
		return fmt.Errorf("storage: commit: %w", classified(err))
	}
	return nil
}

func (e *postgresEngine) read(ctx context.Context, view func(*tx) error) error {
	options := &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true}
	return readView(ctx, e.pool, options, e.run, view)
}

func (e *postgresEngine) ping(ctx context.Context) error { return pinged(ctx, e.pool) }

func (e *postgresEngine) close() error { return e.pool.Close() }
