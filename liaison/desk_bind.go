package liaison

import (
	"errors"
	"strings"
	"time"

	"shuanglian/liaison/wording"
)

// Follow notes that somebody follows the account.
func (d *Desk) Follow(openID OpenID) (Binding, error) {
	binding, err := d.Binding(openID)
	if err != nil {
		return Binding{}, err
	}
	binding.Following, binding.FollowedAt = true, d.now
	return binding, d.tx.SaveBinding(binding)
}

// BindByDigits matches a name and the last four digits of a phone. It matches
// exactly one person who is bound nowhere, or nobody: every failure looks the
// same from outside. A match gives a weak binding once consent is given.
func (d *Desk) BindByDigits(openID OpenID, name, digits string) (matched bool, err error) {
	allowed, err := d.mayTry(openID, name)
	if err != nil || !allowed {
		return false, err
	}
	people, err := d.tx.PeopleNamed(name)
	if err != nil {
		return false, err
	}
	var fits []Person
	for _, person := range people {
		if len(digits) == 4 && len(person.Phone) >= 4 && strings.HasSuffix(person.Phone, digits) {
			fits = append(fits, person)
		}
	}
	if len(fits) != 1 {
		return false, d.missed(openID, name, people)
	}
	ok, err := d.mayBeMatched(fits[0])
	if err != nil {
		return false, err
	}
	if !ok {
		return false, d.missed(openID, name, fits)
	}
	binding, err := d.Binding(openID)
	if err != nil {
		return false, err
	}
	return true, d.matched(binding, fits[0].ID, Weak, "")
}

// mayTry tells whether the openid may still guess today.
func (d *Desk) mayTry(openID OpenID, name string) (bool, error) {
	tries, err := d.tx.BindTriesBy(d.trier(openID), d.today())
	if err != nil {
		return false, err
	}
	if tries.Names >= d.terms.Policy.BindNamesOpenIDDay {
		known, err := d.tx.BindNameTried(d.trier(openID), d.terms.Fingerprint("name", name), d.today())
		if err != nil || !known {
			return false, err
		}
	}
	return tries.Count < d.terms.Policy.BindTriesOpenIDDay, nil
}

// trier is by what an openid is known that has tried to bind.
func (d *Desk) trier(openID OpenID) string { return d.terms.Fingerprint("trier", string(openID)) }

// mayBeMatched refuses four digits for a person who is bound already or was
// guessed at too often today.
func (d *Desk) mayBeMatched(person Person) (bool, error) {
	if _, err := d.tx.BindingOf(person.ID); !errors.Is(err, ErrNotFound) {
		return false, err
	}
	tries, err := d.tx.BindTriesOn(person.ID, d.today())
	return tries.Count < d.terms.Policy.BindTriesPersonDay, err
}

// missed counts a wrong try against the openid and against the one person it
// meant, whose own account is told; too many on a person close his four digits
// for the day.
func (d *Desk) missed(openID OpenID, name string, meant []Person) error {
	try := BindTry{ID: d.tx.NewID(), From: d.trier(openID), Name: d.terms.Fingerprint("name", name), At: d.now}
	if len(meant) == 1 {
		try.PersonID = meant[0].ID
	}
	if err := d.tx.AddBindTry(try); err != nil {
		return err
	}
	if err := d.audit(AuditRow{Act: "bind", PersonID: try.PersonID, Refused: true, Reason: "digits"}); err != nil || try.PersonID == "" {
		return err
	}
	tries, err := d.tx.BindTriesOn(try.PersonID, d.today())
	if err != nil {
		return err
	}
	if tries.Count <= d.terms.Policy.BindTriesPersonDay { // beyond that nothing comes of it any more
		if err := d.warn(try); err != nil {
			return err
		}
	}
	if tries.Count < d.terms.Policy.BindTriesPersonDay {
		return nil
	}
	return d.raiseTask(OfficeTask{Kind: TaskGuessing, PersonID: try.PersonID,
		Key: TaskGuessing + ":" + try.PersonID + ":" + d.local(d.now).Format("2006-01-02")})
}

