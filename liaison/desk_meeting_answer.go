package liaison

import (
	"errors"
	"time"

	"shuanglian/liaison/wording"
)

// AnswerSaid is what became of an answer to an invitation.
type AnswerSaid struct {
	Meeting Meeting
	Refused bool      // too late to leave it open
	NoSeat  bool      // his seat has been given away: he waits on the reserve list
	Until   time.Time // until when it may stay undecided
}

// AnswerInvitation takes that somebody comes, or does not know yet. Who had asked
// for leave has no need of it any more. ErrNotFound when he is no longer asked.
func (d *Desk) AnswerInvitation(v Viewer, meetingID string, answer MeetingAnswer) (AnswerSaid, error) {
	meeting, invitation, err := d.Invited(v, meetingID)
	if err != nil {
		return AnswerSaid{Meeting: meeting}, err
	}
	return d.answerOf(v.ID, v.Person, meeting, invitation, answer)
}

// answerOf takes an answer of somebody, said by himself or on the telephone.
func (d *Desk) answerOf(actor string, who Person, meeting Meeting, invitation Invitation, answer MeetingAnswer) (AnswerSaid, error) {
	said := AnswerSaid{Meeting: meeting}
	said.Until = d.local(replyCutOff(meeting, d.terms.Calendar, d.terms.Policy))
	if answer == AnswerUndecided && !d.now.Before(said.Until) {
		said.Refused = true
		return said, d.audit(AuditRow{ActorID: actor, Act: "answer_meeting", PersonID: who.ID, Refused: true, Reason: "too late to leave it open"})
	}
	if err := d.needsNoLeave(actor, who, meeting, &invitation, answer); err != nil {
		return said, err
	}
	invitation.Answer, invitation.AnswerVersion, invitation.AnsweredAt = answer, meeting.Version, d.now
	if invitation.Place == PlacedReserve {
		said.NoSeat = true
		invitation.Answer, invitation.AnswerVersion = "", 0
	}
	return said, d.tx.SaveInvitation(invitation)
}

// needsNoLeave takes back what somebody had asked, or was granted, now that he may
// come after all: his approver need not decide, who was to come for him need not
// come, and a seat that went to somebody else leaves him on the reserve list.
func (d *Desk) needsNoLeave(actor string, who Person, meeting Meeting, invitation *Invitation, answer MeetingAnswer) error {
	leave, err := d.leaveNow(meeting, who.ID)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	granted := leave.State == LeaveGranted
	told := toldApprovers{but: actor, text: func(leave string) string { return wording.ComesAfterAll(leave, answer.Chinese(), actor != who.ID) }}
	if err := d.withdrawLeave(leave, "comes after all", told); err != nil {
		return err
	}
	if err := d.standInNotNeeded(meeting, invitation, wording.ComesHimself(who.Name, d.aboutMeeting(meeting), answer == AnswerUndecided)); err != nil {
		return err
	}
	if invitation.Part == PartObserve && granted {
		return d.seatAgain(meeting, invitation)
	}
	if !granted {
		return nil
	}
	return d.tellOffice(actor, who, wording.CameAfterLeave(who.Name, d.aboutMeeting(meeting), answer.Chinese()))
}

// seatAgain gives a seat back to an observer who had given it up, if there is one.
func (d *Desk) seatAgain(meeting Meeting, invitation *Invitation) error {
	all, err := d.tx.InvitationsTo(meeting.ID)
	if err != nil {
		return err
	}
	if seatsTaken(all, invitation.Category) >= d.terms.Policy.Meetings.Observers[invitation.Category] {
		invitation.Place, invitation.ReserveNo = PlacedReserve, lastInReserve(all)+1
	}
	return nil
}

// AboutMeeting is how a meeting is named in echoes: 11月10日14:30培训.
func (d *Desk) AboutMeeting(meeting Meeting) string { return d.aboutMeeting(meeting) }

// tellOffice leaves a notice about somebody for the next message of those who work
// in his office.
func (d *Desk) tellOffice(actor string, about Person, text string) error {
	clerks, err := d.clerksFor(about)
	for _, clerk := range clerks {
		if clerk.ID != actor { // he has written it down himself
			err = errors.Join(err, d.tellLater(clerk.ID, text))
		}
	}
	return err
}

// clerksFor are those of the office, bound now, who have to do with somebody's
// affairs; never he himself.
func (d *Desk) clerksFor(about Person) ([]Viewer, error) {
	staff, err := d.OfficeStaff()
	if err != nil {
		return nil, err
	}
	var clerks []Viewer
	for _, clerk := range staff {
		his, err := d.concerns(clerk, d.townshipOf(about))
		if err != nil {
			return nil, err
		}
		if his && clerk.ID != about.ID {
			clerks = append(clerks, clerk)
		}
	}
	return clerks, nil
}
