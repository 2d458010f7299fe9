package liaison

import (
	"errors"
	"fmt"

	"shuanglian/liaison/wording"
)

// mayDecide tells whether somebody decides on a leave now: the one it lies with, or
// with the office anybody who works in the asker's. Never he who asks.
func (d *Desk) mayDecide(v Viewer, leave Leave) (bool, error) {
	switch {
	case leave.State != LeaveAsked || leave.PersonID == v.ID:
		return false, nil
	case leave.ApproverID != "":
		return leave.ApproverID == v.ID && v.ActsAs(RoleDelegate), nil
	case !v.IsOffice():
		return false, nil
	}
	asker, err := d.tx.Person(leave.PersonID)
	if err != nil {
		return false, err
	}
	return d.concerns(v, d.townshipOf(asker))
}

// DecideLeave takes an approver's word and tells the one who asks. A refusal needs
// its reason. ErrConflict when nobody asks that of him any more.
func (d *Desk) DecideLeave(v Viewer, leaveID string, grant bool, reason string) (Leave, error) {
	leave, err := d.tx.Leave(leaveID)
	if err != nil {
		return leave, err
	}
	may, err := d.mayDecide(v, leave)
	if err != nil {
		return leave, err
	}
	if !may {
		if err := d.audit(AuditRow{ActorID: v.ID, Act: "decide_leave", PersonID: leave.PersonID, Refused: true}); err != nil {
			return leave, err
		}
		return leave, fmt.Errorf("liaison: nobody asks that any more: %w", ErrConflict)
	}
	leave.State, leave.DecidedBy, leave.DecidedAt, leave.DecisionReason = LeaveRefused, v.ID, d.now, reason
	act := "refuse_leave"
	if grant {
		leave.State, act = LeaveGranted, "grant_leave"
	}
	if err := d.tx.SaveLeave(leave); err != nil {
		return leave, err
	}
	if err := d.tx.DropDue(DueLeave, leave.ID); err != nil {
		return leave, err
	}
	if err := d.leaveSettled(leave); err != nil {
		return leave, err
	}
	if err := d.audit(AuditRow{ActorID: v.ID, Act: act, PersonID: leave.PersonID}); err != nil {
		return leave, err
	}
	return leave, d.leaveDecided(leave)
}

// leaveSettled ends what still asks for a word on a leave: questions, reminders, and
// the task of an office where nobody was bound.
func (d *Desk) leaveSettled(leave Leave) error {
	if _, err := d.tx.CancelReminders(leave.ID); err != nil {
		return err
	}
	if err := d.closeQuestions(AskLeave, leave.ID); err != nil {
		return err
	}
	tasks, err := d.tx.OpenTasks()
	if err != nil {
		return err
	}
	for _, task := range tasks {
		if task.Key != leaveTaskKey(leave) {
			continue
		}
		if err := d.endedByItself(task, "leave settled"); err != nil {
			return err
		}
	}
	return nil
}

func leaveTaskKey(leave Leave) string { return TaskLeave + ":" + leave.ID }

// leaveDecided does what the word means: who was granted leave is told so, and
// whoever is to come for him is invited; who was refused may come or ask again, and
// counts as not having answered.
func (d *Desk) leaveDecided(leave Leave) error {
	meeting, err := d.tx.Meeting(leave.MeetingID)
	if err != nil {
		return err
	}
	invitation, err := d.tx.Invitation(leave.MeetingID, leave.PersonID)
	if err != nil {
		return err
	}
	asker, err := d.tx.Person(leave.PersonID)
	if err != nil {
		return err
	}
	var text string
	if leave.State == LeaveGranted {
		standIn, err := d.inviteStandIn(meeting, &invitation)
		if err != nil {
			return err
		}
		text = wording.LeaveGranted(d.aboutMeeting(meeting), standIn, d.now.Before(meeting.StartsAt))
	} else {
		invitation.Answer, invitation.AnswerVersion, invitation.StandInID = "", 0, ""
		if err := d.tx.SaveInvitation(invitation); err != nil {
			return err
		}
		text = wording.LeaveRefused(d.aboutMeeting(meeting), leave.DecisionReason, d.now.Before(meeting.StartsAt), d.OfficeOf(asker))
	}
	return d.send(&Delivery{Kind: DeliverNotice, PersonID: asker.ID, Text: text, Urgent: d.soon(meeting, d.now)})
}

// leaveUndecided brings a leave to the office that its approver has left alone for
// too long; when the meeting begins and the office has left it too, who asked is told.
func (d *Desk) leaveUndecided(leaveID string) error {
	leave, err := d.tx.Leave(leaveID)
	switch {
	case errors.Is(err, ErrNotFound) || err == nil && leave.State != LeaveAsked:
		return nil
	case err != nil:
		return err
	case leave.ApproverID != "":
		return d.leaveLeft(leave, wording.LeftToOffice)
	}
	return d.tellUndecided(leave)
}

// leaveLeft takes a leave from its approver to the office; he hears of it with his
// next message, if there is something to tell.
func (d *Desk) leaveLeft(leave Leave, tell func(leave string) string) error {
	meeting, err := d.tx.Meeting(leave.MeetingID)
	if err != nil {
		return err
	}
	if err := d.closeQuestions(AskLeave, leave.ID); err != nil {
		return err
	}
	if _, err := d.tx.CancelReminders(leave.ID); err != nil {
		return err
	}
	if tell != nil {
		about, err := d.leaveNamed(leave)
		if err != nil {
			return err
		}
		if err := d.tellLater(leave.ApproverID, tell(about)); err != nil {
			return err
		}
	}
	if err := d.audit(AuditRow{Act: "leave_to_office", PersonID: leave.PersonID}); err != nil {
		return err
	}
	return d.leaveToOffice(meeting, leave)
}

// leaveUnreachable settles a question about a leave that can't be brought to its
// approver: the next one is the office.
func (d *Desk) leaveUnreachable(question Question) error {
	leave, err := d.tx.Leave(question.ObjectID)
	if errors.Is(err, ErrNotFound) || err == nil && (leave.State != LeaveAsked || leave.ApproverID != question.PersonID) {
		return nil
	}
	if err != nil {
		return err
	}
	return d.leaveLeft(leave, nil)
}

// voidLeaves ends all that was asked or granted for a meeting that is moved or
// cancelled: leave was for that day, and those who still can't come ask anew.
func (d *Desk) voidLeaves(meeting Meeting) error {
	leaves, err := d.tx.LeavesFrom(meeting.ID)
	if err != nil {
		return err
	}
	for _, leave := range leaves {
		if leave.State != LeaveAsked && leave.State != LeaveGranted {
			continue
		}
		if err := d.withdrawLeave(leave, "meeting changed", toldApprovers{}); err != nil {
			return err
		}
		invitation, err := d.tx.Invitation(meeting.ID, leave.PersonID)
		if err != nil {
			return err
		}
		if meeting.State != MeetingPlanned {
			continue
		}
		if invitation.Part == PartObserve { // he may have given his seat away
			if err := d.seatAgain(meeting, &invitation); err != nil {
				return err
			}
		}
		person, err := d.tx.Person(leave.PersonID)
		if err != nil {
			return err
		}
		if err := d.standInNotNeeded(meeting, &invitation, wording.StandInMoved(person.Name)); err != nil {
			return err
		}
		if err := d.tx.SaveInvitation(invitation); err != nil {
			return err
		}
	}
	return nil
}
