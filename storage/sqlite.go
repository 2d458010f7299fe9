package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	"shuanglian/liaison"
)

// sqliteEngine is one file: one writing connection, a pool of reading ones.
type sqliteEngine struct {
	writing *sql.DB
	reading *sql.DB
	writer  *writer
	readers *sqliteReaders
	lock    *fileLock // nil unless exclusive
	run     runner
}

func openSQLite(ctx context.Context, path string, options Options, run runner, committed func()) (engine, error) {
	e := &sqliteEngine{run: run}
	err := haveFile(path)
	if options.Migrate {
		err = prepareFile(path)
	}
	if err != nil {
		return nil, err
	}
	if options.Exclusive {
		if e.lock, err = lockFile(path); err != nil {
			return nil, err
		}
	}
	if err = e.connect(ctx, path, options); err != nil {
		return nil, errors.Join(err, e.release())
	}
	e.readers = newSQLiteReaders(e.reading, run)
	e.writer = startWriter(e.writing, run, committed)
	return e, nil
}

func (e *sqliteEngine) connect(ctx context.Context, path string, options Options) (err error) {
	if e.writing, err = sql.Open("sqlite", writingDSN(path, options.Throwaway)); err != nil {
		return err
	}
	e.writing.SetMaxOpenConns(1)
	if err := checkSchema(ctx, sqliteDialect, e.writing, options.Migrate); err != nil {
		return err
	}
	if e.reading, err = sql.Open("sqlite", readingDSN(path)); err != nil {
		return err
	}
	e.reading.SetMaxOpenConns(readers + 1) // and one for pings
	return nil
}

// haveFile refuses a file that isn't there: a slip in its path must not begin an empty township.
func haveFile(path string) error {
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return nil // anything else is found out by opening it
	}
	return &liaison.Fault{Kind: liaison.ErrUnavailable, Sentence: fmt.Sprintf(
		"没有这个数据库文件：%s。请核对 database.url；新装的先运行：shuanglian migrate", path)}
}

// prepareFile makes the folder, and the file readable by its owner alone:
// SQLite itself would let everybody read it.
func prepareFile(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("make the database's folder: %w", err)
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return fmt.Errorf("open the database file: %w", err)
	}
	return file.Close()
}

// writingDSN opens the writing connection. synchronous is FULL: what was
// acknowledged must outlive a power cut, not only a killed process, and one
// sync is shared by a whole group of writers. What is thrown away anyway isn't waited for.
func writingDSN(path string, throwaway bool) string {
	synchronous := "synchronous(FULL)"
	if throwaway {
		synchronous = "synchronous(OFF)"
	}
	return sqliteDSN(path, url.Values{"_txlock": {"immediate"}, "_pragma": {synchronous, "cache_size(-16000)"}})
}

// readingDSN opens a connection that can't write.
func readingDSN(path string) string {
	return sqliteDSN(path, url.Values{"_pragma": {"query_only(1)"}})
}

// sqliteDSN adds what both need. The busy time is what a person's message can
// wait while a command writes beside the server.
func sqliteDSN(path string, query url.Values) string {
	query["_pragma"] = append([]string{"busy_timeout(4000)", "journal_mode(WAL)", "foreign_keys(1)"}, query["_pragma"]...)
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + query.Encode()
}

func (e *sqliteEngine) write(ctx context.Context, order urgency, act func(*tx) error) error {
	return e.writer.submit(ctx, order, act)
}

func (e *sqliteEngine) read(ctx context.Context, view func(*tx) error) error {
	return e.readers.view(ctx, view)
}

func (e *sqliteEngine) ping(ctx context.Context) error {
	return pinged(ctx, e.reading)
}

func (e *sqliteEngine) close() error {
	e.writer.stop()
	e.readers.stop()
	return e.release()
}

func (e *sqliteEngine) release() error {
	var faults []error
	if e.reading != nil {
		faults = append(faults, e.reading.Close())
	}
	if e.writing != nil {
		faults = append(faults, e.writing.Close())
	}
	if e.lock != nil {
		faults = append(faults, e.lock.release())
	}
	return errors.Join(faults...)
}
