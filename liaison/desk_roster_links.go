package liaison

import (
	"fmt"
	"time"

	"shuanglian/liaison/roster"
	"shuanglian/liaison/workday"
)

// linkEnds are both ends of a link, by id.
type linkEnds struct {
	kind     ContactKind
	from, to string
}

func (i *importing) endsOf(row roster.LinkRow) linkEnds {
	return linkEnds{ContactKind(row.Kind), i.ends[row.FromKey].ID, i.ends[row.ToKey].ID}
}

// nameLinks notes which links the file names: links of one file are meant as
// they stand and don't end each other.
func (i *importing) nameLinks(rows []roster.LinkRow) {
	for _, row := range rows {
		i.linked[i.endsOf(row)] = true
	}
}

// link begins the link of a row unless it is there already; a link of the same
// kind from somebody else to the same person ends the day before, or with
// yesterday if the new one is said to have begun earlier.
func (i *importing) link(row roster.LinkRow) error {
	ends := i.endsOf(row)
	if ends.from == "" || ends.to == "" {
		return fmt.Errorf("liaison: %s line %d links to nobody: %w", row.File, row.Line, errLinkToNobody)
	}
	contact := Contact{Kind: ends.kind, FromID: ends.from, ToID: ends.to,
		Since: i.dayOf(row.Since), Until: i.dayOf(row.Until), Reason: "import", ImportID: i.plan.Import.ID}
	if row.Since == (workday.Date{}) {
		contact.Since = i.today
	}
	others := i.links.overlapping(contact, i.today)
	for _, before := range others {
		if before.FromID == contact.FromID {
			before.end(contact.Until)
			i.links.takeUp(before)
			return nil
		}
	}
	for _, before := range others {
		if i.linked[linkEnds{before.Kind, before.FromID, before.ToID}] {
			continue
		}
		last := contact.Since.AddDate(0, 0, -1)
		if last.Before(before.Since) { // it has been lived by until now
			last = i.today.AddDate(0, 0, -1)
		}
		before.end(last)
	}
	contact.ID = idOf(i.plan.Import.ID, "contact", i.links.begun)
	i.links.takeUp(i.links.begin(contact))
	i.rows[contact.ID] = row
	return nil
}

func (d *Desk) dayOf(date workday.Date) time.Time {
	if date == (workday.Date{}) {
		return time.Time{}
	}
	return d.terms.Calendar.At(date, 0)
}

// linkBook is the whole history of links while a plan is made on it.
type linkBook struct {
	all   []*linkEntry
	to    map[string][]*linkEntry
	from  map[string][]*linkEntry
	begun int
}

type linkEntry struct {
	Contact
	before Contact // zero: begun by the plan
}

func newLinkBook(contacts []Contact) *linkBook {
	b := &linkBook{to: map[string][]*linkEntry{}, from: map[string][]*linkEntry{}}
	for _, contact := range contacts {
		b.add(&linkEntry{Contact: contact, before: contact})
	}
	return b
}

func (b *linkBook) add(entry *linkEntry) {
	b.all = append(b.all, entry)
	b.to[entry.ToID] = append(b.to[entry.ToID], entry)
	b.from[entry.FromID] = append(b.from[entry.FromID], entry)
}

func (b *linkBook) begin(contact Contact) *linkEntry {
	b.begun++
	entry := &linkEntry{Contact: contact}
	b.add(entry)
	return entry
}

// takeUp ends before they begin the links of the same two people that were to
// begin while this one lasts: it has begun sooner, there is one link, not two.
func (b *linkBook) takeUp(link *linkEntry) {
	for _, later := range b.to[link.ToID] {
		same := later != link && later.Kind == link.Kind && later.FromID == link.FromID
		if same && later.Since.After(link.Since) && link.alive(later.Since) && later.alive(later.Since) {
			later.end(later.Since.AddDate(0, 0, -1))
		}
	}
}

func (e *linkEntry) end(until time.Time) { e.Until = until }

// stop ends with yesterday what lasts today, and what is still to come before it begins.
func (e *linkEntry) stop(today time.Time) {
	if !e.Until.IsZero() && e.Until.Before(today) {
		return
	}
	last := today
	if e.Since.After(last) {
		last = e.Since
	}
	e.end(last.AddDate(0, 0, -1))
}

func (e *linkEntry) alive(day time.Time) bool {
	return !e.Since.After(day) && (e.Until.IsZero() || !e.Until.Before(day))
}

// overlapping lists the links of the kind to the same person that are alive
// when the new one begins, and then those of today if it has begun before.
func (b *linkBook) overlapping(contact Contact, today time.Time) []*linkEntry {
	stillOn := !contact.Since.After(today) && (contact.Until.IsZero() || !contact.Until.Before(today))
	var then, now []*linkEntry
	for _, entry := range b.to[contact.ToID] {
		switch {
		case entry.Kind != contact.Kind:
		case entry.alive(contact.Since):
			then = append(then, entry)
		case stillOn && entry.alive(today):
			now = append(now, entry)
		}
	}
	return append(then, now...)
}

// endAll stops what somebody was linked by in a role.
func (b *linkBook) endAll(personID string, role Role, today time.Time) {
	kind := ContactInterview
	if role == RoleDelegate {
		kind = ContactVisit
		for _, entry := range b.to[personID] {
			if entry.Kind == ContactInterview {
				entry.stop(today)
			}
		}
	}
	for _, entry := range b.from[personID] {
		if entry.Kind == kind {
			entry.stop(today)
		}
	}
}

// endVisitsTo stops what led to somebody who is no member any more.
func (b *linkBook) endVisitsTo(personID string, today time.Time) {
	for _, entry := range b.to[personID] {
		if entry.Kind == ContactVisit {
			entry.stop(today)
		}
	}
}

// changes lists what the plan did, and counts it.
func (b *linkBook) changes(done *Imported) []ContactChange {
	var changes []ContactChange
	for _, entry := range b.all {
		switch {
		case entry.before.ID == "":
			done.Linked++
		case entry.Until.Equal(entry.before.Until):
			continue
		default:
			done.Ended++
		}
		changes = append(changes, ContactChange{Before: entry.before, After: entry.Contact})
	}
	return changes
}
