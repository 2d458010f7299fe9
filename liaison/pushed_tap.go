package liaison

import (
	"errors"
	"fmt"
	"slices"
)

// TapLine is one line of a msgmenu: what a tap on it says, and the digits it
// brings back.
type TapLine struct {
	ID   string
	Text string
}

// tapDigits is the length of the digits by which a question's lines are known.
// The platform gives back digits only; an option's own digit follows them.
const tapDigits = 12

// tapLines gives a question the digits of its lines, once.
func (d *Desk) tapLines(question *Question) ([]TapLine, error) {
	if !d.terms.MsgMenu {
		return nil, nil
	}
	for question.TapID == "" {
		id := fmt.Sprint(1 + d.terms.Random(9))
		for len(id) < tapDigits {
			id += fmt.Sprint(d.terms.Random(10))
		}
		switch _, err := d.tx.QuestionByTap(id); {
		case errors.Is(err, ErrNotFound):
			question.TapID = id
		case err != nil:
			return nil, err
		}
	}
	var lines []TapLine
	for _, option := range question.Options {
		lines = append(lines, TapLine{ID: question.TapID + option.Digit, Text: option.Words[0]})
	}
	return lines, d.tx.SaveQuestion(*question)
}

// Tapped finds the question whose line a person has tapped, and the option it
// means. ErrNotFound: the line is none of his, or leads nowhere any more; then the
// tap is but the words on it.
func (d *Desk) Tapped(v Viewer, lineID string) (Asked, Option, error) {
	none := fmt.Errorf("liaison: no such line: %w", ErrNotFound)
	if len(lineID) != tapDigits+1 {
		return Asked{}, Option{}, none
	}
	question, err := d.tx.QuestionByTap(lineID[:tapDigits])
	if err != nil {
		return Asked{}, Option{}, err
	}
	i := slices.IndexFunc(question.Options, func(o Option) bool { return o.Digit == lineID[tapDigits:] })
	if question.PersonID != v.ID || i < 0 {
		return Asked{}, Option{}, none
	}
	list, err := d.AskedOf(v)
	if err != nil {
		return Asked{}, Option{}, err
	}
	all := slices.Concat(list.Open, list.Renewed, list.Answered)
	for _, same := range []func(Asked) bool{
		func(a Asked) bool { return a.ID == question.ID },
		func(a Asked) bool { // asked anew since
			return a.Kind == question.Kind && a.ObjectID == question.ObjectID && a.ID > question.ID
		},
	} {
		if at := slices.IndexFunc(all, same); at >= 0 {
			return all[at], question.Options[i], nil
		}
	}
	return Asked{}, Option{}, none
}
