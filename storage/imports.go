package storage

import (
	"context"
	"time"

	"shuanglian/liaison"
	"shuanglian/storage/db"
)

// Sides of a staged change.
const (
	after  = false
	before = true
)

// SaveImport inserts an import, or moves its state and progress on.
func (t *tx) SaveImport(taken liaison.Import) error {
	const act = "save import"
	if taken.ID == "" {
		return missing(act, "id")
	}
	return t.failed(act, t.q.SaveImport(t.ctx, db.SaveImportParams{
		ID: taken.ID, At: instant(taken.At), People: int64(taken.People), Links: int64(taken.Links), State: string(taken.State),
		Fingerprint: taken.Fingerprint, Total: int64(taken.Total), Staged: int64(taken.Staged),
	}))
}

// LastImport reads the newest import in a state.
func (t *tx) LastImport(state liaison.ImportState) (liaison.Import, error) {
	row, err := t.q.GetLastImport(t.ctx, string(state))
	return one(t, "read last import", row, err, func(row db.Import) (liaison.Import, error) {
		at, err := moment(row.At)
		return liaison.Import{
			ID: row.ID, At: at, People: int(row.People), Links: int(row.Links), State: liaison.ImportState(row.State),
			Fingerprint: row.Fingerprint, Total: int(row.Total), Staged: int(row.Staged),
		}, err
	})
}

// AllContacts lists every link there is or was.
func (t *tx) AllContacts() ([]liaison.Contact, error) {
	rows, err := t.q.ListAllContacts(t.ctx)
	return each(t, "list all contacts", rows, err, readContact)
}

// StagePerson adds a person hidden, or lays ready what changes of one who is
// known, with what he was before.
func (t *tx) StagePerson(importID string, change liaison.PersonChange) error {
	const act = "stage person"
	if change.Before.ID == "" {
		return t.failed(act, t.addHidden(importID, change.After))
	}
	err := t.stagePerson(importID, change.After, after, change.Wakes())
	if err == nil {
		err = t.stagePerson(importID, change.Before, before, false)
	}
	return t.failed(act, err)
}

func (t *tx) addHidden(importID string, person liaison.Person) error {
	err := t.q.AddHiddenPerson(t.ctx, db.AddHiddenPersonParams{
		ID: person.ID, Code: person.Code, Township: person.Township, Name: person.Name, Phone: person.Phone, Organization: person.Organization,
		Delegation: person.Delegation, Title: person.Title, Seat: string(person.Seat), ImportID: importID,
	})
	for place, held := range person.Roles {
		if err != nil {
			break
		}
		err = t.q.AddRole(t.ctx, db.AddRoleParams{PersonID: person.ID, Role: string(held.Role), Active: held.Active, Place: int64(place)})
	}
	return err
}

func (t *tx) stagePerson(importID string, person liaison.Person, side, wakes bool) error {
	err := t.q.StagePerson(t.ctx, db.StagePersonParams{
		ImportID: importID, PersonID: person.ID, Old: side, Wakes: wakes, Code: person.Code, Township: person.Township,
		Name: person.Name, Phone: person.Phone, Organization: person.Organization, Delegation: person.Delegation,
		Title: person.Title, Seat: string(person.Seat),
	})
	for place, held := range person.Roles {
		if err != nil {
			break
		}
		err = t.q.StageRole(t.ctx, db.StageRoleParams{
			ImportID: importID, PersonID: person.ID, Old: side, Role: string(held.Role), Active: held.Active, Place: int64(place),
		})
	}
	return err
}

// StageContact adds a link hidden, or lays ready another last day of one that
// is there. A link that names another import than its own would be seen at once.
func (t *tx) StageContact(importID string, change liaison.ContactChange) error {
	const act = "stage contact"
	if change.Before.ID == "" {
		change.After.ImportID = importID
		return t.SaveContact(change.After)
	}
	err := t.stageContact(importID, change.After, after)
	if err == nil {
		err = t.stageContact(importID, change.Before, before)
	}
	return t.failed(act, err)
}

