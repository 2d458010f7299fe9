package liaison_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"shuanglian/liaison"
	"shuanglian/liaison/workday"
)

// events reads what a matter's deadlines are counted from, and its stored row.
func (p *place) events(id string) (liaison.Events, liaison.Matter) {
	p.t.Helper()
	var events liaison.Events
	matter := ask(p, func(d *liaison.Desk) (liaison.Matter, error) {
		matter, err := d.Tx().Matter(id)
		if err != nil {
			return matter, err
		}
		routings, err := d.Tx().Routings(id)
		if err != nil {
			return matter, err
		}
		entries, err := d.Tx().Entries(id)
		events = liaison.EventsOf(matter, routings, entries, p.terms)
		return matter, err
	})
	return events, matter
}

func (p *place) text(words string) []liaison.Said {
	return []liaison.Said{{Kind: liaison.SaidText, Text: words, At: p.now}}
}

// Whatever is asked back, replied, taken back, answered and handed over, at
// whatever times: what is stored is what the events say.
func TestDeadlinesFollowTheEvents(t *testing.T) {
	p := newPlace(t)
	p.imports(township+"D03,周敏,13900000004,党代表,东岸村\n", townshipLinks)
	p.do(func(d *liaison.Desk) error {
		people, err := d.Tx().PeopleNamed("周敏")
		people[0].Title = "召集人"
		return orFirst(err, d.Tx().SavePerson(people[0]))
	})
	author, delegate, convenor := p.join("李大山"), p.join("王建国"), p.join("周敏")
	begin := at(time.January, 1, 0, 0)
	rapid.Check(t, func(t *rapid.T) {
		minutes := func(label string, most int) time.Duration {
			return time.Duration(rapid.IntRange(0, most).Draw(t, label)) * time.Minute
		}
		p.now = begin.Add(minutes("into the year", 550_000))
		matter := p.raise(author, liaison.ChoosePartner)
		for range rapid.IntRange(0, 6).Draw(t, "acts") {
			p.now = p.now.Add(minutes("later", 8_000))
			for ask(p, (*liaison.Desk).RunDues) > 0 { // the ladder may have moved on meanwhile
			}
			_, matter = p.events(matter.ID)
			holder := delegate
			if matter.HolderID == convenor.ID {
				holder = convenor
			}
			act := rapid.SampledFrom([]string{"ask", "ask", "reply", "reply", "answer", "take back"}).Draw(t, "act")
			p.do(func(d *liaison.Desk) (err error) {
				switch act {
				case "ask":
					_, err = d.AskBack(holder, matter, p.text("哪一盏？"))
				case "reply":
					_, err = d.Add(author, matter, p.text("第二盏"))
				case "answer":
					_, err = d.Answer(holder, matter, p.text("来修"))
				case "take back":
					_, _, err = d.Recall(holder)
				}
				return err
			})
			events, stored := p.events(matter.ID)
			first, office := events.FirstDue(p.terms), events.OfficeDue(p.terms)
			if !stored.FirstDueAt.Equal(first) || !stored.OfficeDueAt.Equal(office) {
				t.Fatalf("after %s: stored %s and %s, the events say %s and %s", act, stored.FirstDueAt, stored.OfficeDueAt, first, office)
			}
			if office.Before(p.terms.Calendar.Deadline(stored.SubmittedAt, p.terms.Policy.FirstAnswerOffice)) {
				t.Fatalf("the office's deadline came nearer: %s", office)
			}
		}
	})
}

func orFirst(first, second error) error {
	if first != nil {
		return first
	}
	return second
}

