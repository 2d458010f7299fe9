package liaison_test

import (
	"strings"
	"testing"
	"time"

	"shuanglian/liaison"
	"shuanglian/liaison/workday"
)

// newDigesting is a place whose policy is that of a real one.
func newDigesting(t *testing.T) *reminding {
	r := &reminding{place: newPlace(t, func(terms *liaison.Terms) {
		days := func(n int) workday.Limit { return workday.Limit{N: n, Unit: workday.CalendarDays} }
		policy := &terms.Policy
		policy.DigestDueWithin, policy.DigestAhead, policy.DigestLasts = workday.Limit{N: 2, Unit: workday.WorkingDays}, days(7), days(7)
		policy.InterviewsPerQuarter, policy.ContactsPerQuarter, policy.VisitRemindDays, policy.VisitOverdueDigest = 1, 1, []int{14, 3}, 14
		policy.DigestNeeding, policy.LeastCell, policy.PassiveReplyRunes = 5, 5, 600
	})}
	r.imports(township, townshipLinks)
	r.holder = r.join("李敏")
	return r
}

// slot plans the digests of a slot for everybody, as its job does.
func (r *reminding) slot(kind liaison.DigestKind, planned time.Time, month bool) {
	r.t.Helper()
	r.do(func(d *liaison.Desk) error {
		people, err := d.DigestReaders(kind)
		if err != nil {
			return err
		}
		return d.PlanDigests(kind, planned, month, people)
	})
}

// TestADigestOnADayOff: the first of October is one, and so is the Monday after;
// on the first working day comes one message, the month's.
// worded is the newest reminder as it goes out at that time, to somebody who has just written.
func (r *reminding) worded(at time.Time) string {
	r.t.Helper()
	r.now = at
	waiting := r.queued(liaison.DeliverReminder)[0]
	return ask(r.place, func(d *liaison.Desk) (string, error) {
		binding, err := d.Tx().BindingOf(waiting.PersonID)
		if err != nil {
			return "", err
		}
		if err := d.Tx().SaveWindow(liaison.Window{OpenID: binding.OpenID, MessageAt: at}); err != nil {
			return "", err
		}
		sending, ok, err := d.Prepare(waiting, at.Add(time.Minute))
		if !ok {
			r.t.Error("it doesn't go out")
		}
		return sending.Text, err
	})
}

func TestADigestOnADayOff(t *testing.T) {
	r := newDigesting(t)
	r.now = at(time.September, 29, 10, 0)
	r.raise(r.join("王建国"), liaison.ChoosePartner)
	for _, planned := range []time.Time{at(time.October, 1, 8, 30), at(time.October, 5, 8, 30)} {
		r.now = planned
		r.slot(liaison.DigestCommittee, planned, planned.Day() == 1)
		r.slot(liaison.DigestCommittee, planned, planned.Day() == 1) // another process
	}
	r.slot(liaison.DigestDelegate, r.now, false) // a daily one is left out
	if got := r.walk(at(time.October, 20, 0, 0)); got != "10-08 08:30" {
		t.Fatalf("told at %s", got)
	}
	text := r.worded(at(time.October, 8, 8, 30))
	if !strings.HasPrefix(text, "月报（9月）\n您约谈联系的代表2位，提给您新的1件，还在办1件。") || strings.Contains(text, "周报") {
		t.Errorf("said %q", text)
	}
}

func TestNothingToSayNothingSent(t *testing.T) {
	for name, test := range map[string]struct {
		kind liaison.DigestKind
		who  string
		at   time.Time
		with func(r *reminding)
		told string
	}{
		"a committee member without anything": {liaison.DigestCommittee, "李敏", at(time.November, 9, 10, 0), func(*reminding) {}, ""},
		"a delegate without anything":         {liaison.DigestDelegate, "周秀英", at(time.November, 9, 18, 0), func(*reminding) {}, ""},
		"an office without anything":          {liaison.DigestOffice, "张宁", at(time.November, 10, 8, 30), func(*reminding) {}, ""},
		"something sealed for the discipline liaison": {liaison.DigestCommittee, "郑清", at(time.November, 10, 8, 30), func(r *reminding) {
			r.join("郑清")
			matter := r.raise(r.join("李大山"), liaison.ChooseOffice)
			matter.Level, matter.Recipient, matter.HolderID, matter.WithOffice = liaison.Sealed, liaison.ToDiscipline, r.person("郑清").ID, false
			r.do(func(d *liaison.Desk) error { return d.Tx().SaveMatter(&matter) })
		}, ""},
		"what a delegate has raised, on the week's first day": {liaison.DigestDelegate, "王建国", at(time.November, 9, 18, 0), func(r *reminding) {
			r.raise(r.join("王建国"), liaison.ChoosePartner)
		}, "11-09 18:00"},
		"the same on a Tuesday": {liaison.DigestDelegate, "王建国", at(time.November, 10, 18, 0), func(r *reminding) {
			r.raise(r.join("王建国"), liaison.ChoosePartner)
		}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			r := newDigesting(t)
			if test.who == "周秀英" || test.who == "张宁" {
				r.join(test.who)
			}
			test.with(r)
			r.now = test.at
			r.slot(test.kind, test.at, false)
			if got := r.walk(test.at.Add(time.Hour)); got != test.told {
				t.Errorf("told at %q, want %q", got, test.told)
			}
		})
	}
}

