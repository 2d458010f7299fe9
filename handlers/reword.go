package handlers

import (
	"errors"
	"regexp"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// of the office: 改写 482913 新的话.
var rewords = regexp.MustCompile(`^改写[\s:：]*(?:编号|来件)?[\s:：]*([2-9]\d{5})(?:\D|$)`)

// rewordVerb puts the words of somebody without a name into the office's own.
func (t *turn) rewordVerb() (string, bool, error) {
	found := rewords.FindStringSubmatch(t.plain)
	if found == nil {
		return "", false, nil
	}
	return t.onSeen(found[1], t.reword)
}

// reword shows the new words before they stand for the author's.
func (t *turn) reword(matter liaison.Matter, rest string) (string, error) {
	_, err := t.desk.MayReword(t.viewer, matter)
	switch {
	case errors.Is(err, liaison.ErrForbidden):
		return t.notForTheOffice(matter)
	case errors.Is(err, liaison.ErrInvalid):
		return wording.NoRewording(matter.Number), nil
	case err != nil:
		return "", err
	case rest == "":
		return t.askRest("改写 "+matter.Number, matter.ID, wording.RewordHow(matter.Number))
	}
	return t.ask(liaison.Question{Kind: liaison.AskReword, ObjectID: matter.ID, Words: t.words(rest), Options: []liaison.Option{
		{Digit: "1", Words: []string{"就用这句", "发", "用", "好", "好的", "是", "对", "可以"}},
		{Digit: "0", Words: []string{"不用", "不发", "不", "算了"}}}}, t.dialogueLasts())
}

func (t *turn) rewordPrompt(question liaison.Question) (string, error) {
	matter, err := t.desk.Tx().Matter(question.ObjectID)
	if err != nil {
		return "", err
	}
	to, err := t.desk.MayReword(t.viewer, matter)
	if errors.Is(err, liaison.ErrForbidden) || errors.Is(err, liaison.ErrInvalid) {
		return wording.NoLongerYours(), nil
	}
	return wording.ShowRewording(matter.Number, wording.Framed(question.Words[0].Text), to), err
}

func (t *turn) rewordAnswered(question liaison.Question, option liaison.Option) (string, error) {
	matter, err := t.desk.Tx().Matter(question.ObjectID)
	if err != nil {
		return "", err
	}
	if option.Digit == "0" {
		return wording.RewordingUnused(matter.Number), nil
	}
	done, err := t.desk.Reword(t.viewer, matter, question.Words)
	switch {
	case errors.Is(err, liaison.ErrForbidden), errors.Is(err, liaison.ErrInvalid):
		return wording.NoLongerYours(), nil
	case err != nil:
		return "", err
	case done.To == "":
		return wording.RewordingKept(matter.Number), nil
	}
	return wording.HandedOver(t.holdFor(done.Urgent), t.laterText(done.Later)), nil
}
