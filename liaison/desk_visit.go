package liaison

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"time"

	"shuanglian/liaison/workday"
)

// Contacted is somebody a person is to see: at the other end of one of his links.
type Contacted struct {
	Kind   ContactKind
	Person Person
	Since  time.Time
}

// ContactsOf lists whom a delegate or committee member is to see, by the links alive
// on a day: those he visits, then those he interviews.
func (d *Desk) ContactsOf(p Person, day workday.Date) ([]Contacted, error) {
	var all []Contacted
	for _, kind := range []ContactKind{ContactVisit, ContactInterview} {
		if !p.contacts(kind) {
			continue
		}
		links, err := d.tx.ContactsFrom(p.ID, kind, d.terms.Calendar.At(day, 0))
		if err != nil {
			return nil, err
		}
		var ofKind []Contacted
		for _, link := range links {
			person, err := d.tx.Person(link.ToID)
			if err != nil {
				return nil, err
			}
			if person.Standing != Gone {
				ofKind = append(ofKind, Contacted{Kind: kind, Person: person, Since: link.Since})
			}
		}
		slices.SortFunc(ofKind, func(a, b Contacted) int { return byNameAndPlace(a.Person, b.Person) })
		all = append(all, ofKind...)
	}
	return all, nil
}

// Visits tells whether the viewer has contacts to record: he acts as a delegate or
// committee member.
func (v Viewer) Visits() bool { return v.ActsAs(RoleDelegate) || v.ActsAs(RoleCommitteeMember) }

// VisitRefusal is why a contact was not recorded.
type VisitRefusal string

// The refusals. Nothing is recorded by them.
const (
	VisitAhead       VisitRefusal = "ahead"       // the day has not come yet
	VisitBeforeLink  VisitRefusal = "before_link" // the link began later
	VisitNotContact  VisitRefusal = "not_contact" // no link between them
	VisitNotHisToSay VisitRefusal = "not_his"     // neither the recorder's own, nor the office's
)

// VisitAsked is one contact as it is to be recorded.
type VisitAsked struct {
	Kind         ContactKind
	FromID, ToID string
	Day          workday.Date
	Channel      Channel
	Gist         string
	ReplacesID   string // it corrects this one
}

// VisitTaken is what was recorded, or why nothing was.
type VisitTaken struct {
	Visit   Visit
	Refusal VisitRefusal
	Since   time.Time // of the link, with VisitBeforeLink
}

// RecordVisit notes a contact that took place: one's own, or for the office (代录)
// anybody's of its townships. A correction takes the place of the row it names,
// which stays on record.
func (d *Desk) RecordVisit(v Viewer, asked VisitAsked) (VisitTaken, error) {
	taken, err := d.checkVisit(v, asked)
	if err != nil || taken.Refusal != "" {
		if err == nil {
			err = d.audit(AuditRow{ActorID: v.ID, Act: "visit", PersonID: asked.ToID, Refused: true, Reason: string(taken.Refusal)})
		}
		return taken, err
	}
	visit := Visit{ID: d.tx.NewID(), Kind: asked.Kind, FromID: asked.FromID, ToID: asked.ToID, Day: d.terms.Calendar.At(asked.Day, 0),
		Channel: asked.Channel, Gist: asked.Gist, ByID: v.ID, ReplacesID: asked.ReplacesID, RecordedAt: d.now}
	act := "visit"
	if asked.ReplacesID != "" {
		act = "visit:correct"
		before, err := d.tx.Visit(asked.ReplacesID)
		if err != nil {
			return VisitTaken{}, err
		}
		visit.MatterID = before.MatterID
	}
	if err := d.tx.AddVisit(visit); err != nil {
		return VisitTaken{}, err
	}
	taken.Visit = visit
	return taken, d.audit(AuditRow{ActorID: v.ID, Act: act, PersonID: visit.ToID})
}

func (d *Desk) checkVisit(v Viewer, asked VisitAsked) (VisitTaken, error) {
	from, err := d.tx.Person(asked.FromID)
	if err != nil {
		return VisitTaken{}, err
	}
	may, err := d.mayRecordFor(v, from)
	if err != nil {
		return VisitTaken{}, err
	}
	if !may {
		return VisitTaken{Refusal: VisitNotHisToSay}, nil
	}
	if asked.Day.Compare(d.terms.Calendar.DateOf(d.now)) > 0 {
		return VisitTaken{Refusal: VisitAhead}, nil
	}
	links, err := d.tx.LinksAround(Whose{PersonID: asked.FromID}, d.terms.Calendar.At(asked.Day, 0), d.today())
	if err != nil {
		return VisitTaken{}, err
	}
	taken := VisitTaken{Refusal: VisitNotContact}
	for _, link := range links {
		if link.Kind != asked.Kind || link.FromID != asked.FromID || link.ToID != asked.ToID {
			continue
		}
		if d.terms.Calendar.DateOf(link.Since).Compare(asked.Day) <= 0 {
			return VisitTaken{}, nil
		}
		taken = VisitTaken{Refusal: VisitBeforeLink, Since: d.local(link.Since)}
	}
	return taken, nil
}

