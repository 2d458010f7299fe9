package liaison_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"shuanglian/liaison"
	"shuanglian/liaison/workday"
)

// What has a first answer and is not finished comes back to who has it: nothing rests
// for ever without a word.
func TestWhatIsNotFinishedIsRemindedOf(t *testing.T) {
	for name, test := range map[string]struct {
		choice liaison.Choice
		by     string // who answers first
	}{
		"with the delegate": {liaison.ChoosePartner, "王建国"},
		"with a clerk":      {liaison.ChooseOffice, "张宁"},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlace(t, func(terms *liaison.Terms) {
				terms.Policy.Handle = workday.Limit{N: 8, Unit: workday.WorkingDays}
			})
			p.imports(township, townshipLinks)
			people := map[string]liaison.Viewer{"王建国": p.join("王建国"), "张宁": p.join("张宁")}
			author := p.join("李大山")
			matter := p.raise(author, test.choice)
			p.do(func(d *liaison.Desk) error {
				_, err := d.Answer(people[test.by], matter, p.text("在办"))
				return err
			})
			var days []string
			for day := range 20 {
				p.now = time.Date(2026, time.November, 9+day, 9, 0, 0, 0, beijing())
				for _, text := range p.reminders() {
					when := "最迟11月19日"
					if p.now.Day() > 19 {
						when = "11月19日（周四）已到期"
					}
					if !strings.Contains(text, "还有1件先答复过、没办完：\n"+matter.Number+" 李大山·村口路灯坏了，"+when) {
						t.Errorf("said %q", text)
					}
					days = append(days, p.now.Format("01-02"))
				}
			}
			if got := strings.Join(days, " "); got != "11-13 11-18 11-19 11-24 11-27" {
				t.Errorf("reminded on %s", got)
			}
		})
	}
}

// Nobody is reminded of what is over, or is not his any more.
func TestWhatIsFinishedIsNotRemindedOf(t *testing.T) {
	for name, act := range map[string]func(p *place, d *liaison.Desk, wang, author liaison.Viewer, m liaison.Matter) error{
		"finished": func(_ *place, d *liaison.Desk, wang, _ liaison.Viewer, m liaison.Matter) error {
			return d.Finish(wang, m)
		},
		"withdrawn": func(_ *place, d *liaison.Desk, _, _ liaison.Viewer, m liaison.Matter) error {
			m.State = liaison.StateWithdrawn
			return d.Tx().SaveMatter(&m)
		},
		"about him": func(_ *place, d *liaison.Desk, wang, _ liaison.Viewer, m liaison.Matter) error {
			m.Subjects = []string{wang.ID}
			return d.Tx().SaveMatter(&m)
		},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlace(t, func(terms *liaison.Terms) {
				terms.Policy.Handle = workday.Limit{N: 8, Unit: workday.WorkingDays}
			})
			p.imports(township, townshipLinks)
			wang, author := p.join("王建国"), p.join("李大山")
			matter := p.raise(author, liaison.ChoosePartner)
			p.do(func(d *liaison.Desk) error {
				_, err := d.Answer(wang, matter, p.text("在办"))
				return err
			})
			_, matter = p.events(matter.ID)
			p.do(func(d *liaison.Desk) error { return act(p, d, wang, author, matter) })
			p.now = at(time.November, 20, 9, 0)
			if texts := p.reminders(); len(texts) > 0 {
				t.Errorf("said %q", texts)
			}
		})
	}
}

func TestWhatMovesTheEnd(t *testing.T) {
	terms := newPlace(t).terms
	terms.Policy.Handle = workday.Limit{N: 30, Unit: workday.WorkingDays}
	terms.Policy.HandleExtension = workday.Limit{N: 15, Unit: workday.WorkingDays}
	terms.Policy.HandleUrgent = workday.Limit{Unit: workday.WorkingDays}
	terms.Policy.Redo = workday.Limit{N: 30, Unit: workday.CalendarDays}
	answered := at(time.November, 9, 16, 0)
	said := func(kind liaison.EntryKind, day, hour int) liaison.Entry {
		return liaison.Entry{Kind: kind, Said: liaison.Said{At: at(time.November, day, hour, 0)}}
	}
	asked := []liaison.Entry{said(liaison.EntryAsk, 10, 9), said(liaison.EntryAdded, 12, 9)}
	out := []liaison.Routing{{Reason: liaison.RouteByOffice, At: at(time.November, 12, 9, 0)}}
	back := liaison.Routing{Reason: liaison.RouteTakenBack, At: at(time.November, 12, 9, 1)}
	later := []liaison.Entry{said(liaison.EntryExtend, 16, 9), said(liaison.EntryExtended, 16, 10)}
	refused := []liaison.Entry{said(liaison.EntryExtend, 16, 9), said(liaison.EntryNotExtended, 16, 10)}
	before := []liaison.Routing{{Reason: liaison.RouteByOffice, At: at(time.November, 9, 9, 0)}}
	for name, test := range map[string]struct {
		routings []liaison.Routing
		entries  []liaison.Entry
		redone   time.Time
		urgent   bool
		due      time.Time
	}{
		"nothing":                       {nil, nil, time.Time{}, false, at(time.December, 21, 17, 30)},
		"asked and replied":             {nil, asked, time.Time{}, false, at(time.December, 24, 17, 30)},
		"handed out before the answer":  {before, nil, time.Time{}, false, at(time.December, 21, 17, 30)},
		"handed out after it":           {out, nil, time.Time{}, false, at(time.December, 24, 17, 30)},
		"handed out and taken back":     {append(slices.Clone(out), back), nil, time.Time{}, false, at(time.December, 21, 17, 30)},
		"to be done again, in 30 days":  {nil, nil, at(time.November, 20, 9, 0), false, at(time.December, 20, 24, 0)},
		"done again, then handed to it": {out, nil, at(time.November, 11, 9, 0), false, at(time.December, 24, 17, 30)},
		"extended by the office":        {nil, later, time.Time{}, false, at(time.January, 11, 17, 30).AddDate(1, 0, 0)},
		"no extension":                  {nil, refused, time.Time{}, false, at(time.December, 21, 17, 30)},
		"extended, then handed out":     {[]liaison.Routing{{Reason: liaison.RouteByOffice, At: at(time.November, 17, 9, 0)}}, later, time.Time{}, false, at(time.December, 29, 17, 30)},
		"extended, then to be redone":   {nil, later, at(time.November, 20, 9, 0), false, at(time.December, 20, 24, 0)},
		"urgent":                        {nil, nil, time.Time{}, true, at(time.November, 9, 17, 30)},
		"urgent, to be done again":      {nil, nil, at(time.November, 13, 18, 0), true, at(time.November, 16, 17, 30)},
	} {
		t.Run(name, func(t *testing.T) {
			due := liaison.FinishingOf(liaison.Matter{FirstAnswerAt: answered, Urgent: test.urgent}, test.routings, test.entries, test.redone, terms).FirstDue(terms)
			if due.Sub(test.due).Abs() > time.Second {
				t.Errorf("due %s, want %s", due, test.due)
			}
		})
	}
}
