package liaison

import (
	"errors"
	"slices"
	"time"

	"shuanglian/liaison/wording"
)

// MeetingCount is who is invited to a meeting, and what they have answered to it as
// it is now.
type MeetingCount struct {
	Seats, Reserve                      int
	Coming, Leave, Undecided, NoAnswer  int
	LeaveAsked                          int      // of those on leave: nobody has decided
	ToPhone                             []Person // who can't be told through the account and has not answered
	Attended, Absent, OnLeave, StandIns int
}

// CountMeeting counts a meeting's invitations; phones also looks up who has to be
// phoned.
func (d *Desk) CountMeeting(meeting Meeting, phones bool) (MeetingCount, error) {
	var count MeetingCount
	invitations, err := d.tx.InvitationsTo(meeting.ID)
	if err != nil {
		return count, err
	}
	leaves, err := d.tx.LeavesFrom(meeting.ID)
	if err != nil {
		return count, err
	}
	stands := map[string]LeaveState{}
	for _, leave := range leaves {
		if leave.State == LeaveAsked || leave.State == LeaveGranted {
			stands[leave.PersonID] = leave.State
		}
	}
	for _, invitation := range invitations {
		if invitation.State != InvitationInvited {
			continue
		}
		if invitation.Place == PlacedReserve {
			count.Reserve++
			continue
		}
		count.take(invitation, meeting, stands[invitation.PersonID])
		if !phones || invitation.AnswerTo(meeting) != "" {
			continue
		}
		person, err := d.outOfReach(invitation)
		if err != nil {
			return count, err
		}
		if person.ID != "" {
			count.ToPhone = append(count.ToPhone, person)
		}
	}
	return count, nil
}

// take counts one invitation with the leave that stands, if there is one: who has
// asked for it is never absent.
func (c *MeetingCount) take(invitation Invitation, meeting Meeting, leave LeaveState) {
	c.Seats++
	switch invitation.AnswerTo(meeting) {
	case AnswerComing:
		c.Coming++
	case AnswerLeave:
		c.Leave++
		if leave == LeaveAsked {
			c.LeaveAsked++
		}
	case AnswerUndecided:
		c.Undecided++
	default:
		c.NoAnswer++
	}
	if invitation.StandInID != "" {
		c.StandIns++
	}
	switch invitation.Attended {
	case Attended:
		c.Attended++
	case Absent:
		if leave == "" {
			c.Absent++
		}
	case OnLeave:
		c.OnLeave++
	}
}

// outOfReach is who can't be told of his invitation through the account; the zero
// Person for those who can, and for those who are no longer what they were invited
// as.
func (d *Desk) outOfReach(invitation Invitation) (Person, error) {
	person, err := d.tx.Person(invitation.PersonID)
	if errors.Is(err, ErrNotFound) || err == nil && !invitation.stillHolds(person) {
		return Person{}, nil
	}
	if err != nil {
		return Person{}, err
	}
	binding, err := d.tx.BindingOf(person.ID)
	if errors.Is(err, ErrNotFound) {
		return person, nil
	}
	if err != nil || binding.Following && invitation.mayBeTold(Viewer{Person: person, OpenID: binding.OpenID, Strength: binding.Strength}) {
		return Person{}, err
	}
	return person, nil
}

