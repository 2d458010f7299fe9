package handlers

import (
	"errors"
	"regexp"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// of a handling unit: 上门 482913 要看现场.
var visits = regexp.MustCompile(`^上门[\s:：]*(?:编号|来件)?[\s:：]*([2-9]\d{5})(?:\D|$)`)

// unitVerb asks, for who takes matters for a unit, whether he may know who one is of.
func (t *turn) unitVerb() (string, bool, error) {
	if !t.viewer.ActsAs(liaison.RoleHandler) {
		return "", false, nil
	}
	if bare(t.plain) == "上门" {
		return wording.VisitHow(), true, nil
	}
	found := visits.FindStringSubmatch(t.plain)
	if found == nil {
		return "", false, nil
	}
	return t.onSeen(found[1], t.askToVisit)
}

func (t *turn) askToVisit(matter liaison.Matter, rest string) (string, error) {
	err := t.desk.AskToVisit(t.viewer, matter, t.words(rest))
	switch {
	case errors.Is(err, liaison.ErrForbidden):
		return wording.NotYoursNotSent(matter.Number), nil
	case errors.Is(err, liaison.ErrInvalid):
		return wording.NoNameToAsk(matter.Number), nil
	case errors.Is(err, liaison.ErrConflict):
		return wording.KnownAlready(matter.Number), nil
	}
	return wording.AskedForYou(matter.Number), err
}
