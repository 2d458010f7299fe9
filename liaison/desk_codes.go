package liaison

import (
	"errors"
	"fmt"
	"slices"
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
	older, err := d.tx.CodesOf(personID)
	if err != nil {
		return IssuedCode{}, err
	}
	for _, code := range older {
		if !code.valid(d.now, d.terms.Policy) {
			continue
		}
		code.ExpiresAt = d.now
		if err := d.tx.SaveCode(code); err != nil {
			return IssuedCode{}, err
		}
	}
	digits := fmt.Sprintf("%08d", d.terms.Random(100_000_000))
	code := Code{ID: d.tx.NewID(), PersonID: personID, Fingerprint: d.terms.Fingerprint("code", digits),
		IssuedAt: d.now, ExpiresAt: d.now.Add(d.terms.Policy.CodeLasts)}
	if err := d.tx.SaveCode(code); err != nil {
		return IssuedCode{}, err
	}
	err = d.audit(AuditRow{ActorID: actor, Act: "code", PersonID: personID})
	return IssuedCode{Person: person, Digits: digits, ExpiresAt: code.ExpiresAt}, err
}

// AwaitingCode lists the people a code would serve: those named, or everybody
// who is not bound by a code yet or has a role that waits for one.
func (d *Desk) AwaitingCode(names []string) ([]Person, error) {
	people, err := d.tx.Roster()
	if err != nil {
		return nil, err
	}
	var awaiting []Person
	for _, person := range people {
		wanted, err := d.wantsCode(person, names)
		if err != nil {
			return nil, err
		}
		if wanted {
			awaiting = append(awaiting, person)
		}
	}
	if len(names) > 0 && len(awaiting) == 0 {
		return nil, &Fault{Kind: ErrNotFound, Sentence: "名册里没有这个姓名，请核对后再发码"}
	}
	return awaiting, nil
}

func (d *Desk) wantsCode(person Person, names []string) (bool, error) {
	if len(names) > 0 {
		return slices.Contains(names, person.Name), nil
	}
	binding, err := d.tx.BindingOf(person.ID)
	if errors.Is(err, ErrNotFound) {
		return true, nil
	}
	return binding.Strength != Strong || len(person.InactiveRoles()) > 0, err
}
