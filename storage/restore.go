package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"shuanglian/liaison"
)

// KeepOut keeps a server from opening the database until free is called. A server
// that has it open is ErrConflict; on PostgreSQL it is known by its name there.
func KeepOut(ctx context.Context, address string) (free func() error, err error) {
	if path, ok := sqlitePath(address); ok {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return nil, copyFault("建不了数据库的文件夹 "+filepath.Dir(path), err)
		}
		lock, err := lockFile(path)
		if err != nil {
			return nil, fmt.Errorf("storage: keep out: %w", err)
		}
		return lock.release, nil
	}
	pool, err := postgresPool(address)
	if err != nil {
		return nil, err
	}
	var others int
	err = pool.QueryRowContext(ctx, `SELECT count(*) FROM pg_stat_activity
		WHERE datname = current_database() AND application_name = 'shuanglian' AND pid <> pg_backend_pid()`).Scan(&others)
	if err = errors.Join(err, pool.Close()); err != nil {
		return nil, fmt.Errorf("storage: keep out: %w", classified(err))
	}
	if others > 0 {
		return nil, &liaison.Fault{Kind: liaison.ErrConflict, Sentence: "还有 serve 或别的命令连着这个数据库：请先停掉再还原"}
	}
	return func() error { return nil }, nil
}

// PutBack puts a copy in the place of a SQLite database, brought up to this
// program's schema and still without the mark of the living facts. What was there
// is moved aside, not removed: its name is returned. The caller keeps servers out.
func PutBack(ctx context.Context, file, address string, now time.Time) (aside string, err error) {
	path, ok := sqlitePath(address)
	if !ok {
		return "", errUnknownURL
	}
	if err := checkCopy(ctx, file); err != nil {
		return "", err
	}
	draft := path + ".restoring"
	defer func() { _ = os.Remove(draft) }()
	if err := copyFile(file, draft); err != nil {
		return "", copyFault("没有还原成，原来的数据库没有动", err)
	}
	err = inFile(draft, func(placed *sql.DB) error {
		if err := checkSchema(ctx, sqliteDialect, placed, true); err != nil {
			return err
		}
		return unmark(ctx, placed)
	})
	if err != nil {
		return "", copyFault("没有还原成，原来的数据库没有动", err)
	}
	if aside, err = moveAside(path, now); err == nil {
		err = os.Rename(draft, path)
	}
	if err != nil {
		return aside, copyFault("没有还原成", err)
	}
	return aside, syncFolder(filepath.Dir(path))
}

// checkCopy looks whether a file is whole, a database of this program, and one it knows.
func checkCopy(ctx context.Context, file string) error {
	if info, err := os.Stat(file); errors.Is(err, fs.ErrNotExist) {
		return &liaison.Fault{Kind: liaison.ErrNotFound, Sentence: "没有 " + file + " 这个文件：请核对文件名"}
	} else if err != nil || !info.Mode().IsRegular() {
		return copyFault("打不开 "+file+"：请检查权限，是不是文件", errors.Join(err, fs.ErrInvalid))
	}
	if kept, err := os.ReadFile(file + sumSuffix); err == nil {
		sum, err := sumOf(file)
		if err != nil {
			return copyFault("打不开 "+file, err)
		}
		if want, _, _ := strings.Cut(string(kept), " "); want != sum {
			return &liaison.Fault{Kind: liaison.ErrInvalid, Sentence: file + " 和旁边 " + sumSuffix + " 里的校验值对不上：文件坏了或被换过，请换一份备份"}
		}
	}
	const notOurs = " 不是本程序的备份，或坏了：请换一份"
	header := make([]byte, 16)
	opened, err := os.Open(file)
	if err != nil {
		return copyFault("打不开 "+file, err)
	}
	_, err = io.ReadFull(opened, header)
	if err = errors.Join(err, opened.Close()); err != nil || string(header) != "SQLite format 3\x00" {
		return &liaison.Fault{Kind: liaison.ErrInvalid, Sentence: file + notOurs}
	}
	pool, err := sql.Open("sqlite", "file:"+filepath.ToSlash(file)+"?mode=ro&immutable=1")
	if err != nil {
		return copyFault("打不开 "+file, err)
	}
	var verdict string
	var tables int
	err = pool.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&verdict)
	if err == nil {
		err = pool.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name IN ('people', 'deliveries', 'goose_db_version')").Scan(&tables)
	}
	if err = errors.Join(err, pool.Close()); err != nil || verdict != "ok" || tables < 3 {
		return &liaison.Fault{Kind: liaison.ErrInvalid, Sentence: file + notOurs}
	}
	return nil
}

func copyFile(from, to string) error {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer source.Close()
	if err := os.Remove(to); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	target, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(target, source)
	if err == nil {
		err = target.Sync()
	}
	return errors.Join(err, target.Close())
}

// moveAside renames a database with what SQLite keeps beside it.
func moveAside(path string, now time.Time) (aside string, err error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	aside = path + ".before-" + now.Format("20060102-150405")
	for _, suffix := range []string{"-wal", "-shm", ""} {
		if err := os.Rename(path+suffix, aside+suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return aside, err
		}
	}
	return aside, nil
}
