package storage

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"shuanglian/liaison"
)

//go:embed migrations/*.sql
var migrations embed.FS

const (
	sqliteDialect   = goose.DialectSQLite3
	postgresDialect = goose.DialectPostgres
)

// Migrate brings the schema of a database up to date, and counts the migrations it
// has run. It is safe to run twice, and on PostgreSQL by two processes at once.
func Migrate(ctx context.Context, url string) (ran int, err error) {
	dialect := postgresDialect
	var pool *sql.DB
	if path, ok := sqlitePath(url); ok {
		dialect = sqliteDialect
		if err := prepareFile(path); err != nil {
			return 0, fmt.Errorf("storage: migrate: %w", err)
		}
		pool, err = sql.Open("sqlite", writingDSN(path, false))
	} else if isPostgres(url) {
		pool, err = postgresPool(url)
	} else {
		err = errUnknownURL
	}
	if err != nil {
		return 0, fmt.Errorf("storage: migrate: %w", err)
	}
	defer func() { err = errors.Join(err, pool.Close()) }()
	return migrated(ctx, dialect, pool, true)
}

// checkSchema compares the schema with the embedded migrations, and runs what is
// missing if it may.
func checkSchema(ctx context.Context, dialect goose.Dialect, pool *sql.DB, migrate bool) error {
	_, err := migrated(ctx, dialect, pool, migrate)
	return err
}

// migrated is checkSchema, and counts what it has run.
func migrated(ctx context.Context, dialect goose.Dialect, pool *sql.DB, migrate bool) (int, error) {
	provider, err := migrator(dialect, pool)
	if err != nil {
		return 0, fmt.Errorf("storage: read migrations: %w", err)
	}
	current, target, err := provider.GetVersions(ctx)
	if err != nil {
		return 0, fmt.Errorf("storage: read schema version: %w", classified(err))
	}
	switch {
	case current > target:
		return 0, &liaison.Fault{Kind: liaison.ErrConflict, Sentence: fmt.Sprintf(
			"数据库结构是第%d版，比这个程序认识的第%d版新。请换用新的程序，不要用旧程序打开。", current, target)}
	case current == target:
		return 0, nil
	case !migrate:
		return 0, &liaison.Fault{Kind: liaison.ErrConflict, Sentence: fmt.Sprintf(
			"数据库结构是第%d版，这个程序需要第%d版。请先备份，再运行：shuanglian migrate", current, target)}
	}
	ran, err := provider.Up(ctx)
	if err != nil {
		return len(ran), fmt.Errorf("storage: migrate: %w", classified(err))
	}
	return len(ran), nil
}

func migrator(dialect goose.Dialect, pool *sql.DB) (*goose.Provider, error) {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, err
	}
	options := []goose.ProviderOption{goose.WithDisableGlobalRegistry(true)}
	if dialect == postgresDialect {
		session, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 300)) // asks every second, not every five
		if err != nil {
			return nil, err
		}
		options = append(options, goose.WithSessionLocker(session))
	}
	return goose.NewProvider(dialect, pool, files, options...)
}
