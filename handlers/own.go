package handlers

import (
	"regexp"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// proposes are words that begin a matter of one's own rather than answer another's.
var proposes = regexp.MustCompile(`^我?(?:也?[想要])?(?:提个|提一个|提点|提条|有个|有一个|反映)(?:建议|意见|事|情况|问题|一下|个)`)

// ownMatter is the way of words that were taken for an answer and are none.
const ownMatter = "own"

// answerOrOwn takes plain words for an answer to the one matter whose card was just
// seen; while that can be taken back, they may still be a matter of his own.
func (t *turn) answerOrOwn(matter liaison.Matter) (string, error) {
	reply, err := t.answer(matter, t.pieces())
	question := t.dialogue
	if err != nil || question == nil || question.Kind != liaison.AskFinished || question.ObjectID != matter.ID ||
		!t.isText() || t.hold(matter) == 0 {
		return reply, err
	}
	if err := t.settle(""); err != nil {
		return "", err
	}
	_, err = t.ask(liaison.Question{Kind: liaison.AskFinished, ObjectID: matter.ID, Words: t.pieces(),
		Options: append(finishedOptions(), liaison.Option{Digit: "3", Object: ownMatter, Label: wording.OwnMatter(),
			Words: []string{"不是答复", "不是", wording.OwnMatter()}})}, t.dialogueLasts())
	return wording.Lines(reply, ownLine(*t.dialogue)), err
}

// ownLine is that way in the question whether a matter is answered.
func ownLine(question liaison.Question) string {
	for _, option := range question.Options {
		if option.Object == ownMatter {
			return option.Digit + " " + option.Label
		}
	}
	return ""
}

// ownAfterAll takes the answer back and begins a matter with its words.
func (t *turn) ownAfterAll(matter liaison.Matter, said []liaison.Said) (string, error) {
	taken, err := t.desk.RecallAnswer(t.viewer, matter)
	if err != nil {
		return "", err
	}
	if !taken {
		return wording.TooLateForOwn(matter.Number), nil
	}
	draft, err := t.openDraft(said)
	return wording.Lines(wording.Recalled(matter.Number, "", ""), draft), err
}
