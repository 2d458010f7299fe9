package liaison_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"shuanglian/liaison"
)

// reminding is a place with a holder and matters that he may be reminded of.
type reminding struct {
	*place
	holder  liaison.Viewer
	matters []liaison.Matter
}

func newReminding(t *testing.T) *reminding {
	r := &reminding{place: newPlace(t)}
	r.imports(township, townshipLinks)
	r.holder = r.join("王建国")
	li := r.join("李大山")
	for range 3 {
		r.matters = append(r.matters, r.raise(li, liaison.ChoosePartner))
	}
	return r
}

// reminder is a step of the first matter, for his holder.
func (r *reminding) reminder(step string, at, until time.Time) liaison.Reminder {
	return liaison.Reminder{PersonID: r.holder.ID, ObjectID: r.matters[0].ID, Step: step, Kind: liaison.RemindFirstAnswer, At: at, Until: until}
}

func (r *reminding) plan(reminders ...liaison.Reminder) int {
	r.t.Helper()
	return ask(r.place, func(d *liaison.Desk) (int, error) { return d.PlanReminders(reminders) })
}

// walk goes from due time to due time, tells what is due there, and says when something was told.
func (r *reminding) walk(until time.Time) string {
	r.t.Helper()
	var told []string
	for {
		due := ask(r.place, func(d *liaison.Desk) ([]liaison.Reminder, error) { return d.Tx().RemindersDue(until, 1) })
		if len(due) == 0 {
			r.now = until
			return strings.Join(told, ", ")
		}
		if due[0].At.After(r.now) {
			r.now = due[0].At.In(beijing())
		}
		before := len(r.queued(liaison.DeliverReminder))
		r.do(func(d *liaison.Desk) error {
			_, err := d.TellReminders()
			return err
		})
		for range len(r.queued(liaison.DeliverReminder)) - before {
			told = append(told, r.now.Format("01-02 15:04"))
		}
	}
}

func TestWhenAReminderIsTold(t *testing.T) {
	for name, test := range map[string]struct {
		at, until time.Time
		urgent    bool
		told      string // "" is not at all
	}{
		"with the rest of its day":                 {at(time.November, 12, 14, 30), at(time.November, 19, 14, 30), false, "11-12 09:00"},
		"its hour is over today":                   {at(time.November, 9, 14, 30), at(time.November, 10, 14, 30), false, "11-09 14:30"},
		"long ago":                                 {at(time.November, 1, 9, 0), at(time.November, 10, 14, 30), false, "11-09 10:00"},
		"the event is over":                        {at(time.November, 8, 9, 0), at(time.November, 9, 10, 0), false, ""},
		"at the event itself":                      {at(time.November, 10, 9, 0), at(time.November, 10, 9, 0), false, ""},
		"at night: in the morning with the others": {at(time.November, 10, 22, 0), at(time.November, 12, 9, 0), false, "11-10 09:00"},
		"the event comes before the day's hour":    {at(time.November, 11, 8, 15), at(time.November, 11, 8, 30), false, "11-11 08:15"},
		"too early in the day: the morning before": {at(time.November, 11, 5, 0), at(time.November, 11, 7, 0), false, "11-10 09:00"},
		"early tomorrow, and today's hour is over": {at(time.November, 10, 5, 0), at(time.November, 10, 7, 0), false, "11-09 10:00"},
		"urgent: at its own time":                  {at(time.November, 10, 12, 30), at(time.November, 10, 14, 30), true, "11-10 12:30"},
		"urgent: at night too":                     {at(time.November, 10, 5, 30), at(time.November, 10, 7, 30), true, "11-10 05:30"},
		"urgent and over":                          {at(time.November, 9, 8, 0), at(time.November, 9, 9, 0), true, ""},
	} {
		t.Run(name, func(t *testing.T) {
			r := newReminding(t)
			reminder := r.reminder("7d", test.at, test.until)
			reminder.Urgent = test.urgent
			kept := r.plan(reminder)
			if got := r.walk(at(time.November, 20, 0, 0)); got != test.told || (kept > 0) != (test.told != "") {
				t.Errorf("kept %d, told at %q, want %q", kept, got, test.told)
			}
		})
	}
}

