package liaison

import (
	"errors"
	"fmt"
	"time"

	"shuanglian/liaison/wording"
)

// AskInvitation asks somebody whether he comes to a meeting. Its object is the
// meeting, its version that of the meeting's time and place.
const AskInvitation QuestionKind = "invitation"

func invitationKind() pushedKind {
	return pushedKind{options: invitationOptions, standing: (*Desk).invitationStands, anew: (*Desk).invitationAnew, changes: true}
}

func invitationOptions() []Option {
	return []Option{
		{Digit: "1", Words: []string{"参加", "我参加", "能参加", "会参加", "要参加", "准时参加", "按时参加", "一定参加", "可以参加",
			"去", "我去", "能去", "我能去", "会去", "我会去", "一定去", "我一定去", "我还是去", "还是去", "那我去", "那我还是去", "能去了", "又能去了", "能来", "我能来", "一定来",
			"取消请假", "不请假了"}, Object: string(AnswerComing)},
		{Digit: "2", Words: []string{"请假", "我请假", "我要请假", "要请假", "想请假", "请个假", "不参加", "不能参加", "参加不了", "去不了", "来不了", "不去", "不来",
			"去不成", "来不成", "参加不成", "我去不了", "我来不了", "我去不成", "我来不成", "我不去", "我不来", "我不参加", "我不能参加", "我参加不了",
			"不能去", "不能来", "我不能去", "我不能来"},
			Object: string(AnswerLeave), Reason: ReasonNeeded},
		{Digit: "3", Words: []string{"待定", "说不准", "不一定", "还不一定", "不确定", "还没定", "没定"}, Object: string(AnswerUndecided), Reason: ReasonApart},
	}
}

// Invited is a meeting to come and a person's seat at it, if he may still be
// asked. ErrNotFound: he is not, or no longer.
func (d *Desk) Invited(v Viewer, meetingID string) (Meeting, Invitation, error) {
	meeting, err := d.tx.Meeting(meetingID)
	if err != nil {
		return Meeting{}, Invitation{}, err
	}
	invitation, err := d.tx.Invitation(meetingID, v.ID)
	if err != nil {
		return Meeting{}, Invitation{}, err
	}
	if meeting.State != MeetingPlanned || !meeting.StartsAt.After(d.now) || !invitation.Stands() || !invitation.mayBeTold(v) {
		return Meeting{}, Invitation{}, fmt.Errorf("liaison: no longer invited: %w", ErrNotFound)
	}
	return meeting, invitation, nil
}

// Stands tells whether somebody has a seat and nobody has taken it back.
func (i Invitation) Stands() bool { return i.State == InvitationInvited && i.Place == PlacedSeat }

// mayBeTold tells whether a person is still what he was invited as: a delegate
// whose seat has ended is not, nor who holds the role on four digits only.
func (i Invitation) mayBeTold(v Viewer) bool { return i.Role == "" || v.ActsAs(i.Role) }

// stillHolds is mayBeTold for somebody who need not be bound.
func (i Invitation) stillHolds(p Person) bool {
	return i.Role == "" || p.Holds(i.Role) && (i.Role != RoleDelegate || p.Seat == SeatActive)
}

func (d *Desk) invitationStands(v Viewer, question Question) (Standing, error) {
	meeting, _, err := d.Invited(v, question.ObjectID)
	if err != nil {
		return Standing{}, err
	}
	return Standing{Number: meeting.Number, About: d.aboutMeeting(meeting), Version: meeting.Version}, nil
}

// aboutMeeting is how a meeting is named in lists and echoes: 11月10日14:30培训.
func (d *Desk) aboutMeeting(meeting Meeting) string {
	return wording.MeetingAbout(meeting.Kind.Chinese(), d.local(meeting.StartsAt))
}

