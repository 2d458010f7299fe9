package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/rogpeppe/go-internal/testscript"

	"shuanglian/bot/simulator/story"
	"shuanglian/liaison"
	"shuanglian/liaison/roster"
)

// peopleCommands are what stories about people's own data need.
func peopleCommands() map[string]story.Command {
	return map[string]story.Command{
		// scraps NAME N: so many things said before binding are still kept
		"scraps": func(ts *testscript.TestScript, _ bool, args []string) {
			w := worldOf(ts)
			w.do(func(d *liaison.Desk) error {
				kept, err := d.Tx().Scraps(liaison.OpenID(w.platform.OpenID(args[0])))
				if got := strconv.Itoa(len(kept)); err == nil && got != args[1] {
					ts.Fatalf("%s scraps are kept, want %s", got, args[1])
				}
				return err
			})
		},
		// register NAME SCENE WORDS: follows by a delegate's card, says who he is and consents
		"register": func(ts *testscript.TestScript, _ bool, args []string) {
			w := worldOf(ts)
			ts.Check(w.platform.FollowByQR(context.Background(), args[0], args[1]))
			for _, words := range []string{args[2], "1", "1"} {
				w.say(args[0], words)
			}
			w.stage.Forget(args[0])
		},
		// code-of PHONE VAR: the office hands out a code to the one with this phone
		"code-of": func(ts *testscript.TestScript, _ bool, args []string) {
			worldOf(ts).do(func(d *liaison.Desk) error {
				people, err := d.Tx().Roster()
				if err != nil {
					return err
				}
				at := slices.IndexFunc(people, func(p liaison.Person) bool { return p.Phone == args[0] })
				issued, err := d.IssueCode(people[at].ID, "test")
				ts.Setenv(args[1], issued.Digits)
				return err
			})
		},
		// wrong-digits NAME DIGITS N: he types four digits other than these, N times
		"wrong-digits": func(ts *testscript.TestScript, _ bool, args []string) {
			w := worldOf(ts)
			right, err := strconv.Atoi(args[1])
			ts.Check(err)
			times, err := strconv.Atoi(args[2])
			ts.Check(err)
			for n := range times {
				w.stage.Forget(args[0])
				w.say(args[0], fmt.Sprintf("%04d", (right+n+1)%10000))
			}
		},
		// audited-on NAME ACT [refused]: it is on record that this was done, or refused, to somebody
		"audited-on": func(ts *testscript.TestScript, neg bool, args []string) {
			found := false
			worldOf(ts).do(func(d *liaison.Desk) error {
				person, err := d.OnRoster(args[0])
				if err != nil {
					return err
				}
				trail, err := d.Tx().AuditOf("") // of no matter
				for _, row := range trail {
					found = found || row.PersonID == person.ID && row.Act == args[1] && row.Refused == (len(args) > 2)
				}
				return err
			})
			if found == neg {
				ts.Fatalf("audited-on %v: %v", args, found)
			}
		},
		// person-with NAME PHONE ROLE: one more on the roster, with a phone
		"person-with": func(ts *testscript.TestScript, _ bool, args []string) {
			role, ok := roster.ParseRole(args[2])
			if !ok {
				ts.Fatalf("no role %s", args[2])
			}
			worldOf(ts).do(func(d *liaison.Desk) error {
				return d.Tx().SavePerson(liaison.Person{ID: d.Tx().NewID(), Name: args[0], Phone: args[1], Township: "东岸镇",
					Seat: liaison.SeatActive, Roles: []liaison.RoleHeld{{Role: liaison.Role(role)}}})
			})
		},
	}
}
