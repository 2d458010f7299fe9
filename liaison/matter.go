package liaison

import (
	"slices"
	"time"
)

// Recipient is to whom a matter is addressed; it is a field of its own beside
// Level, because who reads and who knows the name are two decisions.
type Recipient string

// The recipients a person can choose.
const (
	ToDelegate        Recipient = "delegate"
	ToCommitteeMember Recipient = "committee_member"
	ToOffice          Recipient = "office"
	ToDiscipline      Recipient = "discipline"
	ToUnit            Recipient = "unit" // a handling unit (承办单位), given it by the office
)

// Level is who learns the author's name.
type Level string

// Named: the holder sees the name. Confidential: the office sees it (the level
// when nothing is chosen). Anonymous: a number only. Sealed: the discipline
// liaison alone sees that the matter exists.
const (
	Named        Level = "named"
	Confidential Level = "confidential"
	Anonymous    Level = "anonymous"
	Sealed       Level = "sealed"
)

// Rating is the author's judgement of the answer; none given is Unrated and
// never counts as satisfied.
type Rating string

// The ratings of 评价.
const (
	Unrated      Rating = "unrated"
	Satisfied    Rating = "satisfied"
	Basically    Rating = "basically"
	Dissatisfied Rating = "dissatisfied"
)

// Matter is whatever a member or delegate raises (事项), from its first words as
// a draft to its closing.
type Matter struct {
	ID         string
	Number     string // six random digits, first 2-9; empty while a draft
	State      MatterState
	AuthorID   string
	AuthorFrom OpenID // the account it was written from
	Recipient  Recipient
	Level      Level
	DelegateID string      // the delegate (or committee member) of that day, offered as "1"
	HolderID   string      // who is to answer; empty while nobody or the office pool holds it
	WithOffice bool        // the office may see and answer it
	ProposedID string      // to whom it would go if its author agrees that he learns his name
	ClerkID    string      // who of the office has taken it on; the others see it all the same
	EnteredBy  string      // who of the office wrote it down for somebody on the telephone (代录)
	Reworded   bool        // the office's words stand for the author's: for whoever holds it without knowing him
	Told       bool        // ToUnit: its author has agreed that the unit knows his name and phone
	Subjects   []string    // people it is about: they never see it
	Units      []string    // organizations it is kept from, but for the discipline liaison
	Offices    []string    // townships whose office has charge of it; none: every one
	Route      RouteReason // why it went where it is; the whole way is kept as Routings
	Gist       string      // a few characters of its first words, for lists
	Urgent     bool

	DraftedAt     time.Time
	SubmittedAt   time.Time
	FirstDueAt    time.Time // the first answer is due
	OfficeDueAt   time.Time // unanswered until here it goes to the office
	FirstAnswerAt time.Time
	RepliedAt     time.Time // final answer
	ClosedAt      time.Time
	Rating        Rating
	RatingReason  string
	RatedBy       string // who of the office noted a rating given on the telephone
	Redone        int    // how often it was taken up again after 不满意
	Version       int64  // raised by every save
}

// Open tells whether something may still be said on the matter.
func (m Matter) Open() bool {
	return slices.Contains([]MatterState{StateSubmitted, StateInProgress, StateReplied}, m.State)
}

// EntryKind is the part an entry plays in its matter.
type EntryKind string

// What can be said on a matter.
const (
	EntryRaised   EntryKind = "raised"   // the author's first words
	EntryAdded    EntryKind = "added"    // the author's later words
	EntryAnswer   EntryKind = "answer"   // the holder's answer, interim until the matter is replied
	EntryAsk      EntryKind = "ask"      // the holder asks back
	EntryPassed   EntryKind = "passed"   // the holder's reason for handing it on
	EntryHanded   EntryKind = "handed"   // the office's reason for handing it to somebody
	EntryShared   EntryKind = "shared"   // one clerk\'s reason for giving it to another: for the office alone
	EntryKept     EntryKind = "kept"     // the office leaves where it is what the author has said since
	EntryReworded EntryKind = "reworded" // the author's words as the office puts them
	EntrySubject  EntryKind = "subject"  // whom the author says it is about

	EntryExtend      EntryKind = "extend"       // who has it asks the office for more time, and why
	EntryExtended    EntryKind = "extended"     // the office agrees
	EntryNotExtended EntryKind = "not_extended" // it does not, and why
	EntryReturn      EntryKind = "return"       // a unit asks the office to take it back, and why
	EntryNotReturned EntryKind = "not_returned" // the office does not, and why
)

// Entry is one thing said on a matter. Entries are shown by At, then MsgID.
type Entry struct {
	ID         string
	MatterID   string
	Kind       EntryKind
	PersonID   string // who said it
	Said       Said
	RecalledAt time.Time
}

// Move is one step of a matter through its states, kept for ever.
type Move struct {
	ID       string
	MatterID string
	From     MatterState
	To       MatterState
	ActorID  string // empty: the system's clock
	Role     Role
	Reason   string
	At       time.Time
}
