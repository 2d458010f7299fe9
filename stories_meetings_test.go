package main

import (
	"bytes"
	"regexp"

	"github.com/rogpeppe/go-internal/testscript"

	"shuanglian/bot/simulator/story"
)

// meetingStoryCommands are what stories of meetings need.
func meetingStoryCommands() map[string]story.Command {
	return map[string]story.Command{
		// meeting VAR OPTIONS...: the office sends a meeting by command; its number is kept
		"meeting": func(ts *testscript.TestScript, _ bool, args []string) {
			var out bytes.Buffer
			if code := runOn(ts, append([]string{"meeting", "add"}, args[1:]...), &out); code != 0 {
				ts.Fatalf("meeting %v: exit code %d", args, code)
			}
			found := regexp.MustCompile(`会议编号(\d{6})`).FindStringSubmatch(out.String())
			if found == nil {
				ts.Fatalf("no number in %s", out.String())
			}
			ts.Setenv(args[0], found[1])
			ts.Check(worldOf(ts).advance("1s")) // the clock invites people
		},
	}
}
