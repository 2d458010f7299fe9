package storage_test

import (
	"database/sql"
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestManyRowsAreNotGoneThrough: what is asked for each of thousands of people finds
// their rows by an index on SQLite, where without it a county's reminders, or its
// ledger of visits, would take as many times as long as there are people.
func TestManyRowsAreNotGoneThrough(t *testing.T) {
	path := databases.SQLite(t)
	open(t, database{"sqlite", path})
	pool, err := sql.Open("sqlite", strings.TrimPrefix(path, "sqlite:"))
	must(t, err)
	defer pool.Close()
	for query, way := range map[string]string{
		"reminders.sql ListRemindersFor":    "reminders USING INDEX sqlite_autoindex_reminders_1 (person_id=?)",
		"reminders.sql CountRemindersTold":  "reminders_told (person_id=? AND told_at>?)",
		"visits.sql ListVisitsAround":       "visits_replaced (replaces_id=?)",
		"visits.sql ListVisitsAroundPerson": "visits_replaced (replaces_id=?)",
		"visits.sql ListVisitsOf":           "visits_replaced (replaces_id=?)",
		"visits.sql ListVisitsBy":           "visits_replaced (replaces_id=?)",
		"visits.sql ListLinksAroundPerson":  "contacts_to (to_id=?)",
		"keeping.sql ForgetDeliveryWords":   "deliveries_with_words (created_at<?)",
		"visits.sql ForgetVisitGists":       "visits_with_gist (recorded_at<?)",
		"matters.sql ListMattersUnfinished": "matters_unfinished",
		"dues.sql ListJobRunsToTell":        "job_runs_to_tell",
	} {
		t.Run(query, func(t *testing.T) {
			if got := planOf(t, pool, query); !strings.Contains(got, way) {
				t.Errorf("the way is %s, want %s", got, way)
			}
		})
	}
}

// planOf is by what way SQLite answers one of the queries.
func planOf(t *testing.T, pool *sql.DB, query string) string {
	t.Helper()
	file, name, _ := strings.Cut(query, " ")
	text, err := os.ReadFile("queries/" + file)
	must(t, err)
	_, rest, there := strings.Cut(string(text), "-- name: "+name+" ")
	_, rest, _ = strings.Cut(rest, "\n")
	statement, _, _ := strings.Cut(rest, ";")
	if !there || statement == "" {
		t.Fatalf("no query %s", query)
	}
	statement = regexp.MustCompile(`(?m)^--.*$|sqlc\.arg\(\w+\)|\$\d`).ReplaceAllStringFunc(statement, func(found string) string {
		if strings.HasPrefix(found, "--") {
			return ""
		}
		return "'x'"
	})
	rows, err := pool.QueryContext(t.Context(), "EXPLAIN QUERY PLAN "+statement)
	must(t, err)
	defer rows.Close()
	var plan []string
	for rows.Next() {
		var id, parent, unused int
		var detail string
		must(t, rows.Scan(&id, &parent, &unused, &detail))
		plan = append(plan, detail)
	}
	must(t, rows.Err())
	return strings.Join(plan, "; ")
}
