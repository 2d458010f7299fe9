package handlers

import (
	"errors"
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// The choices for words that may be about the one who would read them.
const (
	letHimRead = "read"
	whyToHim   = "why"    // the same, for the reason of a rating
	aboutHim   = "about:" // and his name
)

// askReader asks whether words may be read by the one whom they may be about; they
// wait, and nobody's silence brings them to him.
func (t *turn) askReader(matter liaison.Matter, reader, read string, said []liaison.Said) (string, error) {
	return t.ask(liaison.Question{Kind: liaison.AskReader, ObjectID: matter.ID, Words: said, Options: []liaison.Option{
		{Digit: "1", Object: read, Label: wording.LetRead(reader), Words: []string{"给他看", "可以给他看"}},
		{Digit: "2", Object: aboutHim + reader, Label: wording.AboutReader(reader), Words: []string{"反映他", "反映他本人", "反映本人"}},
		{Digit: "3", Object: anotherMatter, Label: wording.AnotherMatter(), Words: []string{wording.AnotherMatter()}},
		{Digit: "0", Words: []string{"不发", "算了"}}}}, t.desk.Terms().Policy.DraftSilence)
}

func (t *turn) readerPrompt(question liaison.Question) string {
	var choices []wording.Choice
	for _, option := range question.Options {
		if option.Label != "" {
			choices = append(choices, wording.Choice{Digit: option.Digit, Text: option.Label})
		}
	}
	return wording.MayBeAboutReader(choices, t.desk.Terms().Policy.DraftSilence, t.viewer.ActsAs(liaison.RoleDelegate))
}

// readerAnswered sends the words that waited where their sayer wants them.
func (t *turn) readerAnswered(question liaison.Question, option liaison.Option) (string, error) {
	matter, err := t.desk.Tx().Matter(question.ObjectID)
	if err != nil {
		return "", err
	}
	if reader, about := strings.CutPrefix(option.Object, aboutHim); about {
		return t.aboutReader(reader, question.Words)
	}
	switch option.Object {
	case letHimRead:
		return t.addNow(matter, question.Words)
	case whyToHim:
		return t.tellReason(matter, question.Words)
	case anotherMatter:
		return t.openDraft(question.Words)
	}
	return wording.NotSent(), nil
}

func (t *turn) tellReason(matter liaison.Matter, said []liaison.Said) (string, error) {
	reason := ""
	for _, one := range said {
		reason += one.Text
	}
	err := t.desk.TellReason(t.viewer, matter, reason)
	if errors.Is(err, liaison.ErrForbidden) {
		return wording.NotSent(), nil
	}
	if err != nil {
		return "", err
	}
	to, err := t.desk.ReaderOf(matter)
	return wording.ReasonTold(matter.Number, to), err
}

// aboutReader begins a matter of its own that is about somebody, whose name he has just
// said. An open draft, which may be about something else, is asked about as it stands,
// with these words.
func (t *turn) aboutReader(reader string, said []liaison.Said) (string, error) {
	_, open, err := t.draft()
	if err != nil {
		return "", err
	}
	if open {
		return t.openDraft(said)
	}
	matter, err := t.desk.OpenDraft(t.viewer, said)
	if err != nil {
		return "", err
	}
	t.conversation.Draft = matter.ID
	if reader == "" {
		return t.aboutSomebody(matter)
	}
	if err := t.desk.BeginAbout(matter); err != nil {
		return "", err
	}
	asked, err := t.subjectNamed(liaison.Question{ObjectID: matter.ID}, t.words(reader)[0])
	return wording.Lines(wording.AboutHim(reader), asked), err
}
