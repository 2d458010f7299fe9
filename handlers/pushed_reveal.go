package handlers

import (
	"errors"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// revealed takes the author's word on whether his name may be told.
func (t *turn) revealed(asked liaison.Asked, said answer) (string, error) {
	matter, err := t.desk.Tx().Matter(asked.ObjectID)
	if err != nil {
		return "", err
	}
	yes := said.option.Digit == liaison.RevealYes
	handed, err := t.desk.Revealed(t.viewer, matter, asked.Question, yes)
	switch {
	case errors.Is(err, liaison.ErrConflict):
		return wording.NoNameAsked(matter.Number), nil
	case err != nil:
		return "", err
	case handed.Told:
		return wording.ToldTheUnit(matter.Number, handed.To), nil
	case !yes && handed.To != "":
		return wording.NotToldTheUnit(matter.Number), nil
	case !yes && matter.Level == liaison.Named:
		return wording.NotToldFurther(matter.Number), nil
	case !yes:
		return wording.NotToldYourName(matter.Number), nil
	case handed.To == "":
		return wording.NoNameAsked(matter.Number), nil
	}
	return wording.Lines(wording.ToldYourName(matter.Number, handed.To, handed.Due, t.desk.Now(), t.hold(matter)), t.laterText(handed.Later)), nil
}

// mayHeKnow is the question once more.
func (t *turn) mayHeKnow(asked liaison.Asked) (string, error) {
	matter, err := t.desk.Tx().Matter(asked.ObjectID)
	if err != nil {
		return "", err
	}
	text, err := t.desk.RevealText(matter)
	if errors.Is(err, liaison.ErrNotFound) {
		return wording.NoNameAsked(matter.Number), nil
	}
	return text, err
}
