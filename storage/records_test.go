package storage_test

import (
	"fmt"
	"testing"
	"time"

	"shuanglian/liaison"
)

func TestDues(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		same(t, time.Time{}, got[time.Time](t)(tx.EarliestDue()))
		due := func(object string, hours int) liaison.Due {
			return liaison.Due{Kind: liaison.DueFirstAnswer, ObjectID: object, At: start().Add(time.Duration(hours) * time.Hour)}
		}
		for _, d := range []liaison.Due{due("c", 3), due("a", 9), due("b", 2), due("a", 1)} {
			must(t, tx.SaveDue(d))
		}
		same(t, []liaison.Due{due("a", 1), due("b", 2)}, got[[]liaison.Due](t)(tx.DueBefore(start().Add(2*time.Hour), 9)))
		same(t, []liaison.Due{due("a", 1)}, got[[]liaison.Due](t)(tx.DueBefore(start().Add(2*time.Hour), 1)))
		same(t, start().Add(time.Hour), got[time.Time](t)(tx.EarliestDue()))
		must(t, tx.DropDue(liaison.DueFirstAnswer, "a"))
		must(t, tx.DropDue(liaison.DueFirstAnswer, "nothing"))
		same(t, start().Add(2*time.Hour), got[time.Time](t)(tx.EarliestDue()))
		d := liaison.Delivery{ID: "d", Key: "d", PersonID: "p", State: liaison.DeliveryQueued, ReadyAt: start().Add(time.Minute)}
		must(t, second(tx.AddDelivery(&d)))
		same(t, start().Add(time.Minute), got[time.Time](t)(tx.EarliestDue()))
	})
}

func TestADueForEachOpenMatter(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		for id, state := range map[string]liaison.MatterState{"m1": liaison.StateSubmitted, "m2": liaison.StateClosed, "m3": liaison.StateReplied,
			"m4": liaison.StateDraft} {
			m := liaison.Matter{ID: id, State: state}
			must(t, tx.SaveMatter(&m))
		}
		must(t, tx.SaveDue(liaison.Due{Kind: liaison.DueRoster, ObjectID: "m1", At: start()}))
		at := start().Add(time.Hour)
		must(t, tx.DueOnOpenMatters(liaison.DueRoster, at))
		want := []liaison.Due{{Kind: liaison.DueRoster, ObjectID: "m1", At: at}, {Kind: liaison.DueRoster, ObjectID: "m3", At: at}}
		same(t, want, got[[]liaison.Due](t)(tx.DueBefore(at, 9)))
	})
}

func TestJobs(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		run := liaison.JobRun{Job: "digest", PlannedAt: start(), StartedAt: start().Add(time.Second)}
		later := liaison.JobRun{Job: "digest", PlannedAt: start().Add(time.Hour), StartedAt: start().Add(time.Hour)}
		same(t, true, got[bool](t)(tx.ClaimJob(later)))
		same(t, true, got[bool](t)(tx.ClaimJob(run)))
		same(t, false, got[bool](t)(tx.ClaimJob(run)))
		later.FinishedAt, later.Outcome = start().Add(2*time.Hour), "无事"
		must(t, tx.FinishJob(later))
		same(t, later, got[liaison.JobRun](t)(tx.LastJob("digest")))
		none, err := tx.LastJob("other")
		notFound(t, none, err)
		notFound(t, 0, tx.FinishJob(liaison.JobRun{Job: "other"}))
		same(t, []liaison.JobRun{later, run}, got[[]liaison.JobRun](t)(tx.JobRuns(0)))
		same(t, []liaison.JobRun{later}, got[[]liaison.JobRun](t)(tx.JobRuns(1)))
	})
}

