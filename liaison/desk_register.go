package liaison

import (
	"errors"
	"fmt"

	"shuanglian/liaison/wording"
)

// ChooseDelegate notes whose card an openid has scanned that nobody on the roster
// is bound to: should he be on no roster at all, this delegate is to be his. Of
// somebody who is linked already nothing is noted.
func (d *Desk) ChooseDelegate(openID OpenID, delegateID string) error {
	binding, err := d.Binding(openID)
	if err != nil {
		return err
	}
	if binding.Bound() {
		person, err := d.tx.Person(binding.PersonID)
		if err != nil || person.Standing != Unverified {
			return err
		}
	}
	binding.DelegateID = delegateID
	return d.tx.SaveBinding(binding)
}

// Chosen is the delegate whose card the openid has scanned; the zero Person when
// there is none, or he sits no more.
func (d *Desk) Chosen(binding Binding) (Person, error) {
	if binding.DelegateID == "" {
		return Person{}, nil
	}
	delegate, err := d.tx.Person(binding.DelegateID)
	if errors.Is(err, ErrNotFound) || err == nil && (!delegate.Holds(RoleDelegate) || delegate.Seat != SeatActive) {
		return Person{}, nil
	}
	return delegate, err
}

// Register takes the name, and perhaps the phone, of somebody who has scanned a
// delegate's card. With a phone the roster knows him by it is a binding like any
// other; what else he says of himself waits for his consent. Which of the two it
// was does not show.
func (d *Desk) Register(openID OpenID, name, phone string) error {
	if len(phone) > 4 {
		matched, err := d.BindByDigits(openID, name, phone[len(phone)-4:])
		if err != nil {
			return err
		}
		if matched {
			return d.claimsPhone(openID, phone)
		}
	}
	binding, err := d.Binding(openID)
	if err != nil {
		return err
	}
	binding.PersonID, binding.State, binding.Strength, binding.CodeID = "", BindingAsked, Weak, ""
	binding.Claim = Claim{Name: name, Phone: phone, At: d.now}
	return d.tx.SaveBinding(binding)
}

// claimsPhone puts the phone to what was said before of who is matched by it now: what
// he is asked to consent to names it.
func (d *Desk) claimsPhone(openID OpenID, phone string) error {
	binding, err := d.Binding(openID)
	if err != nil || binding.Claim.Name == "" {
		return err
	}
	binding.Claim.Phone = phone
	return d.tx.SaveBinding(binding)
}

// ClaimPhone keeps the phone of somebody who has yet to say his name.
func (d *Desk) ClaimPhone(openID OpenID, phone string) error {
	binding, err := d.Binding(openID)
	if err != nil {
		return err
	}
	binding.Claim = Claim{Phone: phone, At: d.now}
	return d.tx.SaveBinding(binding)
}

// AddPhone takes the phone of somebody who has registered without one, and tells the
// office, which is to confirm him.
func (d *Desk) AddPhone(v Viewer, phone string) error {
	person, err := d.tx.Person(v.ID)
	if err != nil {
		return err
	}
	if person.Standing != Unverified || person.Phone != "" {
		return fmt.Errorf("liaison: has a phone: %w", ErrConflict)
	}
	person.Phone = phone
	if err := d.tx.SavePerson(person); err != nil {
		return err
	}
	if err := d.audit(AuditRow{ActorID: v.ID, Act: "phone", PersonID: v.ID}); err != nil {
		return err
	}
	return d.tellColleagues(v, person, "phone:"+person.ID, wording.PhoneAdded(person.Name, phone))
}

// newResident makes a person of a claim that was consented to. The office is asked
// to confirm him once he is bound.
func (d *Desk) newResident(binding Binding) (Person, error) {
	delegate, err := d.tx.Person(binding.DelegateID)
	if errors.Is(err, ErrNotFound) || binding.Claim.Name == "" {
		return Person{}, fmt.Errorf("liaison: nothing to register: %w", ErrConflict)
	}
	if err != nil {
		return Person{}, err
	}
	person := Person{ID: d.tx.NewID(), Township: delegate.Township, Name: binding.Claim.Name, Phone: binding.Claim.Phone,
		Seat: SeatActive, Roles: []RoleHeld{{Role: RoleResident}}, Standing: Unverified}
	return person, d.tx.SavePerson(person)
}

// Called is how somebody is named to whoever may know his name: with the mark of
// one whom nobody has confirmed.
func (p Person) Called() string {
	if p.Caller && p.Name == "" {
		return wording.Caller()
	}
	if p.Standing == Unverified || p.Caller {
		return wording.Unverified(p.Name)
	}
	return p.Name
}

// confirmText asks the office to confirm somebody.
func (d *Desk) confirmText(person Person) (string, error) {
	binding, err := d.tx.BindingOf(person.ID)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return "", err
	}
	delegate, err := d.Chosen(binding)
	return wording.ToConfirm(person.Name, person.Phone, delegate.Name), err
}

// AwaitingConfirmation lists those a clerk is to confirm, of this name or all.
func (d *Desk) AwaitingConfirmation(v Viewer, name string) ([]Person, error) {
	if !v.IsOffice() {
		return nil, fmt.Errorf("liaison: not of the office: %w", ErrForbidden)
	}
	people, err := d.tx.Unverified()
	if err != nil {
		return nil, err
	}
	var awaiting []Person
	for _, person := range people {
		his, err := d.concerns(v, d.townshipOf(person))
		if err != nil {
			return nil, err
		}
		if his && (name == "" || person.Name == name) {
			awaiting = append(awaiting, person)
		}
	}
	return awaiting, nil
}

// DescribeUnverified names somebody who awaits confirmation to the office, with
// the phone he gave and whose card he scanned.
func (d *Desk) DescribeUnverified(person Person) (string, error) {
	binding, err := d.tx.BindingOf(person.ID)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return "", err
	}
	delegate, err := d.Chosen(binding)
	return wording.ByCard(person.Name, person.Phone, delegate.Name), err
}
