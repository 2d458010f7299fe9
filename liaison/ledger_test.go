package liaison_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"shuanglian/liaison"
	"shuanglian/liaison/workday"
)

func visitTerms() (liaison.Policy, *workday.Calendar) {
	return liaison.Policy{ContactsPerQuarter: 1, VisitsInPerson: 2, InterviewsPerQuarter: 1, OneToOne: 1},
		workday.New(nil, workday.StateCouncil(), nil)
}

func theDay(text string) time.Time {
	if text == "" {
		return time.Time{}
	}
	date, err := workday.ParseDate(text)
	if err != nil {
		panic(err)
	}
	_, calendar := visitTerms()
	return calendar.At(date, 0)
}

func linkOf(id, from, to, since, until string) liaison.KnownContact {
	return liaison.KnownContact{Contact: liaison.Contact{ID: id, Kind: liaison.ContactVisit, FromID: from, ToID: to, Since: theDay(since), Until: theDay(until)}}
}

func visited(from, to, day string, channel liaison.Channel) liaison.Visit {
	return liaison.Visit{Kind: liaison.ContactVisit, FromID: from, ToID: to, Day: theDay(day), Channel: channel}
}

func TestLedger(t *testing.T) {
	away := func(since, until, ended string) liaison.Absence {
		return liaison.Absence{PersonID: "d", Since: theDay(since), Until: theDay(until), EndedAt: theDay(ended)}
	}
	old := linkOf("l", "d", "m", "2024-01-01", "")
	known := old
	known.KnownFrom = theDay("2026-11-09")
	tooLate := old
	tooLate.KnownFrom = theDay("2026-12-01")
	interview := old
	interview.Kind = liaison.ContactInterview
	talked := visited("d", "m", "2026-11-10", liaison.AtMeeting)
	talked.Kind = liaison.ContactInterview
	for _, c := range []struct {
		name                          string
		links                         []liaison.KnownContact
		visits                        []liaison.Visit
		absences                      []liaison.Absence
		quarter, done, year, inPerson int
		madeUp, open                  bool
	}{
		{name: "nothing done", links: []liaison.KnownContact{old}, quarter: 1, year: 2, open: true},
		{name: "by telephone", links: []liaison.KnownContact{old}, visits: []liaison.Visit{visited("d", "m", "2026-10-01", liaison.ByPhone)},
			quarter: 1, done: 1, year: 2, open: true},
		{name: "twice in person", links: []liaison.KnownContact{old}, visits: []liaison.Visit{visited("d", "m", "2026-03-01", liaison.InPerson),
			visited("d", "m", "2026-12-31", liaison.InPerson)}, quarter: 1, done: 1, year: 2, inPerson: 2},
		{name: "two records of one day are one", links: []liaison.KnownContact{old}, visits: []liaison.Visit{visited("d", "m", "2026-12-31", liaison.InPerson),
			visited("d", "m", "2026-12-31", liaison.InPerson)}, quarter: 1, done: 1, year: 2, inPerson: 1, open: true},
		{name: "the quarter before", links: []liaison.KnownContact{old}, visits: []liaison.Visit{visited("d", "m", "2026-09-30", liaison.ByPhone)},
			quarter: 1, year: 2, open: true},
		{name: "begun in the first half", links: []liaison.KnownContact{linkOf("l", "d", "m", "2026-11-09", "")}, quarter: 1, open: true},
		{name: "begun near the end", links: []liaison.KnownContact{linkOf("l", "d", "m", "2026-12-01", "")}},
		{name: "on record in the first half", links: []liaison.KnownContact{known}, quarter: 1, open: true},
		{name: "on record near the end", links: []liaison.KnownContact{tooLate}},
		{name: "ended within", links: []liaison.KnownContact{linkOf("l", "d", "m", "2024-01-01", "2026-12-30")}, quarter: -1},
		{name: "handed over, and done before", links: []liaison.KnownContact{linkOf("k", "c", "m", "2024-01-01", "2026-11-04"), linkOf("l", "d", "m", "2026-11-05", "")},
			visits: []liaison.Visit{visited("c", "m", "2026-10-20", liaison.ByPhone)}, quarter: 1, done: 1},
		{name: "somebody else's visit", links: []liaison.KnownContact{linkOf("k", "c", "m", "2024-01-01", ""), old},
			visits: []liaison.Visit{visited("c", "m", "2026-10-20", liaison.ByPhone)}, quarter: 1, year: 2, open: true},
		{name: "away for most of it", links: []liaison.KnownContact{old}, absences: []liaison.Absence{away("2026-10-01", "2026-12-01", "")}, year: 2, open: true},
		{name: "came back early", links: []liaison.KnownContact{old}, absences: []liaison.Absence{away("2026-10-01", "2026-12-01", "2026-10-10")},
			quarter: 1, year: 2, open: true},
		{name: "made up afterwards", links: []liaison.KnownContact{old}, visits: []liaison.Visit{visited("d", "m", "2027-01-04", liaison.InPerson)},
			quarter: 1, year: 2, madeUp: true},
		{name: "an interview at a meeting", links: []liaison.KnownContact{interview}, visits: []liaison.Visit{talked}, quarter: 1, done: 1, year: 1, open: true},
	} {
		t.Run(c.name, func(t *testing.T) {
			policy, calendar := visitTerms()
			ledger := liaison.Ledger(liaison.Book{Links: c.links, Visits: c.visits, Absences: c.absences},
				liaison.QuarterOf(workday.Date{Year: 2026, Month: 11, Day: 9}), policy, calendar)
			var owed liaison.Owed
			for _, one := range ledger {
				if one.Contact.ID == "l" {
					owed = one
				}
			}
			if c.quarter < 0 {
				if owed.Contact.ID != "" {
					t.Fatalf("%+v owes something", owed)
				}
				return
			}
			if owed.Quarter.Required != c.quarter || owed.Quarter.Done != c.done || owed.Year.Required != c.year ||
				owed.Year.Done != c.inPerson || owed.Quarter.MadeUp != c.madeUp || owed.Open() != c.open {
				t.Errorf("got %+v, open %v", owed, owed.Open())
			}
		})
	}
}

