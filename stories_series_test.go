package main

import (
	"context"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"shuanglian/bot/simulator/story"
	"shuanglian/liaison"
	"shuanglian/liaison/workday"
	"shuanglian/scheduler"
)

// seriesCommands are for meetings that come again.
func seriesCommands() map[string]story.Command {
	return map[string]story.Command{
		// series reception_day month 15 2: on the 15th of each month at 9, two delegates in turn (0: all)
		"series": func(ts *testscript.TestScript, _ bool, args []string) {
			day, err := strconv.Atoi(args[2])
			ts.Check(err)
			turns, err := strconv.Atoi(args[3])
			ts.Check(err)
			w := worldOf(ts)
			w.do(func(d *liaison.Desk) error {
				_, err := d.AddSeries(liaison.Series{Kind: liaison.MeetingKind(args[0]), Every: liaison.Every(args[1]), Month: 1, Day: day,
					Hour: workday.At(9, 0), Place: "镇政府一楼", Roles: []liaison.Role{liaison.RoleDelegate}, OnDuty: turns}, "test")
				return err
			})
			ts.Check(scheduler.MakeMeetingsNow(context.Background(), w.app.office))
		},
		// rota '2026-11-16 王建国; 2026-12-15 周秀英': the days to come, and who is on duty
		"rota": func(ts *testscript.TestScript, _ bool, args []string) {
			var days []string
			w := worldOf(ts)
			w.do(func(d *liaison.Desk) error {
				rows, err := d.SeriesRows("")
				days = nil
				for _, row := range rows {
					for i, meeting := range row.Next {
						day := meeting.StartsAt.In(w.config.Organization.Location()).Format("2006-01-02")
						for _, person := range row.OnDuty[i] {
							day += " " + person.Name
						}
						days = append(days, day)
					}
				}
				return err
			})
			if got := strings.Join(days, "; "); got != args[0] {
				ts.Fatalf("the rota is %q", got)
			}
		},
		// duty-number VAR: the number of the next day of a rota
		"duty-number": func(ts *testscript.TestScript, _ bool, args []string) {
			worldOf(ts).do(func(d *liaison.Desk) error {
				rows, err := d.SeriesRows("")
				if err == nil {
					ts.Setenv(args[0], rows[0].Next[0].Number)
				}
				return err
			})
		},
	}
}
