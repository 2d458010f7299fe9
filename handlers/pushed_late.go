package handlers

import (
	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// revealedLate takes the answer of an author to the question about his name that he
// was asked and has left open too long: behind its number, or where there is only one
// such question, on its own. It is no supplement, and no thanks.
func (t *turn) revealedLate(number, words string) (string, bool, error) {
	read := liaison.Asked{Question: liaison.Question{Kind: liaison.AskReveal, Options: liaison.PushedOptions(liaison.AskReveal)}}
	said, ok := readNamed(words, read)
	if !ok {
		said, ok = readLoosely(words, read)
	}
	if !ok || said.reason != "" || said.byDigit {
		return "", false, nil
	}
	late, err := t.desk.RevealLate(t.viewer, number)
	if err != nil || len(late) == 0 {
		return "", err != nil, err
	}
	word := said.option.Words[0]
	if len(late) > 1 {
		return wording.LateToWhich(late[0].Number, word), true, nil
	}
	return wording.AnsweredLate(late[0].Number, word), true, t.desk.RevealedLate(t.viewer, late[0], said.option)
}
