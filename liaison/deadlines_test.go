package liaison_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"shuanglian/liaison"
)

// Deadlines are a pure function of what happened, the policy and the calendar:
// asking again at any later time, and on any machine, gives what is stored.
func TestRecomputingDeadlinesChangesNothing(t *testing.T) {
	p := newPlace(t)
	p.imports(township, townshipLinks)
	li := p.join("李大山")
	begin := at(time.January, 1, 0, 0)
	rapid.Check(t, func(t *rapid.T) {
		p.now = begin.Add(time.Duration(rapid.Int64Range(0, int64(400*24*time.Hour/time.Second)).Draw(t, "seconds into the year")) * time.Second)
		matter := p.raise(li, rapid.SampledFrom([]liaison.Choice{liaison.ChoosePartner, liaison.ChooseOffice, liaison.ChooseAnonymous}).Draw(t, "way"))
		stored := ask(p, func(d *liaison.Desk) (liaison.Matter, error) { return d.Tx().Matter(matter.ID) })
		calendar, policy := p.terms.Calendar, p.terms.Policy
		for name, pair := range map[string][2]time.Time{
			"first answer": {stored.FirstDueAt, calendar.Deadline(stored.SubmittedAt, policy.FirstAnswer)},
			"office":       {stored.OfficeDueAt, calendar.Deadline(stored.SubmittedAt.UTC(), policy.FirstAnswerOffice)},
			"told":         {stored.FirstDueAt, matter.FirstDueAt},
		} {
			if !pair[0].Equal(pair[1]) {
				t.Errorf("%s: stored %s, again %s", name, pair[0], pair[1])
			}
		}
		if !stored.SubmittedAt.Equal(p.now) || !calendar.IsWorking(stored.FirstDueAt) || stored.OfficeDueAt.Before(stored.FirstDueAt) {
			t.Errorf("submitted %s, first %s, office %s", stored.SubmittedAt, stored.FirstDueAt, stored.OfficeDueAt)
		}
	})
}

func TestDeadlinesAcrossHolidays(t *testing.T) {
	for name, test := range map[string]struct{ submitted, first, office time.Time }{
		"a plain week":                        {at(time.November, 9, 10, 0), at(time.November, 11, 17, 30), at(time.November, 16, 17, 30)},
		"in the night before a working day":   {at(time.November, 9, 0, 0), at(time.November, 11, 17, 30), at(time.November, 16, 17, 30)},
		"on a Saturday":                       {at(time.November, 14, 10, 0), at(time.November, 17, 17, 30), at(time.November, 20, 17, 30)},
		"before the National Day":             {at(time.September, 30, 16, 0), at(time.October, 9, 17, 30), at(time.October, 13, 17, 30)},
		"in Spring Festival, with a Saturday": {at(time.February, 20, 9, 0), at(time.February, 25, 17, 30), at(time.February, 28, 17, 30)},
	} {
		p := newPlace(t)
		p.now = test.submitted
		p.imports(township, townshipLinks)
		matter := p.raise(p.join("李大山"), liaison.ChooseOffice)
		if !matter.FirstDueAt.Equal(test.first) || !matter.OfficeDueAt.Equal(test.office) {
			t.Errorf("%s: first %s, office %s", name, matter.FirstDueAt, matter.OfficeDueAt)
		}
	}
}
