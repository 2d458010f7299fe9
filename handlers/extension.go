package handlers

import (
	"errors"
	"regexp"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// of who can't finish in time: 延期 482913 等材料到, 申请延期482913.
var extends = regexp.MustCompile(`^(?:我?(?:想|要)?申请)?延期[\s:：]*(?:编号|来件)?[\s:：]*([2-9]\d{5})(?:\D|$)`)

// extendVerb asks the office for more time.
func (t *turn) extendVerb() (string, bool, error) {
	if said := bare(t.plain); said == "延期" || said == "申请延期" {
		held, err := t.desk.InHand(t.viewer)
		return wording.ExtendHow(), len(held) > 0 || err != nil, err
	}
	found := extends.FindStringSubmatch(t.plain)
	if found == nil {
		return "", false, nil
	}
	return t.onSeen(found[1], t.extend)
}

func (t *turn) extend(matter liaison.Matter, reason string) (string, error) {
	if !matter.Open() {
		row, err := t.desk.Row(t.viewer, matter)
		return wording.AlreadyEnded(matter.Number, row.State), err
	}
	if reason == "" {
		return t.askExtend(matter, nil)
	}
	if t.asksForReason() { // here it is, or it is another matter's
		if err := t.settle(""); err != nil {
			return "", err
		}
	}
	asked, err := t.desk.AskExtension(t.viewer, matter, t.words(reason)[0])
	switch {
	case errors.Is(err, liaison.ErrForbidden):
		return wording.NotYoursNotSent(matter.Number), nil
	case err != nil:
		return "", err
	case asked.Why != "":
		return wording.NotExtendable(matter.Number, string(asked.Why), asked.Due, t.desk.Now()), nil
	}
	return wording.ExtensionSent(matter.Number, asked.Due, asked.Until), nil
}

// mayExtend are words behind a number that may ask for more time, or tell the author of it.
var mayExtend = regexp.MustCompile(`^(?:我|想|要|需|得|请|能|不能|可|可以|再|先|申请|这件)*延期`)

// asksForReason tells that the open dialogue asks why something takes longer.
func (t *turn) asksForReason() bool {
	return t.dialogue != nil && t.dialogue.Kind == liaison.AskExtend && len(t.dialogue.Words) == 0
}

// extendsOrAnswers asks about words behind the number of a matter in hand which may be why it
// takes longer.
func (t *turn) extendsOrAnswers(matter liaison.Matter, rest string) (string, bool, error) {
	if !mayExtend.MatchString(bare(plain(rest))) && !(t.asksForReason() && t.dialogue.ObjectID == matter.ID) {
		return "", false, nil
	}
	reply, err := t.askExtend(matter, t.words(rest))
	return reply, true, err
}

// askExtend asks why a matter takes longer; said are words that may be why, if there are any.
func (t *turn) askExtend(matter liaison.Matter, said []liaison.Said) (string, error) {
	options := []liaison.Option{{Digit: "0", Words: []string{"不发", "不申请", "不延期", "不延期了", "不延了"}}}
	if len(said) > 0 {
		options = append(options, liaison.Option{Digit: "1", Words: []string{"申请延期", "延期", "是原因"}},
			liaison.Option{Digit: "2", Words: []string{"答复本人", "答复", "是答复"}})
	}
	return t.ask(liaison.Question{Kind: liaison.AskExtend, ObjectID: matter.ID, Words: said, Options: options}, t.dialogueLasts())
}

func (t *turn) extendPrompt(question liaison.Question) (string, error) {
	matter, err := t.desk.Tx().Matter(question.ObjectID)
	switch {
	case err != nil:
		return "", err
	case !liaison.CanSee(t.viewer, matter):
		return t.lost(matter)
	case len(question.Words) == 0:
		return wording.ExtendWhy(matter.Number), nil
	}
	return wording.ExtendOrAnswer(matter.Number, t.desk.Words(question.Words, 1)[0]), nil
}

// extendAnswered does what the words that waited are for.
func (t *turn) extendAnswered(question liaison.Question, option liaison.Option) (string, error) {
	matter, err := t.desk.Tx().Matter(question.ObjectID)
	switch {
	case err != nil:
		return "", err
	case option.Digit == "0" && len(question.Words) == 0:
		return wording.NotExtended(), nil
	case option.Digit == "0":
		return wording.NotSent(), nil
	case !liaison.CanSee(t.viewer, matter):
		return t.lost(matter)
	case option.Digit == "1":
		return t.extend(matter, question.Words[0].Text)
	}
	return t.answer(matter, question.Words)
}

// reasonToExtend takes the words that follow for the reason, unless another matter, or a list
// of several, has come before his eyes meanwhile: then they may be an answer.
func (t *turn) reasonToExtend(question liaison.Question) (string, error) {
	matter, err := t.desk.Tx().Matter(question.ObjectID)
	if err != nil {
		return "", err
	}
	if !liaison.CanSee(t.viewer, matter) {
		return t.lost(matter)
	}
	seen, at, err := t.desk.ShownLast(t.viewer, t.conversation.Shown)
	if err != nil {
		return "", err
	}
	if seen.ID != matter.ID && at.After(question.ShownAt) || t.conversation.Listed.After(question.ShownAt) {
		return t.askExtend(matter, t.pieces())
	}
	return t.extend(matter, t.said.Text)
}

// extensionDecided takes the office's word on it.
func (t *turn) extensionDecided(asked liaison.Asked, said answer) (string, error) {
	matter, err := t.desk.Tx().Matter(asked.ObjectID)
	if err != nil {
		return "", err
	}
	granted := said.option.Digit == liaison.ExtensionYes
	done, err := t.desk.DecideExtension(t.viewer, matter, granted, said.reason)
	if errors.Is(err, liaison.ErrForbidden) {
		return wording.DecidedAlready(asked.About), nil
	}
	return wording.ExtensionDecided(asked.About, granted, done.Until, done.Author), err
}
