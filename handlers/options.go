package handlers

import (
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// optionSaid finds the option of the open dialogue that this message is.
func (t *turn) optionSaid() (liaison.Option, bool) {
	if t.dialogue == nil || !t.isText() {
		return liaison.Option{}, false
	}
	if digit, ok := digits(t.plain); ok {
		return t.dialogue.Option(digit)
	}
	if option, ok := t.dialogue.Option(bare(t.plain)); ok {
		return option, true
	}
	digit, ok := withLine(t.plain, t.lines)
	if !ok {
		return liaison.Option{}, false
	}
	return t.dialogue.Option(digit)
}

// lines are the words of an option of the open dialogue, as they were shown too.
func (t *turn) lines(digit string) []string {
	option, _ := t.dialogue.Option(digit)
	return append([]string{option.Label}, option.Words...)
}

// contradicts tells a digit with the line of another option behind it.
func (t *turn) contradicts() bool {
	_, ok := withLine(t.plain, func(digit string) []string {
		var others []string
		for _, option := range t.dialogue.Options {
			if option.Digit != digit {
				others = append(others, t.lines(option.Digit)...)
			}
		}
		return others
	})
	return ok
}

// dialogueOption takes an answer to the open dialogue. A digit with words
// behind it is no answer: nothing is taken, the question is asked again.
func (t *turn) dialogueOption() (string, bool, error) {
	if option, ok := t.optionSaid(); ok {
		reply, err := t.take(option)
		return reply, true, err
	}
	if t.freeWords() {
		reply, err := t.wordsGiven()
		return reply, true, err
	}
	if t.asksForReason() && !t.isText() {
		return wording.ExtendInWords(), true, nil
	}
	if t.wordless() {
		return wording.TypeWhatIsWrong(t.office()), true, nil
	}
	if t.dialogue == nil || !t.isText() {
		return "", false, nil
	}
	digit, _, found := strings.Cut(t.plain, " ")
	if _, ok := t.dialogue.Option(digit); (!found || !ok) && !t.contradicts() {
		return "", false, nil
	}
	reply, err := t.askAnew(wording.DidNotTake)
	return reply, true, err
}

// take does what an option of the open dialogue means.
func (t *turn) take(option liaison.Option) (string, error) {
	question := *t.dialogue
	if err := t.settle(option.Digit); err != nil {
		return "", err
	}
	t.beside = question.Kind != liaison.AskWay
	if reply, taken, err := t.takeVisit(question, option); taken || err != nil {
		return reply, err
	}
	switch question.Kind {
	case liaison.AskWay:
		return t.wayChosen(question, option)
	case liaison.AskScraps:
		return t.scrapsAnswered(option)
	case liaison.AskMeeting:
		return t.meetingChosen(question, option)
	case liaison.AskChange:
		return t.changeChosen(question, option)
	case liaison.AskFinished:
		return t.finishedAnswered(question, option)
	case liaison.AskWhich, liaison.AskNewOrAdded:
		return t.whichAnswered(question, option)
	case liaison.AskAccused:
		return t.accusedAnswered(question, option)
	case liaison.AskBlamed:
		return t.blamedAnswered(question, option)
	case liaison.AskReader:
		return t.readerAnswered(question, option)
	case liaison.AskPushed:
		return t.pushedChosen(question, option)
	case liaison.AskStandIn:
		return t.standInChosen(question, option)
	case liaison.AskInstead:
		return t.insteadAnswered(question, option)
	case liaison.AskRest: // 0
		return wording.RestLeft(question.Words[0].Text), nil
	case liaison.AskExtend:
		return t.extendAnswered(question, option)
	case liaison.AskCancel:
		return t.cancelAnswered(option)
	case liaison.AskWithdraw:
		return t.withdrawAnswered(question, option)
	case liaison.AskWithdrawWhich:
		return t.withdrawChosen(option)
	case liaison.AskWhose:
		return t.whoseAnswered(question, option)
	case liaison.AskConfirm:
		return t.confirmAnswered(question, option)
	case liaison.AskHandTo:
		return t.handToAnswered(question, option)
	case liaison.AskCharge:
		return t.chargeAnswered(question, option)
	case liaison.AskCaller:
		return t.callerAnswered(question, option)
	case liaison.AskReword:
		return t.rewordAnswered(question, option)
	case liaison.AskReminding:
		return t.preferenceChosen(option)
	case liaison.AskUnbind:
		return t.unbindAnswered(option)
	case liaison.AskSubject: // 不清楚
		return t.subjectNamed(question, liaison.Said{})
	case liaison.AskReason: // 没有
		return t.reasonGiven(question, "")
	case liaison.AskGravity:
		return t.gravityAnswered(question, option)
	case liaison.AskSensitive:
		return t.sensitiveAgain(option)
	default:
		return wording.Closed(), nil
	}
}

// noDigit answers what was meant to choose and is no choice: 1或2, 1王建, 11 21.
func (t *turn) noDigit() (string, bool, error) {
	switch {
	case t.dialogue != nil && (choosing(t.plain) || onlyNumbers(t.plain) || t.yesOrNo()):
		reply, err := t.askAnew(wording.DidNotTake)
		return reply, true, err
	case t.dialogue == nil && onlyNumbers(t.plain):
		asked, err := t.desk.AskedOf(t.viewer)
		if err != nil || len(asked.Open) == 0 {
			return "", err != nil, err
		}
		return wording.DidNotTake(t.waitingForYou(asked.Open), t.helper()), true, nil
	}
	return "", false, nil
}

var (
	onlyYesOrNo = words("是 是的 是的是的 是啊 是吧 就是 对 对的 对啊 对对 没错 不是 不是的 不对 不 否")
	yesToo      = words("好 好的 好吧 行 可以 嗯 嗯嗯 要 要的 不要 确定 确认")
)

// yesOrNo tells a yes or a no that is none of the answers to the open question: it is
// asked again, for on its own it belongs to nothing else.
func (t *turn) yesOrNo() bool {
	said := letters(t.plain)
	choosing := t.dialogue.Kind == liaison.AskWithdraw || t.dialogue.Kind == liaison.AskWithdrawWhich || t.dialogue.Kind == liaison.AskWay
	return onlyYesOrNo[said] || choosing && yesToo[said]
}

// bareDigit answers a digit that is no option of the dialogue, and what was meant
// for one: never a guess, never a draft.
func (t *turn) bareDigit() (string, bool, error) {
	if !t.isText() {
		return "", false, nil
	}
	digit, ok := digits(t.plain)
	if !ok {
		return t.noDigit()
	}
	if t.dialogue != nil {
		reply, err := t.askAnew(wording.NoSuchDigit)
		return reply, true, err
	}
	reply, err := t.digitForPushed(digit)
	return reply, true, err
}
