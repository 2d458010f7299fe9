package main

import (
	"fmt"
	"strconv"

	"github.com/rogpeppe/go-internal/testscript"

	"shuanglian/bot/simulator/story"
	"shuanglian/liaison"
)

// cardCommands are what a story needs to hand out cards.
func cardCommands() map[string]story.Command {
	return map[string]story.Command{
		// card NAME VAR: the office prints a binding card; its scene goes into VAR
		"card": func(ts *testscript.TestScript, _ bool, args []string) {
			worldOf(ts).do(func(d *liaison.Desk) error {
				person, err := d.OnRoster(args[0])
				if err != nil {
					return err
				}
				card, err := d.IssueCard(person.ID, "test")
				ts.Setenv(args[1], strconv.Itoa(card.Scene.Number))
				return err
			})
		},
		// unbind NAME REASON: the office ends a binding; the program's own command would do it by the real clock
		"unbind": func(ts *testscript.TestScript, _ bool, args []string) {
			worldOf(ts).do(func(d *liaison.Desk) error {
				_, err := d.UnbindByOffice(args[0], "", args[1], "test")
				return err
			})
			worldOf(ts).settle()
		},
		// delegate-card NAME VAR: the card that hangs in the village
		"delegate-card": func(ts *testscript.TestScript, _ bool, args []string) {
			worldOf(ts).do(func(d *liaison.Desk) error {
				people, err := d.Delegates(liaison.Chosen{Names: args[:1]})
				if err != nil || len(people) != 1 {
					return fmt.Errorf("%d delegates named %s: %w", len(people), args[0], err)
				}
				card, err := d.DelegateCard(people[0])
				ts.Setenv(args[1], strconv.Itoa(card.Scene.Number))
				return err
			})
		},
	}
}
