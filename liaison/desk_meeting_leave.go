package liaison

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"shuanglian/liaison/wording"
)

// LeaveSaid is what became of 请假.
type LeaveSaid struct {
	Meeting  Meeting
	Stands   bool   // it was granted before
	Free     bool   // nobody has to agree
	Granted  bool   // the clerk who wrote it down has granted it
	Approver string // who decides, as he is named; empty: the office
	Late     bool   // the hour is over until which others than the office decide
	StandIn  string // who is to come instead, once it is granted
	NotThis  bool   // nobody can come for another at this kind of meeting
	Unknown  string // the name that can't
}

// AskLeave asks for leave from a meeting, with its reason, for the approver's eyes
// alone; standIn is a name, empty when nobody is to come instead. What an observer
// gives up goes to the reserve list without asking anybody. ErrNotFound
// when he is no longer asked.
func (d *Desk) AskLeave(v Viewer, meetingID, reason, standIn string) (LeaveSaid, error) {
	meeting, invitation, err := d.Invited(v, meetingID)
	if err != nil {
		return LeaveSaid{Meeting: meeting}, err
	}
	return d.leaveOf(v.ID, v.Person, meeting, invitation, leaveWords{reason, standIn})
}

// leaveWords are why somebody can't come, and the name of who is to come instead.
type leaveWords struct{ reason, standIn string }

// leaveOf asks for somebody's leave, whether he says it himself or a clerk writes it
// down on the telephone: where the office decides, that clerk has.
func (d *Desk) leaveOf(actor string, who Person, meeting Meeting, invitation Invitation, words leaveWords) (LeaveSaid, error) {
	said := LeaveSaid{Meeting: meeting}
	before, err := d.leaveNow(meeting, who.ID)
	switch {
	case err == nil && before.State == LeaveGranted:
		said.Stands = true
		return said, nil
	case err == nil: // asked again: another reason, or another stand-in
		err = d.withdrawLeave(before, "asked again", toldApprovers{})
	case errors.Is(err, ErrNotFound):
		err = nil
	}
	if err != nil {
		return said, err
	}
	if err := d.meantInstead(who, meeting, &invitation, words.standIn, &said); err != nil {
		return said, err
	}
	leave := Leave{ID: d.tx.NewID(), MeetingID: meeting.ID, PersonID: who.ID, Reason: words.reason, AskedAt: d.now, State: LeaveAsked}
	said.Free = invitation.Part == PartObserve
	if said.Free {
		leave.State, leave.DecidedAt = LeaveGranted, d.now
	}
	invitation.Answer, invitation.AnswerVersion, invitation.AnsweredAt = AnswerLeave, meeting.Version, d.now
	if err := d.tx.SaveInvitation(invitation); err != nil {
		return said, err
	}
	if err := d.audit(AuditRow{ActorID: actor, Act: "ask_leave", PersonID: who.ID}); err != nil {
		return said, err
	}
	if said.Free {
		if err := d.tx.SaveLeave(leave); err != nil {
			return said, err
		}
		return said, d.promote(meeting, invitation.Category)
	}
	return said, d.putLeave(actor, who, meeting, leave, &said)
}

// putLeave brings a leave to who decides: until the hour set for it the one whose
// part it is, then the office.
func (d *Desk) putLeave(actor string, asker Person, meeting Meeting, leave Leave, said *LeaveSaid) error {
	cutOff := leaveCutOff(meeting, d.terms.Calendar, d.terms.Policy)
	said.Late = !d.now.Before(cutOff)
	approver, post, err := d.leaveApprover(meeting, asker)
	if err != nil {
		return err
	}
	switch {
	case !said.Late && approver.ID != "":
	case actor != asker.ID:
		leave.State, leave.DecidedBy, leave.DecidedAt, leave.ToOfficeAt, said.Granted = LeaveGranted, actor, d.now, d.now, true
		if err := d.tx.SaveLeave(leave); err != nil {
			return err
		}
		return d.leaveDecided(leave)
	default:
		return d.leaveToOffice(meeting, leave)
	}
	said.Approver, leave.ApproverID = wording.PostOf(post, approver.Name), approver.ID
	if err := d.tx.SaveLeave(leave); err != nil {
		return err
	}
	if err := d.tx.SaveDue(Due{Kind: DueLeave, ObjectID: leave.ID, At: cutOff}); err != nil {
		return err
	}
	return d.askApprover(meeting, leave, asker, approver.ID)
}

// leaveApprover is who decides on somebody's leave besides the office, and his
// post: of his own group, neither away nor himself the one who asks, and bound, the
// head before his deputies. Nobody: the office does.
func (d *Desk) leaveApprover(meeting Meeting, asker Person) (Person, string, error) {
	title := meeting.approverTitle()
	if title == "" {
		return Person{}, "", nil
	}
	titled, err := d.tx.DelegatesTitled(asker.Township, title)
	if err != nil {
		return Person{}, "", err
	}
	slices.SortStableFunc(titled, func(a, b Person) int { return deputies(a, title) - deputies(b, title) })
	for _, person := range titled {
		if person.ID == asker.ID || !SameGroup(person, asker) {
			continue
		}
		_, away, err := d.awayNow(person.ID)
		if err != nil {
			return Person{}, "", err
		}
		viewer, err := d.viewerOf(person.ID)
		if away || errors.Is(err, ErrNotFound) || err == nil && !viewer.ActsAs(RoleDelegate) {
			continue
		}
		return person, title, err
	}
	return Person{}, "", nil
}

