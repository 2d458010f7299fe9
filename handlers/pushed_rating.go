package handlers

import (
	"errors"
	"regexp"
	"slices"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// rated takes a rating and echoes it.
func (t *turn) rated(asked liaison.Asked, said answer) (string, error) {
	matter, err := t.desk.Tx().Matter(asked.ObjectID)
	if err != nil {
		return "", err
	}
	reply, err := t.rate(matter, said)
	if errors.Is(err, liaison.ErrConflict) || errors.Is(err, liaison.ErrForbidden) {
		return t.nothingToRate()
	}
	return reply, err
}

// nothingToRate says so, and how a rating of late can still be changed.
func (t *turn) nothingToRate() (string, error) {
	if open, again, err := t.desk.Reopened(t.viewer); err != nil || again {
		return wording.NothingToRateYet(open.Number), err
	}
	if closed, late, err := t.desk.UnratedOfLate(t.viewer); err != nil || late {
		return wording.TooLateToRate(closed.Number, false), err
	}
	matter, may, err := t.desk.MayRateAgain(t.viewer)
	if err != nil || !may {
		return t.notFinishedToRate()
	}
	var others []string
	for _, option := range liaison.PushedOptions(liaison.AskRating) {
		if option.Object != string(matter.Rating) {
			others = append(others, option.Words[0])
		}
	}
	return wording.RatedAlready(matter.Number, wording.RatingWord(string(matter.Rating)), others), nil
}

// notFinishedToRate is the same where the one matter of his own is not finished.
func (t *turn) notFinishedToRate() (string, error) {
	own, err := t.desk.OwnOpen(t.viewer)
	if err != nil || len(own) != 1 || own[0].State == liaison.StateReplied {
		return wording.NothingToRate(), err
	}
	return wording.NotFinishedToRate(own[0].Number), nil
}

// tooEarlyToRate says of words that begin like a rating of what is not finished that they
// are none; they go on as words. Words about what was closed without a rating are no new
// matter, and none of another's.
func (t *turn) tooEarlyToRate() (string, bool, error) {
	closed, late, err := t.desk.UnratedOfLate(t.viewer)
	if err != nil || late && !t.drafting {
		return wording.TooLateToRate(closed.Number, true), true, err
	}
	own, err := t.desk.OwnOpen(t.viewer)
	if len(own) > 0 {
		t.before = append(t.before, wording.NoRatingYet())
	}
	return "", err != nil, err
}

// addedOrRated takes words behind the number of an own matter: what reads like a rating of
// one that is not finished is none.
func (t *turn) addedOrRated(matter liaison.Matter, rest string) (string, error) {
	reply, err := t.add(matter, t.words(rest))
	if _, ok := readAnswer(rest, liaison.Question{Options: liaison.PushedOptions(liaison.AskRating)}); ok && matter.State != liaison.StateReplied {
		reply = wording.Lines(wording.AddedNotRated(matter.Number), reply)
	}
	return reply, err
}

// vague are words for how an answer was that could mean more than one rating.
var vague = words("一般 一般般 一般吧 还行 还行吧 还可以 马马虎虎")

// ratedVaguely asks for one of the words there are. To who was asked back they are
// his answer.
func (t *turn) ratedVaguely(open []liaison.Asked) (string, bool, error) {
	if slices.ContainsFunc(open, func(asked liaison.Asked) bool { return asked.Kind == liaison.AskRating }) {
		return wording.RateInWords(), true, nil
	}
	if back, err := t.desk.AskedBack(t.viewer); err != nil || len(back) > 0 {
		return "", err != nil, err
	}
	reply, err := t.nothingToRate()
	return reply, true, err
}

// 不对，不满意; 改成不满意; 说错了，是不满意
var ratesAnew = regexp.MustCompile(`^(?:(?:不对|不是|错了|我?(?:刚才)?(?:说|打|按|回|评|点|选|发|写)错了?)+我?(?:要|想)?(?:改成|改为|应该是|是)?|` +
	`我?(?:刚才的|评价|把)*(?:要|想|该)?(?:改成|改为|改评|应该是))(?:很|非常|基本|比较)?不?(?:太|怎么|很)?满意(?:了|的|吧)*$`)

// ratedAnew answers words without a number by which somebody thinks better of a rating:
// nothing is rated by them, for they name no matter. Where another one waits for its
// rating they may be meant for it, so it is listed.
func (t *turn) ratedAnew() (string, bool, error) {
	asked, err := t.desk.AskedOf(t.viewer)
	if err != nil {
		return "", true, err
	}
	if slices.ContainsFunc(asked.Open, func(one liaison.Asked) bool { return one.Kind == liaison.AskRating }) {
		return t.waitingForYou(asked.Open), true, nil
	}
	reply, err := t.nothingToRate()
	return reply, true, err
}

// ratedAgain is another rating behind the number of a matter that has one: the
// author thinks better of it. Words that can't be that are left to others.
func (t *turn) ratedAgain(matter liaison.Matter, rest string) (string, bool, error) {
	said, ok := readAnswer(rest, liaison.Question{Options: liaison.PushedOptions(liaison.AskRating)})
	if !ok || matter.Rating == "" || matter.State == liaison.StateReplied {
		return "", false, nil
	}
	reply, err := t.rate(matter, said)
	if errors.Is(err, liaison.ErrConflict) || errors.Is(err, liaison.ErrForbidden) {
		return "", false, nil
	}
	return reply, true, err
}

func (t *turn) rate(matter liaison.Matter, said answer) (string, error) {
	done, err := t.desk.Rate(t.viewer, matter, liaison.Rating(said.option.Object), said.reason)
	if err != nil {
		return "", err
	}
	back := ""
	if said.byDigit {
		back = wording.NotSo(done.Number, done.Rating == liaison.Dissatisfied)
	}
	switch {
	case done.Withheld != "":
		return t.reasonHeld(matter, done, said.reason)
	case done.ToOffice:
		return wording.Lines(wording.RedoToOffice(done.Number), back), nil
	case done.RedoneBy != "":
		return wording.Lines(wording.Redo(done.Number, done.RedoneBy), reasonRead(done), back), nil
	case done.Rating == liaison.Dissatisfied:
		return wording.RatedAndOver(done.Number, t.office()), nil
	}
	return wording.Lines(wording.Rated(done.Number, said.option.Words[0]), back), nil
}

// reasonHeld asks where the reason of a 不满意 is to go that may be about who would
// read it; the rating itself is taken.
func (t *turn) reasonHeld(matter liaison.Matter, done liaison.Rated, reason string) (string, error) {
	echo := wording.Redo(done.Number, done.RedoneBy)
	if done.ToOffice {
		echo = wording.RedoToOffice(done.Number)
	}
	ask, err := t.askReader(matter, done.Withheld, whyToHim, t.words(reason))
	return wording.Lines(echo, wording.ReasonHeld(), ask), err
}

func reasonRead(done liaison.Rated) string {
	if done.ReasonTo == "" {
		return ""
	}
	return wording.ReasonRead(done.ReasonTo)
}

// showFinal shows an answer that waits to be brought to who has rated it unread.
func (t *turn) showFinal(asked liaison.Asked, err error) (string, error) {
	if err != nil {
		return "", err
	}
	again, err := t.finalAnswer(asked)
	if err != nil {
		return "", err
	}
	return wording.ReadItFirst(again), t.desk.ShownAgain(asked)
}

// finalAnswer is the answer to be rated, once more.
func (t *turn) finalAnswer(asked liaison.Asked) (string, error) { return t.desk.FinalAnswer(asked) }
