package liaison

import "time"

// Strength is how surely an openid is known to be a person.
type Strength string

// Weak comes from a name and four digits of a phone number; it gives the member
// roles only and reads only what this openid sent. Strong comes from a one-time
// code handed out by the office.
const (
	Weak   Strength = "weak"
	Strong Strength = "strong"
)

// BindingState is how far a binding has come.
type BindingState string

// An openid follows, is matched to a person and asked for consent, is bound,
// and may be unbound again.
const (
	BindingNone    BindingState = "none"
	BindingAsked   BindingState = "asked"
	BindingBound   BindingState = "bound"
	BindingUnbound BindingState = "unbound"
)

// Binding ties one openid to one person of the roster (绑定). One openid is one
// person; a person has at most one binding in state bound.
type Binding struct {
	OpenID      OpenID
	PersonID    string // empty in state none
	State       BindingState
	Strength    Strength
	CodeID      string // the code that made it strong, to be spent on consent
	Following   bool
	FollowedAt  time.Time
	BoundAt     time.Time
	ConsentText string    // version and hash of the text agreed to
	ConsentedAt time.Time // second step given
	DelegateID  string    // the delegate whose card was scanned, until the office has linked them
	Claim       Claim     // state asked, not on the roster: what he says of himself
}

// Claim is what somebody who is on no roster says of himself. It becomes a
// person when he has consented, and is gone within a day when he has not.
type Claim struct {
	Name  string
	Phone string // may be empty
	At    time.Time
}

// Bound tells whether the openid speaks for a person.
func (b Binding) Bound() bool { return b.State == BindingBound }

// BindTry is one failed attempt to bind, kept for its day to slow guessing down.
// It holds no openid, so that who leaves and comes back has no more guesses.
type BindTry struct {
	ID       string
	From     string // fingerprint of the openid
	Name     string // fingerprint of the name tried
	PersonID string // the person the name meant, if it meant one
	At       time.Time
}

// BindTries is what the tries of one day add up to.
type BindTries struct {
	Count int // wrong tries
	Names int // different names tried
}

// Code is an 8-digit one-time binding code; only its fingerprint is kept.
type Code struct {
	ID          string
	PersonID    string
	Fingerprint string
	IssuedAt    time.Time
	ExpiresAt   time.Time
	Tries       int
	UsedAt      time.Time
}

// Scrap is something said before binding: kept raw for at most a day, so that
// nothing said is lost while the person binds.
type Scrap struct {
	ID     string
	OpenID OpenID
	Said   Said
	At     time.Time
}
