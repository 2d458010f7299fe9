// Package storagetest gives tests empty databases with the newest schema. The
// schema is made once in a process and copied: making it anew for each of
// hundreds of tests took longer than the tests.
package storagetest

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"shuanglian/storage"
)

// Databases makes them. The zero value is ready for use.
type Databases struct {
	file     sync.Once
	schema   []byte // an empty SQLite file
	server   sync.Once
	template string // an empty PostgreSQL database
	made     atomic.Int64
	broken   error // of either
}

// SQLite returns the URL of an empty file of the test's own.
func (d *Databases) SQLite(t testing.TB) string {
	t.Helper()
	d.file.Do(func() { d.schema, d.broken = emptyFile() })
	if d.broken != nil {
		t.Fatal(d.broken)
	}
	path := filepath.Join(t.TempDir(), "field.db")
	if err := os.WriteFile(path, d.schema, 0o600); err != nil {
		t.Fatal(err)
	}
	return "sqlite:" + path
}

func emptyFile() (_ []byte, err error) {
	dir, err := os.MkdirTemp("", "shuanglian-schema")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	path := filepath.Join(dir, "empty.db")
	if _, err := storage.Migrate(context.Background(), "sqlite:"+path); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
}

// Postgres returns the URL of an empty database of the test's own on a server,
// which is dropped when the test ends.
func (d *Databases) Postgres(t testing.TB, server string) string {
	t.Helper()
	d.server.Do(func() { d.template, d.broken = emptyDatabase(server) })
	if d.broken != nil {
		t.Fatal(d.broken)
	}
	name := d.template + "_" + strconv.FormatInt(d.made.Add(1), 10)
	if err := run(server, "CREATE DATABASE "+name+" TEMPLATE "+d.template); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := run(server, "DROP DATABASE "+name+" WITH (FORCE)"); err != nil {
			t.Errorf("drop a test's database: %v", err)
		}
	})
	return named(server, name)
}

// emptyDatabase stays on the server until that ends: the process can't know which
// of its tests is the last.
func emptyDatabase(server string) (string, error) {
	name := "t" + strconv.FormatInt(time.Now().UnixNano(), 36) + strconv.Itoa(os.Getpid())
	if err := run(server, "CREATE DATABASE "+name); err != nil {
		return "", err
	}
	_, err := storage.Migrate(context.Background(), named(server, name))
	return name, err
}

// named is a server's URL with another database.
func named(server, database string) string {
	address, err := url.Parse(server)
	if err != nil {
		return server // the first statement on it says what is wrong
	}
	address.Path = "/" + database
	return address.String()
}

func run(server, statement string) error {
	ctx := context.Background()
	connection, err := pgx.Connect(ctx, server)
	if err != nil {
		return fmt.Errorf("test server: %w", err)
	}
	_, err = connection.Exec(ctx, statement)
	return errors.Join(err, connection.Close(ctx))
}
