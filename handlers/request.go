package handlers

import (
	"errors"
	"regexp"
	"strconv"
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// of the office: 更正已办 李大山, 导出不办 李大山 请带身份证来.
var ends = regexp.MustCompile(`^(更正|导出)(已办好?了?|办好了?|不办|办不了)[\s:：]*([\p{Han}·•]{2,15})(?:[\s,，:：]+(.*))?$`)

// requestVerb takes the words by which the office ends what somebody has asked
// about himself.
func (t *turn) requestVerb() (string, bool, error) {
	if !t.viewer.IsOffice() {
		return "", false, nil
	}
	found := ends.FindStringSubmatch(t.plain)
	if found == nil {
		return "", false, nil
	}
	kind := liaison.TaskCorrect
	if found[1] == liaison.RequestName(liaison.TaskExport) {
		kind = liaison.TaskExport
	}
	done := !strings.Contains(found[2], "不")
	name, words := found[3], found[4]
	if !done && words == "" {
		reply, err := t.askRest(found[1]+"不办 "+name, "", wording.WhyNot(name, found[1]))
		return reply, true, err
	}
	people, err := t.desk.Requesting(t.viewer, kind, name)
	if err != nil || len(people) == 0 {
		return wording.NoRequest(name, found[1]), true, err
	}
	if len(people) == 1 {
		reply, err := t.endRequest(people[0], kind, words, done)
		return reply, true, err
	}
	reply, err := t.whoseRequest(people, kind, words, done)
	return reply, true, err
}

// whoseRequest asks which of several with one name is meant; the words wait.
func (t *turn) whoseRequest(people []liaison.Person, kind, words string, done bool) (string, error) {
	question := liaison.Question{Kind: liaison.AskWhose, ObjectID: kind, Words: []liaison.Said{{Kind: liaison.SaidText, Text: words}}}
	if done {
		question.ObjectVersion = 1
	}
	for i, person := range people {
		question.Options = append(question.Options, liaison.Option{Digit: strconv.Itoa(i + 1), Object: person.ID,
			Label: wording.OneOf(person.Name, person.Organization, phoneTail(person.Phone))})
	}
	question.Options = append(question.Options, liaison.Option{Digit: "0", Words: []string{"先不办", "算了"}})
	return t.ask(question, t.dialogueLasts())
}

func (t *turn) whoseAnswered(question liaison.Question, option liaison.Option) (string, error) {
	if option.Object == "" {
		return wording.NotNow(), nil
	}
	if question.ObjectID == checkIdentity {
		return t.beginCheck(option.Object)
	}
	person, err := t.desk.Tx().Person(option.Object)
	if err != nil {
		return "", err
	}
	return t.endRequest(person, question.ObjectID, question.Words[0].Text, question.ObjectVersion == 1)
}

func (t *turn) endRequest(person liaison.Person, kind, words string, done bool) (string, error) {
	what := liaison.RequestName(kind)
	err := t.desk.EndRequest(t.viewer, person, kind, words, done)
	switch {
	case errors.Is(err, liaison.ErrNotFound):
		return wording.NoRequest(person.Name, what), nil
	case err != nil:
		return "", err
	case done:
		return wording.RequestEnded(person.Name, what), nil
	}
	return wording.RequestRefused(person.Name, what), nil
}
