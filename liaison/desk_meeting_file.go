package liaison

import (
	"errors"
	"time"

	"shuanglian/liaison/wording"
)

// meetingLines are the meetings somebody was invited to, with his own answers and
// reasons, for the page that is handed out to him.
func (d *Desk) meetingLines(person Person) ([]string, error) {
	invitations, err := d.tx.InvitationsOf(person.ID, time.Time{})
	if err != nil {
		return nil, err
	}
	leaves, err := d.tx.LeavesOf(person.ID)
	if err != nil {
		return nil, err
	}
	var lines []string
	for _, invitation := range invitations {
		meeting, err := d.tx.Meeting(invitation.MeetingID)
		if errors.Is(err, ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		var asked []string
		for _, leave := range leaves {
			if leave.MeetingID == meeting.ID {
				asked = append(asked, wording.PersonLeave(d.local(leave.AskedAt), leave.Reason))
			}
		}
		lines = append(lines, wording.PersonMeeting(d.local(meeting.StartsAt), meeting.Kind.Chinese(), meeting.Place, invitation.Answer.Chinese(), asked))
	}
	return lines, nil
}
