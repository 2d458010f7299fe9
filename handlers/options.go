package handlers

import (
	"slices"
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// optionSaid finds the option of the open dialogue that this message is.
func (t *turn) optionSaid() (liaison.Option, bool) {
	if t.dialogue == nil || !t.isText() {
		return liaison.Option{}, false
	}
	if digit, ok := digits(t.plain); ok {
		return t.dialogue.Option(digit)
	}
	return t.dialogue.Option(bare(t.plain))
}

// dialogueOption takes an answer to the open dialogue. A digit with words
// behind it is no answer: nothing is taken, the question is asked again.
func (t *turn) dialogueOption() (string, bool, error) {
	if option, ok := t.optionSaid(); ok {
		reply, err := t.take(option)
		return reply, true, err
	}
	if t.names() {
		question := *t.dialogue
		if err := t.settle(""); err != nil {
			return "", true, err
		}
		reply, err := t.subjectNamed(question, t.said)
		return reply, true, err
	}
	if t.dialogue == nil || !t.isText() {
		return "", false, nil
	}
	digit, _, found := strings.Cut(t.plain, " ")
	if _, ok := t.dialogue.Option(digit); !found || !ok {
		return "", false, nil
	}
	reply, err := t.askAgain(wording.DidNotTake)
	return reply, true, err
}

// take does what an option of the open dialogue means.
func (t *turn) take(option liaison.Option) (string, error) {
	question := *t.dialogue
	if err := t.settle(option.Digit); err != nil {
		return "", err
	}
	t.beside = question.Kind != liaison.AskWay
	switch question.Kind {
	case liaison.AskWay:
		return t.wayChosen(question, option)
	case liaison.AskScraps:
		return t.scrapsAnswered(option)
	case liaison.AskFinished:
		return t.finishedAnswered(question, option)
	case liaison.AskWhich, liaison.AskNewOrAdded:
		return t.whichAnswered(question, option)
	case liaison.AskRateWhich:
		return t.rateWhich(question, option)
	case liaison.AskUnbind:
		return t.unbindAnswered(option)
	case liaison.AskSubject: // 不清楚
		return t.subjectNamed(question, liaison.Said{})
	case liaison.AskGravity:
		return t.gravityAnswered(question, option)
	case liaison.AskConsent, liaison.AskSensitive, liaison.AskDigits, liaison.AskRating:
	}
	return wording.Closed(), nil
}

// pushedQuestion takes the answer word or two-digit code of a pushed question;
// when several fit it asks which. Words beside a rating that nothing waits for
// are no rating.
func (t *turn) pushedQuestion() (string, bool, error) {
	if !t.isText() {
		return "", false, nil
	}
	said, ok := ratingSaid(t.said.Text)
	if !ok {
		return "", false, nil
	}
	waiting, err := t.ratings()
	if err != nil || len(waiting) == 0 && said.reason != "" {
		return "", err != nil, err
	}
	if len(waiting) == 0 {
		return wording.NothingToRate(), true, nil
	}
	// a code on its way had not seen a question shown just now
	fits := slices.DeleteFunc(slices.Clone(waiting), func(q liaison.Question) bool {
		return said.byCode && t.said.At.Sub(q.ShownAt) < t.desk.Terms().Policy.QuestionUnseen
	})
	switch len(fits) {
	case 0:
		reply, err := t.rateHow(waiting)
		return reply, true, err
	case 1:
		reply, err := t.rate(fits[0].ObjectID, said)
		return reply, true, err
	}
	reply, err := t.askRateWhich(fits)
	return reply, true, err
}

// ratings lists the answers that wait for this person's rating.
func (t *turn) ratings() ([]liaison.Question, error) {
	pushed, err := t.desk.Pushed(t.viewer)
	return slices.DeleteFunc(pushed, func(q liaison.Question) bool { return q.Kind != liaison.AskRating }), err
}

// bareDigit answers a digit that is no option of the dialogue, and what was meant
// for one: never a guess, never a draft.
func (t *turn) bareDigit() (string, bool, error) {
	if !t.isText() {
		return "", false, nil
	}
	if _, ok := digits(t.plain); !ok {
		if t.dialogue == nil || !choosing(t.plain) {
			return "", false, nil
		}
		reply, err := t.askAgain(wording.DidNotTake)
		return reply, true, err
	}
	if t.dialogue != nil {
		reply, err := t.askAgain(wording.NoSuchDigit)
		return reply, true, err
	}
	waiting, err := t.ratings()
	if err != nil || len(waiting) == 0 {
		return wording.NothingAsked(), true, err
	}
	reply, err := t.rateHow(waiting)
	return reply, true, err
}
