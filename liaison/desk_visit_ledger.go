package liaison

import (
	"errors"
	"slices"
	"time"

	"shuanglian/liaison/wording"
	"shuanglian/liaison/workday"
)

// bookOf is the book of a quarter, or of one and the next, with the year they are of.
func (d *Desk) bookOf(whose Whose, quarters ...Period) (Book, error) {
	return d.bookSince(YearOf(quarters[0].Until).From, whose, quarters[len(quarters)-1])
}

// bookSince is the book from a day to the end of a quarter, or of this one if that is past.
func (d *Desk) bookSince(day workday.Date, whose Whose, quarter Period) (Book, error) {
	calendar := d.terms.Calendar
	first, last := calendar.At(day, 0), calendar.At(quarter.Until, 0)
	until := calendar.At(d.thisQuarter().Until, 0)
	if until.Before(last) {
		until = last
	}
	var book Book
	var err error
	if book.Links, err = d.tx.LinksAround(whose, first, last); err != nil {
		return Book{}, err
	}
	if book.Visits, err = d.tx.VisitsAround(whose, first, until); err != nil {
		return Book{}, err
	}
	book.Absences, err = d.tx.AbsencesSince(first)
	return book, err
}

// owedBy is what one person owes in a quarter.
func (d *Desk) owedBy(p Person, quarter Period) ([]Owed, error) {
	book, err := d.bookOf(Whose{PersonID: p.ID}, quarter)
	return d.owedOf(p, book, quarter), err
}

// owedOf is what one person owes in a quarter, by a book that has it.
func (d *Desk) owedOf(p Person, book Book, quarter Period) []Owed {
	return slices.DeleteFunc(Ledger(book, quarter, d.terms.Policy, d.terms.Calendar), func(o Owed) bool {
		return o.Contact.FromID != p.ID || !p.contacts(o.Contact.Kind)
	})
}

// thisQuarter is the quarter of today.
func (d *Desk) thisQuarter() Period { return QuarterOf(d.terms.Calendar.DateOf(d.now)) }

// VisitStand is how somebody stands with one of his contacts.
type VisitStand struct {
	Person Person
	Owed   Owed
}

// VisitStands lists whom a person is to see on a day, those still due in its quarter first.
func (d *Desk) VisitStands(v Viewer, day workday.Date) ([]VisitStand, error) {
	contacts, err := d.ContactsOf(v.Person, day)
	if err != nil {
		return nil, err
	}
	owed, err := d.owedBy(v.Person, QuarterOf(day))
	if err != nil {
		return nil, err
	}
	stands := make([]VisitStand, 0, len(contacts))
	for _, one := range contacts {
		stand := VisitStand{Person: one.Person, Owed: Owed{Contact: Contact{Kind: one.Kind, FromID: v.ID, ToID: one.Person.ID}}}
		for _, o := range owed {
			if o.Contact.ToID == one.Person.ID && o.Contact.Kind == one.Kind {
				stand.Owed = o
			}
		}
		stands = append(stands, stand)
	}
	slices.SortStableFunc(stands, func(a, b VisitStand) int { return b.Owed.Quarter.Left() - a.Owed.Quarter.Left() })
	return stands, nil
}

// dueVisits words what somebody owes of one kind in a quarter: names of those still
// to be seen. over: the quarter has ended, and what was made up since is left out.
func (d *Desk) dueVisits(owed []Owed, kind ContactKind, quarter Period) (wording.VisitsFacts, error) {
	facts := wording.VisitsFacts{Interview: kind == ContactInterview, Until: d.terms.Calendar.At(quarter.Until, 0),
		Over: d.terms.Calendar.DateOf(d.now).Compare(quarter.Until) > 0}
	for _, o := range owed {
		if o.Contact.Kind != kind || !o.Open() {
			continue
		}
		to, err := d.tx.Person(o.Contact.ToID)
		if err != nil {
			return facts, err
		}
		if o.Quarter.Left() > 0 && !o.Quarter.MadeUp {
			facts.Names = append(facts.Names, to.Name)
		}
		if quarter.EndsYear() && o.Year.Left() > 0 && !o.Year.MadeUp {
			facts.InPerson = append(facts.InPerson, to.Name)
		}
	}
	slices.Sort(facts.Names)
	slices.Sort(facts.InPerson)
	return facts, nil
}

