package liaison

import "time"

// Part is what somebody is invited as.
type Part string

// The parts.
const (
	PartAttend  Part = "attend"
	PartSitIn   Part = "sit_in"  // 列席, delegates
	PartObserve Part = "observe" // 旁听, ordinary members
)

// Category is by what seats for observers are shared out.
type Category string

// The categories; those who attend have none.
const (
	CategoryVillage    Category = "village"
	CategoryEnterprise Category = "enterprise"
	CategoryOther      Category = "other"
)

// Placing tells whether somebody invited has a seat.
type Placing string

// The placings: who is on the reserve list is asked when a seat falls free.
const (
	PlacedSeat    Placing = "seat"
	PlacedReserve Placing = "reserve"
)

// MeetingAnswer is what somebody has answered to an invitation; empty: nothing.
type MeetingAnswer string

// The answers.
const (
	AnswerComing    MeetingAnswer = "coming"
	AnswerLeave     MeetingAnswer = "leave"
	AnswerUndecided MeetingAnswer = "undecided"
)

// Attendance is what the office's list says afterwards; empty: nothing yet.
type Attendance string

// The attendances. Leave never counts as absence.
const (
	Attended Attendance = "attended"
	Absent   Attendance = "absent"
	OnLeave  Attendance = "on_leave"
)

// InvitationState tells whether an invitation counts.
type InvitationState string

// The states.
const (
	InvitationInvited   InvitationState = "invited"
	InvitationWithdrawn InvitationState = "withdrawn"
)

// Invitation is one person's place at one meeting.
type Invitation struct {
	MeetingID     string
	PersonID      string
	Part          Part
	Role          Role     // as which he is invited: without it he is no longer; empty: as himself
	Category      Category // empty: none
	Place         Placing
	ReserveNo     int // from 1 on; 0: he has a seat
	Answer        MeetingAnswer
	AnswerVersion int64 // the version of the meeting that he has answered; 0: none
	AnsweredAt    time.Time
	StandInID     string // who comes instead of him; empty: nobody
	Attended      Attendance
	InvitedAt     time.Time // when he was asked, or the office to phone him; zero: not yet
	State         InvitationState
}

// AnswerTo is what he has answered to the meeting as it is now: an answer to an
// older version doesn't count.
func (i Invitation) AnswerTo(meeting Meeting) MeetingAnswer {
	if i.AnswerVersion != meeting.Version {
		return ""
	}
	return i.Answer
}

// Invitations says who is invited to what, and what he has answered.
type Invitations interface {
	SaveInvitation(Invitation) error                           // insert or replace
	Invitation(meetingID, personID string) (Invitation, error) // ErrNotFound when there is none
	// InvitationsAfter lists so many of them, those whose PersonID comes after one.
	InvitationsAfter(meetingID, personID string, limit int) ([]Invitation, error)
	StoodInFor(meetingID, standInID string) ([]Invitation, error)      // of those instead of whom he comes
	InvitationsTo(meetingID string) ([]Invitation, error)              // withdrawn ones too, by PersonID
	InvitationsOf(person string, from time.Time) ([]Invitation, error) // withdrawn ones and cancelled meetings too, by when the meeting starts; from then on
}
