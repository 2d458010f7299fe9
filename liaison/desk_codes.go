package liaison

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// IssuedCode is a binding code in clear, to be handed to its person; only its
// fingerprint is kept.
type IssuedCode struct {
	Person    Person
	Digits    string
	ExpiresAt time.Time
}

// IssueCode gives a person a new 8-digit one-time code and voids his older ones.
func (d *Desk) IssueCode(personID, actor string) (IssuedCode, error) {
	person, err := d.tx.Person(personID)
	if err != nil {
		return IssuedCode{}, err
	}
	if err := d.voidCodes(personID); err != nil {
		return IssuedCode{}, err
	}
	digits, fingerprint, err := d.newCode()
	if err != nil {
		return IssuedCode{}, err
	}
	code := Code{ID: d.tx.NewID(), PersonID: personID, Fingerprint: fingerprint,
		IssuedAt: d.now, ExpiresAt: d.now.Add(d.terms.Policy.CodeLasts)}
	if err := d.tx.SaveCode(code); err != nil {
		return IssuedCode{}, err
	}
	err = d.audit(AuditRow{ActorID: actor, Act: "code", PersonID: personID})
	return IssuedCode{Person: person, Digits: digits, ExpiresAt: code.ExpiresAt}, err
}

// newCode draws eight digits that no other code in use has: among a county's
// codes two would else be the same now and then, and one of them dead.
func (d *Desk) newCode() (digits, fingerprint string, err error) {
	for range 100 {
		digits = fmt.Sprintf("%08d", d.terms.Random(100_000_000))
		fingerprint = d.terms.Fingerprint("code", digits)
		other, err := d.tx.CodeByFingerprint(fingerprint)
		if errors.Is(err, ErrNotFound) || err == nil && !other.valid(d.now, d.terms.Policy) {
			return digits, fingerprint, nil
		}
		if err != nil {
			return "", "", err
		}
	}
	return "", "", fmt.Errorf("liaison: no free code: %w", ErrUnavailable)
}

// WithLiveCode lists those of the people who have a code that could still be used:
// a new one would void it.
func (d *Desk) WithLiveCode(people []Person) ([]Person, error) {
	var with []Person
	for _, person := range people {
		codes, err := d.tx.CodesOf(person.ID)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(codes, func(code Code) bool { return code.valid(d.now, d.terms.Policy) }) {
			with = append(with, person)
		}
	}
	return with, nil
}

// voidCodes ends the codes of a person that could still be used.
func (d *Desk) voidCodes(personID string) error {
	codes, err := d.tx.CodesOf(personID)
	if err != nil {
		return err
	}
	for _, code := range codes {
		if !code.valid(d.now, d.terms.Policy) {
			continue
		}
		code.ExpiresAt = d.now
		if err := d.tx.SaveCode(code); err != nil {
			return err
		}
	}
	return nil
}

// AwaitingCode lists the people a code would serve: those named, or of those
// chosen everybody who is not bound by a code yet or has a role that waits for one. It fails with
// ErrNotFound and a sentence when a name is not on the roster.
func (d *Desk) AwaitingCode(chosen Chosen) ([]Person, error) {
	people, err := d.tx.Roster()
	if err != nil {
		return nil, err
	}
	var awaiting []Person
	for _, person := range people {
		wanted, err := d.wantsCode(person, chosen)
		if err != nil {
			return nil, err
		}
		if wanted {
			awaiting = append(awaiting, person)
		}
	}
	var unknown []string
	for _, name := range chosen.Names {
		if !slices.ContainsFunc(awaiting, func(p Person) bool { return p.Name == name }) {
			unknown = append(unknown, name)
		}
	}
	if len(unknown) > 0 {
		return nil, &Fault{Kind: ErrNotFound, Sentence: "名册里没有" + strings.Join(unknown, "、") + "，请核对姓名；一个码也没有发"}
	}
	return awaiting, nil
}

func (d *Desk) wantsCode(person Person, chosen Chosen) (bool, error) {
	if included := d.includes(chosen, person); !included || len(chosen.Names) > 0 {
		return included, nil
	}
	binding, err := d.tx.BindingOf(person.ID)
	if errors.Is(err, ErrNotFound) {
		return true, nil
	}
	return binding.Strength != Strong || len(person.InactiveRoles()) > 0, err
}
