package liaison

import (
	"fmt"
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