func (t *tx) stageContact(importID string, contact liaison.Contact, side bool) error {
	return t.q.StageContact(t.ctx, db.StageContactParams{
		ImportID: importID, ContactID: contact.ID, Old: side, Kind: string(contact.Kind), FromID: contact.FromID, ToID: contact.ToID,
		Since: instant(contact.Since), Until: instant(contact.Until), Reason: contact.Reason, BegunBy: contact.ImportID,
	})
}

// StagedLosses lists who loses 党代表 or 党委委员.
func (t *tx) StagedLosses(importID string) ([]liaison.RoleLoss, error) {
	rows, err := t.q.ListStagedLosses(t.ctx, importID)
	return each(t, "list staged losses", rows, err, func(row db.ListStagedLossesRow) (liaison.RoleLoss, error) {
		person, err := t.Person(row.PersonID)
		return liaison.RoleLoss{Person: person, Role: liaison.Role(row.Role)}, err
	})
}

// TakeStaged puts what a staged import changes in force with a handful of
// statements. What it adds is seen as soon as the import is saved as taken.
func (t *tx) TakeStaged(importID string, now time.Time) error {
	return t.failed("take import", inTurn(
		func() error { return t.put(importID, after) },
		func() error { return t.q.VoidCodesOfWoken(t.ctx, instant(now), importID) },
	))
}

// put gives the people and links that an import changes the shape of one side.
func (t *tx) put(importID string, side bool) error {
	return inTurn(
		func() error { return t.q.PutPeople(t.ctx, importID, side) },
		func() error { return t.q.TakeRoles(t.ctx, importID, side) },
		func() error { return t.q.PutRoles(t.ctx, importID, side) },
		func() error { return t.q.PutContacts(t.ctx, importID, side) },
		func() error { return t.q.TouchTags(t.ctx) },
	)
}

// AddedInUse lists the people added who are no longer only a line of the file.
func (t *tx) AddedInUse(importID string) ([]liaison.Person, error) {
	rows, err := t.q.ListAddedInUse(t.ctx, importID)
	return each(t, "list added people in use", rows, err, func(row db.Person) (liaison.Person, error) { return personOf(row), nil })
}

// MeetingsOfAdded lists the numbers of the meetings that somebody added is invited to.
func (t *tx) MeetingsOfAdded(importID string) ([]string, error) {
	numbers, err := t.q.ListMeetingsOfAdded(t.ctx, importID)
	return numbers, t.failed("list meetings of added people", err)
}

// UndoTaken puts back what TakeStaged changed. What was added is hidden as soon
// as the import is saved as undone.
func (t *tx) UndoTaken(importID string) error {
	return t.failed("undo import", inTurn(
		func() error { return t.put(importID, before) },
		func() error { return t.q.DropCodesOfAdded(t.ctx, importID) },
		func() error { return t.q.DropScenesOfAdded(t.ctx, importID) },
	))
}

// SweepImports deletes at most so many kin, links and people that undone and dropped
// imports have left, and counts them.
func (t *tx) SweepImports(most int) (int, error) {
	const act = "sweep imports"
	for _, sweep := range []func(context.Context, int32) (int64, error){t.q.SweepKin, t.q.SweepContacts} {
		if swept, err := sweep(t.ctx, int32(most)); err != nil || swept > 0 {
			return int(swept), t.failed(act, err)
		}
	}
	people, err := t.q.ListSwept(t.ctx, int32(most))
	for _, id := range people {
		if err == nil {
			err = t.q.DropRoles(t.ctx, id)
		}
		if err == nil {
			err = t.q.DropPerson(t.ctx, id)
		}
	}
	return len(people), t.failed(act, err)
}

// DropStaged forgets a staged import and what it would be undone with.
func (t *tx) DropStaged(importID string) error {
	return t.failed("drop staged import", inTurn(
		func() error { return t.q.DropStagedPeople(t.ctx, importID) },
		func() error { return t.q.DropStagedRoles(t.ctx, importID) },
		func() error { return t.q.DropStagedContacts(t.ctx, importID) },
	))
}

// inTurn runs statements up to the first that fails.
func inTurn(statements ...func() error) error {
	for _, run := range statements {
		if err := run(); err != nil {
			return err
		}
	}
	return nil
}
