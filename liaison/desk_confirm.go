package liaison

import (
	"errors"
	"fmt"

	"shuanglian/liaison/wording"
)

// cardReason is why a link begins that a scanned card has chosen.
const cardReason = "delegate's card, confirmed by the office"

// Confirm puts somebody who gave his name himself on the roster (核实), on a clerk's
// word, and links him to the delegate whose card he scanned: from today on. The
// delegate returned is the zero Person when he sits no more.
func (d *Desk) Confirm(v Viewer, personID, organization string) (person, delegate Person, err error) {
	if person, err = d.mayConfirm(v, personID); err != nil {
		return Person{}, Person{}, err
	}
	person.Standing = ""
	if organization != "" {
		person.Organization = organization
	}
	if err := d.tx.SavePerson(person); err != nil {
		return Person{}, Person{}, err
	}
	delegate, err = d.link(person.ID)
	if err != nil {
		return Person{}, Person{}, err
	}
	return person, delegate, d.confirmed(v, person, delegate)
}

// ConfirmAs notes, on a clerk's word, that somebody who gave his name himself is
// one of the roster: the account, and everything he has raised, is that person's
// from now on. ErrConflict when that one is bound elsewhere.
func (d *Desk) ConfirmAs(v Viewer, personID, rosterID string) (person, delegate Person, err error) {
	known, err := d.tx.Person(rosterID)
	if err != nil {
		return Person{}, Person{}, err
	}
	if _, err := d.tx.BindingOf(rosterID); err == nil || known.Standing != "" {
		return Person{}, Person{}, fmt.Errorf("liaison: bound elsewhere: %w", ErrConflict)
	} else if !errors.Is(err, ErrNotFound) {
		return Person{}, Person{}, err
	}
	if person, err = d.mayConfirm(v, personID); err != nil {
		return Person{}, Person{}, err
	}
	if err := d.becomes(person, known); err != nil {
		return Person{}, Person{}, err
	}
	delegate, err = d.DelegateOf(Viewer{Person: known})
	if err == nil && delegate.ID == "" {
		delegate, err = d.link(rosterID)
	}
	if err != nil {
		return Person{}, Person{}, err
	}
	if err := d.endRequests(personID, TaskConfirm, v.ID); err != nil {
		return Person{}, Person{}, err
	}
	return known, delegate, d.confirmed(v, known, delegate)
}

func (d *Desk) mayConfirm(v Viewer, personID string) (Person, error) {
	person, err := d.tx.Person(personID)
	if err != nil {
		return Person{}, err
	}
	his, err := d.concerns(v, d.townshipOf(person))
	if err != nil {
		return Person{}, err
	}
	if !v.IsOffice() || !his || v.ID == personID {
		return Person{}, fmt.Errorf("liaison: may not confirm: %w", ErrForbidden)
	}
	if person.Standing != Unverified {
		return Person{}, fmt.Errorf("liaison: nobody to confirm: %w", ErrConflict)
	}
	return person, nil
}

// link begins the contact of a bound person with the delegate whose card he
// scanned, if that one still sits.
func (d *Desk) link(personID string) (Person, error) {
	binding, err := d.tx.BindingOf(personID)
	if errors.Is(err, ErrNotFound) {
		return Person{}, nil
	}
	if err != nil {
		return Person{}, err
	}
	delegate, err := d.Chosen(binding)
	if err != nil || delegate.ID == "" || delegate.ID == personID {
		return Person{}, err
	}
	binding.DelegateID = ""
	if err := d.tx.SaveBinding(binding); err != nil {
		return Person{}, err
	}
	return delegate, d.tx.SaveContact(Contact{ID: d.tx.NewID(), Kind: ContactVisit, FromID: delegate.ID, ToID: personID,
		Since: d.today(), Reason: cardReason})
}

