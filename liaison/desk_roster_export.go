package liaison

import "shuanglian/liaison/roster"

// ExportRoster is the roster as a file again, with the links that last or are still to come. Importing it changes nothing.
// It holds phone numbers: who took it out is audited.
func (d *Desk) ExportRoster(actor string) (roster.File, error) {
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
		row := rowOf(person)
		keys[person.ID] = row.Key()
		file.People = append(file.People, row)
	}
	calendar := d.terms.Calendar
	for _, contact := range contacts {
		if !contact.Until.IsZero() && (contact.Until.Before(d.today()) || contact.Until.Before(contact.Since)) {
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
		file.Kin = append(file.Kin, roster.KinRow{PersonKey: keys[pair.PersonID], KinKey: keys[pair.KinID], Relation: pair.Relation})
	}
	return file, d.audit(AuditRow{ActorID: actor, Act: "export roster"})
}
