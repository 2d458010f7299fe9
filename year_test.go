package main

import (
	"context"
	"fmt"
	"maps"
	"sync"
	"testing"
	"time"

	"shuanglian/liaison"
	"shuanglian/liaison/workday"
	"shuanglian/scheduler"
)

// TestAYearSendsWhatAYearShould: a reception day a month with one delegate on duty in
// turn, an activity a quarter and a training a year. Everybody is asked once about
// each of his meetings, on a day on which people are not left alone, before it begins;
// and who visits nobody hears of it three times for each quarter.
func TestAYearSendsWhatAYearShould(t *testing.T) {
	begins := time.Date(2026, time.January, 4, 10, 0, 0, 0, monday().Location())
	w := newWorldAt(t, backings(t)[1], begins, nil, func(c *Config) {
		yearly := "0 5 1 1 *"
		c.Schedules.KeepTags, c.Schedules.RemindHolder, c.Schedules.Tidy = yearly, yearly, yearly
		c.Schedules.MakeMeetings, c.Schedules.RemindVisits = "20 7 * * 1", "50 8 4,17,28 1,3,4,6,7,9,10,12 *" // on the days on which they find something
	})
	w.importRoster()
	for _, name := range []string{"王建国", "周秀英", "李敏"} {
		w.join(name, w.code(name))
	}
	rule := liaison.Series{Month: 1, Day: 15, Hour: workday.At(9, 0), Place: "镇政府一楼", Roles: []liaison.Role{liaison.RoleDelegate}}
	reception, activity, training := rule, rule, rule
	reception.Kind, reception.Every, reception.OnDuty = liaison.ReceptionDay, liaison.EveryMonth, 1
	activity.Kind, activity.Every, activity.Month, activity.Day = liaison.GroupActivity, liaison.EveryQuarter, 2, 20
	training.Kind, training.Every, training.Month, training.Day = liaison.Training, liaison.EveryYear, 6, 19
	w.do(func(d *liaison.Desk) error {
		for _, s := range []liaison.Series{reception, activity, training} {
			if _, err := d.AddSeries(s, "test"); err != nil {
				return err
			}
		}
		return nil
	})
	makeTwice(t, w)
	for month := time.February; month <= 13; month++ {
		if _, err := w.app.scheduler.MoveTo(context.Background(), time.Date(2026, month, 1, 0, 0, 0, 0, begins.Location())); err != nil {
			t.Fatal(err)
		}
	}
	want := map[liaison.MeetingKind]int{liaison.ReceptionDay: 12, liaison.GroupActivity: 4 * 3, liaison.Training: 3}
	if got := w.invitationsSent(); !maps.Equal(got, want) {
		t.Errorf("asked %v, want %v", got, want)
	}
	const people = 3 // two delegates, and who interviews them; what the last quarter is late with comes next year
	visits := map[string]int{"14d": 4 * people, "3d": 4 * people, "+3d": 3 * people}
	if got := w.toldOf(liaison.RemindVisits); !maps.Equal(got, visits) {
		t.Errorf("reminded of visits %v, want %v", got, visits)
	}
}

// toldOf counts by step the reminders of a kind that were told.
func (w *world) toldOf(kind liaison.ReminderKind) map[string]int {
	counts := map[string]int{}
	w.do(func(d *liaison.Desk) error {
		clear(counts)
		deliveries, err := d.Tx().ListDeliveries(nil, 0)
		for _, delivery := range deliveries {
			told, err := d.Tx().RemindersToldBy(delivery.Key)
			if err != nil {
				return err
			}
			for _, r := range told {
				if r.Kind == kind {
					counts[r.Step]++
				}
			}
		}
		return err
	})
	return counts
}

// makeTwice has two processes make meetings at once: each period gets one.
func makeTwice(t *testing.T, w *world) {
	t.Helper()
	other := w.openApp()
	var both sync.WaitGroup
	for _, app := range []*App{w.app, other} {
		both.Go(func() {
			if err := scheduler.MakeMeetingsNow(context.Background(), app.office); err != nil {
				t.Error(err)
			}
		})
	}
	both.Wait()
	w.do(func(d *liaison.Desk) error {
		rows, err := d.SeriesRows("")
		for _, row := range rows {
			days := map[string]bool{}
			for _, meeting := range row.Next {
				days[meeting.StartsAt.Format(time.DateOnly)] = true
			}
			if len(days) != len(row.Next) || row.Kind == liaison.ReceptionDay && len(days) != 2 {
				t.Errorf("%s has %d meetings on %d days", row.Kind, len(row.Next), len(days))
			}
		}
		return err
	})
}

// invitationsSent counts by kind who was asked about which meeting, and looks when.
func (w *world) invitationsSent() map[liaison.MeetingKind]int {
	counts, seen := map[liaison.MeetingKind]int{}, map[string]bool{}
	w.do(func(d *liaison.Desk) error {
		clear(counts)
		clear(seen)
		deliveries, err := d.Tx().ListDeliveries(nil, 0)
		if err != nil {
			return err
		}
		for _, delivery := range deliveries {
			if delivery.Kind != liaison.DeliverQuestion {
				continue
			}
			question, err := d.Tx().Question(delivery.QuestionID)
			if err != nil {
				return err
			}
			meeting, err := d.Tx().Meeting(question.ObjectID)
			if err != nil {
				return err
			}
			counts[meeting.Kind]++
			at := delivery.CreatedAt.In(monday().Location())
			quiet := d.Terms().Calendar.Quiet(at, d.Terms().Policy.Quiet)
			key := fmt.Sprint(delivery.PersonID, meeting.ID)
			if quiet || seen[key] || !at.Before(meeting.StartsAt) || !d.Terms().Calendar.IsWorking(meeting.StartsAt) {
				w.t.Errorf("%s on %s was told at %s: quiet %v, twice %v", meeting.Kind, meeting.StartsAt, at, quiet, seen[key])
			}
			seen[key] = true
		}
		return nil
	})
	return counts
}
