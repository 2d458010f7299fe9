package storage_test

import (
	"testing"
	"time"

	"shuanglian/liaison"
)

func visitOn(id, from, to string, days int) liaison.Visit {
	return liaison.Visit{ID: id, Kind: liaison.ContactVisit, FromID: from, ToID: to, Day: start().AddDate(0, 0, days), Channel: liaison.ByPhone,
		Gist: "了解低保", ByID: from, RecordedAt: start().AddDate(0, 0, days)}
}

func TestVisits(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		for id, township := range map[string]string{"d": "", "e": "", "f": "西山镇", "m": "", "n": ""} {
			must(t, tx.SavePerson(liaison.Person{ID: id, Name: id, Township: township, Seat: liaison.SeatActive}))
		}
		must(t, tx.SaveContact(liaison.Contact{ID: "c1", Kind: liaison.ContactVisit, FromID: "d", ToID: "m", Since: start()}))
		must(t, tx.SaveContact(liaison.Contact{ID: "c2", Kind: liaison.ContactVisit, FromID: "e", ToID: "m", Since: start().AddDate(-1, 0, 0), Until: start().AddDate(0, 0, -1)}))
		must(t, tx.SaveContact(liaison.Contact{ID: "c3", Kind: liaison.ContactVisit, FromID: "f", ToID: "n", Since: start()}))
		by, other, wrong, right := visitOn("v1", "d", "m", 2), visitOn("v2", "f", "n", 2), visitOn("v3", "e", "m", 1), visitOn("v4", "e", "m", 0)
		right.ReplacesID = "v3"
		for _, visit := range []liaison.Visit{by, other, wrong, right} {
			must(t, tx.AddVisit(visit))
			same(t, visit, got[liaison.Visit](t)(tx.Visit(visit.ID)))
		}
		same(t, right, got[liaison.Visit](t)(tx.Visit("v3"))) // what has corrected it
		until := start().AddDate(0, 0, 2)
		same(t, counted(right, by), got[[]liaison.Visit](t)(tx.VisitsAround(liaison.Whose{PersonID: "d"}, start(), until))) // whoever saw them
		same(t, counted(right, by, other), got[[]liaison.Visit](t)(tx.VisitsAround(liaison.Whose{}, start(), until)))
		same(t, counted(right), got[[]liaison.Visit](t)(tx.VisitsAround(liaison.Whose{}, start(), start().AddDate(0, 0, 1))))
		same(t, counted(other), got[[]liaison.Visit](t)(tx.VisitsAround(liaison.Whose{Townships: []string{"西山镇"}}, start(), until)))
		must(t, tx.SavePerson(liaison.Person{ID: "w", Name: "w", Township: "西山镇", Seat: liaison.SeatActive}))
		must(t, tx.SaveContact(liaison.Contact{ID: "c4", Kind: liaison.ContactInterview, FromID: "w", ToID: "d", Since: start()}))
		same(t, counted(right, by), got[[]liaison.Visit](t)(tx.VisitsAround(liaison.Whose{InterviewerID: "w"}, start(), until)))
		by.WithdrawnAt, by.WithdrawnBy, by.MatterID = start().Add(time.Hour), "d", "matter"
		must(t, tx.SaveVisit(by))
		same(t, by, got[liaison.Visit](t)(tx.Visit("v1")))
		same(t, counted(right), got[[]liaison.Visit](t)(tx.VisitsAround(liaison.Whose{PersonID: "d"}, start(), until)))
		same(t, []liaison.Visit{by, right}, got[[]liaison.Visit](t)(tx.VisitsOf("m", 0)))
		same(t, []liaison.Visit{by}, got[[]liaison.Visit](t)(tx.VisitsOf("d", 1)))
		none, err := tx.Visit("v9")
		notFound(t, none, err)
	})
}

// counted is of visits what the ledger counts.
func counted(visits ...liaison.Visit) []liaison.Visit {
	for i, v := range visits {
		visits[i] = liaison.Visit{ID: v.ID, Kind: v.Kind, FromID: v.FromID, ToID: v.ToID, Day: v.Day, Channel: v.Channel}
	}
	return visits
}

