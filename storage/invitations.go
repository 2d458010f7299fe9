package storage

import (
	"time"

	"shuanglian/liaison"
	"shuanglian/storage/db"
)

// SaveInvitation inserts or replaces an invitation.
func (t *tx) SaveInvitation(i liaison.Invitation) error {
	const act = "save invitation"
	if i.MeetingID == "" || i.PersonID == "" {
		return missing(act, "meeting or person")
	}
	return t.failed(act, t.q.SaveInvitation(t.ctx, db.SaveInvitationParams{
		MeetingID: i.MeetingID, PersonID: i.PersonID, Part: string(i.Part), Role: string(i.Role), Category: string(i.Category), Place: string(i.Place),
		ReserveNo: int64(i.ReserveNo), Answer: string(i.Answer), AnswerVersion: i.AnswerVersion, AnsweredAt: instant(i.AnsweredAt),
		StandInID: i.StandInID, Attended: string(i.Attended), InvitedAt: instant(i.InvitedAt), State: string(i.State),
	}))
}

// Invitation reads the invitation of one person to one meeting.
func (t *tx) Invitation(meetingID, personID string) (liaison.Invitation, error) {
	row, err := t.q.GetInvitation(t.ctx, meetingID, personID)
	return one(t, "read invitation", row, err, readInvitation)
}

// InvitationsTo lists who was invited to a meeting.
func (t *tx) InvitationsTo(meetingID string) ([]liaison.Invitation, error) {
	rows, err := t.q.ListInvitations(t.ctx, meetingID)
	return each(t, "list invitations", rows, err, readInvitation)
}

// InvitationsAfter lists so many of them, those behind one person.
func (t *tx) InvitationsAfter(meetingID, personID string, limit int) ([]liaison.Invitation, error) {
	rows, err := t.q.ListInvitationsAfter(t.ctx, meetingID, personID, most(limit))
	return each(t, "list some invitations", rows, err, readInvitation)
}

// InvitationsOf lists what a person was invited to, from a time on.
func (t *tx) InvitationsOf(personID string, from time.Time) ([]liaison.Invitation, error) {
	rows, err := t.q.ListInvitationsOf(t.ctx, personID, instant(from))
	return each(t, "list invitations of a person", rows, err, readInvitation)
}

// StoodInFor lists those instead of whom somebody comes.
func (t *tx) StoodInFor(meetingID, standInID string) ([]liaison.Invitation, error) {
	rows, err := t.q.ListStoodInFor(t.ctx, meetingID, standInID)
	return each(t, "list who is stood in for", rows, err, readInvitation)
}

func readInvitation(row db.Invitation) (liaison.Invitation, error) {
	i := liaison.Invitation{
		MeetingID: row.MeetingID, PersonID: row.PersonID, Part: liaison.Part(row.Part), Role: liaison.Role(row.Role), Category: liaison.Category(row.Category),
		Place: liaison.Placing(row.Place), ReserveNo: int(row.ReserveNo), Answer: liaison.MeetingAnswer(row.Answer), AnswerVersion: row.AnswerVersion,
		StandInID: row.StandInID, Attended: liaison.Attendance(row.Attended), State: liaison.InvitationState(row.State),
	}
	return i, moments(momentPair{row.AnsweredAt, &i.AnsweredAt}, momentPair{row.InvitedAt, &i.InvitedAt})
}
