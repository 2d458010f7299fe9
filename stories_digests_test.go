package main

import (
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"shuanglian/bot/simulator/story"
)

// quietDigests: a story hears of digests only when it is about them.
func quietDigests(c *Config) {
	const never = "0 3 1 1 *"
	c.Schedules.DigestCommittee, c.Schedules.DigestMonth, c.Schedules.DigestDelegate, c.Schedules.DigestOffice = never, never, never, never
}

// digestStoryCommands are for stories about digests.
func digestStoryCommands() map[string]story.Command {
	return map[string]story.Command{
		// digests [committee month delegate office]: they go out as in a real place;
		// 'committee 30 8 * * 4': at this time instead
		"digests": func(ts *testscript.TestScript, _ bool, args []string) {
			worldOf(ts).reopen(func(c *Config) {
				specs := DefaultConfig().Schedules
				for _, job := range []struct {
					name string
					to   *string
					from string
				}{{"committee", &c.Schedules.DigestCommittee, specs.DigestCommittee}, {"month", &c.Schedules.DigestMonth, specs.DigestMonth},
					{"delegate", &c.Schedules.DigestDelegate, specs.DigestDelegate}, {"office", &c.Schedules.DigestOffice, specs.DigestOffice}} {
					for _, arg := range args {
						name, spec, given := strings.Cut(arg, " ")
						if name == job.name {
							*job.to = job.from
						}
						if name == job.name && given {
							*job.to = spec
						}
					}
				}
			})
		},
	}
}
