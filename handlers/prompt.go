package handlers

import (
	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// prompt is the sentence of a question, made from what the question is about:
// asking again after a restart says the same as the first time.
func (t *turn) prompt(question liaison.Question) (string, error) {
	if text, ok := peoplePrompt(question); ok {
		return text, nil
	}
	if text, ok, err := t.visitPrompt(question); ok || err != nil {
		return text, err
	}
	choices, err := t.choicesOf(question)
	if err != nil {
		return "", err
	}
	switch question.Kind {
	case liaison.AskConsent:
		return t.consentPrompt()
	case liaison.AskSensitive:
		return wording.ConsentSensitive(), nil
	case liaison.AskScraps:
		said, err := t.desk.Scraps(t.arrival.OpenID)
		return wording.HandInScraps(t.desk.Counted(said).String(), t.desk.Words(said, mostChoices), t.desk.ScrapsSince(said)), err
	case liaison.AskWay:
		t.wayShown = true
		return t.wayPrompt(question.ObjectID)
	case liaison.AskSubject:
		return wording.WhoIsItAbout(), nil
	case liaison.AskGravity:
		return wording.ConductOrDiscipline(), nil
	case liaison.AskMeeting:
		return t.meetingPrompt(question)
	case liaison.AskChange:
		return t.changePrompt(question)
	case liaison.AskFinished:
		matter, err := t.desk.Tx().Matter(question.ObjectID)
		if err == nil && !liaison.CanSee(t.viewer, matter) {
			return t.lost(matter)
		}
		return wording.Lines(wording.AskFinished(matter.Number), ownLine(question)), err
	case liaison.AskWhich:
		if question.ObjectID != "" {
			return wording.NotYours(question.ObjectID, choices), nil
		}
		return wording.Lines(wording.WhichAnswer(choices), t.sealedWay(question)), nil
	case liaison.AskStandIn:
		return wording.WhichStandIn(standInChoices(question)), nil
	case liaison.AskBlamed, liaison.AskReader:
		return t.readerPrompt(question), nil
	case liaison.AskAccused:
		return t.accusedPrompt(question)
	case liaison.AskInstead:
		return t.insteadPrompt(question)
	case liaison.AskRest:
		return restPrompt(question), nil
	case liaison.AskExtend:
		return t.extendPrompt(question)
	case liaison.AskHandTo:
		return t.handPrompt(question)
	case liaison.AskCharge:
		return chargePrompt(question), nil
	case liaison.AskCaller:
		return callerPrompt(question), nil
	case liaison.AskReword:
		return t.rewordPrompt(question)
	case liaison.AskNewOrAdded:
		silence := t.desk.Terms().Policy.DraftSilence
		return wording.Lines(wording.WhichAdded(choices, silence, t.viewer.ActsAs(liaison.RoleDelegate)), t.sealedWay(question)), nil
	case liaison.AskPushed:
		return t.pickOne(question)
	case liaison.AskReason:
		return t.reasonPrompt(question)
	case liaison.AskDigits:
		return t.bindPrompt(question), nil
	case liaison.AskRegister:
		return t.registerPrompt(question)
	case liaison.AskIdentity:
		return t.checkPrompt(question)
	case liaison.AskCancel:
		return t.cancelPrompt()
	case liaison.AskReminding:
		return t.preferencePrompt()
	case liaison.AskWithdraw:
		return t.withdrawPrompt(question)
	case liaison.AskWithdrawWhich:
		return wording.WithdrawWhich(choices), nil
	case liaison.AskCorrection:
		return wording.WhatIsWrong(), nil
	case liaison.AskUnbind:
		return wording.UnbindAsked(), nil
	default:
		return "", nil
	}
}

func (t *turn) wayPrompt(draftID string) (string, error) {
	matter, err := t.desk.Tx().Matter(draftID)
	if err != nil {
		return "", err
	}
	menu, _, err := t.desk.DraftMenu(t.viewer, matter)
	return menu, err
}

// choicesOf are the lines of a list as they were shown, without those of matters
// that the person may no longer see.
func (t *turn) choicesOf(question liaison.Question) ([]wording.Choice, error) {
	var choices []wording.Choice
	for _, option := range question.Options {
		if option.Label == "" {
			continue
		}
		if option.Object != "" && option.Object != anotherMatter {
			seen, err := t.desk.Tx().InSight(t.viewer.OpenID, option.Object)
			if err != nil {
				return nil, err
			}
			if !seen {
				continue
			}
		}
		choices = append(choices, wording.Choice{Digit: option.Digit, Text: option.Label})
	}
	return choices, nil
}

// askAnew is askAgain with the phone of who helps: the answer was no answer.
func (t *turn) askAnew(wrong func(again string, o wording.Office) string) (string, error) {
	return t.askAgain(func(again string) string { return wrong(again, t.helper()) })
}

// helper is the office to ring; none for its own people.
func (t *turn) helper() wording.Office {
	if t.viewer.IsOffice() {
		return wording.Office{}
	}
	return t.office()
}

// askAgain says a question once more, after what was wrong with the answer.
func (t *turn) askAgain(wrong func(again string) string) (string, error) {
	prompt, err := t.prompt(*t.dialogue)
	return wrong(prompt), err
}
