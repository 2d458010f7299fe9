package handlers

import (
	"slices"
	"strconv"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// mostChoices is how many matters a list offers; a number always works.
const mostChoices = 7

// joinWaiting adds to words that already wait for "which matter?".
func (t *turn) joinWaiting() (string, bool, error) {
	if t.dialogue == nil || (t.dialogue.Kind != liaison.AskWhich && t.dialogue.Kind != liaison.AskNewOrAdded) {
		return "", false, nil
	}
	question, err := t.desk.KeepWaiting(*t.dialogue, t.pieces())
	t.dialogue = &question
	return wording.Lines(wording.JoinedWaiting(len(question.Words)), question.Prompt), true, err
}

// whichMatter asks to which open matter words belong. The one card seen within
// half an hour needs no asking; everything else does: asking beats guessing.
func (t *turn) whichMatter() (string, bool, error) {
	held, err := t.desk.InHand(t.viewer)
	if err != nil {
		return "", true, err
	}
	own, err := t.ownOpen()
	if err != nil || len(held)+len(own) == 0 {
		return "", err != nil, err
	}
	fresh, err := t.desk.Fresh(t.viewer, t.conversation.Shown)
	if err != nil {
		return "", true, err
	}
	if len(fresh) == 1 && len(own) == 0 {
		reply, err := t.answer(fresh[0], t.pieces())
		return wording.Lines(wording.TakenFor(fresh[0].Number, fresh[0].Gist), reply), true, err
	}
	reply, err := t.askWhich(freshFirst(held, fresh), own, t.pieces(), wording.WhichAnswer)
	return reply, true, err
}

// ownOpen lists what the person has raised himself and is still open.
func (t *turn) ownOpen() ([]liaison.Matter, error) {
	raised, err := t.desk.Raised(t.viewer)
	return slices.DeleteFunc(raised, func(m liaison.Matter) bool { return !liaison.MayAdd(t.viewer, m) }), err
}

// freshFirst puts what was seen last at the head of the list.
func freshFirst(held, fresh []liaison.Matter) []liaison.Matter {
	list := slices.Clone(fresh)
	for _, matter := range held {
		if !slices.ContainsFunc(fresh, func(m liaison.Matter) bool { return m.ID == matter.ID }) {
			list = append(list, matter)
		}
	}
	return list
}

// askWhich lists matters in hand, own open matters and, when words could begin
// one, another matter; the words wait in the question.
func (t *turn) askWhich(held, own []liaison.Matter, said []liaison.Said, prompt func([]wording.Choice) string) (string, error) {
	question := liaison.Question{Kind: liaison.AskWhich, Words: said}
	var choices []wording.Choice
	offer := func(object, text string) {
		digit := strconv.Itoa(len(choices) + 1)
		choices = append(choices, wording.Choice{Digit: digit, Text: text})
		question.Options = append(question.Options, liaison.Option{Digit: digit, Object: object, Label: text})
	}
	rows, err := t.desk.Rows(t.viewer, held)
	if err != nil {
		return "", err
	}
	for i, matter := range held {
		if i < mostChoices {
			offer(matter.ID, rows[i].Who+"·"+rows[i].Gist)
		}
	}
	for i, matter := range own {
		if len(choices) < mostChoices || i == 0 {
			offer(matter.ID, wording.AddTo(matter.Number, matter.Gist))
		}
	}
	if len(own) > 0 || len(held) > 0 && t.isWholeMessage(said) {
		offer(anotherMatter, wording.AnotherMatter())
	}
	lasts := t.desk.Terms().Policy.WordsKept
	if len(held) == 0 {
		question.Kind, prompt = liaison.AskNewOrAdded, wording.WhichAdded
		lasts = t.desk.Terms().Policy.DraftSilence
	} else {
		question.Options = append(question.Options, liaison.Option{Digit: "0"})
	}
	question.Prompt = prompt(choices)
	return t.ask(question, lasts)
}

// anotherMatter is the option that begins a new draft.
const anotherMatter = "another"

// isWholeMessage tells words as they came from words behind a wrong number.
func (t *turn) isWholeMessage(said []liaison.Said) bool {
	return len(said) == 1 && said[0].Text == t.said.Text
}

// whichAnswered sends the words that waited to where they belong.
func (t *turn) whichAnswered(question liaison.Question, option liaison.Option) (string, error) {
	switch option.Object {
	case "":
		return wording.NotSent(), nil
	case anotherMatter:
		return t.openDraft(question.Words)
	}
	matter, err := t.desk.Tx().Matter(option.Object)
	if err != nil {
		return "", err
	}
	if matter.AuthorID == t.viewer.ID {
		return t.add(matter, question.Words)
	}
	return t.answer(matter, question.Words)
}
