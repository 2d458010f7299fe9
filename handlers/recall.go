package handlers

import (
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// recall takes the last relay back while it is held, or the last on the matter that
// is named.
func (t *turn) recall() (string, bool, error) {
	if !t.isText() {
		return "", false, nil
	}
	if reply, taken, err := t.confirmsWithdrawal(); taken || err != nil {
		return reply, taken, err
	}
	if number, ok := recallsNumber(t.plain); ok {
		return t.recallOf(number)
	}
	if number, ok := recallsBecause(t.plain); ok {
		reply, taken, err := t.recallOf(number)
		return wording.Lines(reply, wording.BecauseNotSent()), taken, err
	}
	if asksRecall.MatchString(signsOnly(t.plain)) {
		return wording.HowToRecall(t.hold(liaison.Matter{})), true, nil
	}
	if reply, taken, err := t.noMoreOf(); taken || err != nil {
		return reply, taken, err
	}
	drops, err := t.givesUp()
	if err != nil {
		return "", true, err
	}
	if drops {
		if reply, taken, err := t.noMoreWhich(); taken || err != nil {
			return reply, taken, err
		}
	}
	drops = drops || dropsCharge(t.plain)
	if !drops && !recalls(t.plain) {
		return "", false, nil
	}
	if drops && t.undecided() {
		reply, err := t.leave()
		return wording.Lines(reply, wording.ToRecall(t.hold(liaison.Matter{}))), true, err
	}
	if t.dialogue != nil && t.dialogue.Kind == liaison.AskVisitHeard {
		reply, err := t.withdrawVisit(t.dialogue.ObjectID)
		return reply, true, err
	}
	done, ok, err := t.desk.Recall(t.viewer)
	if err == nil && !ok && bare(t.plain) == "撤" { // 撤回 means a relay
		if reply, taken, err := t.withdrawLast(); taken || err != nil {
			return reply, taken, err
		}
	}
	switch {
	case err != nil:
		return "", true, err
	case !ok:
		reply, err := t.tooLate(drops)
		return reply, true, err
	}
	return t.recalled(done)
}

// recallOf takes back what was said on one matter. Where that is too late its author
// is asked whether he still wants it, and a clerk whether somebody has said so on the
// telephone; any other number is as good as none.
func (t *turn) recallOf(number string) (string, bool, error) {
	done, ok, err := t.desk.RecallOf(t.viewer, number)
	if err != nil {
		return "", true, err
	}
	if ok {
		return t.recalled(done)
	}
	matter, found, _, err := t.desk.Numbered(t.viewer, number)
	switch {
	case err != nil:
		return "", true, err
	case !found:
		return wording.NotYoursToSee(number), true, nil
	case matter.AuthorID != t.viewer.ID && !liaison.MayWithdrawByPhone(t.viewer, matter):
		reply, err := t.notRecalled()
		return reply, true, err
	}
	reply, err := t.withdrawOrEnded(matter)
	return reply, true, err
}

// recalled says what was taken back.
func (t *turn) recalled(done liaison.Recalled) (string, bool, error) {
	switch {
	case done.Later != nil:
		return wording.LaterIsOut(done.Later.Number, done.Number, done.What), true, nil
	case done.Asked:
		return wording.AskedBackOfName(done.Number), true, nil
	case done.Handed:
		return wording.HandedBack(done.Number), true, nil
	case done.Whole:
		if again, listed, err := t.whichWithout(done.MatterID); listed || err != nil {
			return wording.Lines(wording.MatterRecalled(done.Number), again), true, err
		}
		return wording.MatterRecalled(done.Number), true, t.leaveFinished()
	}
	return wording.Recalled(done.Number, string(done.Kind), done.What), true, t.leaveFinished()
}

// undecided tells that what was said last still waits for a choice of its author.
func (t *turn) undecided() bool {
	if t.dialogue == nil {
		return false
	}
	switch t.dialogue.Kind {
	case liaison.AskWay, liaison.AskBlamed, liaison.AskAccused, liaison.AskWhich, liaison.AskNewOrAdded, liaison.AskReader, liaison.AskSubject, liaison.AskGravity:
		return true
	default:
		return false
	}
}

// notRecalled says that nothing could be taken back. Words that still wait for a
// choice are out of nobody's hands yet: that is said, and the choice asked again.
func (t *turn) notRecalled() (string, error) {
	if t.waitsForChoice() {
		return t.askAgain(wording.NotOutYet)
	}
	return wording.NothingToRecall(t.hold(liaison.Matter{}), t.office()), nil
}

// waitsForChoice tells whether the open dialogue holds words that are out of nobody's
// hands yet.
func (t *turn) waitsForChoice() bool {
	if t.dialogue == nil {
		return false
	}
	switch t.dialogue.Kind {
	case liaison.AskWay, liaison.AskWhich, liaison.AskNewOrAdded, liaison.AskReader, liaison.AskInstead, liaison.AskScraps, liaison.AskCharge,
		liaison.AskBlamed, liaison.AskAccused, liaison.AskSubject, liaison.AskGravity:
		return true
	default:
		return false
	}
}

// leaveFinished closes the question whether a matter is answered, whose answer
// was just taken back.
func (t *turn) leaveFinished() error {
	if t.dialogue == nil || t.dialogue.Kind != liaison.AskFinished {
		return nil
	}
	return t.settle("")
}

var cancels = words("取消 退出 返回")

// cancel closes the open dialogue and the draft it belongs to, and says so.
func (t *turn) cancel() (string, bool, error) {
	digit, isDigit := digits(t.plain)
	if !cancels[strings.TrimSuffix(bare(t.plain), "吧")] && !(isDigit && digit == "0") {
		return "", false, nil
	}
	if t.asksWords() && isDigit {
		return "", false, nil // 0 is an answer to it
	}
	if t.dialogue != nil {
		reply, err := t.leave()
		return reply, true, err
	}
	draft, open, err := t.draft()
	if err == nil && !open && isDigit { // perhaps an answer to a pushed question
		return "", false, nil
	}
	if err != nil || !open {
		return wording.NothingAsked(), true, err
	}
	t.conversation.Draft = ""
	return wording.Dropped(), true, t.desk.DropDraft(draft, liaison.ActorAuthor)
}

// leave ends the open dialogue without a choice.
func (t *turn) leave() (string, error) {
	if option, ok := t.dialogue.Option("0"); ok && !t.asksWords() {
		return t.take(option)
	}
	question := *t.dialogue
	if err := t.settle(""); err != nil {
		return "", err
	}
	switch question.Kind {
	case liaison.AskFinished:
		return t.leaveAnswered(question)
	case liaison.AskPushed, liaison.AskReason:
		return wording.NotAnswered(), nil
	case liaison.AskSubject, liaison.AskGravity:
		return t.leaveAbout(question)
	case liaison.AskExtend:
		return wording.NotExtended(), nil
	default:
		return wording.Closed(), nil
	}
}

// leaveAnswered closes the question whether an answer was all. 0 means, as everywhere,
// that it is not to go out; 取消 leaves it and says how to take it back. Where it is out
// already, that is said.
func (t *turn) leaveAnswered(question liaison.Question) (string, error) {
	matter, err := t.desk.Tx().Matter(question.ObjectID)
	if err != nil {
		return "", err
	}
	held, err := t.desk.AnswerHeld(t.viewer, matter)
	if err != nil {
		return "", err
	}
	_, zero := digits(t.plain)
	if held && zero {
		_, err := t.desk.RecallAnswer(t.viewer, matter)
		return wording.Recalled(matter.Number, string(liaison.EntryAnswer), ""), err
	}
	way := wording.OutAlready()
	if held {
		way = wording.HowToRecall(t.hold(matter))
	}
	goesOn, err := t.finishedAnswered(question, liaison.Option{Digit: "2"})
	return wording.Lines(way, goesOn), err
}
