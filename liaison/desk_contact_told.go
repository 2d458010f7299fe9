package liaison

import (
	"errors"
	"slices"
	"strings"

	"shuanglian/liaison/wording"
)

// The keys of notices that a link has begun or ended; what they say is found out
// when they are sent.
const (
	linkPrefix  = "link:"  // to whom it leads: link:<contact>:<person>
	linksPrefix = "links:" // from whom it comes, once a day: links:<person>:<day>
)

// contactTold lets those at both ends of a link that has begun or ended know, with
// their next message; who isn't bound hears nothing. A link that begins or ends
// later is told then.
func (d *Desk) contactTold(contactID string) error {
	contact, err := d.tx.Contact(contactID)
	if errors.Is(err, ErrNotFound) { // undone meanwhile
		return nil
	}
	if err != nil {
		return err
	}
	if contact.Since.After(d.now) {
		return d.tx.SaveDue(Due{Kind: DueContact, ObjectID: contactID, At: contact.Since})
	}
	if end := contact.Until.AddDate(0, 0, 1); !contact.Until.IsZero() && end.After(d.now) {
		if err := d.tx.SaveDue(Due{Kind: DueContact, ObjectID: contactID, At: end}); err != nil {
			return err
		}
	}
	notices := []Delivery{
		{PersonID: contact.ToID, Key: linkPrefix + contact.ID + ":" + contact.ToID + ":" + d.local(d.now).Format("2006-01-02")},
		{PersonID: contact.FromID, Key: linksPrefix + contact.FromID + ":" + string(contact.Kind) + ":" + d.local(d.now).Format("2006-01-02")},
	}
	for _, notice := range notices {
		notice.Kind, notice.State = DeliverNotice, DeliveryWaiting
		_, bound, err := d.reachable(notice.PersonID)
		if err != nil {
			return err
		}
		if notice.Text, err = d.linkText(notice); err != nil {
			return err
		}
		if !bound || notice.Text == "" {
			continue
		}
		if err := d.send(&notice); err != nil {
			return err
		}
	}
	return nil
}

// reachable is a person as he is bound now; false when the account can't reach him.
func (d *Desk) reachable(personID string) (Viewer, bool, error) {
	binding, err := d.tx.BindingOf(personID)
	if errors.Is(err, ErrNotFound) || err == nil && !binding.Following {
		return Viewer{}, false, nil
	}
	if err != nil {
		return Viewer{}, false, err
	}
	viewer, err := d.Viewer(binding)
	return viewer, err == nil, err
}

// linkText is what such a notice says now; empty: nothing any more.
func (d *Desk) linkText(notice Delivery) (string, error) {
	if rest, to := strings.CutPrefix(notice.Key, linkPrefix); to {
		id, _, _ := strings.Cut(rest, ":")
		return d.newPartner(notice.PersonID, id)
	}
	rest, _ := strings.CutPrefix(notice.Key, linksPrefix)
	_, kind, _ := strings.Cut(rest, ":")
	kind, _, _ = strings.Cut(kind, ":")
	return d.newPartners(notice.PersonID, ContactKind(kind))
}

// linkOver words such a notice anew, and drops it when there is nothing to say.
func (d *Desk) linkOver(delivery *Delivery) (bool, error) {
	text, err := d.linkText(*delivery)
	if err != nil {
		return false, err
	}
	if delivery.Text = text; text != "" {
		return false, nil
	}
	delivery.State, delivery.Outcome = DeliveryDropped, "no longer so"
	return true, d.tx.SaveDelivery(*delivery)
}

// newPartner tells who contacts a person now, because of this link.
func (d *Desk) newPartner(personID, contactID string) (string, error) {
	contact, err := d.tx.Contact(contactID)
	if errors.Is(err, ErrNotFound) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	person, err := d.tx.Person(personID)
	if err != nil {
		return "", err
	}
	now, err := d.partner(Viewer{Person: person}, contact.Kind)
	if err != nil {
		return "", err
	}
	began := contact.Until.IsZero() || contact.Until.AddDate(0, 0, 1).After(d.now)
	switch {
	case now.ID == "" && !began && contact.Kind == ContactVisit:
		return wording.NoDelegateNow(d.OfficeOf(person)), nil
	case !began || now.ID != contact.FromID:
		return "", nil
	case contact.Kind == ContactInterview:
		return wording.NewCommitteeMember(now.Name), nil
	}
	elsewhere, err := d.heldElsewhere(personID, now.ID)
	return wording.NewDelegate(wording.NameAndPlace(now.Name, place(now)), elsewhere), err
}

// heldElsewhere tells whether open matters of a person are with another delegate.
func (d *Desk) heldElsewhere(authorID, delegateID string) (bool, error) {
	raised, err := d.tx.MattersBy(authorID)
	return slices.ContainsFunc(raised, func(m Matter) bool {
		return m.Open() && m.Recipient == ToDelegate && m.Level == Named && m.HolderID != "" && m.HolderID != delegateID
	}), err
}

// newPartners tells a person whom he contacts now.
func (d *Desk) newPartners(personID string, kind ContactKind) (string, error) {
	links, err := d.tx.ContactsFrom(personID, kind, d.today())
	if err != nil {
		return "", err
	}
	names := make([]string, 0, len(links))
	for _, link := range links {
		person, err := d.tx.Person(link.ToID)
		if err != nil {
			return "", err
		}
		names = append(names, wording.NameAndPlace(person.Name, person.Organization))
	}
	slices.Sort(names)
	person, err := d.tx.Person(personID)
	if err != nil {
		return "", err
	}
	ended := !person.Holds(RoleDelegate) || person.Seat != SeatActive
	if kind == ContactInterview {
		ended = !person.Holds(RoleCommitteeMember)
	}
	return wording.NewContacts(names, kind == ContactInterview, ended), nil
}
