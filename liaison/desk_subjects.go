package liaison

import (
	"errors"
	"fmt"
	"slices"

	"shuanglian/liaison/wording"
)

// about finds whom words of the author mean. Nobody on the roster, or no words:
// the author's own delegate could be meant.
func (d *Desk) about(matter Matter, words string) (About, error) {
	roster, err := d.tx.Roster()
	if err != nil {
		return About{}, err
	}
	meant := WhoIsMeant(roster, matter.AuthorID, words)
	if !meant.known() && matter.DelegateID != "" && matter.DelegateID != matter.AuthorID {
		meant.People = []string{matter.DelegateID}
	}
	return meant, nil
}

// keepFrom adds those a matter is about to those it is kept from.
func (m *Matter) keepFrom(about About) {
	for _, id := range about.People {
		if !slices.Contains(m.Subjects, id) {
			m.Subjects = append(m.Subjects, id)
		}
	}
	for _, unit := range about.Units {
		if !slices.Contains(m.Units, unit) {
			m.Units = append(m.Units, unit)
		}
	}
}

// excludes tells whether the matter is kept from the person for what it is about.
func (m Matter) excludes(p Person) bool {
	return slices.Contains(m.Subjects, p.ID) || p.ID != m.AuthorID && (m.keptFrom(p) || m.aboutKinOf(p))
}

// officeMayKnow tells whether the office may have the matter: none of the staff of
// the author's township and of the district is a subject, whether bound or not,
// and not all of them are kept from it.
func (d *Desk) officeMayKnow(matter Matter) (bool, error) {
	author, err := d.tx.Person(matter.AuthorID)
	if err != nil {
		return false, err
	}
	staff, err := d.staffOf(rolesInCharge(Matter{}))
	if err != nil {
		return false, err
	}
	places := both(matter.Offices, both(d.placesOf(author.Township), d.district(staff)))
	local, left := 0, 0
	for _, p := range staff {
		if !slices.Contains(places, p.Township) {
			continue
		}
		if slices.Contains(matter.Subjects, p.ID) {
			return false, nil
		}
		local++
		if !matter.excludes(p) && p.ID != matter.AuthorID && (p.ID != matter.DelegateID || matter.Level == Named) {
			left++
		}
	}
	return local == 0 || left > 0, nil
}

// AddSubject notes, for somebody who may see the matter at the office, that it is
// about those the words mean. From now on they see nothing of it: what is on its
// way to them is dropped, a holder among them loses it to the office, and who had
// read it is recorded. When the office itself is meant it goes the sealed way.
// ErrInvalid when the words mean nobody on the roster.
func (d *Desk) AddSubject(v Viewer, matter Matter, words string) error {
	if !MayAnswer(v, matter) || !v.IsOffice() && !v.ActsAs(RoleDisciplineLiaison) {
		return d.forbid(v, matter, "subject", "may not say whom it is about")
	}
	roster, err := d.tx.Roster()
	if err != nil {
		return err
	}
	about := WhoIsMeant(roster, matter.AuthorID, words)
	if !about.known() {
		return fmt.Errorf("liaison: nobody of that name: %w", ErrInvalid)
	}
	return d.FoundAbout(v, matter, about)
}

// FoundAbout is AddSubject for people who are known already.
func (d *Desk) FoundAbout(v Viewer, matter Matter, about About) error {
	matter.keepFrom(about)
	for _, id := range about.People {
		if err := d.audit(AuditRow{ActorID: v.ID, Act: "subject", MatterID: matter.ID, PersonID: id}); err != nil {
			return err
		}
	}
	return d.moveOn(matter, v)
}

// leaveHolder saves a matter whose subjects have changed; a holder among them
// loses it to the office, and the author is told without a reason. moved: another
// office has charge of it from now on.
func (d *Desk) leaveHolder(matter Matter, moved bool, actorID string) error {
	lost, err := d.keptFromHolder(matter)
	if err != nil {
		return err
	}
	if !lost {
		show := d.tx.SaveMatter
		if moved {
			show = d.cardsToOffice
		}
		if err := show(&matter); err != nil {
			return err
		}
		return d.dropUnseen(matter)
	}
	before := matter.Recipient
	matter.HolderID, matter.WithOffice, matter.Recipient = "", true, ToOffice
	if matter.Level == Named {
		matter.Level = Confidential
	}
	if err := d.routed(&matter, RouteExcluded, actorID); err != nil {
		return err
	}
	if err := d.cardsToOffice(&matter); err != nil {
		return err
	}
	if err := d.dropUnseen(matter); err != nil {
		return err
	}
	return d.send(&Delivery{Kind: DeliverNotice, PersonID: matter.AuthorID, MatterID: matter.ID, Text: wording.Unreachable(matter.Number, roleWord(before))})
}

// dropUnseen drops what waits to go out to people who may not see the matter any
// more: it must not even be counted before their eyes.
func (d *Desk) dropUnseen(matter Matter) error {
	deliveries, err := d.tx.DeliveriesOf(matter.ID)
	if err != nil {
		return err
	}
	for _, delivery := range deliveries {
		if delivery.PersonID == "" || delivery.State != DeliveryQueued && delivery.State != DeliveryWaiting {
			continue
		}
		allowed, err := d.maySend(delivery)
		if errors.Is(err, ErrNotFound) || err == nil && allowed { // not bound: sending will settle it
			continue
		}
		if err != nil {
			return err
		}
		delivery.State, delivery.Outcome = DeliveryDropped, "recipient may not see it now"
		if err := d.tx.SaveDelivery(delivery); err != nil {
			return err
		}
		if err := d.audit(AuditRow{Act: "send", MatterID: matter.ID, PersonID: delivery.PersonID, Refused: true}); err != nil {
			return err
		}
	}
	return nil
}

// recordReaders notes who has had the matter before his eyes so far: whom it was
// sent to, who looked at it, and who answered.
func (d *Desk) recordReaders(v Viewer, matter Matter) error {
	deliveries, err := d.tx.DeliveriesOf(matter.ID)
	if err != nil {
		return err
	}
	trail, err := d.tx.AuditOf(matter.ID)
	if err != nil {
		return err
	}
	var readers []string
	for _, delivery := range deliveries {
		if delivery.State == DeliverySent && (delivery.Kind == DeliverCard || delivery.Kind == DeliverAddition || isOfficeTask(delivery)) {
			readers = append(readers, delivery.PersonID)
		}
	}
	for _, row := range trail {
		if looks(row.Act) && !row.Refused {
			readers = append(readers, row.ActorID)
		}
	}
	slices.Sort(readers)
	for _, reader := range slices.Compact(readers) {
		if reader == "" || reader == matter.AuthorID {
			continue
		}
		if err := d.audit(AuditRow{ActorID: v.ID, Act: "had_read", MatterID: matter.ID, PersonID: reader}); err != nil {
			return err
		}
	}
	return nil
}

// looks tells the acts of the trail by which somebody has read of a matter.
func looks(act string) bool {
	return slices.Contains([]string{"view", "view_call", "pull", "list", "why"}, act)
}