// TestADigestComesWithTheRemindersOfItsDay: whoever has been reminded gets his
// digest with the next day's reminders, never as a second message.
func TestADigestComesWithTheRemindersOfItsDay(t *testing.T) {
	r := newDigesting(t)
	wang := r.join("王建国")
	matter := r.raise(r.join("李大山"), liaison.ChoosePartner)
	r.settleCards()
	r.now = at(time.November, 9, 11, 0)
	far := at(time.November, 30, 0, 0)
	r.plan(liaison.Reminder{PersonID: wang.ID, ObjectID: matter.ID, Step: "80%", Kind: liaison.RemindFirstAnswer, At: r.now, Until: far})
	r.walk(at(time.November, 9, 18, 0))
	r.slot(liaison.DigestDelegate, r.now, false)
	r.plan(liaison.Reminder{PersonID: wang.ID, ObjectID: matter.ID, Step: "100%", Kind: liaison.RemindFirstAnswer, At: at(time.November, 10, 9, 0), Until: far})
	if got := r.walk(at(time.November, 11, 0, 0)); got != "11-10 09:00" {
		t.Fatalf("told at %q", got)
	}
	if text := r.worded(at(time.November, 10, 9, 0)); !strings.HasPrefix(text, "到11月10日的情况：\n要答复跟进的1件") || !strings.Contains(text, "还有1件未答复") {
		t.Errorf("said %q", text)
	}
}

// TestFiveThatNeedAHandStandInADigest: however many there are, and the rest in the sum.
func TestFiveThatNeedAHandStandInADigest(t *testing.T) {
	r := newDigesting(t)
	wang, li := r.join("王建国"), r.join("李大山")
	for range 7 {
		r.raise(li, liaison.ChoosePartner)
	}
	r.settleCards() // he has them
	r.now = r.now.Add(time.Hour)
	text := ask(r.place, func(d *liaison.Desk) (string, error) {
		made, err := d.MakeDigest(wang, liaison.DigestSlot{Kind: liaison.DigestDelegate, Day: d.Terms().Calendar.DateOf(d.Now())})
		return made.Text, err
	})
	if !strings.Contains(text, "要答复跟进的7件") || strings.Count(text, " 李大山 11月11日前\n") != 5 {
		t.Errorf("said %q", text)
	}
}

// TestContactsDueStandInADigest: his own by how many, those of his delegates as
// totals only, and nobody's name.
func TestContactsDueStandInADigest(t *testing.T) {
	for name, test := range map[string]struct {
		now        time.Time
		says, none string
	}{
		"long before the quarter ends": {at(time.November, 9, 12, 0), "", "约谈"},
		"ten days before it":           {at(time.December, 21, 8, 30), "往后7天：\n约谈联系：本季（到12月31日（周四））还差2人。", "走访"},
		"two weeks past it":            {at(time.December, 31, 8, 30).AddDate(0, 0, 18), "您约谈联系的2位代表里，1位上季度的走访还没补上，共2人次", "王建国"},
	} {
		t.Run(name, func(t *testing.T) {
			r := newDigesting(t)
			r.now = test.now
			text := ask(r.place, func(d *liaison.Desk) (string, error) {
				made, err := d.MakeDigest(r.holder, liaison.DigestSlot{Kind: liaison.DigestCommittee, Day: d.Terms().Calendar.DateOf(d.Now())})
				return made.Text, err
			})
			head, rest, _ := strings.Cut(text, "\n您约谈联系的代表2位")
			if !strings.HasPrefix(head, "周报") || !strings.Contains(rest, test.says) || strings.Contains(rest, test.none) {
				t.Errorf("said %q", text)
			}
		})
	}
}
