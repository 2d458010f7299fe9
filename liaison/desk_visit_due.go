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
	owed, err := d.OwedIn(quarter)
	if err != nil {
		return nil, err
	}
	var list []VisitDue
	for _, o := range owed {
		if !asked.All && !o.Open() {
			continue
		}
		due := VisitDue{Owed: o}
		if due.From, err = d.tx.Person(o.Contact.FromID); err != nil {
			return nil, err
		}
		if due.Township = d.townshipOf(due.From); asked.Township != "" && due.Township != asked.Township {
			continue
		}
		if due.To, err = d.tx.Person(o.Contact.ToID); err != nil {
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
