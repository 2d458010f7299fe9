package liaison

import "time"

// LeaveState is where somebody's asking for leave stands.
type LeaveState string

// The states.
const (
	LeaveAsked     LeaveState = "asked"
	LeaveGranted   LeaveState = "granted"
	LeaveRefused   LeaveState = "refused"
	LeaveWithdrawn LeaveState = "withdrawn"
)

// Leave is that somebody asks not to come to a meeting (请假), and what was decided.
type Leave struct {
	ID             string
	MeetingID      string
	PersonID       string
	Reason         string
	AskedAt        time.Time
	ApproverID     string    // empty: the office
	ToOfficeAt     time.Time // when it came to the office; zero: it has not
	State          LeaveState
	DecidedBy      string
	DecidedAt      time.Time
	DecisionReason string
}

// Leaves holds who asks for leave: one open leave for a person and a meeting.
type Leaves interface {
	SaveLeave(Leave) error                                   // insert or replace; a second open one is ErrConflict
	Leave(id string) (Leave, error)                          // ErrNotFound when there is none
	LeaveAskedFor(meetingID, personID string) (Leave, error) // the open one
	LeavesFrom(meetingID string) ([]Leave, error)            // by AskedAt
	LeavesOf(personID string) ([]Leave, error)               // by AskedAt
	ForgetLeaveWordsOf(personID string) error                // the reasons of those that are decided
	LeavesToDecide(approverID string) ([]Leave, error)       // open; empty: the office's; by AskedAt
}
