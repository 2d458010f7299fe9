package liaison

import (
	"fmt"
	"slices"
)

// MatterState is where a matter stands.
type MatterState string

// The states of a matter.
const (
	StateDraft      MatterState = "draft"
	StateSubmitted  MatterState = "submitted"   // handed to its holder or to the office
	StateInProgress MatterState = "in_progress" // a first answer was given
	StateReplied    MatterState = "replied"     // finally answered, awaiting the rating
	StateClosed     MatterState = "closed"
	StateWithdrawn  MatterState = "withdrawn"
)

// MatterStates returns every state a matter can be in.
func MatterStates() []MatterState {
	return []MatterState{StateDraft, StateSubmitted, StateInProgress, StateReplied, StateClosed, StateWithdrawn}
}

// Actor is who makes a move.
type Actor string

// The author, the one who holds the matter, the office, and the clock.
const (
	ActorAuthor Actor = "author"
	ActorHolder Actor = "holder"
	ActorOffice Actor = "office"
	ActorClock  Actor = "clock"
)

// matterMoves is the whole machine: every allowed move and who may make it.
// The holder never closes a matter; the author's rating or silence does.
var matterMoves = []struct {
	from, to MatterState
	by       []Actor
}{
	{StateDraft, StateSubmitted, []Actor{ActorAuthor, ActorClock}},
	{StateDraft, StateWithdrawn, []Actor{ActorAuthor, ActorClock}},
	{StateSubmitted, StateInProgress, []Actor{ActorHolder, ActorOffice}},
	{StateSubmitted, StateReplied, []Actor{ActorHolder, ActorOffice}},
	{StateInProgress, StateReplied, []Actor{ActorHolder, ActorOffice}},
	{StateReplied, StateClosed, []Actor{ActorAuthor, ActorClock}},
	{StateReplied, StateInProgress, []Actor{ActorAuthor, ActorHolder, ActorOffice, ActorClock}}, // redo, or an answer taken back
	{StateClosed, StateInProgress, []Actor{ActorAuthor}},                                        // thought better of his rating …
	{StateInProgress, StateClosed, []Actor{ActorAuthor}},                                        // … either way
	{StateSubmitted, StateWithdrawn, []Actor{ActorAuthor}},
	{StateInProgress, StateWithdrawn, []Actor{ActorAuthor}},
	{StateReplied, StateWithdrawn, []Actor{ActorAuthor}},
	{StateInProgress, StateSubmitted, []Actor{ActorHolder, ActorOffice, ActorClock}}, // the first answer was taken back
}

// CheckMove tells whether the actor may move a matter from one state to
// another; it fails with ErrConflict when the table has no such move.
func CheckMove(from, to MatterState, by Actor) error {
	for _, move := range matterMoves {
		if move.from == from && move.to == to && slices.Contains(move.by, by) {
			return nil
		}
	}
	return fmt.Errorf("liaison: %s may not move a matter from %s to %s: %w", by, from, to, ErrConflict)
}
