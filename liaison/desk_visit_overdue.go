package liaison

import (
	"slices"

	"shuanglian/liaison/wording"
)

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
	owed, visitors, err := d.openIn(whose, quarter)
	if err != nil {
		return nil, err
	}
	var overdue []OverdueVisit
	for _, o := range owed {
		overdue = append(overdue, OverdueVisit{Owed: o, By: visitors[o.Contact.FromID], Days: days})
	}
	return overdue, nil
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
	overdue, err := d.OverdueVisits(Whose{InterviewerID: v.ID})
	if err != nil {
		return totals, err
	}
	behind := map[string]bool{}
	for _, o := range overdue {
		if o.Contact.Kind == ContactVisit && slices.ContainsFunc(links, func(link Contact) bool { return link.ToID == o.Contact.FromID }) {
			totals.Contacts++
			behind[o.Contact.FromID] = true
		}
	}
	totals.Delegates = len(behind)
	return totals, nil
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
