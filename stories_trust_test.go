package main

import (
	"slices"
	"strconv"

	"github.com/rogpeppe/go-internal/testscript"

	"shuanglian/bot/simulator/story"
	"shuanglian/liaison"
	"shuanglian/liaison/roster"
)

// trustCommands are what stories about who may know what need.
func trustCommands() map[string]story.Command {
	return map[string]story.Command{
		// person NAME ORGANIZATION ROLE...: one more on the roster
		"person": func(ts *testscript.TestScript, _ bool, args []string) {
			worldOf(ts).do(func(d *liaison.Desk) error {
				person := liaison.Person{ID: d.Tx().NewID(), Name: args[0], Organization: args[1], Township: "东岸镇", Seat: liaison.SeatActive}
				for _, word := range args[2:] {
					role, ok := roster.ParseRole(word)
					if !ok {
						ts.Fatalf("no role %s", word)
					}
					person.Roles = append(person.Roles, liaison.RoleHeld{Role: liaison.Role(role)})
				}
				return d.Tx().SavePerson(person)
			})
		},
		// title NAME TITLE: the roster names another post for him (职务)
		"title": func(ts *testscript.TestScript, _ bool, args []string) {
			changePerson(ts, args[0], func(p *liaison.Person) { p.Title = args[1] })
		},
		// delegation NAME DELEGATION: the roster puts him into another group (代表团)
		"delegation": func(ts *testscript.TestScript, _ bool, args []string) {
			changePerson(ts, args[0], func(p *liaison.Person) { p.Delegation = args[1] })
		},
		// audit-holds: the whole audit trail is sealed and in order
		"audit-holds": func(ts *testscript.TestScript, _ bool, _ []string) {
			w := worldOf(ts)
			w.settle()
			w.do(func(d *liaison.Desk) error {
				report, err := d.Tx().VerifyAudit()
				if err == nil && (report.Fault != nil || report.Unsealed > 0 || report.Sealed == 0) {
					ts.Fatalf("audit: %+v", report)
				}
				return err
			})
		},
		// had-read NUMBER NAME: it is on record that he had read the matter
		"had-read": func(ts *testscript.TestScript, neg bool, args []string) {
			found := false
			onMatter(ts, args[0], func(d *liaison.Desk, matter liaison.Matter) error {
				trail, err := d.Tx().AuditOf(matter.ID)
				if err != nil {
					return err
				}
				people, err := d.Tx().PeopleNamed(args[1])
				for _, row := range trail {
					found = found || row.Act == "had_read" && row.PersonID == people[0].ID
				}
				return err
			})
			if found == neg {
				ts.Fatalf("had-read %s: %v", args[1], found)
			}
		},
		// audited NUMBER ACT NAME: it is on record that he did this on the matter
		"audited": func(ts *testscript.TestScript, neg bool, args []string) {
			found := false
			onMatter(ts, args[0], func(d *liaison.Desk, matter liaison.Matter) error {
				trail, err := d.Tx().AuditOf(matter.ID)
				if err != nil {
					return err
				}
				people, err := d.Tx().PeopleNamed(args[2])
				for _, row := range trail {
					found = found || row.Act == args[1] && row.ActorID == people[0].ID
				}
				return err
			})
			if found == neg {
				ts.Fatalf("audited %s %s: %v", args[1], args[2], found)
			}
		},
		// subjects NUMBER N: the matter is about so many people
		"subjects": func(ts *testscript.TestScript, _ bool, args []string) {
			onMatter(ts, args[0], func(_ *liaison.Desk, matter liaison.Matter) error {
				if got := strconv.Itoa(len(matter.Subjects)); got != args[1] {
					ts.Fatalf("%s subjects, want %s", got, args[1])
				}
				return nil
			})
		},
		// task-names NUMBER: an office task, open or not, names this matter
		"task-names": func(ts *testscript.TestScript, neg bool, args []string) {
			onMatter(ts, args[0], func(d *liaison.Desk, matter liaison.Matter) error {
				tasks, err := d.Tx().OpenTasks()
				named := slices.ContainsFunc(tasks, func(task liaison.OfficeTask) bool {
					return task.MatterID == matter.ID || task.PersonID == matter.AuthorID
				})
				if named == neg {
					ts.Fatalf("task-names %s: %v", args[0], named)
				}
				return err
			})
		},
	}
}

func onMatter(ts *testscript.TestScript, number string, look func(*liaison.Desk, liaison.Matter) error) {
	worldOf(ts).do(func(d *liaison.Desk) error {
		matter, err := d.Tx().MatterByNumber(number)
		if err != nil {
			return err
		}
		return look(d, matter)
	})
}