// MeetingFacts is all that is ever said of a meeting to those who are invited.
func (d *Desk) MeetingFacts(meeting Meeting) wording.MeetingFacts {
	facts := wording.MeetingFacts{Number: meeting.Number, Kind: meeting.Kind.Chinese(), Starts: d.local(meeting.StartsAt), Place: meeting.Place,
		Moved: meeting.Version > 1}
	if !meeting.EndsAt.IsZero() {
		facts.Ends = d.local(meeting.EndsAt)
	}
	if d.terms.PublicURL != "" && meeting.Token != "" {
		facts.Calendar = d.terms.PublicURL + CalendarPath(meeting.Token)
	}
	return facts
}

// CalendarPath is where the calendar file of a meeting is fetched.
func CalendarPath(token string) string { return "/m/meeting/" + token + ".ics" }

// InvitationText is the question in full, with the facts as they are now, and why
// it comes to who was not among the first to be asked.
func (d *Desk) InvitationText(meeting Meeting, invitation Invitation) (string, error) {
	why := ""
	if invitation.ReserveNo > 0 {
		why = wording.SeatForYou()
	}
	away, err := d.tx.StoodInFor(meeting.ID, invitation.PersonID)
	if err == nil && len(away) > 0 {
		var absent Person
		absent, err = d.tx.Person(away[0].PersonID)
		why = wording.InsteadOfHim(absent.Name)
	}
	return wording.Lines(why, wording.Invitation(d.MeetingFacts(meeting), invitation.Part == PartObserve)), err
}

// invitationAnew words a question that goes out now, for the meeting may have been
// moved since it was queued: then it asks about the new facts.
func (d *Desk) invitationAnew(v Viewer, question *Question) (string, error) {
	meeting, invitation, err := d.Invited(v, question.ObjectID)
	if err != nil {
		return "", err
	}
	question.ObjectVersion, question.ExpiresAt = meeting.Version, meeting.StartsAt
	return d.InvitationText(meeting, invitation)
}

// askInvitation puts the question to somebody and sends it, unless he has been
// asked about the meeting as it is now.
func (d *Desk) askInvitation(v Viewer, meeting Meeting, invitation Invitation, key string) (bool, error) {
	asked, err := d.askedOf(v.ID, meeting)
	if err != nil || asked {
		return false, err
	}
	text, err := d.InvitationText(meeting, invitation)
	if err != nil {
		return false, err
	}
	question := Question{PersonID: v.ID, Kind: AskInvitation, ObjectID: meeting.ID, ObjectVersion: meeting.Version, ExpiresAt: meeting.StartsAt}
	return true, d.Push(question, &Delivery{Kind: DeliverQuestion, Key: key, Text: text, Urgent: d.soon(meeting, d.now)})
}

// askedOf tells whether a person has been asked about a meeting as it is now, shown
// or on its way.
func (d *Desk) askedOf(personID string, meeting Meeting) (bool, error) {
	put, err := d.tx.QuestionsPut(personID, AskInvitation, meeting.ID)
	return len(put) > 0 && put[0].ObjectVersion == meeting.Version && (put[0].AnsweredAt.IsZero() || put[0].Answer != ""), err
}

// soon tells whether a meeting is so near at a time that quiet hours don't count; of
// one that has begun nothing is worth waking anybody.
func (d *Desk) soon(meeting Meeting, at time.Time) bool {
	left := meeting.StartsAt.Sub(at)
	return left >= 0 && left <= d.terms.Policy.Meetings.QuietWithin
}

// ShowInvitation puts the question to somebody who is looking at the meeting, so
// that his next words can answer it; what was on its way to show it is not needed.
func (d *Desk) ShowInvitation(v Viewer, meeting Meeting) error {
	put, err := d.tx.QuestionsPut(v.ID, AskInvitation, meeting.ID)
	if err != nil {
		return err
	}
	question := Question{PersonID: v.ID, Kind: AskInvitation, ObjectID: meeting.ID, ObjectVersion: meeting.Version, ExpiresAt: meeting.StartsAt}
	if len(put) > 0 && put[0].ObjectVersion == meeting.Version {
		if put[0].Answer != "" || !put[0].OpenAt(d.now) {
			return nil
		}
		question = put[0]
	} else if question, err = d.put(question); err != nil {
		return err
	}
	standing, err := d.standing(v, question)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	return d.ShownAgain(standing)
}
