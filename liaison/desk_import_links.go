package liaison

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"shuanglian/liaison/roster"
	"shuanglian/liaison/workday"
)

// linkEnds are both ends of a link, by id.
type linkEnds struct {
	kind     ContactKind
	from, to string
}

func (i *importing) ends(row roster.LinkRow) linkEnds {
	return linkEnds{ContactKind(row.Kind), i.known[row.FromKey].ID, i.known[row.ToKey].ID}
}

// nameLinks notes which links the file names: links of one file are meant as
// they stand and don't end each other.
func (i *importing) nameLinks(rows []roster.LinkRow) {
	for _, row := range rows {
		i.linked[i.ends(row)] = true
	}
}

// link begins the link of a row unless it is there already; a link of the same
// kind from somebody else to the same person ends the day before, or with
// yesterday if the new one is said to have begun earlier.
func (i *importing) link(row roster.LinkRow) error {
	ends := i.ends(row)
	if ends.from == "" || ends.to == "" {
		return fmt.Errorf("liaison: link to nobody: %w", errors.Join(ErrInvalid, ErrNotFound))
	}
	contact := Contact{ID: i.tx.NewID(), Kind: ends.kind, FromID: ends.from, ToID: ends.to,
		Since: i.dayOf(row.Since), Until: i.dayOf(row.Until), Reason: "import", ImportID: i.id}
	if row.Since == (workday.Date{}) {
		contact.Since = i.today()
	}
	others, err := i.overlapping(contact)
	if err != nil {
		return err
	}
	for _, before := range others {
		if before.FromID == contact.FromID {
			return i.endsWith(before, contact.Until)
		}
	}
	for _, before := range others {
		if i.linked[linkEnds{before.Kind, before.FromID, before.ToID}] {
			continue
		}
		last := contact.Since.AddDate(0, 0, -1)
		if last.Before(before.Since) { // it has been lived by until now
			last = i.today().AddDate(0, 0, -1)
		}
		if err := i.endsWith(before, last); err != nil {
			return err
		}
	}
	i.done.Linked++
	return i.tx.SaveContact(contact)
}

// overlapping lists the links of the kind to the same person that are alive
// when the new one begins, or today if it has begun before.
func (i *importing) overlapping(contact Contact) ([]Contact, error) {
	alive, err := i.tx.ContactsTo(contact.ToID, contact.Kind, contact.Since)
	if err != nil {
		return nil, err
	}
	today := i.today()
	if contact.Since.After(today) || !contact.Until.IsZero() && contact.Until.Before(today) {
		return alive, nil
	}
	now, err := i.tx.ContactsTo(contact.ToID, contact.Kind, today)
	for _, other := range now {
		if !slices.ContainsFunc(alive, func(c Contact) bool { return c.ID == other.ID }) {
			alive = append(alive, other)
		}
	}
	return alive, err
}

// endsWith gives a link its last day; zero: it goes on.
func (i *importing) endsWith(contact Contact, until time.Time) error {
	if contact.Until.Equal(until) {
		return nil
	}
	contact.Until = until
	i.done.Ended++
	return i.tx.SaveContact(contact)
}

// endLinks ends with yesterday what somebody was linked by in a role.
func (i *importing) endLinks(personID string, role Role) error {
	kind := ContactInterview
	if role == RoleDelegate {
		kind = ContactVisit
	}
	links, err := i.tx.ContactsFrom(personID, kind, i.today())
	if err != nil {
		return err
	}
	if role == RoleDelegate {
		above, err := i.tx.ContactsTo(personID, ContactInterview, i.today())
		if err != nil {
			return err
		}
		links = append(links, above...)
	}
	for _, link := range links {
		if err := i.endsWith(link, i.today().AddDate(0, 0, -1)); err != nil {
			return err
		}
	}
	return nil
}

func (d *Desk) dayOf(date workday.Date) time.Time {
	if date == (workday.Date{}) {
		return time.Time{}
	}
	return d.terms.Calendar.At(date, 0)
}