// TestEveryVisitCountsInOneQuarter: whatever was done when, the quarters of a year
// share its days among them, and a visit more never leaves more to do.
func TestEveryVisitCountsInOneQuarter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		policy, calendar := visitTerms()
		link := linkOf("l", "d", "m", "2024-01-01", "")
		first := workday.Date{Year: 2026, Month: 1, Day: 1}
		days := map[workday.Date]bool{}
		var visits []liaison.Visit
		for _, n := range rapid.SliceOfN(rapid.IntRange(0, 364), 0, 6).Draw(t, "days") {
			day := first.AddDays(n)
			days[day] = true
			visits = append(visits, liaison.Visit{Kind: liaison.ContactVisit, FromID: "d", ToID: "m", Day: calendar.At(day, 0), Channel: liaison.ByPhone})
		}
		total := 0
		for quarter := liaison.QuarterOf(first); quarter.From.Year == 2026; quarter = liaison.QuarterOf(quarter.Until.AddDays(1)) {
			with := liaison.Ledger(liaison.Book{Links: []liaison.KnownContact{link}, Visits: visits}, quarter, policy, calendar)[0]
			total += with.Quarter.Done
			if len(visits) > 0 {
				less := liaison.Ledger(liaison.Book{Links: []liaison.KnownContact{link}, Visits: visits[1:]}, quarter, policy, calendar)[0]
				if less.Quarter.Left() < with.Quarter.Left() {
					t.Fatalf("%s: a visit more leaves more to do", quarter)
				}
			}
		}
		if total != len(days) {
			t.Fatalf("%d of %d days counted", total, len(days))
		}
	})
}

func TestQuarters(t *testing.T) {
	for text, want := range map[string]string{"2026-Q4": "2026-10-01 2026-12-31", "2026Q1": "2026-01-01 2026-03-31", "2026年第二季度": "2026-04-01 2026-06-30"} {
		quarter, err := liaison.ParseQuarter(text)
		if err != nil || quarter.From.String()+" "+quarter.Until.String() != want {
			t.Errorf("%s: %v %v %v", text, quarter.From, quarter.Until, err)
		}
	}
	for _, text := range []string{"", "2026", "2026-Q5", "Q4", "2026-04"} {
		if _, err := liaison.ParseQuarter(text); err == nil {
			t.Errorf("%q is a quarter", text)
		}
	}
	quarter := liaison.QuarterOf(workday.Date{Year: 2026, Month: 1, Day: 5})
	if quarter.String() != "2026-Q1" || quarter.Before().String() != "2025-Q4" || !quarter.Before().EndsYear() {
		t.Error(quarter, quarter.Before())
	}
	if year := liaison.YearOf(workday.Date{Year: 2026, Month: 5, Day: 5}); year.String() != "2026" || year.Before().String() != "2025" || year.Days() != 365 {
		t.Error(year)
	}
}
