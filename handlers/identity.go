package handlers

import (
	"errors"
	"regexp"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// of the office: 核对 李大山, then the digits that he reads out: 核对 李大山 4821, 4821.
var (
	checks  = regexp.MustCompile(`^核对(?:身份)?([\s:：]*)([\p{Han}·•]{2,15})(?:[\s,，:：]*(\d{1,8}))?$`)
	readOut = regexp.MustCompile(`^\d{4}$`)
)

// identityVerb takes the words by which the office checks who somebody is.
func (t *turn) identityVerb() (string, bool, error) {
	if !t.viewer.IsOffice() {
		return "", false, nil
	}
	if digits := bare(t.plain); t.checking() && readOut.MatchString(digits) {
		reply, err := t.endCheck(digits)
		return reply, true, err
	}
	found := checks.FindStringSubmatch(t.plain)
	if found == nil {
		return "", false, nil
	}
	people, err := t.desk.Tx().PeopleNamed(found[2])
	if err != nil || len(people) == 0 {
		return wording.NobodyToCheck(found[2]), found[1] != "" || err != nil, err
	}
	if t.checking() && found[3] != "" {
		reply, err := t.endCheck(found[3])
		return reply, true, err
	}
	if len(people) == 1 {
		reply, err := t.beginCheck(people[0].ID)
		return reply, true, err
	}
	reply, err := t.whoseRequest(people, checkIdentity, "", true)
	return reply, true, err
}

// checkIdentity stands for 核对 in a question of whose it is.
const checkIdentity = "identity"

func (t *turn) checking() bool {
	return t.dialogue != nil && t.dialogue.Kind == liaison.AskIdentity
}

func (t *turn) beginCheck(personID string) (string, error) {
	person, question, err := t.desk.BeginIdentityCheck(t.viewer, personID)
	switch {
	case errors.Is(err, liaison.ErrConflict):
		return wording.CheckNeedsCode(person.Name), nil
	case errors.Is(err, liaison.ErrForbidden):
		return wording.NobodyToCheck(person.Name), nil
	case err != nil:
		return "", err
	}
	return t.ask(question, t.dialogueLasts())
}

func (t *turn) checkPrompt(question liaison.Question) (string, error) {
	person, err := t.desk.Tx().Person(question.ObjectID)
	return wording.WhatHeReads(person.Name), err
}

// endCheck takes the digits; with wrong ones the question stays open for a while.
func (t *turn) endCheck(digits string) (string, error) {
	question := *t.dialogue
	person, err := t.desk.EndIdentityCheck(t.viewer, question, digits)
	switch {
	case errors.Is(err, liaison.ErrInvalid):
		return wording.WrongDigits(person.Name), nil
	case errors.Is(err, liaison.ErrConflict), errors.Is(err, liaison.ErrForbidden):
		t.conversation.Dialogue, t.dialogue = "", nil
		return wording.CheckStopped(person.Name), nil
	case err != nil:
		return "", err
	}
	t.conversation.Dialogue, t.dialogue = "", nil
	return wording.CheckDone(person.Name), nil
}
