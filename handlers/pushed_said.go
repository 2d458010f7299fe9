package handlers

import (
	"regexp"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// namesMeeting are the answers to an invitation that are an answer to nothing else.
var namesMeeting = regexp.MustCompile(`假|参加|定|准|\d`)

// saysToSomebody tells that 去不了 or 我去, said while no meeting waits for an answer,
// may be meant for somebody with whom he has an open matter, or belong to a draft.
func (t *turn) saysToSomebody(kind liaison.QuestionKind) (bool, error) {
	if kind != liaison.AskInvitation || namesMeeting.MatchString(t.plain) {
		return false, nil
	}
	if t.drafting {
		return true, nil
	}
	held, err := t.desk.InHand(t.viewer)
	if err != nil || len(held) > 0 {
		return len(held) > 0, err
	}
	asked, err := t.desk.AskedBack(t.viewer)
	if err != nil || len(asked) > 0 {
		return len(asked) > 0, err
	}
	own, err := t.ownOpen()
	return len(own) > 0, err
}

// cardOrMeeting takes neither when such words come after a card that was shown later
// than the invitation they fit: they may be an answer to either.
func (t *turn) cardOrMeeting(fits []fit) (string, bool, error) {
	if len(fits) == 0 || fits[0].asked.Kind != liaison.AskInvitation || t.tap != "" || fits[0].answer.byDigit || namesMeeting.MatchString(t.plain) {
		return "", false, nil
	}
	card, at, err := t.desk.ShownLast(t.viewer, t.conversation.Shown)
	if err != nil || !at.After(fits[0].asked.ShownAt) {
		return "", err != nil, err
	}
	return wording.CardOrMeeting(card.Number, t.said.Text, fits[0].asked.About), true, nil
}
