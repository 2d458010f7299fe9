package handlers

import (
	"errors"
	"regexp"
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// heardAsk asks with or without his name, before an opinion heard on a visit is
// handed in; the words wait in the question.
func (t *turn) heardAsk(visit liaison.Visit, words string) (string, error) {
	refused, err := t.desk.MayNotBeHeard(t.viewer, visit, words)
	if err != nil {
		return "", err
	}
	switch refused {
	case liaison.HeardAccusation:
		return wording.HeardAccusation(t.office()), nil
	case liaison.HeardAboutSelf:
		return wording.HeardAboutYou(t.office()), nil
	case "":
	}
	charge, err := t.desk.ChargeIn(t.viewer, words)
	switch {
	case err != nil:
		return "", err
	case charge == liaison.SureCharge:
		return wording.HeardAccusation(t.office()), t.desk.RefuseToEnter(t.viewer)
	case charge == liaison.MaybeCharge:
		return t.askCharge(visit.ID, words)
	}
	return t.heardLevel(visit, words)
}

// heardLevel asks whether he wants his name on it.
func (t *turn) heardLevel(visit liaison.Visit, words string) (string, error) {
	return t.ask(liaison.Question{Kind: liaison.AskVisitLevel, ObjectID: visit.ID, Words: t.words(words), Options: []liaison.Option{
		{Digit: string(liaison.ChoosePartner), Words: []string{"署名"}}, {Digit: string(liaison.ChooseOffice), Words: []string{"办公室"}},
		{Digit: string(liaison.ChooseAnonymous), Words: []string{"不署名"}}, {Digit: "0", Words: []string{"不交"}}}}, t.dialogueLasts())
}

func (t *turn) heardPrompt(question liaison.Question) (string, error) {
	visit, err := t.desk.Tx().Visit(question.ObjectID)
	if err != nil {
		return "", err
	}
	to, err := t.desk.Tx().Person(visit.ToID)
	return wording.HeardLevel(placed(to), wording.Framed(question.Words[0].Text)), err
}

// thereIs is the answer before what he raised: 有，路灯坏了.
var thereIs = regexp.MustCompile(`^\s*(?:有的?|反映了?)[\s,，、。:：]+`)

// heardWords takes what he raised, said in answer to the closing question.
func (t *turn) heardWords(question liaison.Question, words string) (string, error) {
	visit, err := t.desk.Tx().Visit(question.ObjectID)
	if err != nil {
		return "", err
	}
	if _, opinion := withOpinion(strings.TrimSpace(words)); opinion != "" {
		words = opinion
	}
	return t.heardAsk(visit, strings.TrimSpace(thereIs.ReplaceAllString(words, "")))
}

// heardChosen hands it in.
func (t *turn) heardChosen(question liaison.Question, chosen liaison.Option) (string, error) {
	if chosen.Digit == "0" {
		return wording.HeardNotHanded(), nil
	}
	visit, err := t.desk.Tx().Visit(question.ObjectID)
	if err != nil {
		return "", err
	}
	done, err := t.desk.EnterHeard(t.viewer, visit, question.Words[0], liaison.Choice(chosen.Digit))
	if errors.Is(err, liaison.ErrForbidden) {
		return wording.HeardAboutYou(t.office()), nil
	}
	if err != nil {
		return "", err
	}
	return wording.HeardTaken(wording.HeardFacts{To: done.To, Number: done.Matter.Number, Due: done.Matter.FirstDueAt.In(t.desk.Terms().Calendar.Location()),
		Hold: t.hold(done.Matter), Hidden: done.Matter.Level == liaison.Anonymous, Reached: done.Reached, Later: t.laterText(done.Later)}), nil
}
