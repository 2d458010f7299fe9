package handlers

import (
	"regexp"
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// Behind a verb of the office stands what it is said of, or nothing but 吧: 换班 王建国
// 周秀英, 我来吧. 换班的事办好了 are words.
var behindVerb = regexp.MustCompile(`^(?:$|(?:办|处理)?吧?$|[\s:,、]+[^\s:,、])`)

// confirmsSomebody is 核实 with the name running on: 核实李小花. 核实过了 are words.
var confirmsSomebody = regexp.MustCompile(`^核实[^\P{Han}过了完好清属一情后]\p{Han}{1,3}$`)

// answersMeeting and decidesLeave begin words that are an answer to a meeting, or to
// somebody who asks for leave, and to nothing else.
var (
	answersMeeting = regexp.MustCompile(`^我?(?:要|想|能|不)?(?:请个?假|参加|待定)`)
	// 请假 腰疼; 请假条开好了 are words.
	asksLeave    = regexp.MustCompile(`^我?(?:要|想)?(?:请个?假|待定)[\s:,、]`)
	decidesLeave = regexp.MustCompile(`^(?:不?同意|不?准假?|不?批准?)[\s:,、]`)
)

// lacking tells what a message lacks that begins with a verb of his own or with the
// answer to a question, and that no row above could take: it is relayed to nobody
// before he has been asked. Empty for all other words.
func (t *turn) lacking() (string, error) {
	if !t.isText() {
		return "", nil
	}
	if t.viewer.IsOffice() {
		if verb := officeVerbIn(t.plain); verb != "" {
			return wording.VerbLacks(verb), nil
		}
	}
	switch {
	case answersMeeting.MatchString(t.plain) && reads(t.said.Text, liaison.AskInvitation):
		mine, err := t.desk.MyMeetings(t.viewer)
		return wording.MeetingLacks(mine), err
	case decidesLeave.MatchString(t.plain) && reads(t.said.Text, liaison.AskLeave) && (t.viewer.IsOffice() || t.viewer.Visits()):
		return wording.LeaveLacks(), nil
	}
	return "", nil
}

// noMeetingOfHis answers 请假 or 待定 with words behind it from who is invited to nothing,
// or to what is over: there is nothing to ask, and the words are for no matter of his.
func (t *turn) noMeetingOfHis() (string, bool, error) {
	if !t.isText() || !asksLeave.MatchString(t.plain) || !reads(t.said.Text, liaison.AskInvitation) {
		return "", false, nil
	}
	mine, err := t.desk.MyMeetings(t.viewer)
	if err != nil || len(mine) > 0 {
		return "", false, err
	}
	over, err := t.desk.MeetingBegun(t.viewer)
	return wording.NoMeetingOfYours(t.said.Text, over, t.office()), true, err
}

// reads tells whether words read like an answer to a kind of question.
func reads(text string, kind liaison.QuestionKind) bool {
	_, ok := readAnswer(text, liaison.Question{Options: liaison.PushedOptions(kind)})
	return ok
}

// officeVerbIn is the verb of the office that words begin with, empty if with none.
func officeVerbIn(plain string) string {
	if confirmsSomebody.MatchString(plain) {
		return "核实"
	}
	found := ""
	for _, verb := range wording.OfficeVerbs() {
		if rest, begins := strings.CutPrefix(plain, verb); begins && len(verb) > len(found) && behindVerb.MatchString(rest) {
			found = verb
		}
	}
	return found
}
