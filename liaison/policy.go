package liaison

import (
	"time"

	"shuanglian/liaison/media"
	"shuanglian/liaison/workday"
)

// Policy holds every period and number that a place may set for itself.
type Policy struct {
	FirstAnswer        workday.Limit // a first answer by the delegate
	FirstAnswerStandIn workday.Limit // a first answer by the one the ladder brings it to
	FirstAnswerOffice  workday.Limit // unanswered until here: the office
	AwayLongest        workday.Limit // a delegate may be away so long at most
	AskedBackPause     workday.Limit // the author is asked back: the clock stands still so long at most
	RatingWindow       workday.Limit // silence after a final answer
	Handle             workday.Limit // from the first answer to the last
	HandleUrgent       workday.Limit // the same of what is urgent
	PassOn             workday.Limit // the office passes on to a handling unit what belongs to one
	ReturnByUnit       workday.Limit // a handling unit gives back what was handed to it by itself; later it asks the office
	HandleExtension    workday.Limit // so much longer, once, where the office agrees; zero: never
	Redo               workday.Limit // the same after 不满意
	Opinion            workday.Limit // an opinion raised at an interview or a sit-in is answered within

	InterviewsPerQuarter int   // of each delegate, by any channel …
	OneToOne             int   // … of which so many a year one to one
	ContactsPerQuarter   int   // of each member, by any channel …
	VisitsInPerson       int   // … of which so many a year in person
	VisitRemindDays      []int // before the quarter ends, who owes a contact is reminded
	VisitOverdueDelegate int   // days past its end he is reminded once more …
	VisitOverdueOffice   int   // … the office is told …
	VisitOverdueDigest   int   // … and it stands in the digest

	RecallHold     time.Duration // a relay can be taken back this long
	DraftSilence   time.Duration // after the last piece, no choice: the office
	DraftLongest   time.Duration // after the first piece, whatever comes
	ScrapsKept     time.Duration // words before binding
	WordsKept      time.Duration // words that wait for "which matter?"
	AskedBackFresh time.Duration // plain words may be the reply to a question asked this recently
	ConsentAgain   time.Duration // who has not agreed to changed terms is asked again after this
	CardFresh      time.Duration // plain words answer a card shown this recently
	AwakeFor       time.Duration // who wrote this recently may be written to at night
	DialogueLasts  time.Duration // an open dialogue question
	QuestionUnseen time.Duration // a pushed question shown this recently can't take a message's digit
	InboxKept      time.Duration // keys of messages, against repeats

	Quiet workday.QuietHours
	// QuietOwnFrom and QuietOwnUntil bound the hours that somebody may set for himself.
	QuietOwnFrom, QuietOwnUntil workday.Clock

	DigestDueWithin workday.Limit // what ends so soon is worth a delegate's digest
	DigestAhead     workday.Limit // how far a digest looks ahead
	DigestLasts     workday.Limit // one that has not been read goes out so long
	HandTries       int           // a matter without a name is refused so often a day, then goes to nobody outside that day
	DigestNeeding   int           // so many things that need a hand
	DigestsKept     workday.Limit
	LeastCell       int // a share of fewer is not given in per cent
	Meetings        MeetingPolicy

	LeaveLate       time.Duration // so long after its beginning the office still decides
	LeaveDecidedBy  workday.Clock // the day before a meeting: leave undecided or asked for later is the office's
	AttendanceFloor int           // per cent of those invited who are to come

	CalendarWarnMonth time.Month // from here on the office is warned that next year's arrangement is missing

	RemindPercents       []int         // shares of a deadline at which its holder is reminded
	RemindHalfFrom       workday.Limit // limits shorter than this skip the shares up to a half
	RemindOverdueEvery   workday.Limit // past the deadline
	RemindUnclaimedEvery workday.Limit // nobody in the office has taken it on
	SeriesAhead          int           // days by which regular meetings are made ahead
	ReceptionAnnounced   int           // days before a reception day on which those on duty are told
	RemindAt             workday.Clock // when the day's merged reminder goes out
	RemindersKept        time.Duration // that somebody was reminded: longer than a step could come again

	MessagesPerWindow   int           // messages taken from one openid …
	MessagesAtWork      int           // … or from one whose post it is to answer …
	MessagesWindow      time.Duration // … in this time
	MattersToDelegate   int           // new matters a day from one author to a delegate
	BindTriesOpenIDDay  int
	BindNamesOpenIDDay  int
	BindTriesPersonDay  int
	CodeLasts           time.Duration
	CodeTries           int
	ServiceQuota        int           // customer messages after a message …
	ServiceWindow       time.Duration // … within this time
	TapQuota            int           // customer messages after a tap, follow or scan …
	TapWindow           time.Duration // … within this time
	ServiceReserve      int           // kept for an answer and its rating
	TemplatesPerDay     int
	TemplateGap         time.Duration
	TemplateRetries     int           // a notice that the platform failed to show is sent again so often …
	TemplateRetryAfter  time.Duration // … after this pause, each time longer
	ReviewHold          time.Duration // a notice the platform looks at counts as not shown after this
	PauseProbe          time.Duration // a line the platform has closed is tried again so often
	TooFastPause        time.Duration // after too many calls in a minute
	CardsPerPull        int           // held cards that follow one message
	UndeliveredAfter    time.Duration // a relay that has not gone out by then is an office task
	SendRetries         int           // tries before a passing fault becomes an office task
	ReplyUnwrittenAfter time.Duration // an offered reply not known to be written goes out again
	PassiveReplyRunes   int           // longest text in one message

	Media        media.Limits
	MediaPerPull int           // files sent for one "看 编号"
	MediaLife    time.Duration // the platform keeps a temporary file this long
	ChatKept     time.Duration // after a matter was closed
}

// Organization is the office this account belongs to.
type Organization struct {
	Name  string
	Phone string // stands in every error a person meets
	// Townships are the phone numbers of townships with offices of their own, by
	// the name the roster gives them.
	Townships map[string]string
}

// Keeping is how long data is kept, as people are told before they agree.
type Keeping struct {
	Chat    workday.Limit // what was said, after its matter closed
	Matters workday.Limit
	Audit   workday.Limit
}

// SubscriptionTerms is a subscription notice of the account.
type SubscriptionTerms struct {
	TemplateID string
	LongTerm   bool // one agreement allows any number
}

// Terms is everything a Desk decides with besides the facts and the time.
type Terms struct {
	Policy       Policy
	Calendar     *workday.Calendar // in force: with what was imported
	BuiltIn      *workday.Calendar // as the program brings it
	Organization Organization
	Keeping      Keeping
	// Templates tells whether the neutral template that announces waiting items
	// is set up on the account.
	Templates bool
	// MsgMenu tells whether a question that is sent also has lines to tap.
	MsgMenu bool
	// Subscription is the subscription notice that announces them, if there is one.
	Subscription SubscriptionTerms
	// ConsentVersion is raised when what people agree to changes its meaning.
	ConsentVersion int
	// PublicURL is how the program is reached from outside, may be empty.
	PublicURL string
	// PrivacyURL is the public page with the full consent text, may be empty.
	PrivacyURL string
	// Random returns a number in [0, n).
	Random func(n int) int
	// Fingerprint is a keyed hash of a value that must not be stored or shown
	// in clear (openids in audits, binding codes). kind separates the uses.
	Fingerprint func(kind, value string) string
}
