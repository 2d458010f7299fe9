package liaison_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"shuanglian/liaison"
)

// The whole machine as a person reads it: who may take a matter from the state
// of the line to that of the column. A author, H holder, O office, C clock.
const machine = `
from \ to    draft  submitted  in_progress  replied  closed  withdrawn
draft        .      AC         .            .        .       AC
submitted    .      .          HO           HO       .       A
in_progress  .      HOC        .            HO       A       A
replied      .      .          AHOC         .        AC      A
closed       .      .          A            .        .       .
withdrawn    .      .          .            .        .       .
`

func TestTheMachineIsTheTable(t *testing.T) {
	letters := map[string]liaison.Actor{"A": liaison.ActorAuthor, "H": liaison.ActorHolder, "O": liaison.ActorOffice, "C": liaison.ActorClock}
	lines := strings.Split(strings.TrimSpace(machine), "\n")
	columns := strings.Fields(lines[0])[3:]
	states := fmt.Sprint(liaison.MatterStates())
	if fmt.Sprint(columns) != states || len(lines)-1 != len(columns) {
		t.Fatalf("the table has %v and %d lines, the machine %s", columns, len(lines)-1, states)
	}
	for _, line := range lines[1:] {
		cells := strings.Fields(line)
		for i, allowed := range cells[1:] {
			for letter, actor := range letters {
				err := liaison.CheckMove(liaison.MatterState(cells[0]), liaison.MatterState(columns[i]), actor)
				if may := strings.Contains(allowed, letter); may != (err == nil) || err != nil && !errors.Is(err, liaison.ErrConflict) {
					t.Errorf("%s from %s to %s: %v", actor, cells[0], columns[i], err)
				}
			}
		}
	}
}

func TestAStateNobodyKnowsLeadsNowhere(t *testing.T) {
	for _, state := range liaison.MatterStates() {
		if liaison.CheckMove("", state, liaison.ActorClock) == nil || liaison.CheckMove(state, "gone", liaison.ActorOffice) == nil ||
			liaison.CheckMove(state, liaison.StateClosed, "somebody") == nil {
			t.Errorf("%s", state)
		}
	}
}

func TestWhatIsOpen(t *testing.T) {
	for state, open := range map[liaison.MatterState]bool{liaison.StateDraft: false, liaison.StateSubmitted: true, liaison.StateInProgress: true,
		liaison.StateReplied: true, liaison.StateClosed: false, liaison.StateWithdrawn: false} {
		if (liaison.Matter{State: state}).Open() != open {
			t.Errorf("%s: open is not %v", state, open)
		}
	}
}