// deputies is 1 for who holds a post as somebody's deputy (副团长), else 0.
func deputies(p Person, title string) int {
	if titledDeputy(p.Title, title) {
		return 1
	}
	return 0
}

// leaveToOffice brings a leave before those who work in the asker's office; with
// none of them bound it is an office task.
func (d *Desk) leaveToOffice(meeting Meeting, leave Leave) error {
	leave.ApproverID, leave.ToOfficeAt = "", d.now
	if err := d.tx.SaveLeave(leave); err != nil {
		return err
	}
	if err := d.tx.SaveDue(Due{Kind: DueLeave, ObjectID: leave.ID, At: meeting.StartsAt}); err != nil {
		return err
	}
	asker, err := d.tx.Person(leave.PersonID)
	if err != nil {
		return err
	}
	clerks, err := d.clerksFor(asker)
	if err != nil {
		return err
	}
	for _, clerk := range clerks {
		if err := d.askApprover(meeting, leave, asker, clerk.ID); err != nil {
			return err
		}
	}
	if len(clerks) > 0 {
		return nil
	}
	return d.raiseTask(OfficeTask{Kind: TaskLeave, PersonID: asker.ID, Key: leaveTaskKey(leave)})
}

// askApprover puts the question to one who may decide, who is reminded of it once. What
// begins soon wakes him.
func (d *Desk) askApprover(meeting Meeting, leave Leave, asker Person, approverID string) error {
	text, err := d.leaveText(meeting, leave, asker)
	if err != nil {
		return err
	}
	if err := d.remindOfLeave(meeting, leave, approverID); err != nil {
		return err
	}
	return d.Push(Question{PersonID: approverID, Kind: AskLeave, ObjectID: leave.ID, ObjectVersion: 1, ExpiresAt: d.decidedUntil(meeting, leave)},
		&Delivery{Kind: DeliverQuestion, Text: text, Urgent: d.soon(meeting, d.now)})
}

// decidedUntil is until when a word on a leave is of use: the office's even after
// the meeting, for what was asked in the last hour.
func (d *Desk) decidedUntil(meeting Meeting, leave Leave) time.Time {
	if leave.ApproverID != "" {
		return meeting.StartsAt
	}
	return meeting.StartsAt.Add(d.terms.Policy.LeaveLate)
}

// leaveText is what an approver reads.
func (d *Desk) leaveText(meeting Meeting, leave Leave, asker Person) (string, error) {
	invitation, err := d.tx.Invitation(meeting.ID, asker.ID)
	if err != nil {
		return "", err
	}
	standIn, until := "", ""
	if invitation.StandInID != "" {
		person, err := d.tx.Person(invitation.StandInID)
		if err != nil {
			return "", err
		}
		standIn = person.Name
	}
	if leave.ApproverID != "" {
		until = wording.Moment(d.local(leaveCutOff(meeting, d.terms.Calendar, d.terms.Policy)))
	}
	return wording.PleaseDecide(placeNamed(asker), d.aboutMeeting(meeting), leave.Reason, standIn, until), nil
}

// placeNamed is a person as colleagues tell him from others: 周建国（东岸村）.
func placeNamed(p Person) string {
	if p.Organization == "" {
		return p.Name
	}
	return wording.NameAndPlace(p.Name, p.Organization)
}

// leaveNow is the leave of a person that counts for a meeting as it is now: asked
// for or granted. ErrNotFound when there is none.
func (d *Desk) leaveNow(meeting Meeting, personID string) (Leave, error) {
	leaves, err := d.tx.LeavesFrom(meeting.ID)
	if err != nil {
		return Leave{}, err
	}
	for _, leave := range slices.Backward(leaves) {
		if leave.PersonID == personID && (leave.State == LeaveAsked || leave.State == LeaveGranted) {
			return leave, nil
		}
	}
	return Leave{}, fmt.Errorf("liaison: no leave: %w", ErrNotFound)
}

// toldApprovers is what those hear who have a leave to decide on; nil: nothing.
type toldApprovers struct {
	text func(leave string) string
	but  string // who has caused it himself
}

// withdrawLeave ends a leave that nobody needs any more; who was asked about it
// hears of that with his next message, if there is something to tell.
func (d *Desk) withdrawLeave(leave Leave, why string, told toldApprovers) error {
	asked := leave.State == LeaveAsked
	leave.State, leave.DecidedAt, leave.DecisionReason = LeaveWithdrawn, d.now, why
	if err := d.tx.SaveLeave(leave); err != nil {
		return err
	}
	if err := d.tx.DropDue(DueLeave, leave.ID); err != nil {
		return err
	}
	if !asked {
		return nil
	}
	if told.text != nil {
		about, err := d.leaveNamed(leave)
		if err != nil {
			return err
		}
		questions, err := d.tx.QuestionsAbout(AskLeave, leave.ID)
		if err != nil {
			return err
		}
		for _, question := range questions {
			if question.ShownAt.IsZero() || !question.AnsweredAt.IsZero() || question.PersonID == told.but { // nothing is asked of him, or he knows
				continue
			}
			if err := d.tellLater(question.PersonID, told.text(about)); err != nil {
				return err
			}
		}
	}
	return d.leaveSettled(leave)
}

// leaveNamed names a leave: 周建国11月10日14:30会议请假.
func (d *Desk) leaveNamed(leave Leave) (string, error) {
	person, err := d.tx.Person(leave.PersonID)
	if err != nil {
		return "", err
	}
	meeting, err := d.tx.Meeting(leave.MeetingID)
	return wording.LeaveOf(person.Name, d.aboutMeeting(meeting)), err
}
