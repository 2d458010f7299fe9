package liaison

import (
	"cmp"
	"slices"

	"shuanglian/liaison/roster"
)

// ExportRoster is the roster, or one township of it, as a file again, with the links that last or are still to come. Importing it changes nothing.
// It holds phone numbers: who took it out is audited.
func (d *Desk) ExportRoster(township, actor string) (roster.File, error) {
	if err := d.TownshipKnown(township); err != nil {
		return roster.File{}, err
	}
	people, err := d.tx.Roster()
	if err != nil {
		return roster.File{}, err
	}
	contacts, err := d.tx.AllContacts()
	if err != nil {
		return roster.File{}, err
	}
	var file roster.File
	keys := make(map[string]string, len(people))
	for _, person := range people {
		if !d.ofTownship(person.Township, township) {
			continue
		}
		row := rowOf(person)
		keys[person.ID] = row.Key()
		file.People = append(file.People, row)
	}
	calendar := d.terms.Calendar
	for _, contact := range contacts {
		if !contact.Until.IsZero() && (contact.Until.Before(d.today()) || contact.Until.Before(contact.Since)) {
			continue
		}
		if keys[contact.FromID] == "" || keys[contact.ToID] == "" {
			continue
		}
		link := roster.LinkRow{Kind: roster.Kind(contact.Kind), FromKey: keys[contact.FromID], ToKey: keys[contact.ToID],
			Since: calendar.DateOf(contact.Since)}
		if !contact.Until.IsZero() {
			link.Until = calendar.DateOf(contact.Until)
		}
		file.Links = append(file.Links, link)
	}
	kin, err := d.tx.AllKin()
	if err != nil {
		return roster.File{}, err
	}
	for _, pair := range kin {
		if keys[pair.PersonID] == "" || keys[pair.KinID] == "" {
			continue
		}
		file.Kin = append(file.Kin, roster.KinRow{PersonKey: keys[pair.PersonID], KinKey: keys[pair.KinID], Relation: pair.Relation})
	}
	return file, d.audit(AuditRow{ActorID: actor, Act: "export roster"})
}

// ExportHistory lists every link there is or was, of one township or of all, by person and day. What was taken back before
// it began is left out.
func (d *Desk) ExportHistory(township, actor string) ([]roster.HistoryRow, error) {
	if err := d.TownshipKnown(township); err != nil {
		return nil, err
	}
	people, err := d.tx.Roster()
	if err != nil {
		return nil, err
	}
	contacts, err := d.tx.AllContacts()
	if err != nil {
		return nil, err
	}
	byID := make(map[string]Person, len(people))
	for _, person := range people {
		byID[person.ID] = person
	}
	calendar := d.terms.Calendar
	var rows []roster.HistoryRow
	for _, contact := range contacts {
		from, to := byID[contact.FromID], byID[contact.ToID]
		if !contact.Until.IsZero() && contact.Until.Before(contact.Since) || !d.ofTownship(to.Township, township) {
			continue
		}
		row := roster.HistoryRow{Kind: roster.Kind(contact.Kind), FromCode: from.Code, From: from.Name, FromOrganization: from.Organization,
			ToCode: to.Code, To: to.Name, Since: calendar.DateOf(contact.Since)}
		if !contact.Until.IsZero() {
			row.Until = calendar.DateOf(contact.Until)
		}
		rows = append(rows, row)
	}
	slices.SortStableFunc(rows, func(a, b roster.HistoryRow) int {
		return cmp.Or(cmp.Compare(a.To, b.To), cmp.Compare(a.ToCode, b.ToCode), a.Since.Compare(b.Since))
	})
	return rows, d.audit(AuditRow{ActorID: actor, Act: "export contacts"})
}
