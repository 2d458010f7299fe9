package liaison

import "time"

// DueKind is what happens when a due row's time has come.
type DueKind string

// The due rows. Each is keyed by kind and object: saving it again moves it.
const (
	DueDraftSilence  DueKind = "draft_silence"  // no choice made: the office, confidential; or not sent
	DueRung          DueKind = "rung"           // unanswered in time: the stand-in, or the convenor
	DueAwayEnds      DueKind = "away_ends"      // a delegate's absence runs out
	DueFirstAnswer   DueKind = "first_answer"   // unanswered too long: the office
	DueRatingSilence DueKind = "rating_silence" // not rated: closed as unrated
	DueWords         DueKind = "words"          // no answer to "which matter?": the words are dropped
	DueRelayLate     DueKind = "relay_late"     // a relay that has not gone out: an office task
	DueScrap         DueKind = "scrap"          // words before binding have been kept long enough
	DueReview        DueKind = "review"         // the platform has looked at a notice long enough
	DueRoster        DueKind = "roster"         // the roster has changed: who may have the matter now?
	DueContact       DueKind = "contact"        // a link has begun or ended: both ends are told
	DueLeave         DueKind = "leave"          // leave not decided in time: the office; when the meeting begins, who asked is told
	DueLapsed        DueKind = "lapsed"         // a pushed question was never answered: who waits for the answer is told
	DueTemplate      DueKind = "template"       // a recipient's lane may be announced by a template again
)

// Due is one thing to be done at a time.
type Due struct {
	Kind     DueKind
	ObjectID string
	At       time.Time
}

func (d Due) same(other Due) bool { return d.Kind == other.Kind && d.ObjectID == other.ObjectID }

// AgainSuffix is added to a job's name where another process takes over the slot
// of one that died.
const AgainSuffix = " again"

// JobRun is one run of a cron job, claimed by its planned time so that it runs
// once whatever the number of processes.
type JobRun struct {
	Job        string
	PlannedAt  time.Time
	StartedAt  time.Time
	FinishedAt time.Time
	Outcome    string
	Tell       bool      // it was missed or failed, and the office is to know
	ToldAt     time.Time // when it was told
}

// AuditRow says who did, saw or was refused what. It never holds message text.
type AuditRow struct {
	ID       string
	ActorID  string // person, or "command:<name>", or empty for the clock
	Role     Role
	Act      string
	MatterID string
	PersonID string // on whom
	Refused  bool
	Reason   string
	At       time.Time
}

// OfferedReply is a reply that was given to the connection but is not known to
// have been written.
type OfferedReply struct {
	Key    string
	OpenID OpenID
	Reply  Reply
}
