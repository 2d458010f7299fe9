package handlers

import (
	"strings"
	"time"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// consentLasts is how long the two steps of consent wait for their digit.
const consentLasts = 24 * time.Hour

// askScraps asks what to do with words said before binding, if there are any.
func (t *turn) askScraps() (string, error) {
	said, err := t.desk.Scraps(t.arrival.OpenID)
	if err != nil || len(said) == 0 {
		return "", err
	}
	return t.ask(liaison.Question{Kind: liaison.AskScraps, Options: yesNo("交", "不要")}, consentLasts)
}

// scrapsAnswered opens a draft from them, or drops them.
func (t *turn) scrapsAnswered(option liaison.Option) (string, error) {
	said, err := t.desk.Scraps(t.arrival.OpenID)
	if err != nil {
		return "", err
	}
	if err := t.desk.DropScraps(t.arrival.OpenID); err != nil {
		return "", err
	}
	switch {
	case option.Digit == "0":
		return wording.ScrapsDropped(), nil
	case len(said) == 0:
		return wording.ScrapsTooOld(), nil
	}
	return t.openDraft(said)
}

// yesNo are the options of a question that is answered 1 or 0.
func yesNo(yes, no string) []liaison.Option {
	return []liaison.Option{
		{Digit: "1", Words: []string{yes, "好", "好的", "是", "是的", "对", "可以", "行"}, Label: yes},
		{Digit: "0", Words: []string{no, "不", "不用", "不是", "算了"}, Label: no},
	}
}

// roleNames lists the roles a code has opened, in the words of the field.
func roleNames(p liaison.Person) string {
	var names []string
	for _, held := range p.Roles {
		if held.Active && !held.Role.IsMember() {
			names = append(names, held.Role.Chinese())
		}
	}
	return strings.Join(names, "、")
}
