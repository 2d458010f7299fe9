package storage_test

import (
	"fmt"
	"testing"
	"time"

	"shuanglian/liaison"
)

func reminder(person, object, step string, hours int) liaison.Reminder {
	at := start().Add(time.Duration(hours) * time.Hour)
	return liaison.Reminder{PersonID: person, ObjectID: object, Step: step, Kind: liaison.RemindFirstAnswer,
		At: at, Until: at.Add(time.Hour), State: liaison.ReminderPlanned}
}

func TestRemindersAreListed(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		a, b, c := reminder("p", "m", "7d", 3), reminder("q", "m", "7d", 1), reminder("p", "n", "2h", 2)
		c.Urgent = true
		for _, r := range []liaison.Reminder{a, b, c} {
			same(t, 1, got[int](t)(tx.PlanReminders([]liaison.Reminder{r})))
		}
		same(t, start().Add(time.Hour), got[time.Time](t)(tx.EarliestDue()))
		list := got[[]liaison.Reminder](t)
		same(t, []liaison.Reminder{b, c}, list(tx.RemindersDue(start().Add(2*time.Hour), 9)))
		same(t, []liaison.Reminder{b}, list(tx.RemindersDue(start().Add(2*time.Hour), 1)))
		same(t, []liaison.Reminder{c, a}, list(tx.RemindersFor("p", start().Add(4*time.Hour))))
		same(t, []liaison.Reminder{c}, list(tx.RemindersFor("p", start().Add(3*time.Hour))))
		same(t, []liaison.Reminder{b, a}, list(tx.RemindersAbout("m")))
		same(t, 2, got[int](t)(tx.CancelReminders("m")))
		same(t, 0, got[int](t)(tx.CancelReminders("m")))
		same(t, []liaison.Reminder{}, list(tx.RemindersAbout("m")))
		same(t, []liaison.Reminder{c}, list(tx.RemindersDue(start().Add(9*time.Hour), 0)))
	})
}

func TestAReminderIsPlannedAnewOnlyUntilItIsTold(t *testing.T) {
	for state, again := range map[liaison.ReminderState]bool{liaison.ReminderPlanned: true, liaison.ReminderCancelled: true,
		liaison.ReminderTold: false, liaison.ReminderMissed: false} {
		t.Run(string(state), func(t *testing.T) {
			inOne(t, func(t *testing.T, tx liaison.Tx) {
				r := reminder("p", "m", "7d", 1)
				same(t, 1, got[int](t)(tx.PlanReminders([]liaison.Reminder{r})))
				r.State = state
				if state == liaison.ReminderTold {
					r.ToldAt, r.DeliveryKey = start(), "remind:p:1"
				}
				must(t, tx.SaveReminder(r))
				moved := reminder("p", "m", "7d", 5)
				same(t, again, got[int](t)(tx.PlanReminders([]liaison.Reminder{moved})) == 1)
				due := got[[]liaison.Reminder](t)(tx.RemindersDue(start().Add(9*time.Hour), 0))
				if again {
					same(t, []liaison.Reminder{moved}, due)
				} else {
					same(t, []liaison.Reminder{}, due)
				}
			})
		})
	}
}

func TestWhatAMessageReminds(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		for _, step := range []string{"7d", "3d", "2h"} {
			r := reminder("p", "m", step, 1)
			r.Urgent = step == "2h"
			must(t, second(tx.PlanReminders([]liaison.Reminder{r})))
			r.State, r.ToldAt, r.DeliveryKey = liaison.ReminderTold, start(), "ordinary"
			if r.Urgent {
				r.ToldAt, r.DeliveryKey = start().Add(time.Hour), "urgent"
			}
			must(t, tx.SaveReminder(r))
		}
		told := got[[]liaison.Reminder](t)(tx.RemindersToldBy("ordinary"))
		same(t, 2, len(told))
		same(t, []liaison.Reminder{}, got[[]liaison.Reminder](t)(tx.RemindersToldBy("")))
		same(t, true, got[bool](t)(tx.WasReminded("p", start())))
		same(t, false, got[bool](t)(tx.WasReminded("p", start().Add(time.Minute)))) // the urgent one doesn't count
		same(t, false, got[bool](t)(tx.WasReminded("q", start())))
		must(t, second(tx.PlanReminders([]liaison.Reminder{reminder("p", "m", "1d", 1)})))
		same(t, 3, got[int](t)(tx.DropRemindersBefore(start().Add(2*time.Hour))))
		same(t, 1, len(got[[]liaison.Reminder](t)(tx.RemindersAbout("m"))))
		notFound(t, 0, tx.SaveReminder(reminder("nobody", "m", "1d", 1)))
	})
}

func TestManyRemindersAtOnce(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		var plan []liaison.Reminder
		for i := range 64 { // two whole groups and a rest
			plan = append(plan, reminder(fmt.Sprintf("p%02d", i), "m", "7d", 1))
		}
		twice := reminder("p00", "m", "7d", 5)
		same(t, 64, got[int](t)(tx.PlanReminders(append(plan, twice))))
		plan = append(plan[1:], twice)
		same(t, plan, got[[]liaison.Reminder](t)(tx.RemindersAbout("m")))
		same(t, 0, got[int](t)(tx.PlanReminders(nil)))
	})
}
