package storage

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"shuanglian/liaison"
)

// sumSuffix names the file beside a copy that holds its SHA-256, as sha256sum writes it.
const sumSuffix = ".sha256"

// IsOneFile tells a database that is one file, of which CopyTo makes a copy.
func IsOneFile(url string) bool { _, ok := sqlitePath(url); return ok }

// CopyTo writes a consistent copy of a SQLite file beside whatever uses it, without
// the mark of the living facts, and its checksum beside it. Nothing is there unless
// it is whole. The faults say what to do; an existing target is ErrConflict.
func CopyTo(ctx context.Context, address, target string) (sum string, err error) {
	path, ok := sqlitePath(address)
	if !ok {
		return "", errUnknownURL
	}
	for _, there := range []string{target, target + sumSuffix} {
		if _, err := os.Lstat(there); err == nil {
			return "", &liaison.Fault{Kind: liaison.ErrConflict, Sentence: there + " 已经有了，不覆盖：请换一个文件名，或先把它移走"}
		}
	}
	draft, err := os.CreateTemp(filepath.Dir(target), "."+filepath.Base(target)+"-") // mode 0600
	if err != nil {
		return "", copyFault("写不了 "+target+"：请检查文件夹在不在、能不能写", err)
	}
	err = draft.Close()
	defer func() { _ = os.Remove(draft.Name()) }()
	if err == nil {
		err = copyInto(ctx, path, draft.Name())
	}
	if err == nil {
		sum, err = sumOf(draft.Name())
	}
	if err == nil {
		err = os.WriteFile(target+sumSuffix, []byte(sum+"  "+filepath.Base(target)+"\n"), 0o600)
	}
	if err == nil {
		err = os.Rename(draft.Name(), target)
	}
	if err != nil {
		_ = os.Remove(target + sumSuffix)
		return "", copyFault("没有备份成", err)
	}
	return sum, syncFolder(filepath.Dir(target))
}

// copyInto copies what is committed into an empty file and takes the mark out.
func copyInto(ctx context.Context, path, into string) (err error) {
	from, err := sql.Open("sqlite", sqliteDSN(path, url.Values{}))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, from.Close()) }()
	if _, err := from.ExecContext(ctx, "VACUUM INTO ?", into); err != nil {
		return err
	}
	return inFile(into, func(made *sql.DB) error { return unmark(ctx, made) })
}

func unmark(ctx context.Context, made *sql.DB) error {
	_, err := made.ExecContext(ctx, "DELETE FROM living")
	return err
}

// inFile opens a SQLite file that nobody else uses; nothing stays beside it.
func inFile(path string, act func(*sql.DB) error) error {
	query := url.Values{"_pragma": {"journal_mode(DELETE)", "synchronous(FULL)"}}
	pool, err := sql.Open("sqlite", "file:"+(&url.URL{Path: path}).EscapedPath()+"?"+query.Encode())
	if err != nil {
		return err
	}
	pool.SetMaxOpenConns(1)
	return errors.Join(act(pool), pool.Close())
}

func sumOf(path string) (string, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	_, err = io.Copy(sum, file)
	return hex.EncodeToString(sum.Sum(nil)), errors.Join(err, file.Close())
}

// copyFault puts a failure of a copy into words: what most often happens has its own.
func copyFault(what string, err error) error {
	var known *liaison.Fault
	if err == nil || errors.As(err, &known) {
		return err
	}
	text := err.Error()
	switch {
	case strings.Contains(text, "disk is full"), strings.Contains(text, "no space left"):
		what = "磁盘满了，没有做成：请腾出地方，或写到别的盘"
	case errors.Is(err, fs.ErrPermission), strings.Contains(text, "readonly"):
		what = "没有权限写：请检查文件和文件夹是谁的、能不能写"
	case strings.Contains(text, "not a database"), strings.Contains(text, "malformed"):
		what = "文件坏了，或不是本程序的数据库：请换一份备份"
	case strings.Contains(text, "no such table"):
		what = "不是本程序的数据库，或是太旧的程序做的：请核对文件；数据库旧了先运行 shuanglian migrate"
	}
	return fmt.Errorf("storage: copy: %w (%w)", &liaison.Fault{Kind: liaison.ErrInvalid, Sentence: what}, err)
}
