package handlers

import (
	"errors"
	"regexp"
	"strconv"
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// of the office: 核实, 核实 李小花, 核实 李小花 东岸村, 核实不了 李小花.
var (
	confirms = regexp.MustCompile(`^(?:已核实|核实)(?:好了?)?([\s:：]*)([\p{Han}·•]{2,15})(?:[\s,，:：]+([\p{Han}\d]{2,20}))?$`)
	refuses  = regexp.MustCompile(`^(?:核实不了|没核实|不能核实)([\s:：]*)([\p{Han}·•]{2,15})$`)
)

// confirmVerb takes the words by which the office confirms somebody who is not on
// the roster. A name that nobody has who waits for it is refused only when the
// words can be nothing else.
func (t *turn) confirmVerb() (string, bool, error) {
	if !t.viewer.IsOffice() {
		return "", false, nil
	}
	if said := bare(t.plain); said == "核实" || said == "待核实" {
		reply, err := t.listUnverified()
		return reply, true, err
	}
	if found := refuses.FindStringSubmatch(t.plain); found != nil {
		return t.onUnverified(found[2], found[1] != "", t.notConfirmed)
	}
	found := confirms.FindStringSubmatch(t.plain)
	if found == nil {
		return "", false, nil
	}
	return t.onUnverified(found[2], found[1] != "", func(name string, people []liaison.Person) (string, error) {
		return t.confirm(name, found[3], people)
	})
}

// onUnverified finds those of a name that wait to be confirmed.
func (t *turn) onUnverified(name string, sure bool, act func(string, []liaison.Person) (string, error)) (string, bool, error) {
	people, err := t.desk.AwaitingConfirmation(t.viewer, name)
	if err != nil || len(people) == 0 {
		return wording.NobodyToConfirm(name), sure || err != nil, err
	}
	reply, err := act(name, people)
	return reply, true, err
}

func (t *turn) listUnverified() (string, error) {
	people, err := t.desk.AwaitingConfirmation(t.viewer, "")
	if err != nil {
		return "", err
	}
	var lines []string
	for _, person := range people {
		line, err := t.desk.DescribeUnverified(person)
		if err != nil {
			return "", err
		}
		lines = append(lines, line)
	}
	return wording.AwaitConfirmation(lines), nil
}

// confirm does it at once when only one person can be meant; else it asks: who of
// several, or is he somebody of the roster?
func (t *turn) confirm(name, place string, people []liaison.Person) (string, error) {
	known, err := t.desk.Tx().PeopleNamed(name)
	if err != nil {
		return "", err
	}
	if len(people) == 1 && len(known) == 0 {
		return t.confirmNew(people[0].ID, place)
	}
	question := liaison.Question{Kind: liaison.AskConfirm, ObjectID: name, Words: []liaison.Said{{Kind: liaison.SaidText, Text: place}}}
	offer := func(object, label string) {
		digit := strconv.Itoa(len(question.Options) + 1)
		question.Options = append(question.Options, liaison.Option{Digit: digit, Object: object, Label: label})
	}
	for _, person := range people {
		who, err := t.desk.DescribeUnverified(person)
		if err != nil {
			return "", err
		}
		offer(person.ID, wording.AsNewOne(who))
		for _, one := range known {
			if len(question.Options) < mostChoices {
				offer(person.ID+"="+one.ID, wording.AsKnownOne(one.Name, one.Organization, phoneTail(one.Phone)))
			}
		}
	}
	question.Options = append(question.Options, liaison.Option{Digit: "0", Words: []string{"先不办", "算了"}})
	return t.ask(question, t.dialogueLasts())
}

// peoplePrompt is the sentence of a list of people.
func peoplePrompt(question liaison.Question) (string, bool) {
	switch question.Kind {
	case liaison.AskConfirm:
		return wording.WhoIsHe(question.ObjectID, labels(question)), true
	case liaison.AskWhose:
		return wording.WhoseRequest(liaison.RequestName(question.ObjectID), labels(question)), true
	default:
		return "", false
	}
}

// labels are the lines of a list as they were shown.
func labels(question liaison.Question) []wording.Choice {
	var choices []wording.Choice
	for _, option := range question.Options {
		if option.Label != "" {
			choices = append(choices, wording.Choice{Digit: option.Digit, Text: option.Label})
		}
	}
	return choices
}

// phoneTail names a phone to the office without spelling it out.
func phoneTail(phone string) string {
	if len(phone) < 4 {
		return ""
	}
	return wording.PhoneTail(phone[len(phone)-4:])
}

func (t *turn) confirmAnswered(question liaison.Question, option liaison.Option) (string, error) {
	if option.Object == "" {
		return wording.NotNow(), nil
	}
	personID, rosterID, same := strings.Cut(option.Object, "=")
	if !same {
		return t.confirmNew(personID, question.Words[0].Text)
	}
	person, delegate, err := t.desk.ConfirmAs(t.viewer, personID, rosterID)
	switch {
	case errors.Is(err, liaison.ErrConflict), errors.Is(err, liaison.ErrForbidden):
		return wording.KnownIsBound(question.ObjectID), nil
	case err != nil:
		return "", err
	}
	return wording.Confirmed(person.Name, delegate.Name), nil
}

func (t *turn) confirmNew(personID, place string) (string, error) {
	person, delegate, err := t.desk.Confirm(t.viewer, personID, place)
	switch {
	case errors.Is(err, liaison.ErrConflict), errors.Is(err, liaison.ErrForbidden):
		return wording.AwaitConfirmation(nil), nil
	case err != nil:
		return "", err
	}
	return wording.Confirmed(person.Name, delegate.Name), nil
}

// notConfirmed is for all of that name: he who can be told apart is confirmed first.
func (t *turn) notConfirmed(name string, people []liaison.Person) (string, error) {
	for _, person := range people {
		if _, err := t.desk.NotConfirmed(t.viewer, person.ID); err != nil && !errors.Is(err, liaison.ErrForbidden) {
			return "", err
		}
	}
	return wording.NotConfirmed(name), nil
}
