package storage_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"shuanglian/liaison"
)

func fullMatter(id string) liaison.Matter {
	at := start()
	return liaison.Matter{
		ID: id, Number: "48291" + id, State: liaison.StateInProgress, AuthorID: "a", AuthorFrom: "o1",
		Recipient: liaison.ToDelegate, Level: liaison.Named, DelegateID: "d", HolderID: "h", WithOffice: true,
		Subjects: []string{"x", "y"}, Route: liaison.RouteChoseDelegate, Gist: "路", Urgent: true,
		DraftedAt: at, SubmittedAt: at.Add(time.Second), FirstDueAt: at.Add(2 * time.Second), OfficeDueAt: at.Add(3 * time.Second),
		FirstAnswerAt: at.Add(4 * time.Second), RepliedAt: at.Add(5 * time.Second), ClosedAt: at.Add(6 * time.Second),
		Rating: liaison.Satisfied, RatingReason: "快", Redone: 1,
		ClerkID: "c", EnteredBy: "e", Reworded: true, RatedBy: "r", ProposedID: "p", Units: []string{"镇政府"}, Offices: []string{"东岸镇", ""},
	}
}

func TestAMatterComesBackAsItWasSaved(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		m := fullMatter("3")
		must(t, tx.SaveMatter(&m))
		same(t, int64(1), m.Version)
		same(t, m, got[liaison.Matter](t)(tx.Matter("3")))
		same(t, m, got[liaison.Matter](t)(tx.MatterByNumber("482913")))
		m.State, m.Subjects, m.HolderID = liaison.StateClosed, nil, ""
		must(t, tx.SaveMatter(&m))
		same(t, m, got[liaison.Matter](t)(tx.Matter("3")))
		none, err := tx.Matter("4")
		notFound(t, none, err)
		draft := liaison.Matter{ID: "5", State: liaison.StateDraft}
		must(t, tx.SaveMatter(&draft))
		none, err = tx.MatterByNumber("")
		notFound(t, none, err)
	})
}

func TestAnOldVersionIsAConflict(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		m := fullMatter("1")
		stale := m
		must(t, tx.SaveMatter(&m))
		if err := tx.SaveMatter(&stale); !errors.Is(err, liaison.ErrConflict) {
			t.Errorf("a second insert: got %v, want ErrConflict", err)
		}
		old := m
		must(t, tx.SaveMatter(&m))
		if err := tx.SaveMatter(&old); !errors.Is(err, liaison.ErrConflict) || old.Version != 1 {
			t.Errorf("an old version: got %v and version %d, want ErrConflict and 1", err, old.Version)
		}
		same(t, int64(2), got[liaison.Matter](t)(tx.Matter("1")).Version)
	})
}

func TestANumberIsGivenOnce(t *testing.T) {
	onEach(t, func(t *testing.T, at database) {
		err := open(t, at).Do(t.Context(), func(d *liaison.Desk) error {
			one, other := fullMatter("1"), fullMatter("2")
			other.Number = one.Number
			return errors.Join(d.Tx().SaveMatter(&one), d.Tx().SaveMatter(&other))
		})
		if !errors.Is(err, liaison.ErrConflict) {
			t.Errorf("got %v, want ErrConflict", err)
		}
	})
}

