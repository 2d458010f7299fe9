package handlers

import (
	"errors"

	"shuanglian/liaison"
)

// tapped takes a tap on a line below a question of his own. He who taps has seen
// it. A line that is another's or leads nowhere any more is but the words on it.
func (t *turn) tapped() (string, bool, error) {
	if t.tap == "" {
		return "", false, nil
	}
	asked, option, err := t.desk.Tapped(t.viewer, t.tap)
	if errors.Is(err, liaison.ErrNotFound) {
		return "", false, nil
	}
	if err != nil {
		return "", true, err
	}
	reply, err := t.answered(asked, answer{option: option, byDigit: true, older: asked.TapID+option.Digit != t.tap})
	return reply, true, err
}
