package liaison

import (
	"errors"
	"fmt"
	"time"

	"shuanglian/liaison/roster"
	"shuanglian/liaison/workday"
)

// Imported is what a roster file changed.
type Imported struct {
	Added, Changed, Same int // people
	Absent               int // on the roster, not in the file: left alone
	Linked, Ended        int // links begun, links ended by a successor
}

// Import takes a checked roster file into the store. Nobody is deleted; a role
// the file adds waits for its person's code; a link that a new one replaces is
// ended, never overwritten. A role 党代表 is not taken from somebody who still
// holds open matters: then it fails with ErrConflict and a sentence naming him.
func (d *Desk) Import(file roster.File, actor string) (Imported, error) {
	known, err := d.knownPeople()
	if err != nil {
		return Imported{}, err
	}
	done := Imported{Absent: len(known)}
	importID := d.tx.NewID()
	for _, row := range file.People {
		old, ok := known[row.Key()]
		if ok {
			done.Absent--
		}
		person, changed, err := d.merge(old, row)
		if err != nil {
			return done, err
		}
		switch {
		case !ok:
			done.Added++
		case changed:
			done.Changed++
		default:
			done.Same++
			continue
		}
		if err := d.tx.SavePerson(person); err != nil {
			return done, err
		}
		known[row.Key()] = person
	}
	for _, row := range file.Links {
		if err := d.link(row, known, importID, &done); err != nil {
			return done, err
		}
	}
	if err := d.tx.AddImport(Import{ID: importID, At: d.now, People: len(file.People), Links: len(file.Links)}); err != nil {
		return done, err
	}
	return done, d.audit(AuditRow{ActorID: actor, Act: "import"})
}

// knownPeople maps everybody by the key a roster row would have.
func (d *Desk) knownPeople() (map[string]Person, error) {
	people, err := d.tx.Roster()
	known := make(map[string]Person, len(people))
	for _, person := range people {
		known[roster.PersonRow{Code: person.Code, Name: person.Name, Phone: person.Phone}.Key()] = person
	}
	return known, err
}

// KnownRows lists the roster as rows, for links of a file that end at people
// who are not in it.
func (d *Desk) KnownRows() ([]roster.PersonRow, error) {
	people, err := d.tx.Roster()
	rows := make([]roster.PersonRow, 0, len(people))
	for _, person := range people {
		row := roster.PersonRow{Code: person.Code, Township: person.Township, Name: person.Name, Phone: person.Phone,
			Organization: person.Organization, Delegation: person.Delegation, Title: person.Title}
		for _, held := range person.Roles {
			row.Roles = append(row.Roles, roster.Role(held.Role))
		}
		rows = append(rows, row)
	}
	return rows, err
}

// merge makes the person a row describes from the one that is known, if any.
func (d *Desk) merge(old Person, row roster.PersonRow) (person Person, changed bool, err error) {
	person = Person{ID: old.ID, Code: row.Code, Township: row.Township, Name: row.Name, Phone: row.Phone,
		Organization: row.Organization, Delegation: row.Delegation, Title: row.Title, Seat: old.Seat}
	if person.ID == "" {
		person.ID, person.Seat = d.tx.NewID(), SeatActive
	}
	if person.Township == "" {
		person.Township = d.terms.Organization.Name
	}
	for _, role := range row.Roles {
		held := RoleHeld{Role: Role(role)}
		for _, before := range old.Roles {
			held.Active = held.Active || (before.Role == held.Role && before.Active)
		}
		person.Roles = append(person.Roles, held)
	}
	if old.Holds(RoleDelegate) && !person.Holds(RoleDelegate) {
		if err := d.mayLeave(old); err != nil {
			return Person{}, false, err
		}
	}
	return person, !samePerson(old, person), nil
}

func samePerson(a, b Person) bool {
	if len(a.Roles) != len(b.Roles) {
		return false
	}
	for _, held := range b.Roles {
		if !a.Holds(held.Role) {
			return false
		}
	}
	a.Roles, b.Roles = nil, nil
	return fmt.Sprint(a) == fmt.Sprint(b)
}

func (d *Desk) mayLeave(person Person) error {
	open, err := d.tx.MattersHeldBy(person.ID)
	if err != nil || len(open) == 0 {
		return err
	}
	return &Fault{Kind: ErrConflict, Sentence: fmt.Sprintf(
		"%s还有%d件在办，不能去掉党代表身份。请先把这些件转给别人，再导入。", person.Name, len(open))}
}

// link begins the link of a row unless it is there already; an older link of
// the same kind to the same person ends the day before.
func (d *Desk) link(row roster.LinkRow, known map[string]Person, importID string, done *Imported) error {
	from, to := known[row.FromKey], known[row.ToKey]
	if from.ID == "" || to.ID == "" {
		return fmt.Errorf("liaison: link to nobody: %w", errors.Join(ErrInvalid, ErrNotFound))
	}
	contact := Contact{ID: d.tx.NewID(), Kind: ContactKind(row.Kind), FromID: from.ID, ToID: to.ID,
		Since: d.dayOf(row.Since), Until: d.dayOf(row.Until), Reason: "import", ImportID: importID}
	if row.Since == (workday.Date{}) {
		contact.Since = d.today()
	}
	old, err := d.tx.ContactsTo(to.ID, contact.Kind, contact.Since)
	if err != nil {
		return err
	}
	for _, before := range old {
		if before.FromID == from.ID && before.Until.Equal(contact.Until) {
			return nil
		}
		if before.ImportID == importID {
			continue // two links in one file are meant as they stand
		}
		before.Until = contact.Since.AddDate(0, 0, -1)
		if err := d.tx.SaveContact(before); err != nil {
			return err
		}
		done.Ended++
	}
	done.Linked++
	return d.tx.SaveContact(contact)
}

func (d *Desk) dayOf(date workday.Date) time.Time {
	if date == (workday.Date{}) {
		return time.Time{}
	}
	return d.terms.Calendar.At(date, 0)
}
