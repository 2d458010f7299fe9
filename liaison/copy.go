package liaison

import "time"

// Copy is a copy of all facts, and what became of it when it was put back: of the
// time between TakenAt and MissingUntil nothing is known.
type Copy struct {
	ID           string
	TakenAt      time.Time
	RestoredAt   time.Time // by the machine's clock; zero while it lies beside the living facts
	MissingUntil time.Time
	Relays       int // people's words that have perhaps arrived: the office looks
	Others       int // notices, questions and the like that have perhaps gone out
	Reminders    int // that have perhaps been told
	Codes        int // binding codes that were ended: one may have been used
}

// Copies tells the living facts from a copy, and settles in a copy what would
// happen a second time.
type Copies interface {
	Living() (bool, error)
	MarkLiving(since time.Time) error
	SaveCopy(Copy) error
	Copy(id string) (Copy, error)
	LastCopy() (Copy, error)                  // the latest taken; ErrNotFound when there is none
	LastSign() (time.Time, error)             // when something was last put on the audit trail; zero if nothing was
	SkipTurns() error                         // no conversation that Redis holds counts any more
	EndOffers() error                         // replies that may not have been written are not handed to the outbox
	EndCodes(now time.Time) (int, error)      // of binding, not used and not over; counted
	PassSlots(until, machine time.Time) error // no job runs a slot up to then, nor goes on with one
}
