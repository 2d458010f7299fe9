package handlers

import (
	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// The answers to whether words that were said to somebody accuse.
const (
	isCharge = "charge"
	noCharge = "none"
)

// askCharge asks whether words accuse somebody, before they are written down: behind
// 代录, or heard on a visit. They wait in the question, which keeps nothing of them
// once it is over.
func (t *turn) askCharge(visitID, words string) (string, error) {
	return t.ask(liaison.Question{Kind: liaison.AskCharge, ObjectID: visitID, Words: t.words(words), Options: []liaison.Option{
		{Digit: "1", Object: isCharge, Words: []string{"是检举", "检举", "是"}},
		{Digit: "2", Object: noCharge, Words: []string{"不是检举", "不是"}},
		{Digit: "0", Words: []string{"不录", "不交", "算了"}}}}, t.dialogueLasts())
}

func chargePrompt(question liaison.Question) string {
	return wording.MayBeCharge(question.ObjectID != "")
}

func (t *turn) chargeAnswered(question liaison.Question, option liaison.Option) (string, error) {
	heard := question.ObjectID != ""
	switch {
	case option.Object == isCharge && heard:
		return wording.HeardAccusation(t.office()), t.desk.RefuseToEnter(t.viewer)
	case option.Object == isCharge:
		return wording.NotEntered(), t.desk.RefuseToEnter(t.viewer)
	case option.Object == "" && heard:
		return wording.HeardNotHanded(), nil
	case option.Object == "":
		return wording.NothingEntered(), nil
	case !heard:
		t.said = question.Words[0] // as if it were said now
		reply, _, err := t.enterWords(question.Words[0].Text)
		return reply, err
	}
	visit, err := t.desk.Tx().Visit(question.ObjectID)
	if err != nil {
		return "", err
	}
	return t.heardLevel(visit, question.Words[0].Text)
}
