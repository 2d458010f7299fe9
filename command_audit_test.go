package main

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"strings"
	"testing"

	"shuanglian/liaison"
)

func TestAuditVerify(t *testing.T) {
	w := newWorld(t, backing{"sqlite", sqliteURL, func(testing.TB) string { return "" }})
	w.importRoster()
	w.join("李大山", "绑定 李大山 1234")
	w.settle()
	out, code := w.program("audit", "verify")
	if code != exitDone || !strings.Contains(out, "核对无误") || !strings.Contains(out, "还没上链0条") {
		t.Errorf("untouched: %d %s", code, out)
	}
	w.do(func(d *liaison.Desk) error {
		return d.Tx().AddAudit(liaison.AuditRow{ID: "tail", Act: "view", At: d.Now()})
	})
	out, code = w.program("audit", "verify", "--json")
	var rows []auditRow
	if err := json.Unmarshal([]byte(out), &rows); err != nil || code != exitDone || len(rows) != 1 {
		t.Fatalf("as JSON: %d %v %s", code, err, out)
	}
	if rows[0].Unsealed != 1 || rows[0].Sealed < 2 || rows[0].Fault != nil || len(rows[0].Head) != 64 {
		t.Errorf("as JSON: %+v", rows[0])
	}

	pool, err := sql.Open("sqlite", strings.TrimPrefix(w.config.Database.URL.Reveal(), "sqlite:"))
	if err != nil {
		t.Fatal(err)
	}
	defer pool.Close()
	if _, err := pool.ExecContext(context.Background(), "UPDATE audits SET refused = TRUE WHERE sequence = 2"); err != nil {
		t.Fatal(err)
	}
	out, code = w.program("audit", "verify")
	if code != exitFailed || !strings.Contains(out, "审计记录第2条") || !strings.Contains(out, "被改过") {
		t.Errorf("after a change: %d %s", code, out)
	}
	out, code = w.program("audit", "verify", "--json")
	if code != exitFailed || !strings.Contains(out, `"sequence":2`) || !strings.Contains(out, `"kind":"changed"`) {
		t.Errorf("after a change, as JSON: %d %s", code, out)
	}
}

// program runs a command on the world's database and returns all it printed.
func (w *world) program(args ...string) (string, int) {
	w.t.Helper()
	var out bytes.Buffer
	environ := []string{"SHUANGLIAN_DATABASE_URL=" + w.config.Database.URL.Reveal()}
	code := run(append([]string{"--config", "config.example.yaml"}, args...), environ, &out, &out)
	return out.String(), code
}
