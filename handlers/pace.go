package handlers

import (
	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// beyondPace is what still holds for somebody who writes faster than is taken: he
// may always stop what he began, and answer what he was asked.
func beyondPace() []rule {
	return []rule{
		{name: "recall", apply: (*turn).recall, beside: true},
		{name: "cancel", apply: (*turn).cancel, beside: true},
		{name: "tap", apply: (*turn).tapped, beside: true},
		{name: "number kept apart", apply: (*turn).keptApart, beside: true},
		{name: "command word", apply: (*turn).commandWord, beside: true},
		{name: "dialogue answer", apply: (*turn).answerOnly},
		{name: "answer by number", apply: (*turn).numberedAnswer, beside: true},
		{name: "pushed question", apply: (*turn).pushedQuestion, beside: true},
	}
}

// answerOnly takes an answer to the open dialogue, by an option or in the words it
// asks for, and nothing else.
func (t *turn) answerOnly() (string, bool, error) {
	if _, ok := t.optionSaid(); !ok && !t.freeWords() {
		return "", false, nil
	}
	return t.dialogueOption()
}

// numberedAnswer takes an answer to a pushed question with the number of its matter.
func (t *turn) numberedAnswer() (string, bool, error) {
	said, ok := number(t.said.Text)
	if !ok || said.rest == "" {
		return "", false, nil
	}
	return t.pushedOn(said)
}

// strangerBeyondPace answers what somebody who is not bound yet was asked: the
// digits of the phone, his name, the two questions of consent.
func strangerBeyondPace() []rule {
	return []rule{
		{name: "under fourteen", apply: (*turn).childAnswers},
		{name: "consent", apply: (*turn).consent},
		{name: "digits", apply: (*turn).digitsAnswered},
		{name: "name", apply: (*turn).nameAnswered},
	}
}

// tooFast tells with the first message that is not taken that no more is, and is
// quiet then. A cry for help gets the numbers every time, and is told that it went
// nowhere.
func (t *turn) tooFast() (string, error) {
	if t.isText() && liaison.IsEmergency(t.plain) {
		return wording.Lines(wording.Emergency(), wording.UrgentNotTaken()), nil
	}
	if t.isText() {
		rows := beyondPace()
		if !t.bound() {
			rows = strangerBeyondPace()
		}
		reply, err := t.firstRule(rows)
		if err != nil {
			return "", err
		}
		if reply != "" {
			return t.compose(reply)
		}
	}
	policy := t.desk.Terms().Policy
	if said := t.conversation.Slowed; !said.IsZero() && t.desk.Now().Sub(said) < policy.MessagesWindow {
		return "", nil
	}
	t.conversation.Slowed = t.desk.Now()
	return wording.TooFast(t.desk.MostMessages(t.viewer), policy.MessagesWindow), nil
}
