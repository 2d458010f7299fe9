package handlers

import (
	"regexp"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// wantsReason tells whether the reason must be asked for before the answer is
// taken: it can't do without one, or who chose by a digit had no room for one.
func (a answer) wantsReason() bool {
	switch a.option.Reason {
	case liaison.ReasonNeeded:
		return a.reason == ""
	case liaison.ReasonClose:
		return a.reason == "" && a.byDigit
	case liaison.NoReason, liaison.ReasonApart:
	}
	return false
}

// askReason asks for it; the answer is not taken yet.
func (t *turn) askReason(asked liaison.Asked, said answer) (string, error) {
	return t.ask(liaison.Question{Kind: liaison.AskReason, ObjectID: asked.ID, Options: []liaison.Option{
		{Digit: "0", Words: []string{"没有", "没有原因", "不说"}, Object: said.option.Digit}}}, t.dialogueLasts())
}

// reasonPrompt is the sentence of that question.
func (t *turn) reasonPrompt(question liaison.Question) (string, error) {
	asked, option, err := t.desk.ReasonFor(t.viewer, question)
	if err != nil || asked.ID != question.ObjectID {
		return wording.NothingAsked(), err
	}
	reader := ""
	if asked.Kind == liaison.AskRating {
		to, err := t.desk.RatingReader(asked.ObjectID)
		if err != nil {
			return "", err
		}
		reader = wording.ReasonWillBeRead(to)
	}
	return wording.Lines(reader, wording.WhyThat(option.Words[0], asked.About, option.Reason == liaison.ReasonNeeded, t.dialogueLasts())), nil
}

// freeWords tells whether this message can be what was asked for in free words: a
// name or post, a reason, or what is wrong.
func (t *turn) freeWords() bool {
	_, digit := digits(t.plain)
	return t.asksWords() && t.isText() && !digit && !isCourtesy(t.plain)
}

func (t *turn) asksWords() bool {
	if t.dialogue == nil {
		return false
	}
	kind := t.dialogue.Kind
	return t.asksMeeting() || kind == liaison.AskSubject || kind == liaison.AskReason || kind == liaison.AskCorrection || t.asksForReason() || asksAboutVisit(kind)
}

// wordsGiven takes them.
func (t *turn) wordsGiven() (string, error) {
	question := *t.dialogue
	if gaveUp(t.plain) && question.Kind != liaison.AskReason {
		return t.leftOff()
	}
	if err := t.settle(""); err != nil {
		return "", err
	}
	if asksAboutVisit(question.Kind) {
		return t.visitWordsGiven(question)
	}
	switch question.Kind {
	case liaison.AskReason:
		return t.reasonOrAnswer(question)
	case liaison.AskCorrection:
		return t.correct(t.said.Text)
	case liaison.AskExtend:
		return t.reasonToExtend(question)
	case liaison.AskMeeting:
		return t.meetingTold(question, t.said.Text)
	default:
	}
	return t.subjectNamed(question, t.said)
}

// reasonOrAnswer takes words as the reason unless they are an answer themselves, 参加
// after 请假, or say that there is none to give: what was chosen is changed, not explained.
func (t *turn) reasonOrAnswer(question liaison.Question) (string, error) {
	asked, option, err := t.desk.ReasonFor(t.viewer, question)
	if err != nil {
		return "", err
	}
	said, other := readAnswer(t.said.Text, asked.Question)
	if !other || said.reason != "" {
		said, other = readLoosely(t.said.Text, asked)
	}
	switch {
	case asked.ID == "":
	case other && said.reason == "" && said.option.Digit == option.Digit, gaveUp(t.plain) && option.Reason != liaison.ReasonNeeded:
		return t.askReason(asked, answer{option: option})
	case other && said.reason == "":
		return t.answered(asked, said)
	case gaveUp(t.plain):
		return wording.NotAnswered(), nil
	}
	return t.reasonGiven(question, t.said.Text)
}

// gaveUp tells words by which somebody leaves off what he had begun: 算了, 不请了.
func gaveUp(plain string) bool {
	said := signsOnly(plain)
	return dropsDraft.MatchString(said) || unasked.MatchString(said)
}

// 不请假了, 算了不请了, 不用了
var unasked = regexp.MustCompile(`^(?:那|还是)?(?:算了吧?)?我?(?:不请假?了|没事儿?了?|当我没说|不用了|不(?:想)?(?:说|反映|提)了|不(?:申请|延期?|改|记)了)吧?$`)

// leftOff ends a question asked in free words with no words for it: a contact is
// recorded without what is left open, for the record shows how to take it back; of
// everything else nothing is done.
func (t *turn) leftOff() (string, error) {
	option, none := t.dialogue.Option("0")
	switch said := signsOnly(t.plain); {
	case t.dialogue.Kind == liaison.AskVisitGist && unrecorded.MatchString(said):
		return wording.NotRecorded(), t.settle("0")
	case asksAboutVisit(t.dialogue.Kind) && none:
		return t.take(option)
	}
	return t.leave()
}

var unrecorded = regexp.MustCompile(`不记了吧?$`)

// reasonGiven takes the answer that waited for its reason. Without one it is
// taken only where none is needed.
func (t *turn) reasonGiven(question liaison.Question, reason string) (string, error) {
	asked, option, err := t.desk.ReasonFor(t.viewer, question)
	if err != nil || asked.ID == "" {
		return noLongerAsked(reason), err
	}
	if asked.ID != question.ObjectID || asked.Stale() {
		return t.answered(asked, answer{option: option, reason: reason, older: true})
	}
	if reason == "" && option.Reason == liaison.ReasonNeeded {
		return wording.NotAnswered(), nil
	}
	return t.takeAnswer(asked, answer{option: option, reason: reason, byDigit: true})
}

// noLongerAsked answers words that came when what they were for was not asked any
// more: they went nowhere.
func noLongerAsked(words string) string {
	if words == "" {
		return wording.NothingAsked()
	}
	return wording.NoLongerAsked(words)
}
