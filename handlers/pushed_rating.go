package handlers

import (
	"errors"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// rated takes a rating and echoes it.
func (t *turn) rated(asked liaison.Asked, said answer) (string, error) {
	matter, err := t.desk.Tx().Matter(asked.ObjectID)
	if err != nil {
		return "", err
	}
	done, err := t.desk.Rate(t.viewer, matter, liaison.Rating(said.option.Object), said.reason)
	switch {
	case errors.Is(err, liaison.ErrConflict) || errors.Is(err, liaison.ErrForbidden):
		return wording.NothingToRate(), nil
	case err != nil:
		return "", err
	case done.ToOffice:
		return wording.RedoToOffice(done.Number), nil
	case done.RedoneBy != "":
		return wording.Redo(done.Number, done.RedoneBy), nil
	case done.Rating == liaison.Dissatisfied:
		return wording.RatedAndOver(done.Number, t.office()), nil
	}
	return wording.Rated(done.Number, said.option.Words[0]), nil
}

// finalAnswer is the answer to be rated, once more.
func (t *turn) finalAnswer(asked liaison.Asked) (string, error) { return t.desk.FinalAnswer(asked) }
