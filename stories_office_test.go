package main

import (
	"database/sql"
	"slices"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"shuanglian/bot/simulator/story"
	"shuanglian/liaison"
)

// officeCommands are what stories of the office need.
func officeCommands() map[string]story.Command {
	return map[string]story.Command{
		// revealed NUMBER N: so often somebody had its names and words shown for a reason
		"revealed": func(ts *testscript.TestScript, _ bool, args []string) {
			onMatter(ts, args[0], func(d *liaison.Desk, matter liaison.Matter) error {
				trail, err := d.Tx().AuditOf(matter.ID)
				looks := slices.DeleteFunc(trail, func(row liaison.AuditRow) bool { return row.Act != "reveal" || row.Reason == "" })
				if strconv.Itoa(len(looks)) != args[1] {
					ts.Fatalf("%s was revealed %d times", args[0], len(looks))
				}
				return err
			})
		},
		// not-kept TEXT: nothing that was said to the account with this in it is kept
		"not-kept": func(ts *testscript.TestScript, neg bool, args []string) {
			kept := keptAnywhere(ts, args[0])
			if (kept != "") != neg {
				ts.Fatalf("%q is kept: %s", args[0], kept)
			}
		},
	}
}

// keptAnywhere names a place in the database where the words stand, empty if none.
func keptAnywhere(ts *testscript.TestScript, words string) string {
	pool := openDatabase(ts)
	defer pool.Close()
	for _, place := range []string{"inbox.text", "entries.text", "deliveries.text", "questions.words", "questions.options", "matters.gist",
		"audits.reason", "scraps.text", "office_tasks.words", "visits.gist", "people.name", "people.phone"} {
		table, column, _ := strings.Cut(place, ".")
		var rows int
		ts.Check(pool.QueryRow("SELECT count(*) FROM "+table+" WHERE "+column+" LIKE $1", "%"+words+"%").Scan(&rows))
		if rows > 0 {
			return place
		}
	}
	return ""
}

// openDatabase opens the world's database beside the program.
func openDatabase(ts *testscript.TestScript) *sql.DB {
	driver, source := "pgx", worldOf(ts).config.Database.URL.Reveal()
	if path, ok := strings.CutPrefix(source, "sqlite:"); ok {
		driver, source = "sqlite", "file:"+path+"?_pragma=busy_timeout(4000)"
	}
	pool, err := sql.Open(driver, source)
	ts.Check(err)
	return pool
}
