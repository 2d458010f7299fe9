package handlers

import (
	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// consentAgain takes the first answer to the changed terms. Sensitive data is
// asked for on its own; who does not agree can't stay bound, and is asked first.
func (t *turn) consentAgain(_ liaison.Asked, said answer) (string, error) {
	if said.option.Object == liaison.Disagree {
		return t.disagrees()
	}
	return t.ask(liaison.Question{Kind: liaison.AskSensitive, Options: yesNo("同意", "不同意")}, t.dialogueLasts())
}

// sensitiveAgain takes the second.
func (t *turn) sensitiveAgain(option liaison.Option) (string, error) {
	if option.Digit == "0" {
		return t.disagrees()
	}
	return wording.ConsentRenewed(), t.desk.RenewConsent(t.arrival.OpenID)
}

func (t *turn) disagrees() (string, error) {
	sure, err := t.ask(liaison.Question{Kind: liaison.AskUnbind, Options: yesNo("解绑", "不解绑")}, t.dialogueLasts())
	return wording.CannotWithout(sure), err
}

// newTerms are the terms and the question, once more.
func (t *turn) newTerms(liaison.Asked) (string, error) { return t.desk.NewTerms(), nil }
