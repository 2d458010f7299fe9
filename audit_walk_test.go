package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"shuanglian/liaison"
)

// TestEveryLookAndRefusalIsOnRecord walks the surfaces that show a matter, and the
// tries that are refused: each leaves a row that says who, as what, what, and which,
// and none holds a word of anybody.
func TestEveryLookAndRefusalIsOnRecord(t *testing.T) {
	w := newWorld(t, backing{"sqlite", sqliteURL, func(testing.TB) string { return "" }})
	w.reopen(func(c *Config) { c.Schedules.DigestOffice = DefaultConfig().Schedules.DigestOffice })
	w.importRoster()
	w.do(func(d *liaison.Desk) error {
		return d.Tx().SavePerson(liaison.Person{ID: d.Tx().NewID(), Name: "郑清", Township: "东岸镇", Organization: "镇纪委",
			Roles: []liaison.RoleHeld{{Role: liaison.RoleDisciplineLiaison}}})
	})
	w.bind("李大山", "赵小梅", "王建国", "周秀英", "张宁", "郑清")
	lamp, err := w.tell("李大山", "村口路灯坏了")
	if err != nil {
		t.Fatal(err)
	}
	ditch, err := w.tell("赵小梅", "水渠堵了")
	if err != nil {
		t.Fatal(err)
	}
	if err := w.advance("61s"); err != nil {
		t.Fatal(err)
	}
	const delegate, office, author = "delegate", "office", "author"
	for _, step := range []struct {
		who, says string // nobody says: so long it takes
		act       string
		as        liaison.Role
		refused   bool
		on        string // whom it concerns
	}{
		{"", "", "deliver:card", delegate, false, "王建国"},
		{"王建国", "待办", "list", delegate, false, ""},
		{"王建国", lamp, "view", delegate, false, ""},
		{"王建国", "看" + lamp, "pull", delegate, false, ""},
		{"王建国", "为什么 " + lamp, "why", delegate, false, ""},
		{"王建国", "我去问一下", "list", delegate, false, ""}, // which one?
		{"王建国", "0", "", "", false, ""},
		{"李大山", "进度", "view", author, false, ""},
		{"李大山", lamp, "view", author, false, ""},
		{"李大山", "为什么", "why", author, false, ""},
		{"李大山", "转" + lamp + " 给别人", "view", author, false, ""},
		{"赵小梅", lamp, "look", liaison.RolePartyMember, true, ""},
		{"赵小梅", "看" + lamp, "look", liaison.RolePartyMember, true, ""},
		{"周秀英", lamp + " 我来办", "look", liaison.RoleDelegate, true, ""},
		{"张宁", lamp, "look", office, true, ""},
		{"张宁", "我来 " + lamp, "look", office, true, ""},
		{"张宁", "改类 " + lamp + " 检举", "look", office, true, ""},
		{"王建国", "问" + lamp + " 哪一盏", "say:ask", delegate, false, ""},
		{"王建国", "撤回", "recall", delegate, false, ""},
		{"王建国", "转" + lamp + " 不归我管", "", "", false, ""},
		{"", "61s", "hand_to_office", delegate, false, ""}, // the hold is over
		{"王建国", lamp, "look", liaison.RoleDelegate, true, ""},
		{"张宁", "待办", "list", office, false, ""},
		{"张宁", lamp, "view", office, false, ""},
		{"张宁", "我来 " + lamp, "claim", office, false, ""},
		{"张宁", "对象 " + lamp + " 周秀英", "subject", office, false, "周秀英"},
		{"张宁", "转 " + lamp + " 给 周秀英 请她说明", "hand_to", office, true, "周秀英"},
		{"张宁", "代录 " + lamp + " 还坏着", "add", office, true, ""},
		{"张宁", "改类 " + lamp + " 检举", "seal", office, false, ""},
		{"", "", "had_read", "", false, "王建国"},
		{"", "", "had_read", "", false, "张宁"},
		{"张宁", lamp, "look", office, true, ""},
		{"郑清", lamp, "view", liaison.RoleDisciplineLiaison, false, ""},
		{"郑清", "转" + lamp + " 归办公室", "", "", false, ""},
	} {
		name := fmt.Sprintf("%s says %q", step.who, step.says)
		if step.who != "" {
			before := len(w.trail(lamp))
			w.say(step.who, step.says)
			if step.act == "" {
				continue
			}
			w.mustHaveRow(t, name, lamp, before, step.who, step.act, step.as, step.refused, step.on)
			continue
		}
		if step.says != "" {
			if err := w.advance(step.says); err != nil {
				t.Fatal(err)
			}
		}
		w.mustHaveRow(t, step.act+" of "+step.on, lamp, 0, "", step.act, step.as, step.refused, step.on)
	}
	for _, act := range [][]string{{"matter", "list"}, {"matter", "show", ditch}} {
		before := len(w.trail(ditch))
		w.command(t, append(act, "--reveal", "--reason", "核对")...)
		w.mustHaveRow(t, strings.Join(act, " "), ditch, before, "command:"+strings.Join(act[:2], " "), "reveal", "", false, "")
	}
	// what a command shows of one matter, and one it shows to nobody: both leave a row
	w.command(t, "matter", "show", ditch)
	w.mustHaveRow(t, "matter show", ditch, 0, "command:matter show", "show", "", false, "")
	w.refused(t, "matter", "show", lamp)
	w.mustHaveRow(t, "matter show of a sealed one", lamp, 0, "command:matter show", "look", "", true, "")
	w.refused(t, "matter", "show", lamp, "--reveal", "--reason", "看看")
	// the day's message names what presses, whatever else stands in it
	for range 6 {
		if err := w.advance("1wd"); err != nil {
			t.Fatal(err)
		}
		w.say("张宁", "你好")
	}
	w.mustHaveRow(t, "the office's digest", ditch, 0, "", "deliver:reminder", office, false, "张宁")
	for _, row := range append(w.trail(lamp), w.trail(ditch)...) {
		for _, word := range []string{"路灯", "水渠", "哪一盏", "不归我管", "请她说明", "还坏着", "李大山"} {
			if strings.Contains(fmt.Sprint(row), word) {
				t.Errorf("a word of somebody is in the trail: %+v", row)
			}
		}
	}
}

