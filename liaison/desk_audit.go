package liaison

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// audit notes what somebody did, saw or was refused: who, in which role, what, about
// which matter or person, when and why. No words of anybody are in it.
func (d *Desk) audit(row AuditRow) error {
	row.ID, row.At = d.tx.NewID(), d.now
	if row.Role == "" && row.MatterID != "" {
		role, err := d.roleIn(row.MatterID, row.ActorID, row.PersonID)
		if err != nil {
			return err
		}
		row.Role = role
	}
	return d.tx.AddAudit(row)
}

// roleIn is as what somebody stands before a matter: its author, what he holds it
// as, or for those who hold it not, what he is. Of what the program does by itself
// it is the role of him whom it concerns.
func (d *Desk) roleIn(matterID, actorID, personID string) (Role, error) {
	who := actorID
	if who == "" {
		who = personID
	}
	if who == "" || strings.Contains(who, ":") { // the clock, or a command
		return "", nil
	}
	matter, err := d.tx.Matter(matterID)
	if errors.Is(err, ErrNotFound) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	switch who {
	case matter.AuthorID:
		return Role(ActorAuthor), nil
	case matter.HolderID:
		return Role(matter.Recipient), nil
	}
	person, err := d.tx.Person(who)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return "", err
	}
	switch {
	case matter.Level == Sealed && person.ActsAs(RoleDisciplineLiaison):
		return RoleDisciplineLiaison, nil
	case person.IsOffice():
		return Role(ActorOffice), nil
	}
	for _, held := range person.Roles {
		return held.Role, nil
	}
	return "", nil
}

// listedMost is more than any list of one message holds.
const listedMost = 40

// Listed notes that somebody has had matters before his eyes in a list, by their
// first words.
func (d *Desk) Listed(v Viewer, matters []Matter) error {
	for _, matter := range matters[:min(len(matters), listedMost)] {
		if err := d.audit(AuditRow{ActorID: v.ID, Act: "list", MatterID: matter.ID}); err != nil {
			return err
		}
	}
	return nil
}

// delivered notes that somebody has a message about a matter before his eyes; one
// about several, like the day's reminders, of each whose number stands in it.
func (d *Desk) delivered(delivery Delivery) error {
	if delivery.PersonID == "" {
		return nil
	}
	ids, err := d.idsIn(delivery)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := d.audit(AuditRow{Act: "deliver:" + string(delivery.Kind), MatterID: id, PersonID: delivery.PersonID}); err != nil {
			return err
		}
	}
	return nil
}

// figures are what can be a number.
var figures = regexp.MustCompile(`\d+`)

// idsIn are the matters that a message speaks of.
func (d *Desk) idsIn(delivery Delivery) ([]string, error) {
	if delivery.MatterID != "" {
		return []string{delivery.MatterID}, nil
	}
	if delivery.Kind != DeliverReminder {
		return nil, nil
	}
	var ids []string
	for _, number := range figures.FindAllString(delivery.Text, -1) {
		if len(number) != 6 {
			continue
		}
		matter, err := d.tx.MatterByNumber(number)
		if errors.Is(err, ErrNotFound) || err == nil && slices.Contains(ids, matter.ID) {
			continue
		}
		if err != nil {
			return nil, err
		}
		ids = append(ids, matter.ID)
	}
	return ids, nil
}

// Refused notes that somebody was refused a matter that he had just before his eyes.
func (d *Desk) Refused(v Viewer, matter Matter, act string) error {
	return d.audit(AuditRow{ActorID: v.ID, Act: act, MatterID: matter.ID, Refused: true})
}

// forbid refuses an act on a matter: what comes back is ErrForbidden with why, and the
// try is noted.
func (d *Desk) forbid(v Viewer, matter Matter, act, why string) error {
	return errors.Join(fmt.Errorf("liaison: %s: %w", why, ErrForbidden), d.Refused(v, matter, act))
}