// mayRecordFor tells whether a viewer may record somebody's contacts: his own, or
// for those of his townships as the office.
func (d *Desk) mayRecordFor(v Viewer, from Person) (bool, error) {
	if v.ID == from.ID {
		return v.Visits(), nil
	}
	if !v.IsOffice() {
		return false, nil
	}
	return d.concerns(v, d.townshipOf(from))
}

// MayChangeVisit tells whether a viewer may correct or withdraw a contact: its
// recorder, or the office.
func (d *Desk) MayChangeVisit(v Viewer, visit Visit) (bool, error) {
	if !visit.WithdrawnAt.IsZero() {
		return false, nil
	}
	if v.ID == visit.ByID {
		return v.Visits() || v.IsOffice(), nil
	}
	from, err := d.tx.Person(visit.FromID)
	if err != nil || !v.IsOffice() {
		return false, err
	}
	return d.mayRecordFor(v, from)
}

// WithdrawVisit marks a contact as not to be counted; the row stays. ErrForbidden
// for who may not change it, ErrNotFound when there is no such row any more.
func (d *Desk) WithdrawVisit(v Viewer, id string) (Visit, error) {
	visit, err := d.tx.Visit(id)
	if err != nil {
		return Visit{}, err
	}
	may, err := d.MayChangeVisit(v, visit)
	if err != nil {
		return Visit{}, err
	}
	if err := d.audit(AuditRow{ActorID: v.ID, Act: "visit:withdraw", PersonID: visit.ToID, Refused: !may}); err != nil {
		return Visit{}, err
	}
	if !may {
		return Visit{}, fmt.Errorf("liaison: not his to withdraw: %w", ErrForbidden)
	}
	visit.WithdrawnAt, visit.WithdrawnBy = d.now, v.ID
	return visit, d.tx.SaveVisit(visit)
}

// ChangeableVisits lists the latest contacts of somebody that a viewer may correct
// or withdraw, newest first.
func (d *Desk) ChangeableVisits(v Viewer, fromID string, most int) ([]Visit, error) {
	all, err := d.tx.VisitsOf(fromID, 0)
	if err != nil {
		return nil, err
	}
	var may []Visit
	for _, visit := range all {
		if visit.FromID != fromID || len(may) == most {
			continue
		}
		ok, err := d.MayChangeVisit(v, visit)
		if err != nil {
			return nil, err
		}
		if ok {
			may = append(may, visit)
		}
	}
	return may, nil
}

// LastVisitBy is the contact a viewer has recorded last, if that was not longer ago
// than a day; ErrNotFound otherwise. Once he has withdrawn one, it is that one, so
// that the same word again doesn't take the one before it.
func (d *Desk) LastVisitBy(v Viewer) (Visit, error) {
	all, err := d.tx.VisitsBy(v.ID, d.now.AddDate(0, 0, -1))
	if err != nil {
		return Visit{}, err
	}
	if len(all) == 0 {
		return Visit{}, fmt.Errorf("liaison: nothing recorded of late: %w", ErrNotFound)
	}
	for _, visit := range all {
		if visit.WithdrawnBy == v.ID && visit.WithdrawnAt.After(all[0].RecordedAt) {
			return visit, nil
		}
	}
	return all[0], nil
}

// Visitors lists the delegates and committee members the office may record for.
func (d *Desk) Visitors(v Viewer) ([]Person, error) {
	people, err := d.staffOf([]Role{RoleDelegate, RoleCommitteeMember})
	if err != nil {
		return nil, err
	}
	var own []Person
	for _, p := range people {
		his, err := d.mayRecordFor(v, p)
		if err != nil && !errors.Is(err, ErrNotFound) {
			return nil, err
		}
		if his && p.ID != v.ID {
			own = append(own, p)
		}
	}
	slices.SortFunc(own, byNameAndPlace)
	return own, nil
}

func byNameAndPlace(a, b Person) int {
	return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Organization, b.Organization), cmp.Compare(a.ID, b.ID))
}
