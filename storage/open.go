package storage

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"shuanglian/liaison"
)

const sqlitePrefix = "sqlite:"

// Open opens the database. A schema that is not this program's is refused with
// a *liaison.Fault that says what to do, unless Options.Migrate is set.
func Open(ctx context.Context, options Options) (*Office, error) {
	office := &Office{
		ids: newIDSource(), terms: options.Terms, now: options.Now,
		conversations: options.Conversations, logger: options.Logger,
	}
	if office.terms == nil {
		office.terms = func() liaison.Terms { return liaison.Terms{} }
	}
	if office.now == nil {
		office.now = time.Now
	}
	if office.logger == nil {
		office.logger = slog.New(slog.DiscardHandler)
	}
	committed := options.Committed
	if committed == nil {
		committed = func() {}
	}
	var err error
	if path, ok := sqlitePath(options.URL); ok {
		office.engine, err = openSQLite(ctx, path, options, office.run, committed)
	} else if isPostgres(options.URL) {
		office.engine, err = openPostgres(ctx, options, office.run, committed)
	} else {
		err = errUnknownURL
	}
	if err != nil {
		return nil, fmt.Errorf("storage: open: %w", err)
	}
	return office, nil
}

// errUnknownURL does not repeat the URL, which may hold a password.
var errUnknownURL = &liaison.Fault{
	Kind:     liaison.ErrInvalid,
	Sentence: "database.url 应以 sqlite: 或 postgres:// 开头，例如 sqlite:data/shuanglian.db",
}

func sqlitePath(url string) (string, bool) {
	path, ok := strings.CutPrefix(url, sqlitePrefix)
	return path, ok && path != "" && path != ":memory:"
}

func isPostgres(url string) bool {
	return strings.HasPrefix(url, "postgres://") || strings.HasPrefix(url, "postgresql://")
}
