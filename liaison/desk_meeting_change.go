package liaison

import (
	"errors"
	"fmt"
	"time"

	"shuanglian/liaison/wording"
)

// MeetingMove is to when and where a meeting is moved; what is zero stays.
type MeetingMove struct {
	StartsAt, EndsAt time.Time
	Place            string
	Holiday          bool // the day off is meant
}

// MeetingFor finds a meeting by its number for somebody of the office; a meeting
// of another township's office is none for him. The zero Viewer is a command's.
// It fails with ErrNotFound and a sentence.
func (d *Desk) MeetingFor(v Viewer, number string) (Meeting, error) {
	none := &Fault{Kind: ErrNotFound, Sentence: wording.NoSuchMeeting(number)}
	meeting, err := d.tx.MeetingByNumber(number)
	if errors.Is(err, ErrNotFound) || err == nil && meeting.State == MeetingStaging {
		return Meeting{}, none
	}
	if err != nil || v.ID == "" {
		return meeting, err
	}
	if !v.IsOffice() {
		return Meeting{}, none
	}
	his, err := d.concerns(v, meeting.Township)
	if err == nil && !his {
		return Meeting{}, none
	}
	return meeting, err
}

// PlanMove is a meeting as it would be after a move, with what is wrong with that.
func (d *Desk) PlanMove(meeting Meeting, move MeetingMove) (MeetingPlan, error) {
	plan := MeetingPlan{Meeting: meeting}
	if fault := d.over(meeting); fault != "" {
		plan.Faults = append(plan.Faults, fault)
		return plan, nil
	}
	if !move.StartsAt.IsZero() {
		plan.Meeting.StartsAt = move.StartsAt
		if !meeting.EndsAt.IsZero() { // it lasts as long as it would have
			plan.Meeting.EndsAt = move.StartsAt.Add(meeting.EndsAt.Sub(meeting.StartsAt))
		}
	}
	if !move.EndsAt.IsZero() {
		plan.Meeting.EndsAt = move.EndsAt
	}
	if move.Place != "" {
		plan.Meeting.Place = move.Place
	}
	if plan.Meeting.StartsAt.Equal(meeting.StartsAt) && plan.Meeting.EndsAt.Equal(meeting.EndsAt) && plan.Meeting.Place == meeting.Place {
		plan.Faults = append(plan.Faults, wording.MeetingNotMoved(d.MeetingFacts(meeting)))
		return plan, nil
	}
	d.checkTime(&plan, move.Holiday || plan.Meeting.StartsAt.Equal(meeting.StartsAt))
	if len(plan.Faults) > 0 {
		return plan, nil
	}
	invitations, err := d.tx.InvitationsTo(meeting.ID)
	if err != nil {
		return plan, err
	}
	invited := map[string]bool{}
	for _, invitation := range invitations {
		if invitation.Stands() {
			invited[invitation.PersonID] = true
		}
	}
	return plan, d.elsewhere(&plan, invited)
}

// over says why a meeting can't be changed any more; empty: it can.
func (d *Desk) over(meeting Meeting) string {
	switch {
	case meeting.State == MeetingCancelled:
		return wording.MeetingIsOff(meeting.Number)
	case !meeting.StartsAt.After(d.now):
		return wording.MeetingBegun(meeting.Number)
	}
	return ""
}

// MoveMeeting takes a move: answers given so far no longer count, and those who
// had heard of the meeting are asked anew, once, after a hold.
func (d *Desk) MoveMeeting(plan MeetingPlan, actor string) (Meeting, error) {
	meeting := plan.Meeting
	if len(plan.Faults) > 0 {
		return meeting, fmt.Errorf("liaison: a move with faults is not made: %w", ErrInvalid)
	}
	meeting.Version++
	meeting.MovedAt = d.now
	if meeting.ReplyBy.After(meeting.StartsAt) {
		meeting.ReplyBy = time.Time{}
	}
	return meeting, d.changed(meeting, "move_meeting", actor)
}

// CancelMeeting takes a meeting off; those who had heard of it are told once. It
// fails with ErrConflict and a sentence when it is over or off already.
func (d *Desk) CancelMeeting(meeting Meeting, reason, actor string) (Meeting, error) {
	if fault := d.over(meeting); fault != "" {
		return meeting, &Fault{Kind: ErrConflict, Sentence: fault}
	}
	meeting.State, meeting.CancelledAt, meeting.Reason = MeetingCancelled, d.now, reason
	return meeting, d.changed(meeting, "cancel_meeting", actor)
}

func (d *Desk) changed(meeting Meeting, act, actor string) error {
	if err := d.tx.SaveMeeting(meeting); err != nil {
		return err
	}
	if _, err := d.tx.CancelReminders(meeting.ID); err != nil {
		return err
	}
	if err := d.voidLeaves(meeting); err != nil {
		return err
	}
	if err := d.audit(AuditRow{ActorID: actor, Act: act, Reason: meeting.Number}); err != nil {
		return err
	}
	if _, err := d.dutiesOpen(); err != nil {
		return err
	}
	return d.meetingChanged(meeting.ID)
}
