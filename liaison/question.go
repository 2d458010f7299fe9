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
	AskRateWhich  QuestionKind = "rate_which"   // which answer is rated?
	AskDigits     QuestionKind = "digits"       // the digits that go with a name said before
	AskUnbind     QuestionKind = "unbind"       // really?
	AskSubject    QuestionKind = "subject"      // whom is it about? A name or a post, in free words
	AskGravity    QuestionKind = "gravity"      // conduct of work, or discipline?
)

// Option is one way to answer a question.
type Option struct {
	Digit  string   `json:"digit"`            // what to type: "1", or a two-digit code of a pushed question
	Words  []string `json:"words,omitempty"`  // words that mean the same
	Object string   `json:"object,omitempty"` // what is chosen, e.g. a matter's id
	Label  string   `json:"label,omitempty"`  // as shown
}

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
