package liaison

import "time"

// MeetingKind is what a meeting is for. With its time and place it is all that a
// message ever says of one.
type MeetingKind string

// The kinds of meetings.
const (
	AnnualSession MeetingKind = "annual_session" // 年会
	SitIn         MeetingKind = "sit_in"         // 列席会议
	Training      MeetingKind = "training"       // 培训
	StudyVisit    MeetingKind = "study_visit"    // 考察
	GroupActivity MeetingKind = "group_activity" // 小组活动
	ReceptionDay  MeetingKind = "reception_day"  // 接待日
)

// MeetingKinds are all kinds, in the order in which they are offered.
func MeetingKinds() []MeetingKind {
	return []MeetingKind{AnnualSession, SitIn, Training, StudyVisit, GroupActivity, ReceptionDay}
}

// MeetingState is where a meeting stands.
type MeetingState string

// staging: its invitations are still being written and nobody sees it; one switch
// makes it planned.
const (
	MeetingStaging   MeetingState = "staging"
	MeetingPlanned   MeetingState = "planned"
	MeetingCancelled MeetingState = "cancelled"
)

// Meeting is a time and a place to which people are invited.
type Meeting struct {
	ID          string
	Number      string // six digits, never those of a matter
	Kind        MeetingKind
	Title       string // for the office alone: no message carries it
	Place       string
	StartsAt    time.Time
	EndsAt      time.Time // zero: nobody said
	Township    string
	Group       string // the delegation or group whose meeting it is; empty: none
	MadeBy      string // empty: by a command
	Version     int64  // from 1 on; each move raises it, and answers to an older one don't count
	State       MeetingState
	ReplyBy     time.Time // until then an answer can be given and changed; zero: until it begins
	Quorum      int       // persons, 0: none
	MadeAt      time.Time
	MovedAt     time.Time
	CancelledAt time.Time
	Reason      string // why it was cancelled; for the office alone
	SeriesID    string // the rule it came of; empty: none
	Token       string // nobody can guess it: by it the calendar file is fetched
}

// Meetings holds the meetings.
type Meetings interface {
	SaveMeeting(Meeting) error               // insert, or replace all but number, token and what it was made by
	Meeting(id string) (Meeting, error)      // ErrNotFound when there is none; so the next two
	MeetingByNumber(string) (Meeting, error) // staging too
	MeetingByToken(string) (Meeting, error)  // staging too
	// MeetingsFrom lists meetings that start at the time or later and before until,
	// if that is given, by StartsAt; cancelled ones too, staging ones never.
	MeetingsFrom(from, until time.Time) ([]Meeting, error)
	// MeetingsOf lists those that a person is invited to, likewise.
	MeetingsOf(personID string, from time.Time) ([]Meeting, error)
	MeetingsOfSeries(seriesID string) ([]Meeting, error) // by StartsAt, cancelled ones too
	// DropStaging removes staging meetings made before the time, and counts them.
	DropStaging(madeBefore time.Time) (int, error)
	AddMeetingTask(meetingID, matterID string) error // what its minutes have brought; a second time is no error
	MeetingTasks(meetingID string) ([]string, error) // ids of matters, oldest first
}
