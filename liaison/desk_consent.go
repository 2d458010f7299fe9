package liaison

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"

	"shuanglian/liaison/wording"
)

// ConsentText is the version of what was agreed to: a number raised with each
// change of meaning, and the hash of the very words.
func (d *Desk) ConsentText() string {
	text := d.ConsentAsked() + "\n" + wording.ConsentSensitive()
	sum := sha256.Sum256([]byte(text))
	return fmt.Sprintf("%d:", d.terms.ConsentVersion) + hex.EncodeToString(sum[:8])
}

// ConsentAsked is the first of the two questions of consent.
func (d *Desk) ConsentAsked() string {
	kept := d.terms.Keeping
	return wording.Consent(d.Office(), d.terms.PrivacyURL, kept.Chat.Chinese(), kept.Matters.Chinese())
}

// Refuse drops a match that was not consented to.
func (d *Desk) Refuse(openID OpenID) error {
	binding, err := d.Binding(openID)
	if err != nil {
		return err
	}
	binding.PersonID, binding.State, binding.Strength, binding.CodeID, binding.Claim = "", BindingNone, "", "", Claim{}
	return d.tx.SaveBinding(binding)
}

// RefuseChild keeps nothing of somebody under fourteen: he can't consent for
// himself, and his parents come to the office (个人信息保护法 §31).
func (d *Desk) RefuseChild(openID OpenID) error {
	if err := d.Refuse(openID); err != nil {
		return err
	}
	if _, err := d.leaveDialogues(openID); err != nil {
		return err
	}
	if err := d.tx.DropScraps(openID); err != nil {
		return err
	}
	return d.audit(AuditRow{Act: "bind", Refused: true, Reason: "under fourteen"})
}

// Bind completes a binding after both steps of consent. It fails with
// ErrConflict when the match no longer stands: the code was used meanwhile, or
// the person was bound elsewhere.
func (d *Desk) Bind(openID OpenID) (Viewer, error) {
	binding, err := d.Binding(openID)
	if err != nil {
		return Viewer{}, err
	}
	if binding.State != BindingAsked {
		return Viewer{}, fmt.Errorf("liaison: nothing to consent to: %w", ErrConflict)
	}
	fresh := binding.PersonID == ""
	if fresh {
		person, err := d.newResident(binding)
		if err != nil {
			return Viewer{}, err
		}
		binding.PersonID = person.ID
	} else {
		binding.DelegateID = "" // the roster says who is in contact with him
	}
	if err := d.leaveOldAccount(binding); err != nil {
		return Viewer{}, err
	}
	if err := d.spendCode(binding); err != nil {
		return Viewer{}, err
	}
	binding.State, binding.BoundAt, binding.Following, binding.Claim = BindingBound, d.now, true, Claim{}
	binding.ConsentText, binding.ConsentedAt = d.ConsentText(), d.now
	if err := d.tx.SaveBinding(binding); err != nil {
		return Viewer{}, err
	}
	if err := d.audit(AuditRow{ActorID: binding.PersonID, Act: "bind", Reason: string(binding.Strength)}); err != nil {
		return Viewer{}, err
	}
	if err := d.cardsCame(); err != nil {
		return Viewer{}, err
	}
	if fresh {
		if err := d.raiseTask(OfficeTask{Kind: TaskConfirm, PersonID: binding.PersonID, Key: TaskConfirm + ":" + binding.PersonID}); err != nil {
			return Viewer{}, err
		}
	}
	if err := d.SealedWaiting(binding.PersonID); err != nil {
		return Viewer{}, err
	}
	if err := d.officeBound(binding.PersonID); err != nil {
		return Viewer{}, err
	}
	if err := d.askForCard(binding.PersonID); err != nil {
		return Viewer{}, err
	}
	return d.Viewer(binding)
}

// leaveOldAccount moves a person to the new openid: by code only.
func (d *Desk) leaveOldAccount(binding Binding) error {
	old, err := d.tx.BindingOf(binding.PersonID)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	if binding.Strength != Strong {
		return fmt.Errorf("liaison: person is bound elsewhere: %w", ErrConflict)
	}
	old.State = BindingUnbound
	if err := d.tx.SaveBinding(old); err != nil {
		return err
	}
	if err := d.tx.CutMatters(old.OpenID); err != nil { // whoever has the old phone now reads nothing by a later binding
		return err
	}
	office, err := d.officeFor(old.PersonID)
	if err != nil {
		return err
	}
	return d.send(&Delivery{Kind: DeliverNotice, OpenID: old.OpenID, Text: wording.MovedAway(office),
		Key: "moved-away:" + d.tx.NewID()})
}

// spendCode uses the binding's code up and wakes the roles it covers.
func (d *Desk) spendCode(binding Binding) error {
	if binding.CodeID == "" {
		return nil
	}
	code, err := d.tx.Code(binding.CodeID)
	if err != nil {
		return err
	}
	if !code.valid(d.now, d.terms.Policy) {
		return fmt.Errorf("liaison: code no longer valid: %w", ErrConflict)
	}
	code.UsedAt = d.now
	if err := d.tx.SaveCode(code); err != nil {
		return err
	}
	return d.activateRoles(code.PersonID)
}

func (d *Desk) activateRoles(personID string) error {
	person, err := d.tx.Person(personID)
	if err != nil {
		return err
	}
	for i := range person.Roles {
		person.Roles[i].Active = true
	}
	return d.tx.SavePerson(person)
}

// strengthen makes a bound openid strong with a code of the same person.
func (d *Desk) strengthen(binding Binding, codeID string) error {
	binding.CodeID = codeID
	if err := d.spendCode(binding); err != nil {
		return err
	}
	binding.Strength = Strong
	if err := d.audit(AuditRow{ActorID: binding.PersonID, Act: "bind", Reason: string(Strong)}); err != nil {
		return err
	}
	if err := d.tx.SaveBinding(binding); err != nil {
		return err
	}
	if err := d.cardsCame(); err != nil {
		return err
	}
	if err := d.SealedWaiting(binding.PersonID); err != nil {
		return err
	}
	return d.officeBound(binding.PersonID)
}