// VisitLines is what somebody owes, a line each: what the last quarter ended without,
// and this one; pressing: only once reminders of it have begun.
func (d *Desk) VisitLines(v Viewer, pressing bool) ([]string, error) {
	if !v.Visits() {
		return nil, nil
	}
	quarters := []Period{d.thisQuarter().Before(), d.thisQuarter()}
	if pressing && daysBetween(d.terms.Calendar.DateOf(d.now), quarters[1].Until) > slices.Max(append([]int{0}, d.terms.Policy.VisitRemindDays...)) {
		quarters = quarters[:1]
	}
	book, err := d.bookOf(Whose{PersonID: v.ID}, quarters...)
	if err != nil {
		return nil, err
	}
	var lines []string
	for _, quarter := range quarters {
		owed := d.owedOf(v.Person, book, quarter)
		for _, kind := range []ContactKind{ContactVisit, ContactInterview} {
			facts, err := d.dueVisits(owed, kind, quarter)
			if err != nil {
				return nil, err
			}
			if line := wording.VisitsSummary(facts); line != "" {
				lines = append(lines, line)
			}
		}
	}
	return lines, nil
}

// OpenIn is what everybody owes still in a quarter whose seat stands now.
func (d *Desk) OpenIn(quarter Period) ([]Owed, error) {
	owed, _, err := d.openIn(Whose{}, quarter)
	return owed, err
}

// openIn is what those meant owe still, whose seat stands, and who they are, by id. The
// year's own number is counted only where it falls due.
func (d *Desk) openIn(whose Whose, quarter Period) ([]Owed, map[string]Person, error) {
	since := quarter.From
	if quarter.EndsYear() {
		since = YearOf(quarter.Until).From
	}
	book, err := d.bookSince(since, whose, quarter)
	if err != nil {
		return nil, nil, err
	}
	open := slices.DeleteFunc(Ledger(book, quarter, d.terms.Policy, d.terms.Calendar), func(o Owed) bool { return !o.Open() })
	return d.seated(whose, open)
}

// seated leaves of what is owed what those meant owe whose seat stands.
func (d *Desk) seated(whose Whose, owed []Owed) ([]Owed, map[string]Person, error) {
	visitors, err := d.visitors(whose, owed)
	return slices.DeleteFunc(owed, func(o Owed) bool {
		by := visitors[o.Contact.FromID]
		return !by.contacts(o.Contact.Kind) || len(whose.Townships) > 0 && !slices.Contains(whose.Townships, by.Township)
	}), visitors, err
}

// visitors are those who owe something, by id: of everybody all at once, of some of
// them one by one.
func (d *Desk) visitors(whose Whose, owed []Owed) (map[string]Person, error) {
	visitors := map[string]Person{}
	if whose.all() {
		people, err := d.staffOf([]Role{RoleDelegate, RoleCommitteeMember})
		for _, p := range people {
			visitors[p.ID] = p
		}
		return visitors, err
	}
	for _, o := range owed {
		person, err := d.tx.Person(o.Contact.FromID)
		if errors.Is(err, ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if person.Standing == "" {
			visitors[person.ID] = person
		}
	}
	return visitors, nil
}

// YearOfVisits is somebody's own year at a glance, or for the office another's.
func (d *Desk) YearOfVisits(v Viewer, of Person) (string, error) {
	today := d.terms.Calendar.DateOf(d.now)
	stands, err := d.VisitStands(Viewer{Person: of}, today)
	if err != nil {
		return "", err
	}
	visits, err := d.tx.VisitsAround(Whose{PersonID: of.ID}, d.terms.Calendar.At(YearOf(today).From, 0), d.today())
	if err != nil {
		return "", err
	}
	name := ""
	if of.ID != v.ID {
		name = of.Name
		if err := d.audit(AuditRow{ActorID: v.ID, Act: "view_visits", PersonID: of.ID}); err != nil {
			return "", err
		}
	}
	var rows []wording.YearRow
	for _, stand := range stands {
		row := wording.YearRow{To: stand.Person.Name, Done: stand.Owed.Quarter.Done, Left: stand.Owed.Quarter.Left()}
		for _, visit := range visits {
			if visit.FromID != of.ID || visit.ToID != stand.Person.ID || visit.Kind != stand.Owed.Contact.Kind {
				continue
			}
			row.Times++
			if visit.Channel == InPerson {
				row.InPerson++
			}
			row.Last = latest(row.Last, d.local(visit.Day))
		}
		rows = append(rows, row)
	}
	return wording.YearOfVisits(today.Year, name, rows, d.terms.Policy.PassiveReplyRunes), nil
}

func latest(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
