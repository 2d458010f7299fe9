package main

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"shuanglian/bot/simulator/story"
)

// askingCommands are what stories about questions need.
func askingCommands() map[string]story.Command {
	return map[string]story.Command{
		// msgmenu: the program is started anew with lines to tap below its questions
		"msgmenu": func(ts *testscript.TestScript, _ bool, _ []string) {
			w := worldOf(ts)
			w.reopen(func(c *Config) { c.WeChat.MsgMenu = true })
		},
		// consent-version N: the office has changed what people agree to
		"consent-version": func(ts *testscript.TestScript, _ bool, args []string) {
			version, err := strconv.Atoi(args[0])
			ts.Check(err)
			worldOf(ts).reopen(func(c *Config) { c.Organization.Consent = version })
		},
		// tap-line NAME DIGITS TEXT: a tap on a line of a msgmenu that is on nobody's screen any more
		"tap-line": func(ts *testscript.TestScript, _ bool, args []string) {
			w := worldOf(ts)
			w.stage.Forget(args[0])
			ts.Check(w.platform.TapMsgMenu(w.t.Context(), args[0], args[1], args[2]))
			w.settle()
		},
		// line NAME TEXT VAR: keep the digits behind the newest line that says so
		"line": func(ts *testscript.TestScript, _ bool, args []string) {
			screen := worldOf(ts).platform.Screen(args[0])
			for i := len(screen) - 1; i >= 0; i-- {
				for _, item := range screen[i].Taps() {
					if item.Content == args[1] {
						ts.Setenv(args[2], item.ID)
						return
					}
				}
			}
			ts.Fatalf("no line %s on the screen of %s", args[1], args[0])
		},
		// menu NAME REGEXP: his phone shows a menu like this
		"menu": func(ts *testscript.TestScript, neg bool, args []string) {
			var rows []string
			for _, button := range worldOf(ts).platform.Menu(args[0]) {
				rows = append(rows, button.Name)
				for _, below := range button.Sub {
					rows = append(rows, below.Name)
				}
			}
			if drawn := strings.Join(rows, " "); regexp.MustCompile(args[1]).MatchString(drawn) == neg {
				ts.Fatalf("the menu of %s: %s", args[0], drawn)
			}
		},
		// click NAME KEY: a tap on a button that is on no menu any more
		"click": func(ts *testscript.TestScript, _ bool, args []string) {
			w := worldOf(ts)
			w.stage.Forget(args[0])
			ts.Check(w.platform.ClickOld(w.t.Context(), args[0], args[1]))
			w.settle()
		},
		// drop-tag NAME: somebody deletes a tag in the platform's own pages
		"drop-tag": func(ts *testscript.TestScript, _ bool, args []string) { worldOf(ts).platform.DropTag(args[0]) },
		// room NAME N: so many customer messages may be sent to him now
		"room": func(ts *testscript.TestScript, _ bool, args []string) {
			left, _ := worldOf(ts).platform.Room(args[0])
			if got := strconv.Itoa(left); got != args[1] {
				ts.Fatalf("room for %s messages to %s, want %s", got, args[0], args[1])
			}
		},
	}
}

// reopen starts the program anew on the same database with other settings.
func (w *world) reopen(change func(*Config)) {
	w.t.Helper()
	w.settle()
	change(&w.config)
	w.app = w.openApp()
	w.platform.SetCallbackURL(w.serve(w.app.Routes(nil)))
}
