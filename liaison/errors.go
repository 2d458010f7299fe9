package liaison

import "errors"

// The kinds of failure; ask with errors.Is. A refusal inside a conversation is
// not an error but a value, because its audit row must commit.
var (
	ErrNotFound    = errors.New("not found")
	ErrInvalid     = errors.New("invalid")
	ErrConflict    = errors.New("conflict")
	ErrForbidden   = errors.New("forbidden")
	ErrUnavailable = errors.New("unavailable")
)

// Fault is a failure with a sentence for the person who caused or met it.
type Fault struct {
	Kind     error  // one of the kinds above
	Sentence string // plain Chinese: what is wrong, what to do
}

func (f *Fault) Error() string { return f.Kind.Error() + ": " + f.Sentence }

func (f *Fault) Unwrap() error { return f.Kind }
