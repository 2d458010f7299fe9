package handlers

import (
	"errors"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// askAccused asks once more before a draft goes out that names others beside something
// bad: is it about them? way is the line of the menu that was chosen.
func (t *turn) askAccused(matter liaison.Matter, way liaison.Option) (string, bool, error) {
	accused, err := t.desk.Accused(matter, liaison.Choice(way.Digit))
	if err != nil || len(accused) == 0 {
		return "", false, err
	}
	if liaison.Choice(way.Digit) == liaison.ChooseAnonymous {
		if err := t.desk.WantsNoName(matter); err != nil {
			return "", true, err
		}
	}
	called := wording.TheNames(namesOf(accused))
	reply, err := t.ask(liaison.Question{Kind: liaison.AskAccused, ObjectID: matter.ID, Options: []liaison.Option{
		{Digit: "1", Object: way.Digit + way.Label, Label: wording.AboutReader(called), Words: []string{"是", "是的", "反映他", "反映他本人", "反映本人", "对"}},
		{Digit: "2", Object: way.Digit + way.Label, Label: wording.NotAboutThem(), Words: []string{"不是", "不是反映他", "不是的", "照常交"}},
		{Digit: "0", Words: []string{"不发", "不交", "不交了", "算了"}}}}, t.desk.DraftEnds(matter).Sub(t.desk.Now()))
	return reply, true, err
}

// wayBehind is the line of the menu that was chosen before the question.
func wayBehind(option liaison.Option) liaison.Option {
	if option.Object == "" {
		return liaison.Option{}
	}
	return liaison.Option{Digit: option.Object[:1], Label: option.Object[1:]}
}

func namesOf(people []liaison.Person) []string {
	called := make([]string, 0, len(people))
	for _, p := range people {
		called = append(called, p.Name)
	}
	return called
}

// accusedPrompt is the sentence of that question.
func (t *turn) accusedPrompt(question liaison.Question) (string, error) {
	matter, err := t.desk.Tx().Matter(question.ObjectID)
	if err != nil {
		return "", err
	}
	accused, err := t.desk.Accused(matter, liaison.Choice(wayBehind(question.Options[0]).Digit))
	var choices []wording.Choice
	for _, option := range question.Options {
		if option.Label != "" {
			choices = append(choices, wording.Choice{Digit: option.Digit, Text: option.Label})
		}
	}
	silent := wording.SilenceKeepsFrom(t.desk.Terms().Policy.DraftSilence, wording.TheNames(namesOf(accused)), liaison.OfficeAccused(accused))
	if t.viewer.ActsAs(liaison.RoleDelegate) {
		silent = wording.SilenceSendsNothing()
	}
	return wording.MayAccuse(wording.TheNames(namesOf(accused)), choices, silent), err
}

// accusedAnswered hands the draft in as it was chosen before, kept from those it is
// about, or drops it.
func (t *turn) accusedAnswered(question liaison.Question, option liaison.Option) (string, error) {
	matter, err := t.desk.Draft(t.viewer, question.ObjectID)
	if errors.Is(err, liaison.ErrConflict) {
		return wording.NothingAsked(), nil
	}
	if err != nil {
		return "", err
	}
	way := wayBehind(option)
	if way.Digit == string(liaison.ChoosePartner) {
		if again, moved, err := t.partnerMoved(matter, way); moved || err != nil {
			return again, err
		}
	}
	choice := liaison.Choice(way.Digit)
	switch option.Digit {
	case "1":
		t.conversation.Draft = ""
		accused, err := t.desk.Accused(matter, choice)
		if err != nil {
			return "", err
		}
		done, err := t.desk.SubmitKeptFrom(t.viewer, matter, accused, choice)
		if err != nil {
			return "", err
		}
		return t.receipt(done)
	case "2":
		return t.submit(matter, choice)
	}
	t.conversation.Draft = ""
	return wording.Dropped(), t.desk.DropDraft(matter, liaison.ActorAuthor)
}
