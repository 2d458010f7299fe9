package main

import (
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	_ "modernc.org/sqlite"

	"shuanglian/storage"
)

// TestBackupAndRestore goes there and back: the copy is whole, is for its owner
// alone, and is served only after restore.
func TestBackupAndRestore(t *testing.T) {
	d := newDesk(t, account)
	d.must("migrate")
	d.must("roster", "import", d.write("人员.csv", "编号,姓名,手机,身份,组织\nD01,王建国,13900000002,党代表,东岸村\nM01,李大山,,群众,东岸村\n"), d.write("联系.csv", "联系人编号,对象编号\nD01,M01\n"))
	out := d.must("backup", "--to", d.path("copy.db"))
	outcome{0, out, ""}.expect(t, 0, `已备份到 .*copy.db.*加密.*SHA-256 [0-9a-f]{64}.*语音、照片.*data/files`, "")
	if info, err := os.Stat(d.path("copy.db")); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the copy is %v, %v", info.Mode(), err)
	}
	d.run("backup", "--to", d.path("copy.db")).expect(t, 1, "", `copy.db 已经有了，不覆盖`)
	d.run("restore").expect(t, 1, "", `正在使用，不是还原出来的副本`)

	outcome{0, d.must("restore", d.path("copy.db")), ""}.expect(t, 0, `原来的数据库没有删，移到了 .*shuanglian.db.before-.*已还原.*记录没有了`, "")
	outcome{0, d.must("roster", "codes", "--name", "王建国"), ""}.expect(t, 0, `王建国`, "")
	d.run("restore").expect(t, 1, "", `正在使用`)

	if err := os.Rename(d.path("copy.db"), filepath.Join(d.folder, "data", "shuanglian.db")); err != nil { // by hand
		t.Fatal(err)
	}
	d.run("serve").expect(t, 1, "", `备份的副本.*先运行：shuanglian restore`)
	d.run("restore", "--until", "2020-01-01T08:00").expect(t, 1, "", `备份里最晚的记录.*--until`)
	d.run("restore", "--until", "昨天").expect(t, 1, "", `--until 看不懂`)
	outcome{0, d.must("restore"), ""}.expect(t, 0, `^已还原`, "")
}

// TestCopiesThatAreNotTaken: the database that is there stays as it is.
func TestCopiesThatAreNotTaken(t *testing.T) {
	d := newDesk(t, account)
	d.must("migrate")
	d.must("backup", "--to", d.path("good.db"))
	good, err := os.ReadFile(d.path("good.db"))
	if err != nil {
		t.Fatal(err)
	}
	newer := d.write("newer.db", string(good))
	change(t, newer, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, 1)")
	stranger := d.path("stranger.db")
	change(t, stranger, "CREATE TABLE notes (text TEXT)")
	damaged := d.write("damaged.db", string(good[:len(good)/2]))
	exchanged := d.write("exchanged.db", string(good))
	d.write("exchanged.db.sha256", strings.Repeat("0", 64)+"  exchanged.db\n")
	for name, test := range map[string]struct{ file, want string }{
		"none":          {d.path("none.db"), `没有 .*none.db 这个文件`},
		"a folder":      {d.folder, `打不开 `},
		"words":         {d.write("words.db", "你好"), `不是本程序的备份`},
		"another's":     {stranger, `不是本程序的备份`},
		"half of one":   {damaged, `不是本程序的备份，或坏了`},
		"changed since": {exchanged, `校验值对不上`},
		"a newer one":   {newer, `比这个程序认识的第\d+版新`},
	} {
		t.Run(name, func(t *testing.T) {
			d.t = t
			d.run("restore", test.file).expect(t, 1, "", test.want)
			d.run("restore").expect(t, 1, "", `正在使用`)
		})
	}
	d.t = t
	d.run("backup", "--to", d.path("nowhere/copy.db")).expect(t, 1, "", `写不了 .*文件夹`)
	held := newDesk(t, account)
	held.must("migrate")
	app, err := NewApp(t.Context(), held.config(t), AppOptions{})
	if err != nil {
		t.Fatal(err)
	}
	held.must("backup", "--to", held.path("beside.db"))
	held.run("restore", d.path("good.db")).expect(t, 1, "", `已有一个 serve 在使用`)
	if err := app.Close(); err != nil {
		t.Fatal(err)
	}
	left, err := filepath.Glob(filepath.Join(held.folder, "data", "*.db*restoring*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// TestPostgreSQLIsCopiedByItsOwnProgram: told in full, with the flag that matters.
func TestPostgreSQLIsCopiedByItsOwnProgram(t *testing.T) {
	d := newDesk(t, strings.ReplaceAll(account, "sqlite:DATABASE", "postgres://u:hush@127.0.0.1:1/x"))
	d.run("backup").expect(t, 1, "", `pg_dump --format=custom --exclude-table-data='\*.living'.*shuanglian restore`)
	d.run("restore", "x.dump").expect(t, 1, "", `先用 pg_restore`)
	d.run("restore").expect(t, 1, "", `数据库连不上`)
}

// TestACopyThatIsMarkedAsLiving: pg_dump was run without the flag; restore says what
// to do, and does it then.
func TestACopyThatIsMarkedAsLiving(t *testing.T) {
	for _, b := range backings(t) {
		address := b.url(t)
		if storage.IsOneFile(address) {
			continue
		}
		d := newDesk(t, strings.ReplaceAll(account, "sqlite:DATABASE", address))
		d.must("migrate")
		d.run("restore").expect(t, 1, "", `没有还原.*--exclude-table-data='\*.living'.*DELETE FROM living;.*shuanglian restore`)
		err := inDatabase(address, func(run func(string) error, _ []string) error { return run("DELETE FROM living") })
		if err != nil {
			t.Fatal(err)
		}
		outcome{0, d.must("restore"), ""}.expect(t, 0, `已还原`, "")
	}
}

func change(t *testing.T, file, statement string) {
	t.Helper()
	pool, err := sql.Open("sqlite", file)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := pool.Exec(statement); err != nil {
		t.Fatal(err)
	}
	if err := pool.Close(); err != nil {
		t.Fatal(err)
	}
}

// config is the folder's settings, read.
func (d *desk) config(t *testing.T) Config {
	t.Helper()
	config, err := Load(d.path("config.yaml"), d.environ)
	if err != nil {
		t.Fatal(err)
	}
	config.Files.Dir = d.path("files")
	return config
}