func TestWhatTheOfficeIsToldOfJobs(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		list := got[[]liaison.JobRun](t)
		var missed []liaison.JobRun
		for i := range 3 {
			run := liaison.JobRun{Job: "digest", PlannedAt: start().Add(time.Duration(i) * time.Hour), StartedAt: start(), FinishedAt: start(), Outcome: "expired"}
			same(t, true, got[bool](t)(tx.ClaimJob(run)))
			run.Tell = i > 0
			must(t, tx.FinishJob(run))
			if run.Tell {
				missed = append(missed, run)
			}
		}
		same(t, missed, list(tx.JobRunsToTell()))
		missed[0].ToldAt = start().Add(time.Minute)
		must(t, tx.FinishJob(missed[0]))
		same(t, missed[1:], list(tx.JobRunsToTell()))
		same(t, missed[:1], list(tx.JobRunsTold(missed[0].ToldAt)))
		same(t, []liaison.JobRun{}, list(tx.JobRunsTold(time.Time{})))

		lost := reminder("p", "m", "7d", 1)
		must(t, second(tx.PlanReminders([]liaison.Reminder{lost})))
		lost.State = liaison.ReminderMissed
		must(t, tx.SaveReminder(lost))
		same(t, []liaison.Reminder{lost}, got[[]liaison.Reminder](t)(tx.RemindersToTell(9)))
		lost.ToldAt = start().Add(time.Minute)
		must(t, tx.SaveReminder(lost))
		same(t, []liaison.Reminder{}, got[[]liaison.Reminder](t)(tx.RemindersToTell(9)))
		same(t, []liaison.Reminder{lost}, got[[]liaison.Reminder](t)(tx.RemindersMissed(lost.ToldAt)))
		same(t, false, got[bool](t)(tx.WasReminded("p", start()))) // the office was told, not he
	})
}

func TestOfferedReplies(t *testing.T) {
	onEach(t, func(t *testing.T, at database) {
		clock := newClock()
		office := open(t, at, withClock(clock))
		for i, text := range []string{"一", "二", "", "三", "四"} {
			_, err := office.Turn(t.Context(), arrival(fmt.Sprint("m:", i), "o1"), answer(text, liaison.Conversation{}))
			must(t, err)
			clock.add(time.Second)
		}
		do(t, office, func(tx liaison.Tx) error {
			must(t, tx.MarkWritten([]string{"m:0", "m:2", "m:unknown"}))
			return tx.MarkRescued("m:1")
		})
		offered := func(limit int, seconds int) []liaison.OfferedReply {
			return read(t, office, func(tx liaison.Tx) ([]liaison.OfferedReply, error) {
				return tx.OfferedBefore(start().Add(time.Duration(seconds)*time.Second), limit)
			})
		}
		three := liaison.OfferedReply{Key: "m:3", OpenID: "o1", Reply: liaison.Reply{Text: "三", At: start().Add(3 * time.Second)}}
		four := liaison.OfferedReply{Key: "m:4", OpenID: "o1", Reply: liaison.Reply{Text: "四", At: start().Add(4 * time.Second)}}
		same(t, []liaison.OfferedReply{three, four}, offered(0, 60))
		same(t, []liaison.OfferedReply{three}, offered(1, 60))
		same(t, []liaison.OfferedReply{three}, offered(0, 4))
		same(t, []liaison.OfferedReply{}, offered(0, 3))
		count := read(t, office, func(tx liaison.Tx) (int, error) { return tx.ArrivalsSince("o1", start().Add(2*time.Second)) })
		same(t, 3, count)
		answered := read(t, office, func(tx liaison.Tx) (int, error) { return tx.AnsweredSince("o1", start().Add(2*time.Second)) })
		same(t, 2, answered)
	})
}

func TestOldArrivalsAreDropped(t *testing.T) {
	onEach(t, func(t *testing.T, at database) {
		clock := newClock()
		office := open(t, at, withClock(clock))
		for i := range 3 {
			_, err := office.Turn(t.Context(), arrival(fmt.Sprint("m:", i), "o1"), countOn)
			must(t, err)
			clock.add(time.Hour)
		}
		do(t, office, func(tx liaison.Tx) error {
			same(t, 2, got[int](t)(tx.DropArrivalsBefore(start().Add(2*time.Hour))))
			return nil
		})
		reply, err := office.Turn(t.Context(), arrival("m:3", "o1"), countOn)
		must(t, err)
		same(t, "4", reply.Text)
	})
}
