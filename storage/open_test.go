package storage_test

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"shuanglian/liaison"
	"shuanglian/storage"
)

// refused expects a fault with a sentence that holds a word, and no secret.
func refused(t *testing.T, err error, kind error, word string) {
	t.Helper()
	var fault *liaison.Fault
	if !errors.As(err, &fault) || !errors.Is(err, kind) || !strings.Contains(fault.Sentence, word) {
		t.Errorf("got %v, want %v with %q", err, kind, word)
	}
	if err != nil && strings.Contains(err.Error(), "hunter2") {
		t.Errorf("the password got into %v", err)
	}
}

func TestOpenRefusesAnOldAndANewSchema(t *testing.T) {
	onEach(t, func(t *testing.T, at database) {
		schema := raw(t, at)
		var newest int
		must(t, schema.QueryRow("SELECT MAX(version_id) FROM goose_db_version").Scan(&newest))
		_, err := schema.Exec("DELETE FROM goose_db_version WHERE version_id = " + strconv.Itoa(newest)) // as if it had not been run
		must(t, err)
		_, err = storage.Open(t.Context(), storage.Options{URL: at.url})
		refused(t, err, liaison.ErrConflict, "shuanglian migrate")
		_, err = schema.Exec("INSERT INTO goose_db_version (version_id, is_applied) VALUES (" + strconv.Itoa(newest) + ", true)")
		must(t, err)
		ran, err := storage.Migrate(t.Context(), at.url)
		must(t, err)
		same(t, 0, ran)
		office, err := storage.Open(t.Context(), storage.Options{URL: at.url})
		must(t, err)
		must(t, office.Close())
		_, err = raw(t, at).Exec("INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, true)")
		must(t, err)
		_, err = storage.Open(t.Context(), storage.Options{URL: at.url, Migrate: true})
		refused(t, err, liaison.ErrConflict, "换用新的程序")
	})
}

func TestOpenRefusesStrangeURLs(t *testing.T) {
	for name, url := range map[string]string{
		"empty": "", "no path": "sqlite:", "memory": "sqlite::memory:", "mysql": "mysql://root:hunter2@x/y",
		"broken": "postgres://u:hunter2@host:port/x",
	} {
		t.Run(name, func(t *testing.T) {
			_, err := storage.Open(t.Context(), storage.Options{URL: url})
			refused(t, err, liaison.ErrInvalid, "database.url")
			_, err = storage.Migrate(t.Context(), url)
			refused(t, err, liaison.ErrInvalid, "database.url")
		})
	}
}

func TestAnUnreachableServerIsUnavailable(t *testing.T) {
	_, err := storage.Open(t.Context(), storage.Options{URL: "postgres://u:hunter2@127.0.0.1:1/x?connect_timeout=1"})
	if !errors.Is(err, liaison.ErrUnavailable) || strings.Contains(err.Error(), "hunter2") {
		t.Errorf("got %v, want ErrUnavailable without the password", err)
	}
}

func TestOneServerPerFile(t *testing.T) {
	at := database{"sqlite", "sqlite:" + filepath.Join(t.TempDir(), "数据 1?#%", "field.db")}
	exclusive := func(o *storage.Options) { o.Exclusive = true }
	server := open(t, at, exclusive)
	_, err := storage.Open(t.Context(), storage.Options{URL: at.url, Exclusive: true})
	refused(t, err, liaison.ErrConflict, "已有一个 serve")

	command := open(t, at)
	do(t, command, func(tx liaison.Tx) error { return tx.SavePerson(liaison.Person{ID: "p", Name: "李四"}) })
	_, err = server.Turn(t.Context(), arrival("m:1", "o1"), func(d *liaison.Desk, c liaison.Conversation) (liaison.Reply, liaison.Conversation, error) {
		person, err := d.Tx().Person("p")
		return liaison.Reply{Text: person.Name}, c, err
	})
	must(t, err)
}

func TestTheLockEndsWithItsHolder(t *testing.T) {
	at := "sqlite:" + filepath.Join(t.TempDir(), "field.db")
	for range 2 {
		office, err := storage.Open(t.Context(), storage.Options{URL: at, Migrate: true, Exclusive: true})
		must(t, err)
		must(t, office.Close())
	}
}

func TestTheFileIsItsOwnersAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "data", "field.db")
	office := open(t, database{"sqlite", "sqlite:" + path})
	do(t, office, func(tx liaison.Tx) error { return tx.SavePerson(liaison.Person{ID: "p"}) })
	for _, suffix := range []string{"", "-wal", "-shm"} {
		info, err := os.Stat(path + suffix)
		must(t, err)
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s%s is %v, want 0600", filepath.Base(path), suffix, info.Mode().Perm())
		}
	}
}

// TestAFileThatIsNotThereIsNotMade: a slip in the path is said, not obeyed.
func TestAFileThatIsNotThereIsNotMade(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "slip")
	_, err := storage.Open(t.Context(), storage.Options{URL: "sqlite:" + filepath.Join(folder, "field.db")})
	refused(t, err, liaison.ErrUnavailable, "没有这个数据库文件："+folder)
	if _, err := os.Stat(folder); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the folder was made: %v", err)
	}
}
