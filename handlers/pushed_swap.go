package handlers

import (
	"errors"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// swapAnswered takes somebody's word on whether he swaps a day of the rota.
func (t *turn) swapAnswered(asked liaison.Asked, said answer) (string, error) {
	yes := said.option.Digit == liaison.SwapYes
	facts, err := t.desk.AnswerSwap(t.viewer, asked.ObjectID, yes, said.reason)
	switch {
	case errors.Is(err, liaison.ErrNotFound):
		return wording.NoSwapAsked(), nil
	case err != nil:
		return "", err
	case yes:
		return wording.SwapTaken(facts), nil
	}
	return wording.SwapNotTaken(facts), nil
}

// swapAsked is the question once more.
func (t *turn) swapAsked(asked liaison.Asked) (string, error) {
	text, err := t.desk.SwapText(asked.ObjectID)
	if errors.Is(err, liaison.ErrNotFound) {
		return wording.NoSwapAsked(), nil
	}
	return text, err
}
