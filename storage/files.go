package storage

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"shuanglian/liaison"
)

// Files is a folder of files, each under the SHA-256 of its bytes, so that the
// same picture lies there once and a damaged one is noticed. Which are needed,
// and by whom they may be read, is said elsewhere. It may be used by any number
// of goroutines, and by several processes.
type Files struct {
	dir string
	mu  sync.RWMutex // held for writing while files are removed
}

const (
	unfinished = "new-" // a file still being written
	// sweptAfter is how old, by the machine's clock, a file must be before it may
	// be removed: what was kept just now may not be on record yet.
	sweptAfter = time.Hour
)

// OpenFiles makes the folder if it is not there, for the program's own user
// alone. The fault says what to do.
func OpenFiles(dir string) (*Files, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("storage: open files: %w", &liaison.Fault{Kind: liaison.ErrInvalid,
			Sentence: "建不了放语音照片的文件夹 " + dir + "：请检查 files.dir 和权限"})
	}
	return &Files{dir: dir}, nil
}

// Keep stores the data and returns its hash. After it has returned the file is
// whole and outlives a crash; before, there is none. Storing again what is there
// makes it young again.
func (f *Files) Keep(data []byte) (string, error) {
	sum := sha256.Sum256(data)
	hash := hex.EncodeToString(sum[:])
	f.mu.RLock()
	defer f.mu.RUnlock()
	if err := f.keep(f.path(hash), data); err != nil {
		return "", fmt.Errorf("storage: keep a file: %w", err)
	}
	return hash, nil
}

func (f *Files) keep(path string, data []byte) error {
	now := time.Now()
	if info, err := os.Stat(path); err == nil && info.Size() == int64(len(data)) {
		return os.Chtimes(path, now, now)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	file, err := os.CreateTemp(f.dir, unfinished) // mode 0600
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err == nil {
		err = file.Sync()
	}
	if err = errors.Join(err, file.Close()); err == nil {
		err = os.Rename(file.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(file.Name()))
	}
	return syncFolder(filepath.Dir(path))
}

// syncFolder makes the file's name outlive a crash too.
func syncFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	err = folder.Sync()
	if errors.Is(err, errors.ErrUnsupported) || errors.Is(err, fs.ErrPermission) || errors.Is(err, fs.ErrInvalid) {
		err = nil // Windows has no such thing
	}
	return errors.Join(err, folder.Close())
}

// Read returns the bytes of a hash. ErrNotFound when they are not there or not
// the ones that were kept.
func (f *Files) Read(hash string) ([]byte, error) {
	if !isHash(hash) {
		return nil, fmt.Errorf("storage: read a file: no hash: %w", liaison.ErrNotFound)
	}
	data, err := os.ReadFile(f.path(hash))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("storage: read a file: %w", liaison.ErrNotFound)
	}
	if err != nil {
		return nil, fmt.Errorf("storage: read a file: %w", err)
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != hash {
		return nil, fmt.Errorf("storage: read a file: damaged: %w", liaison.ErrNotFound)
	}
	return data, nil
}

// Sweep removes files older than an hour that nothing needs, and what a crash
// has left unfinished; it counts them.
func (f *Files) Sweep(ctx context.Context, needed func(hash string) (bool, error)) (int, error) {
	swept := 0
	err := filepath.WalkDir(f.dir, func(path string, entry fs.DirEntry, err error) error {
		if err = errors.Join(err, ctx.Err()); err != nil || entry.IsDir() {
			return err
		}
		name := entry.Name()
		if !isHash(name) && !strings.HasPrefix(name, unfinished) { // not ours
			return nil
		}
		removed, err := f.sweep(path, name, needed)
		if removed {
			swept++
		}
		return err
	})
	if err != nil {
		return swept, fmt.Errorf("storage: sweep files: %w", err)
	}
	return swept, nil
}

func (f *Files) sweep(path, name string, needed func(hash string) (bool, error)) (bool, error) {
	if !old(path) {
		return false, nil
	}
	if isHash(name) {
		if keep, err := needed(name); err != nil || keep {
			return false, err
		}
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if !old(path) { // kept again meanwhile
		return false, nil
	}
	err := os.Remove(path)
	return err == nil, err
}

func old(path string) bool {
	info, err := os.Stat(path)
	return err == nil && time.Since(info.ModTime()) > sweptAfter
}

func (f *Files) path(hash string) string { return filepath.Join(f.dir, hash[:2], hash) }

func isHash(name string) bool {
	return len(name) == 2*sha256.Size && strings.Trim(name, "0123456789abcdef") == ""
}
