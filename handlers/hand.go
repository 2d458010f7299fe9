package handlers

import (
	"errors"
	"regexp"
	"strconv"
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// of the office: 转 482913 给 王建国 归他片区.
var hands = regexp.MustCompile(`^转[\s:：]*(?:编号|来件)?[\s:：]*([2-9]\d{5})[\s:：,，]*(?:交?[给給]|到)`)

// handVerb hands a matter of the office to somebody.
func (t *turn) handVerb() (string, bool, error) {
	found := hands.FindStringSubmatch(t.plain)
	if found == nil {
		return "", false, nil
	}
	if to, err := t.desk.HandedJustNow(t.viewer, found[1]); err != nil || to != "" {
		return wording.HandedAlready(found[1], to), true, err
	}
	return t.onSeen(found[1], t.handTo)
}

// handTo reads to whom and why. A name that stands apart from the reason is
// whatever was written; one that runs on is the longest the roster knows.
func (t *turn) handTo(matter liaison.Matter, rest string) (string, error) {
	words := strings.TrimLeft(strings.TrimLeft(rest, "交到给給"), behindNumber)
	if words == "" {
		return t.askRest("转 "+matter.Number+" 给", matter.ID, wording.HandHow(matter.Number))
	}
	name, reason := cutName(words)
	people, called, err := t.meant(name)
	if err == nil && len(people) == 0 {
		people, called, name, reason, err = t.runOn(words)
	}
	switch {
	case err != nil:
		return "", err
	case reason == "":
		return t.askRest("转 "+matter.Number+" 给 "+name, matter.ID, wording.HandWhy(matter.Number, name))
	case len(people) == 0:
		return wording.NotToHim(matter.Number, name), t.desk.NotToHim(t.viewer, matter)
	case len(people) == 1:
		return t.handToPerson(matter, people[0], called, reason)
	}
	return t.askHandTo(matter, people, called, reason)
}

// cutName splits a name from what follows it.
func cutName(words string) (name, rest string) {
	at := strings.IndexAny(words, behindNumber)
	if at < 0 {
		return words, ""
	}
	return words[:at], strings.TrimLeft(words[at:], behindNumber)
}

// meant finds those who could be handed something by a name, with or without what
// they are: 王建国代表.
func (t *turn) meant(name string) ([]liaison.Person, liaison.Role, error) {
	people, err := t.desk.WhoIsNamed(name)
	if err != nil || len(people) > 0 {
		return people, "", err
	}
	for title, role := range map[string]liaison.Role{"代表": liaison.RoleDelegate, "委员": liaison.RoleCommitteeMember, "同志": ""} {
		if bare, found := strings.CutSuffix(name, title); found && bare != "" {
			people, err = t.desk.WhoIsNamed(bare)
			return people, role, err
		}
	}
	people, err = t.desk.HandlersOf(name)
	return people, liaison.RoleHandler, err
}

// runOn finds the longest name of a unit or person that the words begin with.
func (t *turn) runOn(words string) (people []liaison.Person, called liaison.Role, name, reason string, err error) {
	units, err := t.desk.Units()
	if err != nil {
		return nil, "", "", "", err
	}
	for _, unit := range units {
		if after, found := strings.CutPrefix(words, unit); found {
			people, err = t.desk.HandlersOf(unit)
			return people, liaison.RoleHandler, unit, strings.TrimLeft(after, behindNumber), err
		}
	}
	runes := []rune(words)
	for length := min(longestName, len(runes)); length >= shortestName; length-- {
		name = string(runes[:length])
		people, err = t.desk.WhoIsNamed(name)
		if err != nil || len(people) > 0 {
			reason = strings.TrimLeft(string(runes[length:]), behindNumber)
			for title, role := range map[string]liaison.Role{"代表": liaison.RoleDelegate, "委员": liaison.RoleCommitteeMember} {
				if after, found := strings.CutPrefix(reason, title); found {
					called, reason = role, strings.TrimLeft(after, behindNumber)
				}
			}
			return people, called, name, reason, err
		}
	}
	name, reason = cutName(words)
	return nil, "", name, reason, nil
}

const (
	longestName  = 6
	shortestName = 2
)

// asUnit marks a choice of somebody who was named by his unit.
const asUnit = "unit:"

func (t *turn) askHandTo(matter liaison.Matter, people []liaison.Person, called liaison.Role, reason string) (string, error) {
	question := liaison.Question{Kind: liaison.AskHandTo, ObjectID: matter.ID, Words: t.words(reason)}
	for i, person := range people {
		option := liaison.Option{Digit: strconv.Itoa(i + 1), Object: person.ID, Label: placed(person)}
		if called == liaison.RoleHandler {
			option.Object, option.Label = asUnit+person.ID, person.Organization+"（"+person.Name+"）"
		}
		question.Options = append(question.Options, option)
	}
	question.Options = append(question.Options, liaison.Option{Digit: "0", Words: []string{"不转", "算了"}})
	return t.ask(question, t.dialogueLasts())
}

// placed is a person as he is told from others of his name.
func placed(p liaison.Person) string {
	if p.Organization == "" {
		return p.Name
	}
	return p.Name + "（" + p.Organization + p.Title + "）"
}

func (t *turn) handPrompt(question liaison.Question) (string, error) {
	matter, err := t.desk.Tx().Matter(question.ObjectID)
	if err != nil {
		return "", err
	}
	if !liaison.CanSee(t.viewer, matter) {
		return t.lost(matter)
	}
	var choices []wording.Choice
	for _, option := range question.Options {
		if option.Object != "" {
			choices = append(choices, wording.Choice{Digit: option.Digit, Text: option.Label})
		}
	}
	return wording.HandToWhich(matter.Number, choices), nil
}

func (t *turn) handToAnswered(question liaison.Question, option liaison.Option) (string, error) {
	matter, err := t.desk.Tx().Matter(question.ObjectID)
	if err != nil {
		return "", err
	}
	if !liaison.CanSee(t.viewer, matter) {
		return t.lost(matter)
	}
	if option.Object == "" {
		return wording.NotHanded(matter.Number), nil
	}
	id, unit := strings.CutPrefix(option.Object, asUnit)
	called := liaison.Role("")
	if unit {
		called = liaison.RoleHandler
	}
	person, err := t.desk.Tx().Person(id)
	if err != nil {
		return "", err
	}
	return t.handToPerson(matter, person, called, question.Words[0].Text)
}

func (t *turn) handToPerson(matter liaison.Matter, person liaison.Person, called liaison.Role, reason string) (string, error) {
	if person.ID == t.viewer.ID {
		reply, err := t.claim(matter, "")
		return wording.Lines(reply, wording.ReasonToHimself(reason)), err
	}
	handed, err := t.desk.HandTo(t.viewer, matter, person, called, t.words(reason)[0])
	away := ""
	if !handed.Away.IsZero() {
		away = wording.HeIsAway(handed.To, handed.Away, matter.Number)
	}
	him := ""
	if handed.MayBeHim {
		him = wording.MayBeHim(handed.To)
	}
	switch {
	case errors.Is(err, liaison.ErrForbidden), errors.Is(err, liaison.ErrConflict):
		return t.notForTheOffice(matter)
	case errors.Is(err, liaison.ErrInvalid) && matter.Level != liaison.Anonymous:
		return t.askRest("改写 "+matter.Number, matter.ID, wording.RewordForUnit(matter.Number))
	case errors.Is(err, liaison.ErrInvalid):
		return t.askRest("改写 "+matter.Number, matter.ID, wording.RewordFirst(matter.Number))
	case errors.Is(err, liaison.ErrNotFound):
		return wording.NotToHim(matter.Number, person.Name), nil
	case errors.Is(err, liaison.ErrUnavailable):
		return wording.NotReachable(matter.Number, person.Name), nil
	case err != nil:
		return "", err
	case handed.ByPhone && matter.Level == liaison.Named && handed.MayBeHim:
		return wording.Lines(wording.AskAboutByPhone(matter.Number, handed.To, handed.Unseen), away), nil
	case handed.ByPhone:
		return wording.Lines(wording.AskHimByPhone(matter.Number, handed.To, handed.Unseen), him, away), nil
	case handed.Asked && matter.Level == liaison.Named && handed.MayBeHim:
		return wording.Lines(wording.AuthorAskedAbout(matter.Number, handed.To, t.hold(matter)), away), nil
	case handed.Asked:
		return wording.Lines(wording.AuthorAskedFirst(matter.Number, handed.To, t.hold(matter)), him, away), nil
	case handed.Inside:
		return wording.HandedInside(matter.Number, handed.To), nil
	}
	return wording.Lines(wording.HandedTo(matter.Number, handed.To, t.hold(matter), t.laterText(handed.Later)), away), nil
}
