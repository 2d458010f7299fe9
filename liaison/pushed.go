package liaison

import (
	"errors"
	"fmt"
	"strconv"
	"time"
)

// pushedKind is what the desk has to know of one kind of pushed question. What
// the chat has to know stands in handlers; CONTRIBUTING.md tells how to add one.
type pushedKind struct {
	// options are its answers: the digit behind the tens of its codes, and words.
	options func() []Option
	// standing looks up, for the person asked, what the question is about.
	// ErrNotFound: it is not for his eyes, or nobody asks that any more.
	standing func(d *Desk, v Viewer, q Question) (Standing, error)
	// silent does what an option means whose reason was asked for and never came;
	// nil where no option asks for one that it could do without.
	silent func(d *Desk, v Viewer, asked Asked, option Option) error
	// anew words the question at the moment of sending, by facts that may have
	// changed since, and brings its version up to them; nil where they can't.
	anew func(d *Desk, v Viewer, question *Question) (string, error)
	// lapsed tells whoever waits for the answer that none has come in time; nil where
	// nobody does.
	lapsed func(d *Desk, q Question) error
	// changes: an answer can be changed by its words until the question expires.
	changes bool
}

// pushedKinds are all kinds of pushed questions.
func pushedKinds() map[QuestionKind]pushedKind {
	return map[QuestionKind]pushedKind{
		AskRating:       ratingKind(),
		AskReveal:       revealKind(),
		AskConsentAgain: consentKind(),
		AskInvitation:   invitationKind(),
		AskLeave:        leaveKind(),
		AskSwap:         swapKind(),
		AskExtension:    extensionKind(),
		AskReturn:       returnKind(),
	}
}

// PushedOptions are the answers to a kind of pushed question.
func PushedOptions(kind QuestionKind) []Option {
	if known, ok := pushedKinds()[kind]; ok {
		return known.options()
	}
	return nil
}

// Standing is what a pushed question is about, as things stand now.
type Standing struct {
	Number  string // six digits that name it; empty: none
	About   string // a few words for lists and echoes: 482913（路灯坏了）
	Who     string // whom it is about, where a name tells it from others of its kind
	Version int64  // of the object; another one than the question's: the facts have changed
}

// Asked is a pushed question with what it is about.
type Asked struct {
	Question
	Standing
	Held bool // what shows it may still be taken back: it is for no eyes yet
}

// Follows tells whether this is the question of that id, or has taken its place.
func (a Asked) Follows(id string) bool { return a.ID == id || a.Supersedes == id }

// Stale tells whether the facts have changed since the question was put.
func (a Asked) Stale() bool { return a.Version != a.ObjectVersion }

// Unseen tells whether the person can't have seen the question when he wrote.
func (a Asked) Unseen(wrote time.Time, within time.Duration) bool {
	return wrote.Sub(a.ShownAt) < within
}

// Code is the two digits that mean an option of this question and of no other;
// empty when there are more questions than tens.
func (q Question) Code(option Option) string {
	if q.Tens == 0 {
		return ""
	}
	return strconv.FormatInt(q.Tens, 10) + option.Digit
}

// AskedOf is what a person is asked.
type AskedOf struct {
	Open     []Asked // shown to him, in the order of their codes
	Renewed  []Asked // not shown yet, but an older one about the same thing was
	Answered []Asked // answered, and still to be changed
	Waiting  []Asked // how a final answer was, which waits to be asked until he is done with something else
}

// Push puts a question to a person by a message that shows it; the message may
// carry other words too. It counts from the moment it is shown, and not before an
// open dialogue is over. An older question of its kind about the same object is
// void: what only asked that is not sent any more.
func (d *Desk) Push(question Question, message *Delivery) error {
	question, err := d.put(question)
	if err != nil {
		return err
	}
	message.PersonID, message.QuestionID = question.PersonID, question.ID
	return d.send(message)
}

