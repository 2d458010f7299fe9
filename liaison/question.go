package liaison

import (
	"slices"
	"time"
)

// QuestionKind tells what a question decides.
type QuestionKind string

// The questions the account asks.
const (
	AskConsent    QuestionKind = "consent"      // ① who handles, what for
	AskSensitive  QuestionKind = "sensitive"    // ② sensitive data, asked for on its own
	AskScraps     QuestionKind = "scraps"       // hand in what was said before binding?
	AskWay        QuestionKind = "way"          // to whom does the draft go?
	AskWhich      QuestionKind = "which"        // which matter do these words belong to?
	AskFinished   QuestionKind = "finished"     // is the matter answered completely?
	AskRating     QuestionKind = "rating"       // pushed: how was the answer?
	AskNewOrAdded QuestionKind = "new_or_added" // does a later piece belong to the matter?
	AskReader     QuestionKind = "reader"       // may he read these words, whom they may be about?
	AskPushed     QuestionKind = "pushed_which" // which of several pushed questions does this word answer?
	AskReason     QuestionKind = "reason"       // why? In free words, before an answer to a pushed question is taken
	AskDigits     QuestionKind = "digits"       // the digits that go with a name said before
	AskUnbind     QuestionKind = "unbind"       // really?
	AskCancel     QuestionKind = "cancel"       // really, and for good?
	AskCorrection QuestionKind = "correction"   // what is wrong? In free words
	AskWhose      QuestionKind = "whose"        // whose request has the office ended?
	AskRegister   QuestionKind = "register"     // who are you? After a delegate's card
	AskConfirm    QuestionKind = "confirm"      // is he this one of the roster, or a new one?
	AskBlamed     QuestionKind = "blamed"       // may the one whom a draft seems to complain of have it?
	AskAccused    QuestionKind = "accused"      // does a draft accuse those it names?
	AskSubject    QuestionKind = "subject"      // whom is it about? A name or a post, in free words
	AskGravity    QuestionKind = "gravity"      // conduct of work, or discipline?
	AskStandIn    QuestionKind = "stand_in"     // which of several delegates of one name stands in?
	AskHandTo     QuestionKind = "hand_to"      // to which of several people of one name?
	AskReword     QuestionKind = "reword"       // are these the words to stand for the author's?
	AskReveal     QuestionKind = "reveal"       // pushed: may the one who is to have it learn your name?
	AskCaller     QuestionKind = "caller"       // for whom of the roster does the office write it down?
	AskCharge     QuestionKind = "charge"       // do the words accuse somebody, which is not written down?
	AskReminding  QuestionKind = "reminding"    // how does he want to be reminded?
	AskMeeting    QuestionKind = "meeting"      // of the office: what, when, where, whom; then: shall it go out?
	AskChange     QuestionKind = "change"       // of the office: shall the meeting be moved, or taken off?
	AskInstead    QuestionKind = "instead"      // answer what another clerk, or a delegate, has in hand?
	AskPassing    QuestionKind = "passing"      // asked of nobody: the holder's reason to pass a matter to the office, while he may take it back
	AskRest       QuestionKind = "rest"         // what does a command lack? In free words; the command so far waits
	AskExtend     QuestionKind = "extend"       // why does it take longer? In free words; or: are these words why, or an answer?

	AskWithdraw      QuestionKind = "withdraw"       // shall it really not be done any more?
	AskWithdrawWhich QuestionKind = "withdraw_which" // which of his own matters does he want back?

	AskVisitWho    QuestionKind = "visit_who"     // whom has he seen?
	AskVisitFor    QuestionKind = "visit_for"     // for which delegate does the office write it down?
	AskVisitHow    QuestionKind = "visit_how"     // by what way?
	AskVisitGist   QuestionKind = "visit_gist"    // what about? In free words
	AskVisitHeard  QuestionKind = "visit_heard"   // did he raise anything? In free words
	AskVisitLevel  QuestionKind = "visit_level"   // with his name, or without?
	AskVisitWhich  QuestionKind = "visit_which"   // which record is meant?
	AskVisitRepair QuestionKind = "visit_correct" // what is right? In free words
)

// Option is one way to answer a question.
type Option struct {
	Digit  string   `json:"digit"`            // what to type: "1", or a two-digit code of a pushed question
	Words  []string `json:"words,omitempty"`  // words that mean the same
	Object string   `json:"object,omitempty"` // what is chosen, e.g. a matter's id
	Label  string   `json:"label,omitempty"`  // as shown
	// Reason tells what may stand behind the word: “不满意 原因”.
	Reason ReasonRule `json:"reason,omitempty"`
}

// ReasonRule tells what words may stand behind an answer word.
type ReasonRule string

// The rules. With NoReason a word with others behind it is no answer.
const (
	NoReason     ReasonRule = ""
	ReasonApart  ReasonRule = "apart"  // behind a gap: 满意，修得好
	ReasonClose  ReasonRule = "close"  // also without one, and behind a code: 不满意还是堵, 13 还是堵
	ReasonNeeded ReasonRule = "needed" // the same, and asked for when it is missing
)

// Question is something the account has asked and may still be answered. A
// pushed one came from the outbox, the others belong to the open dialogue.
type Question struct {
	ID            string
	PersonID      string // empty before binding
	OpenID        OpenID // empty for a pushed question, which follows the person
	Kind          QuestionKind
	ObjectID      string
	ObjectVersion int64
	Options       []Option
	Words         []Said // words that wait for the answer
	Pushed        bool
	ShownAt       time.Time // zero until a pushed question was sent
	ExpiresAt     time.Time
	AnsweredAt    time.Time // also set when it is closed or superseded
	Answer        string    // the digit taken; empty when closed unanswered
	Tens          int64     // pushed: makes its codes differ from those of others, 0 until it is sent
	ChangesUntil  time.Time // pushed: an answer can be changed by its words until then; zero: it can't
	Supersedes    string    // pushed: an older question about the same thing that was shown
	TapID         string    // pushed: what a tap on one of its lines brings back, before the option's digit
}

// Option finds the option a text means: its digit, or one of its words.
func (q Question) Option(text string) (Option, bool) {
	for _, option := range q.Options {
		if option.Digit == text || slices.Contains(option.Words, text) {
			return option, true
		}
	}
	return Option{}, false
}

// OpenAt tells whether the question can still be answered.
func (q Question) OpenAt(now time.Time) bool {
	return q.AnsweredAt.IsZero() && (q.ExpiresAt.IsZero() || now.Before(q.ExpiresAt))
}
