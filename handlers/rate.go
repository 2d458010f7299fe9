package handlers

import (
	"errors"
	"regexp"
	"strconv"
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// rating is a judgement as it was said.
type rating struct {
	option liaison.Option
	reason string // in the person's own words
	byCode bool   // 11 instead of 满意
}

var (
	ratingWord = regexp.MustCompile(`^(?:很|非常|挺)?(不满意|基本满意|满意)(.*)$`)
	ratingCode = regexp.MustCompile(`^(1[123])(?:$|\s+(.*)$)`)
)

// ratingSaid reads a rating: 满意, 基本满意, 不满意 原因 (also unspaced), or a
// code. 满意度调查 is none.
func ratingSaid(text string) (rating, bool) {
	said := withoutCourtesy(plain(text))
	if found := ratingCode.FindStringSubmatch(said); found != nil {
		return rating{option: ratingOption(found[1]), reason: found[2], byCode: true}, true
	}
	found := ratingWord.FindStringSubmatch(said)
	if found == nil {
		return rating{}, false
	}
	rest := strings.TrimLeft(found[2], " ,.。:!")
	switch {
	case isCourtesy(rest):
		return rating{option: ratingOption(found[1])}, true
	case rest == found[2] && found[1] != "不满意":
		return rating{}, false
	}
	return rating{option: ratingOption(found[1]), reason: reasonIn(text)}, true
}

func ratingOption(text string) liaison.Option {
	option, _ := liaison.Question{Options: liaison.RatingOptions()}.Option(text)
	return option
}

// reasonIn is what was said behind the word, which ends in 意.
func reasonIn(text string) string {
	before, reason, _ := strings.Cut(text, "意")
	return withoutClosing(before, strings.Trim(reason, " \t\n　,，.。:：、!！"))
}

// rate takes a rating of one matter and echoes it.
func (t *turn) rate(matterID string, said rating) (string, error) {
	matter, err := t.desk.Tx().Matter(matterID)
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

// rateHow lists the answers that wait for a rating.
func (t *turn) rateHow(waiting []liaison.Question) (string, error) {
	var choices []wording.Choice
	for _, question := range waiting {
		matter, err := t.desk.Tx().Matter(question.ObjectID)
		if err != nil {
			return "", err
		}
		choices = append(choices, wording.Choice{Digit: matter.Number, Text: matter.Gist})
	}
	return wording.RateHow(choices), nil
}

// askRateWhich lists the answers that a rating could mean; the rating waits.
func (t *turn) askRateWhich(fits []liaison.Question) (string, error) {
	question := liaison.Question{Kind: liaison.AskRateWhich, Words: t.pieces()}
	for i, one := range fits {
		matter, err := t.desk.Tx().Matter(one.ObjectID)
		if err != nil {
			return "", err
		}
		question.Options = append(question.Options, liaison.Option{Digit: strconv.Itoa(i + 1), Object: matter.ID,
			Label: matter.Number + "（" + matter.Gist + "）"})
	}
	return t.ask(question, t.dialogueLasts())
}

func (t *turn) rateWhich(question liaison.Question, option liaison.Option) (string, error) {
	said, ok := ratingSaid(question.Words[0].Text)
	if !ok {
		return wording.NothingToRate(), nil
	}
	return t.rate(option.Object, said)
}
