package storage_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"shuanglian/liaison"
	"shuanglian/storage"
)

func openFiles(t *testing.T) (*storage.Files, string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "data", "files")
	files, err := storage.OpenFiles(dir)
	must(t, err)
	return files, dir
}

// listed are the files of a folder by their path, with their modes.
func listed(t *testing.T, dir string) map[string]fs.FileMode {
	t.Helper()
	all := map[string]fs.FileMode{}
	must(t, filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if !entry.IsDir() {
			all[path] = info.Mode()
		}
		return err
	}))
	return all
}

// age makes a file look as if it had been kept for a while.
func age(t *testing.T, path string, by time.Duration) {
	t.Helper()
	then := time.Now().Add(-by)
	must(t, os.Chtimes(path, then, then))
}

func TestFilesLieUnderTheirHash(t *testing.T) {
	files, dir := openFiles(t)
	sum := sha256.Sum256([]byte("路灯"))
	want := hex.EncodeToString(sum[:])
	for range 2 {
		hash, err := files.Keep([]byte("路灯"))
		must(t, err)
		same(t, want, hash)
	}
	same(t, map[string]fs.FileMode{filepath.Join(dir, want[:2], want): 0o600}, listed(t, dir))
	data, err := files.Read(want)
	must(t, err)
	same(t, "路灯", string(data))
	info, err := os.Stat(dir)
	must(t, err)
	same(t, fs.FileMode(0o700), info.Mode().Perm())
}

func TestFilesThatAreNotThere(t *testing.T) {
	files, dir := openFiles(t)
	hash, err := files.Keep([]byte("路灯"))
	must(t, err)
	must(t, os.WriteFile(filepath.Join(dir, hash[:2], hash), []byte("changed"), 0o600))
	for name, ask := range map[string]string{
		"never kept": strings.Repeat("0", 64), "damaged": hash, "empty": "", "a way out": "../../../../etc/passwd",
	} {
		if _, err := files.Read(ask); !errors.Is(err, liaison.ErrNotFound) {
			t.Errorf("%s: got %v, want ErrNotFound", name, err)
		}
	}
	again, err := files.Keep([]byte("路灯"))
	must(t, err)
	data, err := files.Read(again)
	must(t, err)
	same(t, "路灯", string(data))
}

func TestManyKeepTheSameFile(t *testing.T) {
	files, dir := openFiles(t)
	var group sync.WaitGroup
	for i := range 16 {
		group.Go(func() {
			if _, err := files.Keep(bytes.Repeat([]byte{byte(i % 2)}, 100_000)); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	same(t, 2, len(listed(t, dir)))
}

func TestSweeping(t *testing.T) {
	files, dir := openFiles(t)
	kept := map[string]string{}
	for _, name := range []string{"needed", "not needed", "just kept", "kept again"} {
		hash, err := files.Keep([]byte(name))
		must(t, err)
		kept[name] = hash
		if name != "just kept" {
			age(t, filepath.Join(dir, hash[:2], hash), 2*time.Hour)
		}
	}
	for name, hours := range map[string]int{"new-1": 2, "new-2": 0, "readme.txt": 2} {
		must(t, os.WriteFile(filepath.Join(dir, name), nil, 0o600))
		age(t, filepath.Join(dir, name), time.Duration(hours)*time.Hour)
	}
	_, err := files.Keep([]byte("kept again"))
	must(t, err)
	swept, err := files.Sweep(t.Context(), func(hash string) (bool, error) { return hash == kept["needed"], nil })
	must(t, err)
	same(t, 2, swept)
	left := listed(t, dir)
	same(t, 5, len(left))
	for _, name := range []string{"needed", "just kept", "kept again"} {
		if _, err := files.Read(kept[name]); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}

	wrong := errors.New("wrong")
	if _, err := files.Sweep(t.Context(), func(string) (bool, error) { return false, wrong }); !errors.Is(err, wrong) {
		t.Errorf("got %v", err)
	}
	over, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := files.Sweep(over, func(string) (bool, error) { return false, nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	same(t, 5, len(listed(t, dir)))
}

func TestNoPlaceForFiles(t *testing.T) {
	taken := filepath.Join(t.TempDir(), "file")
	must(t, os.WriteFile(taken, nil, 0o600))
	_, err := storage.OpenFiles(filepath.Join(taken, "files"))
	if fault, ok := errors.AsType[*liaison.Fault](err); !ok || !strings.Contains(fault.Sentence, "files.dir") {
		t.Errorf("got %v", err)
	}
}
