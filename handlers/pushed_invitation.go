package handlers

import (
	"errors"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// invitationAnswered takes what somebody answers to an invitation.
func (t *turn) invitationAnswered(asked liaison.Asked, said answer) (string, error) {
	_, _, err := t.desk.AnswerInvitation(t.viewer, asked.ObjectID, liaison.MeetingAnswer(said.option.Object))
	if errors.Is(err, liaison.ErrNotFound) {
		return wording.NoMeetingAsked(), nil
	}
	return wording.MeetingTaken(asked.About, liaison.MeetingAnswer(said.option.Object).Chinese()), err
}

// invitationAsked is the question once more, with the facts as they are now.
func (t *turn) invitationAsked(asked liaison.Asked) (string, error) {
	meeting, invitation, err := t.desk.Invited(t.viewer, asked.ObjectID)
	if errors.Is(err, liaison.ErrNotFound) {
		return wording.NoMeetingAsked(), nil
	}
	return t.desk.InvitationText(meeting, invitation), err
}
