package handlers

import (
	"errors"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// invitationAsked is the question once more, with the facts as they are now.
func (t *turn) invitationAsked(asked liaison.Asked) (string, error) {
	meeting, invitation, err := t.desk.Invited(t.viewer, asked.ObjectID)
	if errors.Is(err, liaison.ErrNotFound) {
		return wording.NoMeetingAsked(), nil
	}
	if err != nil {
		return "", err
	}
	return t.desk.InvitationText(meeting, invitation)
}
