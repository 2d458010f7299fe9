package storage_test

import (
	"context"
	"database/sql"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib"
	"go.uber.org/goleak"
	_ "modernc.org/sqlite"

	"shuanglian/liaison"
	"shuanglian/storage"
	"shuanglian/storage/storagetest"
)

func TestMain(m *testing.M) {
	if url := os.Getenv(writerURL); url != "" {
		writeUntilKilled(url)
	}
	goleak.VerifyTestMain(m)
}

// start is when the tests' clock begins: a Monday morning.
func start() time.Time { return time.Date(2026, time.November, 9, 1, 0, 0, 0, time.UTC) }

// database is one empty place to open an Office on.
type database struct {
	name string
	url  string
}

// databases are the empty ones that tests begin with.
var databases storagetest.Databases

// onEach runs a test on an empty SQLite file, and on an empty PostgreSQL database
// if SHUANGLIAN_TEST_POSTGRES names a server. With CI=true it must.
func onEach(t *testing.T, test func(t *testing.T, at database)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) {
		test(t, database{"sqlite", databases.SQLite(t)})
	})
	server := os.Getenv("SHUANGLIAN_TEST_POSTGRES")
	if server == "" {
		if os.Getenv("CI") == "true" {
			t.Error("SHUANGLIAN_TEST_POSTGRES must name a PostgreSQL server when CI=true")
		}
		return
	}
	t.Run("postgres", func(t *testing.T) {
		test(t, database{"postgres", databases.Postgres(t, server)})
	})
}

// raw opens the database beside the Office, to look at rows.
func raw(t *testing.T, at database) *sql.DB {
	t.Helper()
	driver, source := "pgx", at.url
	if path, ok := strings.CutPrefix(at.url, "sqlite:"); ok {
		driver, source = "sqlite", "file:"+path+"?_pragma=busy_timeout(4000)"
	}
	pool, err := sql.Open(driver, source)
	must(t, err)
	t.Cleanup(func() { _ = pool.Close() })
	return pool
}

// clock is a clock that stands still until a test moves it.
type clock struct{ at atomic.Pointer[time.Time] }

func newClock() *clock {
	c := &clock{}
	c.set(start())
	return c
}

func (c *clock) now() time.Time       { return *c.at.Load() }
func (c *clock) set(at time.Time)     { c.at.Store(&at) }
func (c *clock) add(by time.Duration) { c.set(c.now().Add(by)) }

// open opens an Office and closes it when the test ends.
func open(t *testing.T, at database, change ...func(*storage.Options)) *storage.Office {
	t.Helper()
	options := storage.Options{URL: at.url, Migrate: true, Now: newClock().now}
	for _, do := range change {
		do(&options)
	}
	office, err := storage.Open(t.Context(), options)
	must(t, err)
	t.Cleanup(func() {
		if err := office.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return office
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// do runs one transaction that must succeed.
func do(t *testing.T, office *storage.Office, act func(liaison.Tx) error) {
	t.Helper()
	must(t, office.Do(t.Context(), func(d *liaison.Desk) error { return act(d.Tx()) }))
}

// read gets one value from a view.
func read[T any](t *testing.T, office *storage.Office, from func(liaison.Tx) (T, error)) T {
	t.Helper()
	var value T
	must(t, office.Look(context.WithoutCancel(t.Context()), func(d *liaison.Desk) error {
		var err error
		value, err = from(d.Tx())
		return err
	}))
	return value
}
