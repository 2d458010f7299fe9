package liaison

import (
	"slices"
	"time"

	"shuanglian/liaison/wording"
	"shuanglian/liaison/workday"
)

// bookOf is the book of a quarter.
func (d *Desk) bookOf(whose Whose, quarter Period) (Book, error) {
	calendar := d.terms.Calendar
	first, last := calendar.At(YearOf(quarter.Until).From, 0), calendar.At(quarter.Until, 0)
	until := d.today()
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
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(Ledger(book, quarter, d.terms.Policy, d.terms.Calendar), func(o Owed) bool {
		return o.Contact.FromID != p.ID || !p.contacts(o.Contact.Kind)
	}), nil
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
	var lines []string
	for _, quarter := range []Period{d.thisQuarter().Before(), d.thisQuarter()} {
		if pressing && daysBetween(d.terms.Calendar.DateOf(d.now), quarter.Until) > slices.Max(append([]int{0}, d.terms.Policy.VisitRemindDays...)) {
			continue
		}
		owed, err := d.owedBy(v.Person, quarter)
		if err != nil {
			return nil, err
		}
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

// OverdueVisit is one link whose last quarter ended with something missing that was
// not made up since.
type OverdueVisit struct {
	Owed
	By   Person // whose contact it is
	Days int    // since the quarter ended
}

// OverdueVisits lists what the last quarter ended without, of those meant whose seat
// stands: empty once it has been made up.
func (d *Desk) OverdueVisits(whose Whose) ([]OverdueVisit, error) {
	quarter := d.thisQuarter().Before()
	days := daysBetween(quarter.Until, d.terms.Calendar.DateOf(d.now))
	owed, visitors, err := d.owedIn(whose, quarter)
	if err != nil {
		return nil, err
	}
	var overdue []OverdueVisit
	for _, o := range owed {
		if o.Open() {
			overdue = append(overdue, OverdueVisit{Owed: o, By: visitors[o.Contact.FromID], Days: days})
		}
	}
	return overdue, nil
}

// OwedIn is what everybody owes in a quarter whose seat stands now.
func (d *Desk) OwedIn(quarter Period) ([]Owed, error) {
	owed, _, err := d.owedIn(Whose{}, quarter)
	return owed, err
}

// owedIn is what those meant owe, and everybody who has a seat, by id.
func (d *Desk) owedIn(whose Whose, quarter Period) ([]Owed, map[string]Person, error) {
	book, err := d.bookOf(whose, quarter)
	if err != nil {
		return nil, nil, err
	}
	visitors, err := d.staffOf([]Role{RoleDelegate, RoleCommitteeMember})
	if err != nil {
		return nil, nil, err
	}
	seated := make(map[string]Person, len(visitors))
	for _, p := range visitors {
		seated[p.ID] = p
	}
	return slices.DeleteFunc(Ledger(book, quarter, d.terms.Policy, d.terms.Calendar), func(o Owed) bool {
		by := seated[o.Contact.FromID]
		return !by.contacts(o.Contact.Kind) || len(whose.Townships) > 0 && !slices.Contains(whose.Townships, by.Township)
	}), seated, nil
}

// OverdueTotals are the overdue contacts of a committee member's delegates: totals
// only, for his digest.
type OverdueTotals struct {
	Delegates int // who have somebody overdue …
	Contacts  int // … and how many that are
	Base      int // delegates he interviews
}

// OverdueVisitTotals counts what his delegates owe from the last quarter, from the
// day on which it stands in the digest; zero before.
func (d *Desk) OverdueVisitTotals(v Viewer) (OverdueTotals, error) {
	var totals OverdueTotals
	if !v.ActsAs(RoleCommitteeMember) {
		return totals, nil
	}
	links, err := d.tx.ContactsFrom(v.ID, ContactInterview, d.today())
	if err != nil {
		return totals, err
	}
	totals.Base = len(links)
	quarter := d.thisQuarter().Before()
	if daysBetween(quarter.Until, d.terms.Calendar.DateOf(d.now)) < d.terms.Policy.VisitOverdueDigest {
		return totals, nil
	}
	for _, link := range links {
		delegate, err := d.tx.Person(link.ToID)
		if err != nil {
			return totals, err
		}
		owed, err := d.owedBy(delegate, quarter)
		if err != nil {
			return totals, err
		}
		open := 0
		for _, o := range owed {
			if o.Contact.Kind == ContactVisit && o.Open() {
				open++
			}
		}
		totals.Contacts += open
		if open > 0 {
			totals.Delegates++
		}
	}
	return totals, nil
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

// LateVisitors tells the office who of its townships has something overdue from the
// last quarter, with their telephones.
func (d *Desk) LateVisitors(v Viewer) (string, error) {
	late, err := d.lateVisitors(v)
	if err != nil {
		return "", err
	}
	return wording.VisitsLate(d.terms.Calendar.At(d.thisQuarter().Before().Until, 0), late, d.terms.Policy.PassiveReplyRunes), nil
}

func (d *Desk) lateVisitors(v Viewer) ([]wording.LateVisitor, error) {
	whose, err := d.hisTownships(v)
	if err != nil {
		return nil, err
	}
	overdue, err := d.OverdueVisits(whose)
	if err != nil {
		return nil, err
	}
	return d.lateAmong(v, overdue)
}

// hisTownships are the people a clerk may have to see to: of his own township, or where he is of the district's office,
// everybody.
func (d *Desk) hisTownships(v Viewer) (Whose, error) {
	staff, err := d.staffOf(rolesInCharge(Matter{}))
	if err != nil || slices.Contains(d.district(staff), v.Township) {
		return Whose{}, err
	}
	return Whose{Townships: d.placesOf(v.Township)}, nil
}

// lateAmong are those of them who are a clerk's to see to.
func (d *Desk) lateAmong(v Viewer, overdue []OverdueVisit) ([]wording.LateVisitor, error) {
	left, his := map[string]int{}, map[string]bool{} // by person, by township
	var late []Person
	for _, o := range overdue {
		if left[o.Contact.FromID]++; left[o.Contact.FromID] > 1 {
			continue
		}
		township := d.townshipOf(o.By)
		if _, known := his[township]; !known {
			var err error
			if his[township], err = d.concerns(v, township); err != nil {
				return nil, err
			}
		}
		if his[township] {
			late = append(late, o.By)
		}
	}
	slices.SortFunc(late, byNameAndPlace)
	rows := make([]wording.LateVisitor, 0, len(late))
	for _, p := range late {
		rows = append(rows, wording.LateVisitor{Name: p.Name, Phone: p.Phone, Left: left[p.ID]})
	}
	return rows, nil
}
