package liaison

import "time"

// Line is a way out as the platform may close it to the whole account: one of
// its interfaces, or all of them.
type Line string

// The lines. A rung's own line bears its name.
const (
	LineAccount      Line = "account" // the account itself is refused: nothing goes out
	LineMedia        Line = "media"   // files; words may still go
	LineCustomer          = Line(RungCustomerMessage)
	LineTemplate          = Line(RungTemplate)
	LineSubscription      = Line(RungSubscription)
)

// Pause is a line that the platform has closed. It is tried again at TryAt, by
// one message; until that has gone out nobody knows whether it is open.
type Pause struct {
	Line  Line
	Code  int // the platform's errcode
	Since time.Time
	TryAt time.Time
	Until time.Time // when it ends by itself, as a day's quota does; zero: somebody must act
}

// Fate is what the platform told later of a notice that it had taken.
type Fate string

// A notice that was shown; one whose recipient has shut the account out; one
// that failed for the platform's own reasons.
const (
	FateSuccess Fate = "success"
	FateBlocked Fate = "blocked"
	FateFailed  Fate = "failed"
)

// Finish is such a result whose attempt is not on record, or not yet.
type Finish struct {
	MsgID string
	Fate  Fate
	At    time.Time
}

// Subscription is how many notices of one template an openid still agrees to.
type Subscription struct {
	OpenID     OpenID
	TemplateID string
	Allowed    int // of a long-term template any number above 0 is no limit
	At         time.Time
}

// Channels holds what the platform tells of the ways out.
type Channels interface {
	AddAttempt(Attempt) error
	Attempts(deliveryID string) ([]Attempt, error)     // by At
	AttemptsWith(msgID string) ([]Attempt, error)      // by At; of no MsgID none
	SetFate(Attempt) error                             // its MsgID, Fate and FateAt
	AddFinish(Finish) error                            // the first of a MsgID stays
	Finish(msgID string) (Finish, error)               // ErrNotFound if none waits
	DropFinish(msgID string) error                     // no fault if there is none
	DropFinishesBefore(at time.Time) (int, error)      // counts them
	Pauses() ([]Pause, error)                          // by Line
	SavePause(Pause) error                             // insert or replace by Line
	DropPause(Line) error                              // no fault if there is none
	Subscription(OpenID, string) (Subscription, error) // of a template; ErrNotFound
	SaveSubscription(Subscription) error               // insert or replace
}
