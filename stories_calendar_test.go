package main

import (
	"context"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"shuanglian/bot/simulator/story"
)

// timeCommands are for what time does to a program that isn't there.
func timeCommands() map[string]story.Command {
	return map[string]story.Command{
		// calendar-warnings: the office is warned of missing years as in a real place
		"calendar-warnings": func(ts *testscript.TestScript, _ bool, _ []string) {
			worldOf(ts).reopen(func(c *Config) { c.Schedules.WarnCalendar = DefaultConfig().Schedules.WarnCalendar })
		},
		// down 72h: the program is stopped, and started anew so much later
		"down": func(ts *testscript.TestScript, _ bool, args []string) {
			length, err := time.ParseDuration(args[0])
			ts.Check(err)
			ts.Check(worldOf(ts).down(length))
		},
	}
}

// down stops the program, lets time go by and starts it again.
func (w *world) down(length time.Duration) error {
	if err := w.app.quiesce(context.Background()); err != nil {
		return err
	}
	if err := w.clock.Move(w.clock.Now().Add(length)); err != nil {
		return err
	}
	if err := w.forgetClaim(); err != nil { // miniredis' clock stands still: it would hold for ever
		return err
	}
	w.app = w.openApp()
	w.platform.SetCallbackURL(w.serve(w.app.Routes(nil)))
	w.settle()
	return nil
}