// confirmed notes it, ends the task, and tells the person and the other clerks.
func (d *Desk) confirmed(v Viewer, person, delegate Person) error {
	if err := d.audit(AuditRow{ActorID: v.ID, Act: "confirm", PersonID: person.ID}); err != nil {
		return err
	}
	if err := d.endRequests(person.ID, TaskConfirm, v.ID); err != nil {
		return err
	}
	if err := d.tellColleagues(v, person, "confirmed:"+person.ID, wording.ConfirmedBy(person.Name, v.Name)); err != nil {
		return err
	}
	return d.send(&Delivery{Kind: DeliverNotice, PersonID: person.ID, Key: "confirmed:" + person.ID,
		Text: wording.YouAreConfirmed(delegate.Name, d.OfficeOf(person))})
}

// NotConfirmed notes that the office could not confirm somebody: he stays as he is,
// is told to ring, and may still be confirmed later.
func (d *Desk) NotConfirmed(v Viewer, personID string) (Person, error) {
	person, err := d.mayConfirm(v, personID)
	if err != nil {
		return Person{}, err
	}
	if err := d.audit(AuditRow{ActorID: v.ID, Act: "confirm", PersonID: person.ID, Refused: true}); err != nil {
		return Person{}, err
	}
	if err := d.endRequests(person.ID, TaskConfirm, v.ID); err != nil {
		return Person{}, err
	}
	return person, d.send(&Delivery{Kind: DeliverNotice, PersonID: person.ID, Text: wording.YouAreNotConfirmed(d.OfficeOf(person))})
}

// becomes gives everything of one person to another: his account, what he has
// raised, and what is on its way to him.
func (d *Desk) becomes(person, known Person) error {
	binding, err := d.tx.BindingOf(person.ID)
	if err != nil {
		return err
	}
	matters, err := d.tx.MattersBy(person.ID)
	if err != nil {
		return err
	}
	binding.PersonID, binding.Strength = known.ID, Weak
	if err := d.tx.SaveBinding(binding); err != nil {
		return err
	}
	if err := d.tx.GiveMatters(person.ID, known.ID); err != nil {
		return err
	}
	for _, matter := range matters {
		if err := d.readdressTo(matter.ID, person.ID, known.ID); err != nil {
			return err
		}
	}
	if err := d.giveTasks(person.ID, known.ID); err != nil {
		return err
	}
	if err := d.tx.DropDue(DueTemplate, person.ID); err != nil {
		return err
	}
	person.Name, person.Phone, person.Standing = wording.Pseudonym(d.terms.Random(pseudonyms)), "", Gone
	return d.tx.SavePerson(person)
}

// readdressTo sends what is on its way about a matter to whom it belongs now.
func (d *Desk) readdressTo(matterID, fromID, toID string) error {
	deliveries, err := d.tx.DeliveriesOf(matterID)
	if err != nil {
		return err
	}
	for _, delivery := range deliveries {
		if delivery.PersonID != fromID || delivery.State != DeliveryQueued && delivery.State != DeliveryWaiting {
			continue
		}
		again := &Delivery{Key: delivery.Key + "=" + toID, PersonID: toID, Kind: delivery.Kind, MatterID: matterID, EntryID: delivery.EntryID,
			QuestionID: delivery.QuestionID, FromID: delivery.FromID, Text: delivery.Text, Urgent: delivery.Urgent, ReadyAt: delivery.ReadyAt}
		delivery.State, delivery.Outcome = DeliveryDropped, "its recipient is on the roster now"
		if err := d.tx.SaveDelivery(delivery); err != nil {
			return err
		}
		if err := d.send(again); err != nil {
			return err
		}
	}
	return nil
}

// giveTasks makes another person the one whom open office tasks are about.
func (d *Desk) giveTasks(fromID, toID string) error {
	tasks, err := d.tx.OpenTasks()
	if err != nil {
		return err
	}
	for _, task := range tasks {
		if task.PersonID != fromID || task.Kind == TaskConfirm {
			continue
		}
		task.PersonID = toID
		if err := d.tx.SaveTask(task); err != nil {
			return err
		}
	}
	return nil
}
