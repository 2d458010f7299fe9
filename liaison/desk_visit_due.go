package liaison

import (
	"cmp"
	"slices"
)

// VisitsAsked is which contacts a list is to show.
type VisitsAsked struct {
	Period   string // 2026-Q4; empty: the quarter of today
	Township string // of who owes them; empty: all
	All      bool   // also where nothing is left
	Reveal   bool   // with names, which is audited with the reason
	Reason   string
	Actor    string
}

// VisitDue is one link with both its ends, for a list.
type VisitDue struct {
	Owed
	From, To    Person
	Township    string
	OverdueDays int // since the quarter ended, if something is still open
}

// VisitsDue lists who owes what to whom in a quarter, by township, by who owes it,
// and by whom to. ErrInvalid for a quarter or township there is not.
func (d *Desk) VisitsDue(asked VisitsAsked) ([]VisitDue, error) {
	if err := d.TownshipKnown(asked.Township); err != nil {
		return nil, err
	}
	quarter := d.thisQuarter()
	var err error
	if asked.Period != "" {
		if quarter, err = ParseQuarter(asked.Period); err != nil {
			return nil, err
		}
	}
	book, err := d.bookOf(Whose{}, quarter)
	if err != nil {
		return nil, err
	}
	owed, visitors, err := d.seated(Whose{}, Ledger(book, quarter, d.terms.Policy, d.terms.Calendar))
	if err != nil {
		return nil, err
	}
	known, err := d.rosterByID()
	if err != nil {
		return nil, err
	}
	var list []VisitDue
	for _, o := range owed {
		if !asked.All && !o.Open() {
			continue
		}
		due := VisitDue{Owed: o, From: visitors[o.Contact.FromID]}
		if due.Township = d.townshipOf(due.From); asked.Township != "" && due.Township != asked.Township {
			continue
		}
		if due.To, err = known(o.Contact.ToID); err != nil {
			return nil, err
		}
		if o.Open() {
			due.OverdueDays = max(daysBetween(quarter.Until, d.terms.Calendar.DateOf(d.now)), 0)
		}
		list = append(list, due)
	}
	slices.SortStableFunc(list, func(a, b VisitDue) int {
		return cmp.Or(cmp.Compare(a.Township, b.Township), byNameAndPlace(a.From, b.From), byNameAndPlace(a.To, b.To))
	})
	if !asked.Reveal {
		return list, nil
	}
	return list, d.audit(AuditRow{ActorID: asked.Actor, Act: "reveal visits", Reason: asked.Reason})
}

// rosterByID reads everybody at once, for lists of many; who is no longer on the
// roster is looked up by himself.
func (d *Desk) rosterByID() (func(id string) (Person, error), error) {
	people, err := d.tx.Roster()
	if err != nil {
		return nil, err
	}
	known := make(map[string]Person, len(people))
	for _, person := range people {
		known[person.ID] = person
	}
	return func(id string) (Person, error) {
		if person, ok := known[id]; ok {
			return person, nil
		}
		return d.tx.Person(id)
	}, nil
}
