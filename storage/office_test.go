package storage_test

import (
	"testing"
	"time"

	"shuanglian/liaison"
)

func TestTasksDoneAndNotByTheirNumbers(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		same(t, int64(0), got[int64](t)(tx.LastTaskNumber()))
		first := liaison.OfficeTask{ID: "t1", Key: "k1", Kind: "guessing", Number: 1, CreatedAt: start()}
		call := liaison.OfficeTask{ID: "t2", Key: "k2", Kind: "unreachable", CreatedAt: start().Add(time.Second)}
		last := liaison.OfficeTask{ID: "t3", Key: "k3", Kind: "paused", Number: 2, CreatedAt: start().Add(2 * time.Second)}
		for _, task := range []liaison.OfficeTask{first, call, last} {
			must(t, second(tx.AddTask(task)))
		}
		last.DoneAt, last.DoneBy = start().Add(time.Minute), "clerk"
		must(t, tx.SaveTask(last))
		same(t, int64(2), got[int64](t)(tx.LastTaskNumber()))
		same(t, []liaison.OfficeTask{last, call, first}, got[[]liaison.OfficeTask](t)(tx.LatestTasks(0)))
		same(t, []liaison.OfficeTask{last}, got[[]liaison.OfficeTask](t)(tx.LatestTasks(1)))
		same(t, []liaison.OfficeTask{first, call}, got[[]liaison.OfficeTask](t)(tx.OpenTasks()))
	})
}

// Somebody who rang is on no list of the roster; his name and number go when what
// he said goes, and he himself with his last matter.
func TestCallers(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		caller := liaison.Person{ID: "c", Township: "东岸镇", Name: "陈婆", Phone: "13812340000", Seat: liaison.SeatActive, Caller: true}
		must(t, tx.SavePerson(caller))
		same(t, caller, got[liaison.Person](t)(tx.Person("c")))
		same(t, []liaison.Person{}, got[[]liaison.Person](t)(tx.PeopleNamed("陈婆")))
		same(t, []liaison.Person{}, got[[]liaison.Person](t)(tx.Roster()))
		matter := liaison.Matter{ID: "m", AuthorID: "c", State: liaison.StateInProgress, DraftedAt: start()}
		must(t, tx.SaveMatter(&matter))
		later := start().Add(time.Hour)
		forgotten := func(before time.Time) liaison.Person {
			must(t, second(tx.ForgetWords(before)))
			return got[liaison.Person](t)(tx.Person("c"))
		}
		same(t, caller, forgotten(later))
		matter.State, matter.ClosedAt = liaison.StateClosed, start()
		must(t, tx.SaveMatter(&matter))
		same(t, caller, forgotten(start()))
		call := liaison.OfficeTask{ID: "t", Key: "t", Kind: liaison.TaskUnreachable, PersonID: "c", MatterID: "m", CreatedAt: start()}
		must(t, second(tx.AddTask(call)))
		words := liaison.Entry{ID: "e", MatterID: "m", Kind: liaison.EntryAnswer, PersonID: "h", Said: liaison.Said{Kind: liaison.SaidText, Text: "周五修", At: start()}}
		must(t, tx.AddEntry(words))
		same(t, caller, forgotten(later)) // he has still to be phoned
		same(t, words, got[liaison.Entry](t)(tx.Entry("e")))
		call.DoneAt = later
		must(t, tx.SaveTask(call))
		nameless := caller
		nameless.Name, nameless.Phone = "", ""
		same(t, nameless, forgotten(later))
		must(t, second(tx.DropMatters(start())))
		same(t, nameless, got[liaison.Person](t)(tx.Person("c")))
		must(t, second(tx.DropMatters(later)))
		none, err := tx.Person("c")
		notFound(t, none, err)
	})
}
