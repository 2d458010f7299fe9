package handlers

import (
	"errors"
	"regexp"
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// of the office: 482913 满意（电话）, 482913 不满意 电话里说还漏, 482913 可以（电话）.
var (
	phonedAbout = regexp.MustCompile(`^(?:电话)?[\s:：]*(?:编号)?([2-9]\d{5})(?:\D|$)`)
	marked      = regexp.MustCompile(`[（(]电话(?:里说|里|说|答|回)?[)）]`)
	byTelephone = regexp.MustCompile(`[（(]?电话(?:里说|里|说|答|回)?[)）]?`)
)

// saidOnThePhone takes what the author of a matter has told a clerk who phoned him:
// how he found the answer, or whether his name may be told.
func (t *turn) saidOnThePhone() (string, bool, error) {
	found := phonedAbout.FindStringSubmatch(t.plain)
	if found == nil {
		return "", false, nil
	}
	rest := afterNumber(t.said.Text, found[1])
	words := withoutTelephone(rest)
	if said, ok := readAnswer(words, liaison.Question{Options: liaison.PushedOptions(liaison.AskRating)}); ok {
		reply, taken, err := t.ratedByPhone(found[1], said)
		if taken || err != nil || words == rest {
			return reply, taken, err
		}
		return t.notRatedYet(found[1])
	}
	said, ok := readAnswer(words, liaison.Question{Options: liaison.PushedOptions(liaison.AskReveal)})
	switch {
	case !ok && marked.MatchString(rest): // what he said is never told him as an answer
		return wording.NotRelayedByPhone(found[1]), true, nil
	case !ok || words == rest: // without 电话 it may be an answer to the author
		return "", false, nil
	}
	return t.revealedByPhone(found[1], said.option.Digit == liaison.RevealYes)
}

// withoutTelephone takes the mark of something said on the telephone off it.
func withoutTelephone(words string) string {
	return strings.TrimSpace(byTelephone.ReplaceAllString(words, " "))
}

func (t *turn) ratedByPhone(number string, said answer) (string, bool, error) {
	done, err := t.desk.RateByPhone(t.viewer, number, liaison.Rating(said.option.Object), said.reason)
	switch {
	case errors.Is(err, liaison.ErrNotFound): // the rows below know what it is
		return "", false, nil
	case errors.Is(err, liaison.ErrConflict):
		return wording.PhoneFirst(number), true, nil
	case err != nil:
		return "", true, err
	case done.Withheld != "":
		return wording.Lines(wording.RedoByPhone(number, done.RedoneBy), wording.ReasonHeldByPhone(done.Withheld)), true, nil
	case done.RedoneBy != "":
		return wording.RedoByPhone(number, done.RedoneBy), true, nil
	}
	return wording.RatedByPhone(number, said.option.Words[0]), true, nil
}

// notRatedYet answers a rating from the telephone that can't be one: it is never
// relayed to him who gave it.
func (t *turn) notRatedYet(number string) (string, bool, error) {
	matter, ok, _, err := t.desk.Numbered(t.viewer, number)
	switch {
	case err != nil:
		return "", true, err
	case !ok:
		return wording.NotYoursNotSent(number), true, nil
	case matter.Open() && matter.State != liaison.StateReplied:
		return wording.NotRatedYet(number), true, nil
	case matter.Open():
		return wording.OnlyHimself(number), true, nil
	}
	if matter.Rating == liaison.Unrated {
		return wording.TooLateToRateByPhone(number), true, nil
	}
	row, err := t.desk.Row(t.viewer, matter)
	return wording.AlreadyEnded(number, row.State), true, err
}

func (t *turn) revealedByPhone(number string, yes bool) (string, bool, error) {
	handed, err := t.desk.RevealByPhone(t.viewer, number, yes)
	switch {
	case errors.Is(err, liaison.ErrNotFound), errors.Is(err, liaison.ErrConflict):
		return wording.NothingAskedByPhone(number), true, nil
	case err != nil:
		return "", true, err
	case handed.Told || handed.To != "" && !yes:
		return wording.UnitToldByPhone(number, handed.To, yes), true, nil
	case handed.To == "":
		return wording.NotToKnow(number), true, nil
	}
	hold := t.hold(liaison.Matter{})
	return wording.HandedTo(number, handed.To, hold, t.laterText(handed.Later)), true, nil
}
