package handlers

import (
	"errors"
	"strconv"
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// ratingSaid reads a rating: 满意, 基本满意, 不满意 原因 (also unspaced), or a code.
func ratingSaid(word string) (liaison.Option, bool) {
	for _, option := range liaison.RatingOptions() {
		if word == option.Digit || word == option.Words[0] || word == "很"+option.Words[0] || word == "非常"+option.Words[0] {
			return option, true
		}
	}
	return liaison.Option{}, false
}

// rate takes a rating of one matter and echoes it.
func (t *turn) rate(matterID string, option liaison.Option, reason string) (string, error) {
	matter, err := t.desk.Tx().Matter(matterID)
	if err != nil {
		return "", err
	}
	done, err := t.desk.Rate(t.viewer, matter, liaison.Rating(option.Object), reason)
	switch {
	case errors.Is(err, liaison.ErrConflict) || errors.Is(err, liaison.ErrForbidden):
		return wording.NothingToRate(), nil
	case err != nil:
		return "", err
	case done.ToOffice:
		return wording.RedoToOffice(done.Number), nil
	case done.RedoneBy != "":
		return wording.Redo(done.Number, done.RedoneBy), nil
	}
	return wording.Rated(done.Number, option.Words[0]), nil
}

// askRateWhich lists the answers that a rating could mean.
func (t *turn) askRateWhich(pushed []liaison.Question, rating liaison.Option, reason string) (string, error) {
	var options []liaison.Option
	var choices []wording.Choice
	for i, question := range pushed {
		matter, err := t.desk.Tx().Matter(question.ObjectID)
		if err != nil {
			return "", err
		}
		digit := strconv.Itoa(i + 1)
		options = append(options, liaison.Option{Digit: digit, Object: matter.ID})
		choices = append(choices, wording.Choice{Digit: digit, Text: matter.Number + "（" + matter.Gist + "）"})
	}
	said := t.words(strings.TrimSpace(rating.Words[0] + " " + reason))
	return t.ask(liaison.Question{Kind: liaison.AskRateWhich, Options: options, Words: said, Prompt: wording.PickOne(choices)},
		t.dialogueLasts())
}

func (t *turn) rateWhich(question liaison.Question, option liaison.Option) (string, error) {
	word, reason, _ := strings.Cut(question.Words[0].Text, " ")
	rating, ok := ratingSaid(word)
	if !ok {
		return wording.NothingToRate(), nil
	}
	return t.rate(option.Object, rating, reason)
}
