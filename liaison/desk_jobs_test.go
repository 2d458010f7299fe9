package liaison_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"shuanglian/liaison"
	"shuanglian/liaison/workday"
)

// reminders runs the job and returns the texts it has queued.
func (p *place) reminders() []string {
	p.t.Helper()
	before := p.queued(liaison.DeliverReminder)
	told := ask(p, (*liaison.Desk).RemindHolders)
	after := p.queued(liaison.DeliverReminder)
	if told != len(after)-len(before) {
		p.t.Errorf("told %d people with %d messages", told, len(after)-len(before))
	}
	texts := []string{}
	for _, delivery := range after[:len(after)-len(before)] { // newest first
		texts = append(texts, delivery.Text)
	}
	return texts
}

func (p *place) queued(kind liaison.DeliveryKind) []liaison.Delivery {
	p.t.Helper()
	all := ask(p, func(d *liaison.Desk) ([]liaison.Delivery, error) { return d.Tx().ListDeliveries(nil, 1000) })
	return slices.DeleteFunc(all, func(d liaison.Delivery) bool { return d.Kind != kind })
}

func TestTheDaysOfReminders(t *testing.T) {
	wd := func(n int) workday.Limit { return workday.Limit{N: n, Unit: workday.WorkingDays} }
	for name, test := range map[string]struct {
		raised time.Time
		limit  workday.Limit
		shares []int
		days   string // month-day of each reminder within three weeks
	}{
		"two days: the last two shares meet on one morning": {at(time.November, 9, 10, 0), wd(2), []int{50, 80, 100}, "11-11 11-16 11-19 11-24 11-27"},
		"five days: half, most, all":                        {at(time.November, 9, 10, 0), wd(5), []int{50, 80, 100}, "11-12 11-13 11-16 11-19 11-24 11-27"},
		"shares in any order":                               {at(time.November, 9, 10, 0), wd(5), []int{100, 50, 80}, "11-12 11-13 11-16 11-19 11-24 11-27"},
		"only at the end":                                   {at(time.November, 9, 10, 0), wd(5), []int{100}, "11-16 11-19 11-24 11-27"},
		"over a holiday, which is left alone":               {at(time.September, 29, 10, 0), wd(2), []int{80, 100}, "10-08 10-12 10-15"},
		"on a make-up Saturday":                             {at(time.October, 8, 10, 0), wd(2), []int{80, 100}, "10-10 10-14 10-19 10-22 10-27"},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlace(t, func(terms *liaison.Terms) {
				terms.Policy.FirstAnswer, terms.Policy.RemindPercents = test.limit, test.shares
			})
			p.now = test.raised
			p.imports(township, townshipLinks)
			p.join("王建国")
			p.raise(p.join("李大山"), liaison.ChoosePartner)
			var days []string
			for day := range 20 {
				p.now = time.Date(2026, test.raised.Month(), test.raised.Day()+day, 9, 0, 0, 0, beijing())
				texts := p.reminders()
				if again := p.reminders(); len(again) > 0 {
					t.Errorf("%s: reminded twice: %q", p.now, again)
				}
				for _, text := range texts {
					if !strings.Contains(text, "还有1件未答复") || !strings.Contains(text, "村口路灯坏了") {
						t.Errorf("said %q", text)
					}
					days = append(days, p.now.Format("01-02"))
				}
			}
			if got := strings.Join(days, " "); got != test.days {
				t.Errorf("reminded on %s\n        want %s", got, test.days)
			}
		})
	}
}

func TestRemindersOfOneDayAreMerged(t *testing.T) {
	p := newPlace(t)
	p.imports(township, townshipLinks)
	p.join("王建国")
	p.join("周秀英")
	li := p.join("李大山")
	p.raise(li, liaison.ChoosePartner)
	p.now = at(time.November, 9, 11, 0)
	p.raise(li, liaison.ChoosePartner)
	p.raise(p.join("赵小梅"), liaison.ChoosePartner)
	p.now = at(time.November, 11, 9, 0)
	texts := p.reminders()
	if len(texts) != 1 || !strings.Contains(texts[0], "还有3件未答复") || !strings.Contains(texts[0], "11月11日（周三）") {
		t.Fatalf("said %q", texts)
	}
	for _, secret := range []string{"李大山", "赵小梅", "路灯"} {
		if strings.Contains(texts[0], secret) {
			t.Errorf("a reminder that may wait for days says %s", secret)
		}
	}
}

func TestNobodyIsRemindedOfWhatIsNotHisToAnswer(t *testing.T) {
	wang := func(p *place) liaison.Person { return p.person("王建国") }
	for name, change := range map[string]func(p *place, m *liaison.Matter) error{
		"about him": func(p *place, m *liaison.Matter) error {
			m.Subjects = []string{wang(p).ID}
			return nil
		},
		"answered": func(p *place, m *liaison.Matter) error {
			m.FirstAnswerAt = p.now
			return nil
		},
		"withdrawn": func(_ *place, m *liaison.Matter) error {
			m.State = liaison.StateWithdrawn
			return nil
		},
		"with the office": func(_ *place, m *liaison.Matter) error {
			m.Recipient, m.HolderID, m.WithOffice = liaison.ToOffice, "", true
			return nil
		},
		"his seat ended": func(p *place, _ *liaison.Matter) error {
			person := wang(p)
			person.Seat = liaison.SeatTerminated
			return p.try(func(d *liaison.Desk) error { return d.Tx().SavePerson(person) })
		},
		"he left": func(p *place, _ *liaison.Matter) error {
			return p.try(func(d *liaison.Desk) error {
				_, err := d.Forget("o-王建国", "unfollow")
				return err
			})
		},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlace(t)
			p.imports(township, townshipLinks)
			p.join("王建国")
			matter := p.raise(p.join("李大山"), liaison.ChoosePartner)
			if err := change(p, &matter); err != nil {
				t.Fatal(err)
			}
			p.do(func(d *liaison.Desk) error { return d.Tx().SaveMatter(&matter) })
			p.now = at(time.November, 11, 9, 0)
			if texts := p.reminders(); len(texts) > 0 {
				t.Errorf("said %q", texts)
			}
		})
	}
}

func TestAStepIsNotUsedUpWhileNobodyIsThere(t *testing.T) {
	p := newPlace(t)
	p.imports(township, townshipLinks)
	p.raise(p.join("李大山"), liaison.ChoosePartner)
	p.now = at(time.November, 11, 9, 0)
	if texts := p.reminders(); len(texts) > 0 {
		t.Errorf("said %q to nobody", texts)
	}
	p.join("王建国")
	if texts := p.reminders(); len(texts) != 1 {
		t.Errorf("said %q", texts)
	}
}

func TestTidyRemovesWhatWasKeptLongEnough(t *testing.T) {
	p := newPlace(t)
	p.do(func(d *liaison.Desk) error {
		for id, age := range map[string]time.Duration{"old": 25 * time.Hour, "new": 23 * time.Hour} {
			scrap := liaison.Scrap{ID: id, OpenID: "o1", At: p.now.Add(-age), Said: liaison.Said{Kind: liaison.SaidText, Text: id, At: p.now}}
			if err := d.Tx().AddScrap(scrap); err != nil {
				return err
			}
		}
		return nil
	})
	if done := ask(p, (*liaison.Desk).Tidy); done.Scraps != 1 {
		t.Errorf("%+v", done)
	}
	if done := ask(p, (*liaison.Desk).Tidy); done != (liaison.Tidied{}) {
		t.Errorf("again: %+v", done)
	}
}
