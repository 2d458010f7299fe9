package handlers

import (
	"errors"
	"regexp"
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// leaveDecided takes an approver's word on a leave.
func (t *turn) leaveDecided(asked liaison.Asked, said answer) (string, error) {
	granted := said.option.Digit == liaison.LeaveYes
	_, err := t.desk.DecideLeave(t.viewer, asked.ObjectID, granted, said.reason)
	if errors.Is(err, liaison.ErrConflict) {
		return wording.LeaveOver(asked.About), nil
	}
	return wording.LeaveDecided(asked.About, granted), err
}

// leaveAsked is the question once more.
func (t *turn) leaveAsked(asked liaison.Asked) (string, error) {
	return t.desk.LeaveAskedAbout(asked)
}

var (
	// 不同意 要表决; of 同意 好的，下周去 a member may be meant.
	refusesLeave = regexp.MustCompile(`^(?:不同意|不准假?|不批准?)[\s:,、]`)
	// 不同意王建国 要表决.
	wordOnLeave = regexp.MustCompile(`^(?:不?同意|不?准假?|不?批准?)`)
)

// leaveHasResult answers a word on a leave, while none waits for one, from who has
// decided on one: it stands, and what he says is neither for a member nor for a list.
func (t *turn) leaveHasResult() (string, bool, error) {
	if !t.isText() || isCourtesy(t.plain) || !wordOnLeave.MatchString(t.plain) {
		return "", false, nil
	}
	said, _ := readAnswer(t.said.Text, liaison.Question{Options: liaison.PushedOptions(liaison.AskLeave)})
	alone := said.option.Digit != "" && said.reason == ""
	if !alone && t.drafting {
		return "", false, nil
	}
	leave, found, err := t.desk.LeaveDecided(t.viewer, t.said.Text)
	if err != nil || !found || !alone && !refusesLeave.MatchString(t.plain) && !strings.Contains(t.said.Text, leave.Who) {
		return "", false, err
	}
	words := t.said.Text
	if alone {
		words = ""
	}
	return wording.LeaveDecidedBefore(leave, words, t.viewer.IsOffice(), t.office()), true, nil
}