func TestRemindersOverAHoliday(t *testing.T) {
	r := newReminding(t)
	r.now = at(time.September, 28, 10, 0)
	if kept := r.plan(
		r.reminder("in it", at(time.October, 3, 9, 0), at(time.October, 20, 9, 0)),     // the morning after
		r.reminder("over in it", at(time.October, 6, 9, 0), at(time.October, 7, 9, 0)), // the morning before
	); kept != 2 {
		t.Fatalf("kept %d", kept)
	}
	if got := r.walk(at(time.October, 20, 0, 0)); got != "09-30 09:00, 10-08 08:00" {
		t.Errorf("told at %s", got)
	}
}

func TestOneMergedMessageADay(t *testing.T) {
	r := newReminding(t)
	far := at(time.November, 30, 0, 0)
	for i, matter := range r.matters { // one is due at once, one tonight; the third is planned behind the day's message
		reminder := r.reminder("7d", at(time.November, 9, 10+5*i, 0), far)
		reminder.ObjectID = matter.ID
		if i < 2 {
			r.plan(reminder)
		}
	}
	if got := r.walk(at(time.November, 9, 11, 0)); got != "11-09 10:00" {
		t.Fatalf("told at %s", got)
	}
	if text := r.queued(liaison.DeliverReminder)[0].Text; !strings.Contains(text, "还有2件未答复") {
		t.Errorf("said %q", text)
	}
	late, soon, urgent := r.reminder("late", r.now, far), r.reminder("soon", r.now, at(time.November, 10, 7, 0)), r.reminder("urgent", r.now, far)
	urgent.Urgent = true
	for _, reminder := range []liaison.Reminder{late, soon, urgent} {
		r.plan(reminder)
	}
	if got := r.walk(far); got != "11-09 11:00, 11-09 11:00, 11-10 09:00" {
		t.Errorf("told at %s: want the urgent one and what can't wait today, the rest tomorrow", got)
	}
}

func TestAStepIsToldOnce(t *testing.T) {
	r := newReminding(t)
	far := at(time.November, 30, 0, 0)
	r.plan(r.reminder("7d", r.now, far))
	r.walk(at(time.November, 9, 12, 0))
	if kept := r.plan(r.reminder("7d", at(time.November, 20, 9, 0), far)); kept != 0 {
		t.Error("planned again after it was told")
	}
	if got := r.walk(far); got != "" {
		t.Errorf("told again at %s", got)
	}
}

func TestRemindersMoveWithTheirObject(t *testing.T) {
	r := newReminding(t)
	far := at(time.November, 30, 0, 0)
	r.plan(r.reminder("7d", at(time.November, 10, 9, 0), far), r.reminder("3d", at(time.November, 11, 9, 0), far), r.reminder("1d", at(time.November, 12, 9, 0), far))
	r.walk(at(time.November, 10, 12, 0)) // the first is told
	move := func(plan ...liaison.Reminder) int {
		return ask(r.place, func(d *liaison.Desk) (int, error) { return d.MoveReminders(r.matters[0].ID, plan) })
	}
	if kept := move(r.reminder("7d", at(time.November, 16, 9, 0), far), r.reminder("3d", at(time.November, 18, 9, 0), far)); kept != 1 {
		t.Errorf("kept %d: a told step stays told, the other moves", kept)
	}
	if got := r.walk(at(time.November, 20, 0, 0)); got != "11-18 09:00" {
		t.Errorf("told at %s", got)
	}
	r.plan(r.reminder("0d", at(time.November, 24, 9, 0), far))
	move()
	if got := r.walk(far); got != "" {
		t.Errorf("told of what was cancelled, at %s", got)
	}
}

func TestAReminderIsMissedAndNotLate(t *testing.T) {
	for name, miss := range map[string]func(r *reminding){
		"nobody looked in time": func(r *reminding) { r.now = at(time.November, 13, 9, 0) },
		"he left": func(r *reminding) {
			r.do(func(d *liaison.Desk) error {
				_, err := d.Forget("o-王建国", "unfollow")
				return err
			})
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := newReminding(t)
			r.plan(r.reminder("7d", at(time.November, 10, 9, 0), at(time.November, 12, 9, 0)))
			miss(r)
			if got := r.walk(at(time.November, 20, 0, 0)); got != "" {
				t.Errorf("told at %s", got)
			}
			left := ask(r.place, func(d *liaison.Desk) ([]liaison.Reminder, error) { return d.Tx().RemindersAbout(r.matters[0].ID) })
			if len(left) > 0 {
				t.Errorf("still planned: %v", left)
			}
		})
	}
}

