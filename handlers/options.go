package handlers

import (
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
	if t.dialogue == nil || !t.isText() {
		return "", false, nil
	}
	digit, rest, found := strings.Cut(t.plain, " ")
	if _, ok := t.dialogue.Option(digit); !found || !ok {
		return "", false, nil
	}
	if isCourtesy(rest) {
		option, _ := t.dialogue.Option(digit)
		reply, err := t.take(option)
		return reply, true, err
	}
	return wording.DidNotTake(t.dialogue.Prompt), true, nil
}

// take does what an option of the open dialogue means.
func (t *turn) take(option liaison.Option) (string, error) {
	question := *t.dialogue
	if err := t.settle(option.Digit); err != nil {
		return "", err
	}
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
	case liaison.AskConsent, liaison.AskSensitive, liaison.AskDigits, liaison.AskRating:
	}
	return wording.Closed(), nil
}

// pushedQuestion takes the answer word or two-digit code of a pushed question;
// when several fit it lists them.
func (t *turn) pushedQuestion() (string, bool, error) {
	if !t.isText() {
		return "", false, nil
	}
	word, reason := t.plain, ""
	if first, rest, found := strings.Cut(t.plain, " "); found {
		word, reason = first, strings.TrimSpace(rest)
	}
	rating, ok := ratingSaid(word)
	if !ok {
		return "", false, nil
	}
	pushed, err := t.desk.Pushed(t.viewer)
	if err != nil {
		return "", true, err
	}
	var fits []liaison.Question
	for _, question := range pushed {
		unseen := rating.Digit == word && t.said.At.Sub(question.ShownAt) < t.desk.Terms().Policy.QuestionUnseen
		if question.Kind == liaison.AskRating && !unseen { // a message on its way had not seen it
			fits = append(fits, question)
		}
	}
	switch len(fits) {
	case 0:
		return wording.NothingToRate(), true, nil
	case 1:
		reply, err := t.rate(fits[0].ObjectID, rating, reason)
		return reply, true, err
	}
	reply, err := t.askRateWhich(fits, rating, reason)
	return reply, true, err
}

// bareDigit answers a digit that belongs to no dialogue: never a guess, never a
// draft.
func (t *turn) bareDigit() (string, bool, error) {
	if _, ok := digits(t.plain); !ok || !t.isText() {
		return "", false, nil
	}
	pushed, err := t.desk.Pushed(t.viewer)
	if err != nil || len(pushed) == 0 {
		return wording.NothingAsked(), true, err
	}
	choices := make([]wording.Choice, 0, len(pushed)*3)
	for _, question := range pushed {
		matter, err := t.desk.Tx().Matter(question.ObjectID)
		if err != nil {
			return "", true, err
		}
		for _, option := range question.Options {
			choices = append(choices, wording.Choice{Digit: option.Digit, Text: matter.Number + " " + option.Words[0]})
		}
	}
	return wording.PickOne(choices), true, nil
}
