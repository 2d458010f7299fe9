package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"shuanglian/bot/simulator/story"
	"shuanglian/liaison"
)

// visitCommands are what stories about visits need.
func visitCommands() map[string]story.Command {
	return map[string]story.Command{
		// visits NAME N ROWS: N visits to him count, and so many rows are kept, corrected and withdrawn ones too
		"visits": func(ts *testscript.TestScript, _ bool, args []string) {
			w := worldOf(ts)
			w.do(func(d *liaison.Desk) error {
				person, err := d.OnRoster(args[0])
				if err != nil {
					return err
				}
				counted := 0
				visits, err := d.Tx().VisitsOf(person.ID, 0)
				for _, visit := range visits {
					if visit.ToID == person.ID && visit.WithdrawnAt.IsZero() {
						counted++
					}
				}
				if got := strconv.Itoa(counted); got != args[1] {
					ts.Fatalf("%s visits to %s count, want %s", got, args[0], args[1])
				}
				return err
			})
			if rows := rowsOf(ts, "SELECT count(*) FROM visits v JOIN people p ON p.id = v.to_id WHERE p.name = $1", args[0]); rows != args[2] {
				ts.Fatalf("%s rows of visits to %s, want %s", rows, args[0], args[2])
			}
		},
		// overdue NAME DELEGATES CONTACTS BASE: what the digest of a committee member says of overdue contacts
		"overdue": func(ts *testscript.TestScript, _ bool, args []string) {
			worldOf(ts).do(func(d *liaison.Desk) error {
				person, err := d.OnRoster(args[0])
				if err != nil {
					return err
				}
				totals, err := d.OverdueVisitTotals(liaison.Viewer{Person: person, Strength: liaison.Strong})
				if got := fmt.Sprint(totals.Delegates, totals.Contacts, totals.Base); got != strings.Join(args[1:], " ") {
					ts.Fatalf("overdue of the delegates of %s: %s", args[0], got)
				}
				return err
			})
		},
	}
}

// rowsOf is a count of the database.
func rowsOf(ts *testscript.TestScript, query string, args ...any) string {
	pool := openDatabase(ts)
	defer pool.Close()
	var rows int
	ts.Check(pool.QueryRow(query, args...).Scan(&rows))
	return strconv.Itoa(rows)
}
