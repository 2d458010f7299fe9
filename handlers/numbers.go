package handlers

import (
	"errors"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// ownNumber is a message that starts with a number the person may act on now:
// alone it shows the matter, with words it answers or adds.
func (t *turn) ownNumber() (string, bool, error) {
	said, ok := number(t.said.Text)
	if !ok || !t.isText() {
		return "", false, nil
	}
	if said.rest != "" {
		if reply, taken, err := t.pushedOn(said); taken || err != nil {
			return reply, taken, err
		}
		if reply, taken, err := t.decides(said); taken || err != nil {
			return reply, taken, err
		}
	}
	matter, found, _, err := t.desk.Numbered(t.viewer, said.digits)
	if err != nil {
		return "", false, err
	}
	if !found {
		if said.rest == "" {
			if reply, taken, err := t.appliedFor(said.digits); taken || err != nil {
				return reply, taken, err
			}
		}
		return t.onMeeting(said)
	}
	if reply, taken, err := t.verbBehind(matter, said); taken || err != nil {
		return reply, taken, err
	}
	reply, err := t.onMatter(matter, said.rest)
	return reply, true, err
}

func (t *turn) onMatter(matter liaison.Matter, rest string) (string, error) {
	if rest == "" {
		return t.look(matter)
	}
	if option, ok := t.optionOn(matter, rest); ok {
		return t.take(option)
	}
	author := matter.AuthorID == t.viewer.ID
	if author {
		if reply, taken, err := t.ratedAgain(matter, rest); taken || err != nil {
			return reply, err
		}
	}
	if !matter.Open() {
		row, err := t.desk.Row(t.viewer, matter)
		return wording.AlreadyEnded(matter.Number, row.State), err
	}
	if isFinished(rest) && !author {
		return t.finish(matter)
	}
	if !author {
		if reply, taken, err := t.restOn(matter, rest); taken || err != nil {
			return reply, err
		}
		if reply, taken, err := t.extendsOrAnswers(matter, rest); taken || err != nil {
			return reply, err
		}
	}
	if _, ok := digits(plain(rest)); ok { // never relayed as the answer "1"
		return wording.DigitForWhat(matter.Number), nil
	}
	if author {
		return t.addedOrRated(matter, rest)
	}
	if _, ok := readAnswer(withoutTelephone(rest), liaison.Question{Options: liaison.PushedOptions(liaison.AskRating)}); ok && matter.State == liaison.StateReplied {
		return wording.OnlyHimself(matter.Number), nil
	}
	return t.answer(matter, t.words(rest))
}

// optionOn finds the option of the open dialogue that words behind a matter's
// number mean, if the dialogue is about that matter.
func (t *turn) optionOn(matter liaison.Matter, rest string) (liaison.Option, bool) {
	if t.dialogue == nil || t.dialogue.ObjectID != matter.ID {
		return liaison.Option{}, false
	}
	if digit, ok := digits(plain(rest)); ok {
		return t.dialogue.Option(digit)
	}
	return t.dialogue.Option(bare(withoutCourtesy(plain(rest))))
}

// foreignNumber is a number that is another's, unknown, or no longer his: the
// words are kept until he says where they belong. Behind mere courtesy it means a
// matter only to who has some to answer.
func (t *turn) foreignNumber() (string, bool, error) {
	said, ok := number(t.said.Text)
	if !ok || !said.separated || !t.isText() {
		return "", false, nil
	}
	held, err := t.desk.InHand(t.viewer)
	if err != nil {
		return "", true, err
	}
	_, _, former, err := t.desk.Numbered(t.viewer, said.digits)
	switch {
	case err != nil:
		return "", true, err
	case former:
		return wording.NoLongerYours(), true, nil
	case said.polite && len(held) == 0:
		return "", false, nil
	case said.rest == "":
		return wording.NotYoursToSee(said.digits), true, nil
	}
	own, err := t.ownOpen()
	if err != nil {
		return "", true, err
	}
	reply, err := t.askWhich(which{held: held, own: own, said: t.words(said.rest), wrong: said.digits})
	return reply, true, err
}

// answer relays words of a holder; what somebody else has in hand asks first.
func (t *turn) answer(matter liaison.Matter, said []liaison.Said) (string, error) {
	other, err := t.desk.WhoElse(t.viewer, matter)
	if err != nil {
		return "", err
	}
	if other != "" && liaison.MayAnswer(t.viewer, matter) {
		return t.askInstead(matter, said)
	}
	return t.relay(matter, said)
}

// lost answers who has a matter before his eyes that he may not see any more.
func (t *turn) lost(matter liaison.Matter) (string, error) {
	return wording.NoLongerYours(), t.desk.Refused(t.viewer, matter, "look")
}

// relay hands the words of a holder over and asks whether that was all.
func (t *turn) relay(matter liaison.Matter, said []liaison.Said) (string, error) {
	done, err := t.desk.Answer(t.viewer, matter, said)
	if errors.Is(err, liaison.ErrForbidden) {
		return wording.NoLongerYours(), nil
	}
	if err != nil {
		return "", err
	}
	t.show(matter)
	handed := wording.HandedOver(t.holdFor(done.Urgent), t.laterText(done.Later))
	if t.asksForReason() || t.dialogue != nil && t.dialogue.Kind == liaison.AskFinished { // no answer to that one: it goes on
		if err := t.settle(""); err != nil {
			return "", err
		}
	}
	if t.dialogue != nil || said[len(said)-1].Kind != liaison.SaidText {
		return wording.Lines(handed, wording.FinishLater(matter.Number)), nil
	}
	question, err := t.ask(liaison.Question{Kind: liaison.AskFinished, ObjectID: matter.ID, Options: finishedOptions()}, t.dialogueLasts())
	return wording.Lines(handed, question), err
}

func finishedOptions() []liaison.Option {
	return []liaison.Option{
		{Digit: "1", Words: []string{"答完了", "答完", "完了", "是", "是的", "对", "对的", "答完了，请他评价"}},
		{Digit: "2", Words: []string{"没完", "没答完", "没有", "没", "没完，我继续跟"}}}
}

// add relays later words of the author; what may be about who would read them is
// asked about first.
func (t *turn) add(matter liaison.Matter, said []liaison.Said) (string, error) {
	if liaison.MayAdd(t.viewer, matter) {
		reader, found, err := t.desk.AboutReader(matter, said)
		if err != nil {
			return "", err
		}
		if found {
			return t.askReader(matter, reader.Name, letHimRead, said)
		}
	}
	return t.addNow(matter, said)
}

func (t *turn) addNow(matter liaison.Matter, said []liaison.Said) (string, error) {
	done, err := t.desk.Add(t.viewer, matter, said)
	if errors.Is(err, liaison.ErrForbidden) {
		return wording.NotSent(), nil
	}
	if err != nil {
		return "", err
	}
	due, err := t.dueAnew(matter)
	office := ""
	if matter.RepliesToOffice() {
		office = wording.OfficePassesOn()
	}
	voices := ""
	if matter.Level == liaison.Sealed && said[len(said)-1].Kind == liaison.SaidText {
		voices = wording.VoiceNext()
	}
	return wording.Lines(wording.Added(matter.Number, t.holdFor(done.Urgent), t.laterText(done.Later)), office, due, voices), err
}

// dueAnew tells the author by when he is answered, if what he has just said has
// moved it.
func (t *turn) dueAnew(before liaison.Matter) (string, error) {
	after, err := t.desk.Tx().Matter(before.ID)
	if err != nil || after.FirstDueAt.Equal(before.FirstDueAt) || after.Level == liaison.Sealed {
		return "", err
	}
	return wording.DueNow(after.FirstDueAt.In(t.desk.Terms().Calendar.Location()), t.desk.Now()), nil
}

func isFinished(rest string) bool {
	switch bare(plain(rest)) {
	case "答完", "答完了", "办完", "办完了", "办结", "办结了", "完成", "完成了", "完了":
		return true
	}
	return false
}

// finish makes the last typed answer the final one.
func (t *turn) finish(matter liaison.Matter) (string, error) {
	if matter.State == liaison.StateReplied {
		return wording.FinishedAlready(matter.Number), nil
	}
	err := t.desk.Finish(t.viewer, matter)
	switch {
	case errors.Is(err, liaison.ErrInvalid):
		return wording.FinishNeedsWords(matter.Number), nil
	case errors.Is(err, liaison.ErrForbidden), errors.Is(err, liaison.ErrConflict):
		return wording.NoLongerYours(), nil
	case err != nil:
		return "", err
	}
	if t.dialogue != nil && t.dialogue.Kind == liaison.AskFinished && t.dialogue.ObjectID == matter.ID {
		if err := t.settle("1"); err != nil {
			return "", err
		}
	}
	told, err := t.desk.AuthorHears(matter)
	return wording.Finished(matter.Number, told), err
}

func (t *turn) finishedAnswered(question liaison.Question, option liaison.Option) (string, error) {
	matter, err := t.desk.Tx().Matter(question.ObjectID)
	if err != nil {
		return "", err
	}
	if !liaison.CanSee(t.viewer, matter) {
		return t.lost(matter)
	}
	if option.Object == ownMatter {
		return t.ownAfterAll(matter, question.Words)
	}
	if option.Digit == "2" {
		return wording.GoesOn(matter.Number), nil
	}
	return t.finish(matter)
}
