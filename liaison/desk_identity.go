package liaison

import (
	"errors"
	"fmt"

	"shuanglian/liaison/wording"
)

// AskIdentity waits for the digits that somebody reads to a clerk off his phone.
const AskIdentity QuestionKind = "identity"

// identityTries is how often wrong digits are taken before the clerk begins anew.
const identityTries = 3

// BeginIdentityCheck is the first step of the office's identity check (核对): four
// digits go to the account that a person is bound with, and whoever stands before
// the clerk with his papers reads them out. It needs a binding by a code: four
// digits of a phone could bring anybody before it. ErrForbidden when the clerk may
// not, ErrConflict when the person is not bound so. The question returned is to be
// asked of the clerk.
func (d *Desk) BeginIdentityCheck(v Viewer, personID string) (Person, Question, error) {
	person, binding, err := d.mayCheck(v, personID)
	if err != nil {
		return person, Question{}, err
	}
	if err := d.audit(AuditRow{ActorID: v.ID, Act: "identity_check", PersonID: personID}); err != nil {
		return person, Question{}, err
	}
	digits := fmt.Sprintf("%04d", d.terms.Random(10_000))
	question := Question{Kind: AskIdentity, ObjectID: personID, Options: []Option{{Object: d.identityMark(personID, digits)}}}
	return person, question, d.send(&Delivery{Kind: DeliverNotice, OpenID: binding.OpenID, Key: "identity:" + d.tx.NewID(),
		Text: wording.ReadThisOut(digits, d.OfficeOf(person)), ReadyAt: d.now})
}

func (d *Desk) mayCheck(v Viewer, personID string) (Person, Binding, error) {
	person, err := d.tx.Person(personID)
	if err != nil {
		return Person{}, Binding{}, err
	}
	his, err := d.concerns(v, d.townshipOf(person))
	if err != nil {
		return Person{}, Binding{}, err
	}
	if !v.IsOffice() || !his || v.ID == personID {
		refused := d.audit(AuditRow{ActorID: v.ID, Act: "identity_check", PersonID: personID, Refused: true})
		return person, Binding{}, errors.Join(refused, fmt.Errorf("liaison: may not check: %w", ErrForbidden))
	}
	binding, err := d.tx.BindingOf(personID)
	if errors.Is(err, ErrNotFound) || err == nil && binding.Strength != Strong {
		refused := d.audit(AuditRow{ActorID: v.ID, Act: "identity_check", PersonID: personID, Refused: true})
		return person, Binding{}, errors.Join(refused, fmt.Errorf("liaison: not bound by a code: %w", ErrConflict))
	}
	return person, binding, err
}

// identityMark is what is kept of the digits: they are nobody's but the phone's.
func (d *Desk) identityMark(personID, digits string) string {
	return d.terms.Fingerprint("identity", personID+"\n"+digits)
}

// EndIdentityCheck is the second step: with the right digits everything the person
// has raised without his name can be read from the account he has now. Whether
// there is any shows to nobody but him. Wrong digits are counted: ErrInvalid, and
// ErrConflict when there have been too many.
func (d *Desk) EndIdentityCheck(v Viewer, question Question, digits string) (Person, error) {
	person, binding, err := d.mayCheck(v, question.ObjectID)
	if err != nil {
		return person, err
	}
	if question.Options[0].Object != d.identityMark(person.ID, digits) {
		return person, d.wrongDigits(v, question)
	}
	if err := d.Close(question, "1"); err != nil {
		return person, err
	}
	if err := d.follow(person.ID, binding.OpenID); err != nil {
		return person, err
	}
	if err := d.audit(AuditRow{ActorID: v.ID, Act: "identity_checked", PersonID: person.ID}); err != nil {
		return person, err
	}
	return person, d.send(&Delivery{Kind: DeliverNotice, PersonID: person.ID, Text: wording.IdentityChecked(d.OfficeOf(person))})
}

// wrongDigits counts them in the question's version.
func (d *Desk) wrongDigits(v Viewer, question Question) error {
	if err := d.audit(AuditRow{ActorID: v.ID, Act: "identity_checked", PersonID: question.ObjectID, Refused: true}); err != nil {
		return err
	}
	question.ObjectVersion++
	if question.ObjectVersion < identityTries {
		return errors.Join(ErrInvalid, d.tx.SaveQuestion(question))
	}
	return errors.Join(ErrConflict, d.Close(question, ""))
}

// follow lets what a person has raised without his name be read from an account.
func (d *Desk) follow(personID string, openID OpenID) error {
	raised, err := d.tx.MattersBy(personID)
	if err != nil {
		return err
	}
	for _, matter := range raised {
		if !matter.hidden() || matter.AuthorFrom == openID {
			continue
		}
		matter.AuthorFrom = openID
		if err := d.tx.SaveMatter(&matter); err != nil {
			return err
		}
	}
	return nil
}