// trail is the audit trail of a matter.
func (w *world) trail(number string) []liaison.AuditRow {
	var rows []liaison.AuditRow
	w.do(func(d *liaison.Desk) error {
		matter, err := d.Tx().MatterByNumber(number)
		if err != nil {
			return err
		}
		rows, err = d.Tx().AuditOf(matter.ID)
		return err
	})
	return rows
}

// mustHaveRow finds a row among those written since.
func (w *world) mustHaveRow(t *testing.T, name, number string, before int, who, act string, as liaison.Role, refused bool, on string) {
	t.Helper()
	rows := w.trail(number)
	actor, person := w.idOf(who), w.idOf(on)
	if !slices.ContainsFunc(rows[before:], func(row liaison.AuditRow) bool {
		return row.Act == act && (who == "" || row.ActorID == actor) && (as == "" || row.Role == as) && row.Refused == refused &&
			(on == "" || row.PersonID == person) && !row.At.IsZero()
	}) {
		t.Errorf("%s: no row %s as %s (refused %v) on %q among %+v", name, act, as, refused, on, rows[before:])
	}
}

// idOf is the id of somebody; a command is its own.
func (w *world) idOf(name string) string {
	if name == "" || strings.Contains(name, ":") {
		return name
	}
	var id string
	w.do(func(d *liaison.Desk) error {
		people, err := d.Tx().PeopleNamed(name)
		if err == nil {
			id = people[0].ID
		}
		return err
	})
	return id
}

// command runs the program beside the world.
func (w *world) command(t *testing.T, args ...string) {
	t.Helper()
	if code := w.runBeside(t, args...); code != 0 {
		t.Fatalf("%v: exit %d", args, code)
	}
}

// refused runs it where it must refuse.
func (w *world) refused(t *testing.T, args ...string) {
	t.Helper()
	if code := w.runBeside(t, args...); code != 1 {
		t.Fatalf("%v: exit %d, want 1", args, code)
	}
}

func (w *world) runBeside(t *testing.T, args ...string) int {
	t.Helper()
	config := filepath.Join(t.TempDir(), "config.yaml")
	text, err := yaml.Marshal(map[string]any{"database": map[string]string{"url": w.config.Database.URL.Reveal()}})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(config, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return run(append([]string{"--config", config}, args...), nil, io.Discard, io.Discard)
}