// warn tells a person who is bound of a try to take his name.
func (d *Desk) warn(try BindTry) error {
	if _, err := d.tx.BindingOf(try.PersonID); err != nil {
		if errors.Is(err, ErrNotFound) {
			return nil
		}
		return err
	}
	office, err := d.officeFor(try.PersonID)
	if err != nil {
		return err
	}
	return d.send(&Delivery{Kind: DeliverNotice, PersonID: try.PersonID, Text: wording.SomebodyTried(office), Key: "somebody-tried:" + try.ID})
}

// BindOutcome is what a one-time code led to.
type BindOutcome int

// The code matched nobody; consent is asked next; the openid, bound to the same
// person before, is strong now; or it is bound to somebody else.
const (
	BindMissed BindOutcome = iota
	BindAsked
	BindStrengthened
	BindAnother
)

// BindByCode matches an 8-digit one-time code, with the name if one was said.
// It gives a strong binding once consent is given, and moves a binding that the
// person has elsewhere.
func (d *Desk) BindByCode(openID OpenID, name, digits string) (BindOutcome, error) {
	tries, err := d.tx.BindTriesBy(d.trier(openID), d.today())
	if err != nil || tries.Count >= 2*d.terms.Policy.BindTriesOpenIDDay {
		return BindMissed, err // wrong digits close the digits only; wrong codes have as many tries of their own
	}
	code, err := d.tx.CodeByFingerprint(d.terms.Fingerprint("code", digits))
	if errors.Is(err, ErrNotFound) {
		return BindMissed, d.wrongCode(openID, name)
	}
	if err != nil {
		return BindMissed, err
	}
	person, err := d.tx.Person(code.PersonID)
	if err != nil {
		return BindMissed, err
	}
	if !code.valid(d.now, d.terms.Policy) || (name != "" && name != person.Name) {
		return BindMissed, d.wrongCode(openID, name)
	}
	return d.bindWith(openID, code)
}

// bindWith goes on with a code that is good.
func (d *Desk) bindWith(openID OpenID, code Code) (BindOutcome, error) {
	binding, err := d.Binding(openID)
	switch {
	case err != nil:
		return BindMissed, err
	case binding.Bound() && binding.PersonID != code.PersonID:
		return BindAnother, nil
	case binding.Bound(): // consent was given before
		return BindStrengthened, d.strengthen(binding, code.ID)
	}
	return BindAsked, d.matched(binding, code.PersonID, Strong, code.ID)
}

// wrongCode counts a wrong code against the openid and, when a name was said,
// against that person's newest code.
func (d *Desk) wrongCode(openID OpenID, name string) error {
	people, err := d.tx.PeopleNamed(name)
	if err != nil {
		return err
	}
	if len(people) == 1 {
		codes, err := d.tx.CodesOf(people[0].ID)
		if err != nil {
			return err
		}
		if len(codes) > 0 {
			codes[0].Tries++
			if err := d.tx.SaveCode(codes[0]); err != nil {
				return err
			}
		}
	}
	if err := d.audit(AuditRow{Act: "bind", Refused: true, Reason: "code"}); err != nil {
		return err
	}
	return d.tx.AddBindTry(BindTry{ID: d.tx.NewID(), From: d.trier(openID), Name: d.terms.Fingerprint("name", name), At: d.now})
}

// matched notes whom the openid will speak for once consent is given.
func (d *Desk) matched(binding Binding, personID string, strength Strength, codeID string) error {
	binding.PersonID, binding.State, binding.Strength, binding.CodeID = personID, BindingAsked, strength, codeID
	return d.tx.SaveBinding(binding)
}

func (c Code) valid(now time.Time, policy Policy) bool {
	return c.UsedAt.IsZero() && now.Before(c.ExpiresAt) && c.Tries < policy.CodeTries
}
