package liaison

import (
	"errors"
	"time"

	"shuanglian/liaison/wording"
)

// remindOfLeave plans that somebody is reminded once of a leave he may decide on.
func (d *Desk) remindOfLeave(meeting Meeting, leave Leave, approverID string) error {
	reminder := Reminder{PersonID: approverID, ObjectID: leave.ID, Step: "decide", Kind: RemindLeave, Until: meeting.StartsAt}
	if leave.ApproverID != "" {
		reminder.Until = leaveCutOff(meeting, d.terms.Calendar, d.terms.Policy)
	}
	reminder.At, reminder.Urgent = d.leaveRemindedAt(meeting)
	if reminder.At.IsZero() || !reminder.At.Before(reminder.Until) {
		return nil
	}
	_, err := d.PlanReminders([]Reminder{reminder})
	return err
}

// leaveRemindedAt is when: with the other reminders of the day before the meeting or,
// when that has come already, at the hour at which people hear of the meeting for the
// last time. The zero time when that is too near to what he has just been asked.
func (d *Desk) leaveRemindedAt(meeting Meeting) (at time.Time, urgent bool) {
	calendar, policy := d.terms.Calendar, d.terms.Policy
	if before := calendar.DateOf(meeting.StartsAt).AddDays(-1); before.Compare(calendar.DateOf(d.now)) > 0 {
		return calendar.At(before, policy.RemindAt), false
	}
	if at := d.shortlyBefore(meeting); at.Sub(d.now) >= policy.Meetings.NoticeBefore {
		return at, true
	}
	return time.Time{}, false
}

// sayLeaves is the chapter of the leaves that still wait for somebody's word. The
// reason stands in the question alone.
func (d *Desk) sayLeaves(v Viewer, reminders []Reminder) (said saidReminders, err error) {
	var leaves []string
	for _, r := range reminders {
		leave, err := d.tx.Leave(r.ObjectID)
		if errors.Is(err, ErrNotFound) {
			continue
		}
		if err != nil {
			return said, err
		}
		may, err := d.mayDecide(v, leave)
		if err != nil {
			return said, err
		}
		if !may {
			continue
		}
		about, err := d.leaveNamed(leave)
		if err != nil {
			return said, err
		}
		said.of, leaves = append(said.of, r), append(leaves, about)
	}
	if len(leaves) > 0 {
		said.text = wording.LeavesWait(leaves)
	}
	return said, nil
}

// tellUndecided tells who asked for leave that his meeting has begun and nobody has
// decided: silence is neither leave nor absence.
func (d *Desk) tellUndecided(leave Leave) error {
	meeting, err := d.tx.Meeting(leave.MeetingID)
	if err != nil || meeting.State != MeetingPlanned {
		return err
	}
	asker, err := d.tx.Person(leave.PersonID)
	if err != nil {
		return err
	}
	until := ""
	if last := d.decidedUntil(meeting, leave); last.After(d.now) {
		until = wording.Moment(d.local(last))
	}
	if err := d.audit(AuditRow{Act: "leave_undecided", PersonID: leave.PersonID}); err != nil {
		return err
	}
	return d.send(&Delivery{Kind: DeliverNotice, PersonID: asker.ID,
		Text: wording.LeaveUndecided(d.aboutMeeting(meeting), until, d.OfficeOf(asker))})
}
