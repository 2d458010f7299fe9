package handlers

import (
	"errors"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// returnLate asks the office for a unit that gives a matter back too late to do so by
// itself. Empty: it may, or it is no unit's.
func (t *turn) returnLate(matter liaison.Matter, reason string) (string, error) {
	done, err := t.desk.AskReturn(t.viewer, matter, t.words(reason)[0])
	switch {
	case err != nil:
		return "", err
	case done.Pending:
		return wording.ReturnPending(matter.Number), nil
	case done.Refused:
		return wording.ReturnRefusedBefore(matter.Number), nil
	case done.Nobody:
		return wording.ReturnNobody(matter.Number), nil
	case done.Asked:
		return wording.ReturnSent(matter.Number, done.Until), nil
	}
	return "", nil
}

// returnDecided takes the office's word on it.
func (t *turn) returnDecided(asked liaison.Asked, said answer) (string, error) {
	matter, err := t.desk.Tx().Matter(asked.ObjectID)
	if err != nil {
		return "", err
	}
	granted := said.option.Digit == liaison.ReturnYes
	err = t.desk.DecideReturn(t.viewer, matter, granted, said.reason)
	if errors.Is(err, liaison.ErrForbidden) {
		return wording.DecidedAlready(asked.About), nil
	}
	return wording.ReturnDecided(asked.About, granted), err
}
