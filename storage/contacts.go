package storage

import (
	"time"

	"shuanglian/liaison"
	"shuanglian/storage/db"
)

// aDay is how long the last day of a link lasts after its midnight.
const aDay = 24 * time.Hour

// ContactsFrom lists the links of a kind that go out from a person and are
// alive on the day; any instant of the day will do.
func (t *tx) ContactsFrom(personID string, kind liaison.ContactKind, day time.Time) ([]liaison.Contact, error) {
	return recallList(t, question{what: "from " + string(kind), of: personID, from: instant(day)}, func() ([]liaison.Contact, error) {
		rows, err := t.q.ListContactsFrom(t.ctx, db.ListContactsFromParams{
			PersonID: personID, Kind: string(kind), Day: instant(day), DayBefore: instant(day.Add(-aDay)),
		})
		return each(t, "list contacts from", rows, err, readContact)
	})
}

// ContactsTo lists the links of a kind that lead to a person and are alive on
// the day.
func (t *tx) ContactsTo(personID string, kind liaison.ContactKind, day time.Time) ([]liaison.Contact, error) {
	return recallList(t, question{what: "to " + string(kind), of: personID, from: instant(day)}, func() ([]liaison.Contact, error) {
		rows, err := t.q.ListContactsTo(t.ctx, db.ListContactsToParams{
			PersonID: personID, Kind: string(kind), Day: instant(day), DayBefore: instant(day.Add(-aDay)),
		})
		return each(t, "list contacts to", rows, err, readContact)
	})
}

// Contact reads one link; those of imports not in force are not there.
func (t *tx) Contact(id string) (liaison.Contact, error) {
	row, err := t.q.GetContact(t.ctx, id)
	return one(t, "read contact", row, err, readContact)
}

// SaveContact inserts or replaces a link by its id.
func (t *tx) SaveContact(contact liaison.Contact) error {
	const act = "save contact"
	if contact.ID == "" {
		return missing(act, "id")
	}
	return t.failed(act, t.q.SaveContact(t.ctx, db.SaveContactParams{
		ID: contact.ID, Kind: string(contact.Kind), FromID: contact.FromID, ToID: contact.ToID,
		Since: instant(contact.Since), Until: instant(contact.Until), Reason: contact.Reason, ImportID: contact.ImportID,
	}))
}

func readContact(row db.Contact) (liaison.Contact, error) {
	contact := liaison.Contact{
		ID: row.ID, Kind: liaison.ContactKind(row.Kind), FromID: row.FromID, ToID: row.ToID,
		Reason: row.Reason, ImportID: row.ImportID,
	}
	err := moments(momentPair{row.Since, &contact.Since}, momentPair{row.Until, &contact.Until})
	return contact, err
}
