package liaison

import "fmt"

// AtMeeting finds somebody who has a seat at a meeting to come, for the office that
// has him on the telephone. ErrNotFound when the name is nobody's there, or several
// people's; ErrConflict once the meeting has begun.
func (d *Desk) AtMeeting(meeting Meeting, name string) (Person, error) {
	if meeting.State != MeetingPlanned || !d.now.Before(meeting.StartsAt) {
		return Person{}, fmt.Errorf("liaison: the meeting has begun: %w", ErrConflict)
	}
	list, err := d.places(meeting)
	if err != nil {
		return Person{}, err
	}
	found := list.named(name)
	if len(found) != 1 || !found[0].Stands() || !found[0].stillHolds(found[0].Person) {
		return Person{}, fmt.Errorf("liaison: not invited: %w", ErrNotFound)
	}
	return found[0].Person, nil
}

// AnswerByPhone takes what somebody who is invited says on the telephone.
func (d *Desk) AnswerByPhone(v Viewer, meeting Meeting, who Person, answer MeetingAnswer) (AnswerSaid, error) {
	invitation, err := d.answeredByPhone(v, meeting, who)
	if err != nil {
		return AnswerSaid{}, err
	}
	return d.answerOf(v.ID, who, meeting, invitation, answer)
}

// LeaveByPhone does the same with a leave: where the office decides, it is granted.
func (d *Desk) LeaveByPhone(v Viewer, meeting Meeting, who Person, reason, standIn string) (LeaveSaid, error) {
	invitation, err := d.answeredByPhone(v, meeting, who)
	if err != nil {
		return LeaveSaid{}, err
	}
	return d.leaveOf(v.ID, who, meeting, invitation, leaveWords{reason, standIn})
}

func (d *Desk) answeredByPhone(v Viewer, meeting Meeting, who Person) (Invitation, error) {
	if !v.IsOffice() || v.ID == who.ID {
		return Invitation{}, fmt.Errorf("liaison: not answered for others: %w", ErrForbidden)
	}
	invitation, err := d.tx.Invitation(meeting.ID, who.ID)
	if err != nil {
		return Invitation{}, err
	}
	return invitation, d.audit(AuditRow{ActorID: v.ID, Act: "answer_by_phone", PersonID: who.ID, Reason: meeting.Number})
}