func (d *Desk) put(question Question) (Question, error) {
	kind, known := pushedKinds()[question.Kind]
	if !known {
		return Question{}, fmt.Errorf("liaison: %s is no pushed question: %w", question.Kind, ErrInvalid)
	}
	older, err := d.tx.QuestionsPut(question.PersonID, question.Kind, question.ObjectID)
	if err != nil {
		return Question{}, err
	}
	question.ID, question.Pushed, question.Options = d.tx.NewID(), true, kind.options()
	for i, before := range older {
		open := before.AnsweredAt.IsZero()
		if i == 0 && (open || before.Answer == "" || d.now.Before(before.ChangesUntil)) {
			question.Supersedes = before.Supersedes
			if !before.ShownAt.IsZero() {
				question.Supersedes = before.ID
			}
		}
		if !open && before.ChangesUntil.IsZero() {
			continue
		}
		if open {
			before.AnsweredAt = d.now
		}
		before.ChangesUntil = time.Time{}
		if err := d.tx.SaveQuestion(before); err != nil {
			return Question{}, err
		}
	}
	if kind.lapsed != nil {
		if err := d.tx.SaveDue(Due{Kind: DueLapsed, ObjectID: question.ID, At: question.ExpiresAt}); err != nil {
			return Question{}, err
		}
	}
	return question, d.tx.SaveQuestion(question)
}

// lapsed ends a pushed question that nobody has answered in time.
func (d *Desk) lapsed(questionID string) error {
	question, err := d.tx.Question(questionID)
	if errors.Is(err, ErrNotFound) || err == nil && !question.AnsweredAt.IsZero() {
		return nil
	}
	kind, known := pushedKinds()[question.Kind]
	if err != nil || !known || kind.lapsed == nil {
		return err
	}
	return kind.lapsed(d, question)
}

// AskedOf lists the pushed questions that a person may answer from this openid.
func (d *Desk) AskedOf(v Viewer) (AskedOf, error) {
	questions, err := d.tx.PushedQuestions(v.ID, d.now)
	if err != nil {
		return AskedOf{}, err
	}
	var list AskedOf
	for _, question := range questions {
		asked, err := d.standing(v, question)
		if errors.Is(err, ErrNotFound) {
			continue
		}
		if err != nil {
			return AskedOf{}, err
		}
		switch {
		case !question.AnsweredAt.IsZero():
			list.Answered = append(list.Answered, asked)
		case !question.ShownAt.IsZero():
			list.Open = append(list.Open, asked)
		case question.Supersedes != "":
			list.Renewed = append(list.Renewed, asked)
		case question.Kind == AskRating && !asked.Held:
			list.Waiting = append(list.Waiting, asked)
		}
	}
	return list, d.giveTens(list.Open, questions)
}

func (d *Desk) standing(v Viewer, question Question) (Asked, error) {
	kind, known := pushedKinds()[question.Kind]
	if !known {
		return Asked{}, fmt.Errorf("liaison: %s is no pushed question: %w", question.Kind, ErrNotFound)
	}
	asked := Asked{Question: question}
	var err error
	if asked.Standing, err = kind.standing(d, v, question); err != nil || !question.ShownAt.IsZero() {
		return asked, err
	}
	onItsWay, err := d.tx.Asking(v.ID)
	for _, message := range onItsWay {
		asked.Held = asked.Held || message.QuestionID == question.ID && d.now.Before(message.HeldUntil)
	}
	return asked, err
}

// Taken records which option of a pushed question was chosen.
func (d *Desk) Taken(question Question, option Option) error {
	question.AnsweredAt, question.Answer = d.now, option.Digit
	if pushedKinds()[question.Kind].changes {
		question.ChangesUntil = question.ExpiresAt
	}
	return d.tx.SaveQuestion(question)
}

// ShownAgain notes that a reply has shown a question with the facts as they are
// now: from here on an answer is an answer to them. What was only to show it is
// not sent any more.
func (d *Desk) ShownAgain(asked Asked) error {
	question := asked.Question
	question.ObjectVersion, question.Supersedes = asked.Version, ""
	if question.ShownAt.IsZero() {
		question.ShownAt = d.now
	}
	onItsWay, err := d.tx.Asking(question.PersonID)
	if err != nil {
		return err
	}
	for _, message := range onItsWay {
		if message.QuestionID != question.ID || message.Kind != DeliverQuestion {
			continue
		}
		message.State, message.Outcome = DeliveryDropped, "shown in a reply"
		if err := d.tx.SaveDelivery(message); err != nil {
			return err
		}
	}
	return d.tx.SaveQuestion(question)
}
