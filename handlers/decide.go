package handlers

import (
	"errors"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// decides takes 482913 同意 and 482913 不同意 原因 of a clerk who was not asked himself, or is
// asked no more: what somebody applies for any of them may decide, and the word of an office
// on that is no answer to the author.
func (t *turn) decides(said numbered) (string, bool, error) {
	if !t.viewer.IsOffice() {
		return "", false, nil
	}
	read, ok := readAnswer(said.rest, liaison.Question{Options: liaison.PushedOptions(liaison.AskExtension)})
	if !ok {
		return "", false, nil
	}
	matter, err := t.desk.Tx().MatterByNumber(said.digits)
	if errors.Is(err, liaison.ErrNotFound) {
		return "", false, nil
	}
	if err != nil {
		return "", false, err
	}
	if _, verb := t.asksRest(); verb == matter.Number+" 不同意" { // said anew
		if err := t.settle(""); err != nil {
			return "", true, err
		}
	}
	if read.wantsReason() {
		reply, err := t.askRest(matter.Number+" 不同意", matter.ID, wording.DecideWhy(matter.Number))
		return reply, true, err
	}
	granted := read.option.Digit == liaison.ExtensionYes
	done, err := t.desk.DecideExtension(t.viewer, matter, granted, read.reason)
	if err == nil {
		return wording.ExtensionDecided(matter.Number, granted, done.Until, done.Author), true, nil
	}
	if !errors.Is(err, liaison.ErrForbidden) {
		return "", true, err
	}
	err = t.desk.DecideReturn(t.viewer, matter, granted, read.reason)
	switch {
	case err == nil:
		return wording.ReturnDecided(matter.Number, granted), true, nil
	case !errors.Is(err, liaison.ErrForbidden):
		return "", true, err
	case liaison.CanSee(t.viewer, matter):
		return wording.NothingToDecide(matter.Number), true, nil
	}
	return t.wasAsked(matter)
}

// wasAsked answers who has been asked about a matter that he does not see; to anybody else
// there is no such number.
func (t *turn) wasAsked(matter liaison.Matter) (string, bool, error) {
	for _, kind := range []liaison.QuestionKind{liaison.AskExtension, liaison.AskReturn} {
		asked, err := t.desk.Tx().QuestionsPut(t.viewer.ID, kind, matter.ID)
		if err != nil || len(asked) > 0 {
			return wording.NothingToDecide(matter.Number), true, err
		}
	}
	return "", false, nil
}

// decisionAsked is the question of somebody who applies for something once more.
func decisionAsked(full func(*liaison.Desk, liaison.Viewer, liaison.Matter) (string, error)) func(*turn, liaison.Asked) (string, error) {
	return func(t *turn, asked liaison.Asked) (string, error) {
		matter, err := t.desk.Tx().Matter(asked.ObjectID)
		if err != nil {
			return "", err
		}
		text, err := full(t.desk, t.viewer, matter)
		if errors.Is(err, liaison.ErrNotFound) {
			return wording.DecidedAlready(asked.About), nil
		}
		return text, err
	}
}

// appliedFor shows somebody of the office once more what he is asked about a number whose
// matter he does not see.
func (t *turn) appliedFor(number string) (string, bool, error) {
	list, err := t.desk.AskedOf(t.viewer)
	if err != nil {
		return "", false, err
	}
	for _, asked := range list.Open {
		if kind := pushedKinds()[asked.Kind]; asked.Number == number && kind.inWords {
			reply, err := kind.ask(t, asked)
			return reply, true, err
		}
	}
	return "", false, nil
}