func TestListsOfMatters(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		save := func(id string, state liaison.MatterState, hour int, change func(*liaison.Matter)) {
			m := liaison.Matter{
				ID: id, State: state, AuthorID: "a", HolderID: "h", Recipient: liaison.ToDelegate,
				SubmittedAt: start().Add(time.Duration(hour) * time.Hour), FirstDueAt: start().Add(time.Duration(-hour) * time.Hour),
			}
			if state == liaison.StateDraft {
				m.SubmittedAt, m.FirstDueAt, m.HolderID = time.Time{}, time.Time{}, ""
			}
			change(&m)
			must(t, tx.SaveMatter(&m))
		}
		as := func(*liaison.Matter) {}
		save("draft", liaison.StateDraft, 0, as)
		save("dropped draft", liaison.StateWithdrawn, 0, func(m *liaison.Matter) { m.SubmittedAt = time.Time{} })
		save("new", liaison.StateSubmitted, 1, as)
		save("office", liaison.StateSubmitted, 2, func(m *liaison.Matter) {
			m.HolderID, m.WithOffice, m.Recipient, m.AuthorID = "", true, liaison.ToOffice, "b"
		})
		save("answered", liaison.StateInProgress, 3, func(m *liaison.Matter) { m.FirstAnswerAt = start(); m.WithOffice = true })
		save("closed", liaison.StateClosed, 4, func(m *liaison.Matter) { m.WithOffice = true })

		list := func(matters []liaison.Matter, err error) []string {
			t.Helper()
			must(t, err)
			ids := []string{}
			for _, m := range matters {
				ids = append(ids, m.ID)
			}
			return ids
		}
		same(t, []string{"closed", "answered", "new"}, list(tx.MattersBy("a")))
		same(t, []string{"answered", "new"}, list(tx.MattersHeldBy("h")))
		same(t, []string{"answered", "office"}, list(tx.MattersWithOffice()))
		same(t, []string{"office"}, list(tx.MattersFirstDueBefore(start().Add(-time.Hour))))
		same(t, []string{"office", "new"}, list(tx.MattersFirstDueBefore(start())))
		for i, id := range []string{"closed", "new", "office", "new"} {
			must(t, tx.AddEntry(liaison.Entry{ID: fmt.Sprint("e", i), MatterID: id, Kind: liaison.EntryRaised, Said: liaison.Said{Kind: liaison.SaidText, At: start()}}))
			must(t, tx.AddRouting(liaison.Routing{ID: fmt.Sprint("r", i), MatterID: id, Reason: liaison.RouteChoseOffice, Recipient: liaison.ToOffice, At: start()}))
		}
		events := func(at time.Time) (ids []string) {
			for _, entry := range got[[]liaison.Entry](t)(tx.EntriesFirstDueBefore(at)) {
				ids = append(ids, entry.ID)
			}
			for _, routing := range got[[]liaison.Routing](t)(tx.RoutingsFirstDueBefore(at)) {
				ids = append(ids, routing.ID)
			}
			return ids
		}
		same(t, []string{"e2", "r2"}, events(start().Add(-time.Hour)))
		same(t, []string{"e1", "e3", "e2", "r1", "r3", "r2"}, events(start()))
		same(t, []string{"answered"}, list(tx.MattersUnfinished()))
		must(t, tx.AddEntry(liaison.Entry{ID: "u", MatterID: "answered", Kind: liaison.EntryRaised, Said: liaison.Said{Kind: liaison.SaidText, At: start()}}))
		must(t, tx.AddRouting(liaison.Routing{ID: "u", MatterID: "answered", Reason: liaison.RouteChoseOffice, Recipient: liaison.ToOffice, At: start()}))
		unfinished, gone := got[[]liaison.Entry](t)(tx.EntriesUnfinished()), got[[]liaison.Routing](t)(tx.RoutingsUnfinished())
		same(t, []string{"1 u", "1 u"}, []string{fmt.Sprint(len(unfinished), " ", unfinished[0].ID), fmt.Sprint(len(gone), " ", gone[0].ID)})
		same(t, []string{"closed", "answered"}, list(tx.AllMatters(2)))
		same(t, []string{"closed", "answered", "office", "new"}, list(tx.AllMatters(0)))
		same(t, 2, got[int](t)(tx.CountMattersToDelegate("a", start().Add(3*time.Hour))))
		save("taken back", liaison.StateWithdrawn, 3, as)
		save("withdrawn when it was out", liaison.StateWithdrawn, 3, func(m *liaison.Matter) { m.ClosedAt = start() })
		same(t, 3, got[int](t)(tx.CountMattersToDelegate("a", start().Add(3*time.Hour))))
	})
}

func TestEntriesAndMoves(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		m := fullMatter("1")
		must(t, tx.SaveMatter(&m))
		said := func(at time.Time, msg string) liaison.Said {
			return liaison.Said{Kind: liaison.SaidText, Text: "灯\x00坏了", MediaID: "x", At: at, MsgID: msg}
		}
		entries := []liaison.Entry{
			{ID: "e3", MatterID: "1", Kind: liaison.EntryRaised, PersonID: "a", Said: said(start(), "9")},
			{ID: "e2", MatterID: "1", Kind: liaison.EntryAdded, PersonID: "a", Said: said(start(), "10")},
			{ID: "e1", MatterID: "1", Kind: liaison.EntryAnswer, PersonID: "h", Said: said(start().Add(time.Second), "1")},
		}
		for _, i := range []int{2, 0, 1} {
			must(t, tx.AddEntry(entries[i]))
			entries[i].Said.Text = "灯坏了"
		}
		same(t, entries, got[[]liaison.Entry](t)(tx.Entries("1")))
		entries[2].RecalledAt = start().Add(time.Minute)
		must(t, tx.SaveEntry(entries[2]))
		same(t, entries[2], got[liaison.Entry](t)(tx.Entry("e1")))
		notFound(t, 0, tx.SaveEntry(liaison.Entry{ID: "e9", MatterID: "1"}))
		none, err := tx.Entry("e9")
		notFound(t, none, err)

		moves := []liaison.Move{
			{ID: "v2", MatterID: "1", From: liaison.StateDraft, To: liaison.StateSubmitted, ActorID: "a", Role: liaison.RoleResident, At: start()},
			{ID: "v1", MatterID: "1", From: liaison.StateSubmitted, To: liaison.StateReplied, Reason: "答完", At: start().Add(time.Second)},
		}
		must(t, tx.AddMove(moves[1]))
		must(t, tx.AddMove(moves[0]))
		same(t, moves, got[[]liaison.Move](t)(tx.Moves("1")))

		routings := []liaison.Routing{
			{ID: "r2", MatterID: "1", Reason: liaison.RouteChoseDelegate, Recipient: liaison.ToDelegate, HolderID: "h", ActorID: "a", At: start()},
			{ID: "r1", MatterID: "1", Reason: liaison.RouteHandedOn, Recipient: liaison.ToOffice, ActorID: "h", At: start().Add(time.Second)},
		}
		must(t, tx.AddRouting(routings[1]))
		must(t, tx.AddRouting(routings[0]))
		same(t, routings, got[[]liaison.Routing](t)(tx.Routings("1")))
	})
}

