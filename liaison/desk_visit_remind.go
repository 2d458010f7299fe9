package liaison

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"shuanglian/liaison/wording"
	"shuanglian/liaison/workday"
)

// visitsObject is what reminders of a quarter's contacts are about.
const visitsObject = "visits:"

// PlanVisits lists who is to be reminded today of contacts owed: the steps before the
// quarter ends, then the one past its end, and by then the office. Said once each; a
// step that a day was missed for is made up for. Nobody who is away is asked.
func (d *Desk) PlanVisits() ([]Reminder, error) {
	before, err := d.planVisitsBefore()
	if err != nil {
		return nil, err
	}
	after, err := d.planVisitsAfter()
	return append(before, after...), err
}

// planVisitsBefore is the latest step reached before this quarter ends.
func (d *Desk) planVisitsBefore() ([]Reminder, error) {
	calendar := d.terms.Calendar
	quarter, today := d.thisQuarter(), calendar.DateOf(d.now)
	left, step, next := daysBetween(today, quarter.Until), 0, 0 // next: days before the end at which the next step is
	for _, days := range slices.Sorted(slices.Values(d.terms.Policy.VisitRemindDays)) {
		if left <= days {
			step = days
			break
		}
		next = days
	}
	if step == 0 || !d.looks(step-left) {
		return nil, nil
	}
	until := calendar.At(quarter.Until.AddDays(1), 0)
	if slices.Contains(d.terms.Policy.VisitRemindDays, next) {
		until = calendar.At(quarter.Until.AddDays(-next), 0)
	}
	owed, err := d.OpenIn(quarter)
	if err != nil {
		return nil, err
	}
	return d.remindVisitors(owed, quarter, fmt.Sprintf("%dd", step), until)
}

// planVisitsAfter are the steps past the end of the last quarter.
func (d *Desk) planVisitsAfter() ([]Reminder, error) {
	policy, calendar := d.terms.Policy, d.terms.Calendar
	quarter := d.thisQuarter().Before()
	since := daysBetween(quarter.Until, calendar.DateOf(d.now))
	until := calendar.At(d.thisQuarter().Until.AddDays(-slices.Max(append([]int{0}, policy.VisitRemindDays...))), 0)
	if since < min(policy.VisitOverdueDelegate, policy.VisitOverdueOffice) || !until.After(d.now) ||
		!d.looks(since-policy.VisitOverdueDelegate) && !d.looks(since-policy.VisitOverdueOffice) {
		return nil, nil
	}
	overdue, err := d.OverdueVisits(Whose{})
	if err != nil || len(overdue) == 0 {
		return nil, err
	}
	var plan []Reminder
	if since >= policy.VisitOverdueDelegate {
		owed := make([]Owed, len(overdue))
		for i, o := range overdue {
			owed[i] = o.Owed
		}
		late, err := d.remindVisitors(owed, quarter, fmt.Sprintf("+%dd", policy.VisitOverdueDelegate), until)
		if err != nil {
			return nil, err
		}
		plan = late
	}
	if since < policy.VisitOverdueOffice {
		return plan, nil
	}
	staff, err := d.OfficeStaff()
	if err != nil {
		return nil, err
	}
	for _, clerk := range staff {
		late, err := d.lateAmong(clerk, overdue)
		if err != nil {
			return nil, err
		}
		if len(late) > 0 {
			plan = append(plan, Reminder{PersonID: clerk.ID, ObjectID: visitsObject + quarter.String(), Step: fmt.Sprintf("+%dd office", policy.VisitOverdueOffice),
				Kind: RemindVisitsLate, At: d.now, Until: until})
		}
	}
	return plan, nil
}

// looks: on the first days of a step, so that a day without the program loses nobody, then
// once a week, for those who came back or took back a visit.
func (d *Desk) looks(daysIntoStep int) bool {
	return daysIntoStep >= 0 && daysIntoStep < 4 || d.beginsWeek(d.terms.Calendar.DateOf(d.now))
}

// remindVisitors plans one step for everybody who owes something still.
func (d *Desk) remindVisitors(owed []Owed, quarter Period, step string, until time.Time) ([]Reminder, error) {
	absences, err := d.tx.AbsencesSince(d.today())
	if err != nil {
		return nil, err
	}
	var plan []Reminder
	for _, o := range owed {
		personID := o.Contact.FromID
		if !o.Open() || len(plan) > 0 && plan[len(plan)-1].PersonID == personID || d.isAway(absences, personID) {
			continue
		}
		plan = append(plan, Reminder{PersonID: personID, ObjectID: visitsObject + quarter.String(), Step: step, Kind: RemindVisits, At: d.now, Until: until})
	}
	return plan, nil
}

func (d *Desk) isAway(absences []Absence, personID string) bool {
	return slices.ContainsFunc(absences, func(a Absence) bool { return a.PersonID == personID && a.AwayAt(d.now, d.terms.Calendar) })
}

// sayVisits is the chapter of contacts owed: as things stand now, of the latest
// quarter that is reminded of.
func (d *Desk) sayVisits(v Viewer, reminders []Reminder) (said saidReminders, err error) {
	if !v.Visits() {
		return said, nil
	}
	if _, away, err := d.awayNow(v.ID); err != nil || away {
		return said, err
	}
	quarters := map[string]bool{}
	var texts []string
	for _, r := range reminders {
		quarter, err := ParseQuarter(strings.TrimPrefix(r.ObjectID, visitsObject))
		if err != nil {
			return said, err
		}
		owed, err := d.owedBy(v.Person, quarter)
		if err != nil {
			return said, err
		}
		if !slices.ContainsFunc(owed, Owed.Open) {
			continue
		}
		said.of = append(said.of, r)
		if quarters[quarter.String()] {
			continue
		}
		quarters[quarter.String()] = true
		for _, kind := range []ContactKind{ContactVisit, ContactInterview} {
			facts, err := d.dueVisits(owed, kind, quarter)
			if err != nil {
				return said, err
			}
			texts = append(texts, wording.VisitsDue(facts))
		}
	}
	said.text = wording.Lines(texts...)
	return said, nil
}

// sayVisitsLate is the chapter of the office: who has not made up for it yet.
func (d *Desk) sayVisitsLate(v Viewer, reminders []Reminder) (said saidReminders, err error) {
	if !v.IsOffice() {
		return said, nil
	}
	late, err := d.lateVisitors(v)
	if err != nil || len(late) == 0 {
		return said, err
	}
	said.of = reminders
	said.text = wording.VisitsLate(d.lastDayBefore(), late, d.terms.Policy.PassiveReplyRunes)
	return said, nil
}

// lastDayBefore is the day on which the last quarter ended.
func (d *Desk) lastDayBefore() time.Time {
	return d.terms.Calendar.At(d.thisQuarter().Before().Until, workday.Clock(0))
}
