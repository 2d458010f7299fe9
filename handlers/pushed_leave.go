package handlers

import (
	"errors"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// leaveDecided takes an approver's word on a leave.
func (t *turn) leaveDecided(asked liaison.Asked, said answer) (string, error) {
	granted := said.option.Digit == liaison.LeaveYes
	_, err := t.desk.DecideLeave(t.viewer, asked.ObjectID, granted, said.reason)
	if errors.Is(err, liaison.ErrConflict) {
		return wording.LeaveOver(asked.About), nil
	}
	return wording.LeaveDecided(asked.About, granted), err
}

// leaveAsked is the question once more.
func (t *turn) leaveAsked(asked liaison.Asked) (string, error) {
	return t.desk.LeaveAskedAbout(asked)
}