func TestQuestions(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		full := liaison.Question{
			ID: "q1", PersonID: "p", OpenID: "o", Kind: liaison.AskWhich, ObjectID: "m", ObjectVersion: 3,
			Options:   []liaison.Option{{Digit: "1", Words: []string{"好"}, Object: "m", Label: "路"}, {Digit: "0"}},
			Words:     []liaison.Said{{Kind: liaison.SaidText, Text: "明天办", At: start(), MsgID: "7"}},
			ExpiresAt: start().Add(time.Hour),
		}
		must(t, tx.SaveQuestion(full))
		same(t, full, got[liaison.Question](t)(tx.Question("q1")))
		full.AnsweredAt, full.Answer, full.Words = start(), "1", nil
		must(t, tx.SaveQuestion(full))
		same(t, full, got[liaison.Question](t)(tx.Question("q1")))

		never := time.Time{}
		pushed := func(id string, shown, expires, answered time.Time, more ...func(*liaison.Question)) liaison.Question {
			q := liaison.Question{ID: id, PersonID: "p", Kind: liaison.AskRating, ObjectID: "m", Pushed: true,
				ShownAt: shown, ExpiresAt: expires, AnsweredAt: answered, Tens: 2, Supersedes: "q1", TapID: "123" + id[1:]}
			for _, change := range more {
				change(&q)
			}
			must(t, tx.SaveQuestion(q))
			return q
		}
		early, late := pushed("q2", start(), never, never), pushed("q3", start().Add(time.Minute), start().Add(time.Hour), never)
		unshown := pushed("q4", never, never, never)
		over := pushed("q5", start(), never, start())
		ended := pushed("q6", start(), start().Add(30*time.Minute), never)
		changeable := pushed("q7", start(), never, start(), func(q *liaison.Question) { q.ChangesUntil = start().Add(time.Hour) })
		elsewhere := pushed("q8", start(), never, never, func(q *liaison.Question) { q.ObjectID = "n" })
		at := start().Add(30 * time.Minute)
		same(t, []liaison.Question{early, late, unshown, changeable, elsewhere}, got[[]liaison.Question](t)(tx.PushedQuestions("p", at)))
		same(t, []liaison.Question{changeable, ended, over, unshown, late, early}, got[[]liaison.Question](t)(tx.QuestionsPut("p", liaison.AskRating, "m")))
		same(t, []liaison.Question{early, late, unshown, ended}, got[[]liaison.Question](t)(tx.QuestionsAbout(liaison.AskRating, "m")))
		same(t, late, got[liaison.Question](t)(tx.QuestionByTap("1233")))
		for _, tap := range []string{"", "9999"} {
			none, err := tx.QuestionByTap(tap)
			notFound(t, none, err)
		}
		asked := liaison.Question{ID: "qa", PersonID: "p", OpenID: "o", Kind: liaison.AskUnbind, ExpiresAt: start().Add(time.Hour)}
		must(t, tx.SaveQuestion(asked))
		same(t, []liaison.Question{asked}, got[[]liaison.Question](t)(tx.OpenDialogues("o", at)))
		same(t, []liaison.Question{}, got[[]liaison.Question](t)(tx.OpenDialogues("o", start().Add(time.Hour))))
		shown := liaison.Question{ID: "q0", PersonID: "p", OpenID: "o", Kind: liaison.AskWhich, ShownAt: start(), ExpiresAt: at, AnsweredAt: at, Answer: "1"}
		must(t, tx.SaveQuestion(shown))
		same(t, shown, got[liaison.Question](t)(tx.LastDialogue("o")))
		none, err := tx.LastDialogue("another")
		notFound(t, none, err)
		none, err = tx.Question("q9")
		notFound(t, none, err)
	})
}
