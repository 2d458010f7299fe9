package main

import (
	"bytes"
	"net/http"
	"net/http/httptest"
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
		// public-url URL: the program is reached from outside there
		"public-url": func(ts *testscript.TestScript, _ bool, args []string) {
			worldOf(ts).reopen(func(c *Config) { c.Server.PublicURL = args[0] })
		},
		// page PATH: somebody opens an address of the program; "!": there is nothing
		"page": func(ts *testscript.TestScript, neg bool, args []string) {
			answer := httptest.NewRecorder()
			worldOf(ts).app.Routes(nil).ServeHTTP(answer, httptest.NewRequest(http.MethodGet, args[0], nil))
			if (answer.Code == http.StatusOK) == neg {
				ts.Fatalf("%s answers %d", args[0], answer.Code)
			}
			_, err := ts.Stdout().Write(answer.Body.Bytes())
			ts.Check(err)
		},
	}
}