func TestWhatMovesADeadline(t *testing.T) {
	monday := at(time.November, 9, 10, 0)
	said := func(kind liaison.EntryKind, day, hour int) liaison.Entry {
		return liaison.Entry{Kind: kind, Said: liaison.Said{At: at(time.November, day, hour, 0)}}
	}
	ask, reply := liaison.EntryAsk, liaison.EntryAdded
	taken := said(ask, 10, 9)
	taken.RecalledAt = at(time.November, 10, 9, 1)
	late := []liaison.Routing{{Reason: liaison.RouteChoseDelegate, At: monday}, {Reason: liaison.RouteConvenorLate, At: at(time.November, 11, 17, 30)}}
	out := []liaison.Routing{{Reason: liaison.RouteChoseOffice, At: monday}, {Reason: liaison.RouteByOffice, At: at(time.November, 12, 9, 0)}}
	back := liaison.Routing{Reason: liaison.RouteTakenBack, At: at(time.November, 12, 9, 1)}
	from := func(reason liaison.RouteReason) []liaison.Routing {
		return []liaison.Routing{{Reason: reason, At: monday}}
	}
	thirty := at(time.December, 9, 23, 59).Add(59 * time.Second)
	for name, test := range map[string]struct {
		routings      []liaison.Routing
		entries       []liaison.Entry
		answered      time.Time
		first, office time.Time
	}{
		"nothing":                  {nil, nil, time.Time{}, at(time.November, 11, 17, 30), at(time.November, 16, 17, 30)},
		"asked and replied":        {nil, []liaison.Entry{said(ask, 10, 9), said(reply, 12, 9)}, time.Time{}, at(time.November, 16, 17, 30), at(time.November, 19, 17, 30)},
		"asked, no reply yet":      {nil, []liaison.Entry{said(ask, 10, 9)}, time.Time{}, at(time.November, 19, 17, 30), at(time.November, 24, 17, 30)},
		"replied after the limit":  {nil, []liaison.Entry{said(ask, 10, 9), said(reply, 23, 9)}, time.Time{}, at(time.November, 19, 17, 30), at(time.November, 24, 17, 30)},
		"asked twice, no reply":    {nil, []liaison.Entry{said(ask, 10, 9), said(ask, 18, 9)}, time.Time{}, at(time.November, 19, 17, 30), at(time.November, 24, 17, 30)},
		"a question taken back":    {nil, []liaison.Entry{taken}, time.Time{}, at(time.November, 11, 17, 30), at(time.November, 16, 17, 30)},
		"added without a question": {nil, []liaison.Entry{said(reply, 10, 9)}, time.Time{}, at(time.November, 11, 17, 30), at(time.November, 16, 17, 30)},
		"asked after the answer":   {nil, []liaison.Entry{said(ask, 10, 9)}, at(time.November, 9, 16, 0), at(time.November, 11, 17, 30), at(time.November, 16, 17, 30)},
		"handed over":              {late, nil, time.Time{}, at(time.November, 13, 17, 30), at(time.November, 16, 17, 30)},
		"given out by the office":  {out, nil, time.Time{}, at(time.November, 16, 17, 30), at(time.November, 19, 17, 30)},
		"given out, taken back":    {append(slices.Clone(out), back), nil, time.Time{}, at(time.November, 11, 17, 30), at(time.November, 16, 17, 30)},
		"given out when answered":  {out, nil, at(time.November, 10, 9, 0), at(time.November, 11, 17, 30), at(time.November, 16, 17, 30)},
		"raised at an interview":   {from(liaison.RouteOpinion), nil, time.Time{}, thirty, thirty},
		"brought by a sit-in":      {from(liaison.RouteSitInTask), nil, time.Time{}, thirty, thirty},
		"by another meeting":       {from(liaison.RouteMeetingTask), nil, time.Time{}, at(time.November, 11, 17, 30), at(time.November, 16, 17, 30)},
		"heard on a visit":         {from(liaison.RouteHeard), nil, time.Time{}, at(time.November, 11, 17, 30), at(time.November, 16, 17, 30)},
		"handed over, then asked":  {late, []liaison.Entry{said(ask, 12, 9), said(reply, 13, 9)}, time.Time{}, at(time.November, 17, 17, 30), at(time.November, 18, 17, 30)},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlace(t, func(terms *liaison.Terms) { terms.Policy.Opinion = workday.Limit{N: 30, Unit: workday.CalendarDays} })
			events := liaison.EventsOf(liaison.Matter{SubmittedAt: monday, FirstAnswerAt: test.answered}, test.routings, test.entries, p.terms)
			if first := events.FirstDue(p.terms); !first.Equal(test.first) {
				t.Errorf("first answer due %s, want %s", first, test.first)
			}
			if office := events.OfficeDue(p.terms); !office.Equal(test.office) {
				t.Errorf("office due %s, want %s", office, test.office)
			}
		})
	}
}