// MyMeetings are the meetings to come that a person is invited to, each with his
// answer; he may answer what he sees.
func (d *Desk) MyMeetings(v Viewer) ([]wording.MyMeeting, error) {
	meetings, err := d.tx.MeetingsOf(v.ID, d.now)
	if err != nil {
		return nil, err
	}
	var mine []wording.MyMeeting
	for _, meeting := range meetings {
		one, err := d.MyMeeting(v, meeting)
		if errors.Is(err, ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		mine = append(mine, one)
	}
	return mine, nil
}

// MeetingBegun names the last meeting that somebody was invited to and that has begun
// since the office would still decide on a leave from it; empty: none.
func (d *Desk) MeetingBegun(v Viewer) (string, error) {
	meetings, err := d.tx.MeetingsOf(v.ID, d.now.Add(-d.terms.Policy.LeaveLate))
	if err != nil {
		return "", err
	}
	for _, meeting := range slices.Backward(meetings) {
		if meeting.State != MeetingPlanned || meeting.StartsAt.After(d.now) {
			continue
		}
		invitation, err := d.tx.Invitation(meeting.ID, v.ID)
		if err != nil {
			return "", err
		}
		if invitation.Stands() && invitation.mayBeTold(v) {
			return d.aboutMeeting(meeting), nil
		}
	}
	return "", nil
}

// MyMeeting is one meeting with a person's answer, and puts the question to him if
// he has not answered. ErrNotFound: he is not invited to it.
func (d *Desk) MyMeeting(v Viewer, meeting Meeting) (wording.MyMeeting, error) {
	meeting, invitation, err := d.Invited(v, meeting.ID)
	if err != nil {
		return wording.MyMeeting{}, err
	}
	if err := d.ShowInvitation(v, meeting); err != nil {
		return wording.MyMeeting{}, err
	}
	answer, err := d.answerAndLeave(meeting, invitation)
	if err != nil {
		return wording.MyMeeting{}, err
	}
	return wording.MyMeeting{MeetingFacts: d.MeetingFacts(meeting), Answer: answer}, d.invitedNow(invitation)
}

// Chinese is an answer as people give it; empty: none.
func (a MeetingAnswer) Chinese() string {
	switch a {
	case AnswerComing:
		return "参加"
	case AnswerLeave:
		return "请假"
	case AnswerUndecided:
		return "待定"
	}
	return ""
}

// OfficeMeetings are the meetings to come that a clerk has charge of, in a line
// each.
func (d *Desk) OfficeMeetings(v Viewer) ([]string, error) {
	meetings, err := d.tx.MeetingsFrom(d.now, time.Time{})
	if err != nil {
		return nil, err
	}
	var lines []string
	for _, meeting := range meetings {
		if meeting.State != MeetingPlanned {
			continue
		}
		his, err := d.concerns(v, meeting.Township)
		if err != nil {
			return nil, err
		}
		if !his {
			continue
		}
		count, err := d.CountMeeting(meeting, false)
		if err != nil {
			return nil, err
		}
		lines = append(lines, wording.MeetingLine(d.MeetingFacts(meeting), count.Seats, count.Coming, count.Leave))
	}
	return lines, nil
}

// OfficeMeeting is one meeting as the office sees it, with whom to phone. The look
// at names and phones is audited.
func (d *Desk) OfficeMeeting(v Viewer, meeting Meeting) (string, error) {
	count, err := d.CountMeeting(meeting, true)
	if err != nil {
		return "", err
	}
	facts := wording.MeetingSheet{MeetingFacts: d.MeetingFacts(meeting), Title: meeting.Title, Off: meeting.State == MeetingCancelled, OffReason: meeting.Reason,
		Begun: !d.now.Before(meeting.StartsAt), Seats: count.Seats, Reserve: count.Reserve, Coming: count.Coming, Leave: count.Leave, Undecided: count.Undecided, NoAnswer: count.NoAnswer}
	for _, person := range count.ToPhone {
		facts.ToPhone = append(facts.ToPhone, wording.Callee{Name: person.Name, Phone: person.Phone})
	}
	return wording.MeetingOfOffice(facts, d.terms.Policy.PassiveReplyRunes), d.audit(AuditRow{ActorID: v.ID, Act: "view_meeting", Reason: meeting.Number})
}

// answerAndLeave is somebody's answer to a meeting as it is now, and how his leave stands.
func (d *Desk) answerAndLeave(meeting Meeting, invitation Invitation) (string, error) {
	answer := invitation.AnswerTo(meeting).Chinese()
	leave, err := d.leaveNow(meeting, invitation.PersonID)
	switch {
	case errors.Is(err, ErrNotFound):
		return answer, nil
	case err != nil || answer == "":
		return "", err
	}
	return wording.LeaveBehind(leave.State == LeaveGranted), nil
}

// RevealMeeting names everybody who is invited, with his answer, and the phones of
// those who can't be told through the account. It is audited with the reason;
// ErrInvalid without one.
func (d *Desk) RevealMeeting(meeting Meeting, reason, actor string) ([]string, error) {
	if reason == "" {
		return nil, &Fault{Kind: ErrInvalid, Sentence: "请写原因：--reason 打电话通知"}
	}
	invitations, err := d.tx.InvitationsTo(meeting.ID)
	if err != nil {
		return nil, err
	}
	var lines []string
	for _, invitation := range invitations {
		if invitation.State != InvitationInvited {
			continue
		}
		person, err := d.tx.Person(invitation.PersonID)
		if errors.Is(err, ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		away, err := d.outOfReach(invitation)
		if err != nil {
			return nil, err
		}
		facts := wording.InviteeFacts{Name: person.Name, Organization: person.Organization, Reserve: invitation.ReserveNo}
		if facts.Answer, err = d.answerAndLeave(meeting, invitation); err != nil {
			return nil, err
		}
		if away.ID != "" && facts.Answer == "" {
			facts.ToPhone, facts.Phone = true, person.Phone
		}
		lines = append(lines, wording.InviteeLine(facts))
	}
	return lines, d.audit(AuditRow{ActorID: actor, Act: "reveal_meeting", Reason: meeting.Number + " " + reason})
}

// MeetingsUnanswered are lines about the meetings that somebody was asked about and has
// not answered, without those whose question stands before him.
func (d *Desk) MeetingsUnanswered(v Viewer, open []Asked) ([]string, error) {
	meetings, err := d.tx.MeetingsOf(v.ID, d.now)
	if err != nil {
		return nil, err
	}
	var lines []string
	for _, meeting := range meetings {
		_, invitation, err := d.Invited(v, meeting.ID)
		if errors.Is(err, ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		shown := slices.ContainsFunc(open, func(a Asked) bool { return a.Kind == AskInvitation && a.ObjectID == meeting.ID })
		if !shown && !invitation.InvitedAt.IsZero() && invitation.AnswerTo(meeting) == "" {
			lines = append(lines, wording.DigestMeeting(d.MeetingFacts(meeting), ""))
		}
	}
	return lines, nil
}