func TestLinksAround(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		for id, township := range map[string]string{"d": "西山镇", "e": "西山镇", "f": "", "m": "西山镇", "n": "西山镇"} {
			must(t, tx.SavePerson(liaison.Person{ID: id, Name: id, Township: township, Seat: liaison.SeatActive}))
		}
		must(t, tx.SaveImport(liaison.Import{ID: "i", At: start(), State: liaison.ImportTaken}))
		mine := liaison.Contact{ID: "c1", Kind: liaison.ContactVisit, FromID: "d", ToID: "m", Since: start().AddDate(-1, 0, 0), ImportID: "i"}
		before := liaison.Contact{ID: "c2", Kind: liaison.ContactVisit, FromID: "e", ToID: "m", Since: start().AddDate(-2, 0, 0), Until: start()}
		others := liaison.Contact{ID: "c3", Kind: liaison.ContactVisit, FromID: "f", ToID: "n", Since: start()}
		for _, link := range []liaison.Contact{mine, before, others} {
			must(t, tx.SaveContact(link))
		}
		known := func(link liaison.Contact, from time.Time) liaison.KnownContact {
			return liaison.KnownContact{Contact: link, KnownFrom: from}
		}
		list := got[[]liaison.KnownContact](t)
		same(t, []liaison.KnownContact{known(mine, start()), known(before, time.Time{})}, list(tx.LinksAround(liaison.Whose{PersonID: "d"}, start(), start())))
		same(t, []liaison.KnownContact{known(mine, start())}, list(tx.LinksAround(liaison.Whose{PersonID: "d"}, start().AddDate(0, 0, 1), start().AddDate(0, 0, 9))))
		same(t, 3, len(list(tx.LinksAround(liaison.Whose{}, start(), start()))))
		must(t, tx.SavePerson(liaison.Person{ID: "w", Name: "w", Township: "西山镇", Seat: liaison.SeatActive}))
		must(t, tx.SaveContact(liaison.Contact{ID: "c4", Kind: liaison.ContactInterview, FromID: "w", ToID: "d", Since: start()}))
		same(t, []liaison.KnownContact{known(mine, start()), known(before, time.Time{})}, list(tx.LinksAround(liaison.Whose{InterviewerID: "w"}, start(), start())))
		same(t, []liaison.KnownContact{}, list(tx.LinksAround(liaison.Whose{InterviewerID: "d"}, start(), start())))
		of := liaison.Whose{Townships: []string{"东岸镇", ""}}
		same(t, []liaison.KnownContact{known(others, time.Time{})}, list(tx.LinksAround(of, start(), start())))
		same(t, 2, len(list(tx.LinksAround(liaison.Whose{}, start().AddDate(0, 0, -9), start().AddDate(0, 0, -1)))))
		ended := liaison.Absence{ID: "a1", PersonID: "d", Since: start(), Until: start().AddDate(0, 0, 3), SaidAt: start(), EndedAt: start()}
		must(t, tx.SaveAbsence(ended))
		same(t, []liaison.Absence{ended}, got[[]liaison.Absence](t)(tx.AbsencesSince(start().AddDate(0, 0, 3))))
		same(t, []liaison.Absence{}, got[[]liaison.Absence](t)(tx.AbsencesSince(start().AddDate(0, 0, 4))))
	})
}

// TestWhatWasNotedOfVisitsIsForgotten: the words go first, and those of who has
// left for good at once; that there was a contact stays as long as matters do.
func TestWhatWasNotedOfVisitsIsForgotten(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		old, later := visitOn("v1", "d", "m", 0), visitOn("v2", "d", "n", 9)
		must(t, tx.AddVisit(old))
		must(t, tx.AddVisit(later))
		same(t, 1, got[int](t)(tx.ForgetWords(start().AddDate(0, 0, 1))))
		old.Gist = ""
		same(t, []liaison.Visit{later, old}, got[[]liaison.Visit](t)(tx.VisitsOf("d", 0)))
		must(t, tx.ForgetGistsOf("n"))
		later.Gist = ""
		same(t, []liaison.Visit{later, old}, got[[]liaison.Visit](t)(tx.VisitsOf("d", 0)))
		got[int](t)(tx.DropMatters(start().AddDate(0, 0, 1)))
		same(t, []liaison.Visit{later}, got[[]liaison.Visit](t)(tx.VisitsOf("d", 0)))
	})
}
