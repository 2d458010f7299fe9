package liaison_test

import (
	"testing"
	"time"

	"shuanglian/liaison"
	"shuanglian/liaison/almanac"
	"shuanglian/liaison/workday"
)

// reckon has all deadlines reckoned, and counts those moved and the transactions it took.
func (p *place) reckon() (moved, steps int) {
	p.t.Helper()
	for over := false; !over; steps++ {
		p.do(func(d *liaison.Desk) error {
			some, done, err := d.Reckon()
			moved, over = moved+some, done
			return err
		})
	}
	return moved, steps
}

func (p *place) wrong() int {
	p.t.Helper()
	return len(ask(p, (*liaison.Desk).WrongDeadlines))
}

func (p *place) takeCalendar(plan liaison.CalendarPlan) {
	p.t.Helper()
	p.do(func(d *liaison.Desk) error { return d.TakeCalendar(plan, "command:test") })
}

func TestDeadlinesFollowTheCalendar(t *testing.T) {
	p := newPlace(t)
	p.imports(township, townshipLinks)
	p.join("王建国")
	matter := p.raise(p.join("李大山"), liaison.ChoosePartner)
	p.do((*liaison.Desk).BeginReckoning)
	if moved, _ := p.reckon(); moved != 0 {
		t.Errorf("moved %d without a reason", moved)
	}
	holiday := workday.Day{Date: workday.Date{Year: 2026, Month: 11, Day: 11}, Name: "建镇纪念日"}
	plan := ask(p, func(d *liaison.Desk) (liaison.CalendarPlan, error) { return d.PlanLocalDay(holiday.Date, &holiday) })
	p.takeCalendar(plan)
	if p.wrong() != 1 {
		t.Error("the deadline doesn't depend on the calendar")
	}
	if moved, _ := p.reckon(); moved != 1 || p.wrong() != 0 {
		t.Errorf("moved %d, %d are wrong", moved, p.wrong())
	}
	if moved, steps := p.reckon(); moved != 0 || steps != 1 {
		t.Errorf("again: moved %d in %d steps", moved, steps)
	}
	stored := ask(p, func(d *liaison.Desk) (liaison.Matter, error) { return d.Tx().Matter(matter.ID) })
	if !stored.FirstDueAt.Equal(at(time.November, 12, 17, 30)) || !stored.OfficeDueAt.Equal(at(time.November, 17, 17, 30)) {
		t.Errorf("due %s, with the office %s", stored.FirstDueAt, stored.OfficeDueAt)
	}
	dues := ask(p, func(d *liaison.Desk) ([]liaison.Due, error) { return d.Tx().DueBefore(at(time.November, 30, 0, 0), 0) })
	for _, due := range dues {
		if due.Kind == liaison.DueFirstAnswer && !due.At.Equal(stored.OfficeDueAt) {
			t.Errorf("the office is told at %s", due.At)
		}
	}
}

func TestDeadlinesFollowTheSettings(t *testing.T) {
	p := newPlace(t)
	p.imports(township, townshipLinks)
	p.join("王建国")
	p.raise(p.join("李大山"), liaison.ChoosePartner)
	p.do((*liaison.Desk).BeginReckoning)
	p.reckon()
	p.terms.Policy.FirstAnswer = workday.Limit{N: 3, Unit: workday.WorkingDays}
	if moved, _ := p.reckon(); moved != 0 {
		t.Error("reckoned before the program has started anew")
	}
	p.do((*liaison.Desk).BeginReckoning)
	if moved, _ := p.reckon(); moved != 1 || p.wrong() != 0 {
		t.Errorf("moved %d, %d are wrong", moved, p.wrong())
	}
}

// TestAReckoningIsGoneOnWith: it is done in steps, and whoever is cut off loses none of them.
func TestAReckoningIsGoneOnWith(t *testing.T) {
	p := newPlace(t)
	p.imports(township, townshipLinks)
	p.join("王建国")
	li := p.join("李大山")
	for range 250 {
		p.raise(li, liaison.ChoosePartner)
	}
	year := almanac.File{Year: 2026}
	for day := 10; day < 25; day++ {
		year.Days = append(year.Days, workday.Day{Date: workday.Date{Year: 2026, Month: 11, Day: day}, Name: "长假"})
	}
	p.takeCalendar(ask(p, func(d *liaison.Desk) (liaison.CalendarPlan, error) { return d.PlanCalendar(year) }))
	p.do(func(d *liaison.Desk) error {
		_, over, err := d.Reckon()
		if over {
			t.Error("over after one step")
		}
		return err
	})
	if left := p.wrong(); left != 50 {
		t.Errorf("%d are left after one step", left)
	}
	if moved, steps := p.reckon(); moved != 50 || steps != 1 || p.wrong() != 0 {
		t.Errorf("moved %d in %d steps, %d are wrong", moved, steps, p.wrong())
	}
}