// TestAReminderOnItsWayIsNeverLate: one that waited for a window does not arrive
// after the event it announces.
func TestAReminderOnItsWayIsNeverLate(t *testing.T) {
	for name, test := range map[string]struct {
		now  time.Time
		sent bool
	}{
		"before the event": {at(time.November, 10, 14, 29), true},
		"at the event":     {at(time.November, 10, 14, 30), false},
	} {
		t.Run(name, func(t *testing.T) {
			r := newReminding(t)
			r.settleCards()
			r.spendWindow(r.holder)
			r.plan(r.reminder("1d", r.now, at(time.November, 10, 14, 30)))
			r.walk(at(time.November, 9, 11, 0))
			if _, ok := r.sending(); ok {
				t.Fatal("sent without a window")
			}
			r.now = test.now
			r.do(func(d *liaison.Desk) error {
				_, err := d.Heard(r.holder.OpenID, r.holder.ID, liaison.ActMessage)
				return err
			})
			if sending, ok := r.sending(); ok != test.sent {
				t.Errorf("sent %v %q", ok, sending.Text)
			}
		})
	}
}

// settleCards puts the cards out of the way.
func (p *place) settleCards() {
	p.do(func(d *liaison.Desk) error {
		cards, err := d.Tx().ListDeliveries(nil, 1000)
		for _, card := range cards {
			card.State = liaison.DeliverySent
			err = errors.Join(err, d.Tx().SaveDelivery(card))
		}
		return err
	})
}

func TestAReminderNeedsAPersonAnObjectAndAnEnd(t *testing.T) {
	r := newReminding(t)
	whole := r.reminder("7d", r.now, r.now.Add(time.Hour))
	for i, spoil := range []func(*liaison.Reminder){
		func(r *liaison.Reminder) { r.PersonID = "" }, func(r *liaison.Reminder) { r.ObjectID = "" }, func(r *liaison.Reminder) { r.Step = "" },
		func(r *liaison.Reminder) { r.Kind = "" }, func(r *liaison.Reminder) { r.At = time.Time{} }, func(r *liaison.Reminder) { r.Until = time.Time{} },
	} {
		spoilt := whole
		spoil(&spoilt)
		err := r.try(func(d *liaison.Desk) error {
			_, err := d.PlanReminders([]liaison.Reminder{spoilt})
			return err
		})
		if !errors.Is(err, liaison.ErrInvalid) {
			t.Error(fmt.Sprint(i), err)
		}
	}
}

// TestAnUnreadReminderIsTakenAlong: what waits for a window is one message, however
// many days it waits, and nothing in it counts twice.
func TestAnUnreadReminderIsTakenAlong(t *testing.T) {
	r := newReminding(t)
	r.settleCards()
	r.spendWindow(r.holder)
	far := at(time.November, 30, 0, 0)
	for i, step := range []string{"80%", "100%"} {
		reminder := r.reminder(step, at(time.November, 9+i, 11, 0), far)
		other := reminder
		other.ObjectID = r.matters[i].ID
		r.plan(reminder, other)
		r.walk(at(time.November, 9+i, 12, 0))
		if _, ok := r.sending(); ok {
			t.Fatal("sent without a window")
		}
	}
	waiting := ask(r.place, func(d *liaison.Desk) ([]liaison.Delivery, error) { return d.Tx().WaitingFor(r.holder.ID) })
	if len(waiting) != 1 || !strings.HasPrefix(waiting[0].Text, "还有2件未答复") {
		t.Fatalf("waiting: %+v", waiting)
	}
	told := ask(r.place, func(d *liaison.Desk) ([]liaison.Reminder, error) { return d.Tx().RemindersToldBy(waiting[0].Key) })
	if len(told) != 3 {
		t.Errorf("it tells of %v", told)
	}
	if old := r.queued(liaison.DeliverReminder); old[1].State != liaison.DeliveryDropped {
		t.Errorf("the older one is %s", old[1].State)
	}
}
