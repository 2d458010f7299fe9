package storage

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"shuanglian/liaison"
)

// fileLock keeps a second server off a SQLite file. The system gives it up when
// the process ends, however it ends; the file itself stays.
type fileLock struct {
	file *os.File
}

// errHeld tells that another opener has the lock.
var errHeld = errors.New("held by another")

func lockFile(database string) (*fileLock, error) {
	file, err := os.OpenFile(database+".lock", os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open the lock file: %w", err)
	}
	if err := hold(file); err != nil {
		_ = file.Close()
		if errors.Is(err, errHeld) {
			return nil, &liaison.Fault{Kind: liaison.ErrConflict, Sentence: fmt.Sprintf(
				"数据库 %s 已有一个 serve 在使用。一个文件只能由一个 serve 打开：请先停掉那一个，或改用 PostgreSQL。", filepath.Base(database))}
		}
		return nil, fmt.Errorf("lock the database: %w", err)
	}
	return &fileLock{file: file}, nil
}

func (l *fileLock) release() error { return l.file.Close() }
