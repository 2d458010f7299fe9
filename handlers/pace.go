package handlers

import (
	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// beyondPace is what still holds for somebody who writes faster than is taken: he
// may always stop what he began, and answer what he was asked.
func beyondPace() []rule {
	return []rule{
		{name: "recall", apply: (*turn).recall, beside: true},
		{name: "cancel", apply: (*turn).cancel, beside: true},
		{name: "tap", apply: (*turn).tapped, beside: true},
		{name: "number kept apart", apply: (*turn).keptApart, beside: true},
		{name: "command word", apply: (*turn).commandWord, beside: true},
		{name: "look", apply: (*turn).lookOnly, beside: true},
		{name: "answer by number", apply: (*turn).numberedAnswer, beside: true},
		{name: "rest of a command", apply: (*turn).restOfCommand, beside: true},
		{name: "command while asked", apply: (*turn).commandWhileAsked},
		{name: "dialogue answer", apply: (*turn).answerOnly},
		{name: "pushed question", apply: (*turn).pushedQuestion, beside: true},
		{name: "digit for it", apply: (*turn).digitWhileAsked},
	}
}

// digitWhileAsked takes a bare digit while nothing but pushed questions wait for one.
func (t *turn) digitWhileAsked() (string, bool, error) {
	digit, ok := digits(t.plain)
	if !ok || t.dialogue != nil {
		return "", false, nil
	}
	asked, err := t.desk.AskedOf(t.viewer)
	if err != nil || len(asked.Open) == 0 {
		return "", err != nil, err
	}
	reply, err := t.digitForPushed(digit)
	return reply, true, err
}

// answerOnly takes an answer to the open dialogue, by an option or in the words it
// asks for, and nothing else.
func (t *turn) answerOnly() (string, bool, error) {
	if _, ok := t.optionSaid(); !ok && !t.freeWords() {
		return "", false, nil
	}
	return t.dialogueOption()
}

// lookOnly takes the verbs that show a matter to who asks and tell nobody anything, and
// its number alone.
func (t *turn) lookOnly() (string, bool, error) {
	if said, alone := number(t.said.Text); alone && said.rest == "" {
		return t.ownNumber()
	}
	found := verb.FindStringSubmatch(t.plain)
	if found == nil || found[1] != "进度" && found[1] != "看" && found[1] != "听" {
		return "", false, nil
	}
	return t.verb()
}

// commandWhileAsked keeps a command, or words on a matter, from being taken for the
// name or the reason that is asked for: it is not done, which is said.
func (t *turn) commandWhileAsked() (string, bool, error) {
	if _, option := t.optionSaid(); option || !t.freeWords() || !t.soundsLikeCommand() {
		return "", false, nil
	}
	reply, err := t.askAgain(wording.TooFastForThis)
	return reply, true, err
}

var commandsAlone = words("我的信息 我的资料 个人信息 更正 导出 注销 注销账号 会议")

func (t *turn) soundsLikeCommand() bool {
	if _, numbered := number(t.said.Text); numbered {
		return true
	}
	visits := (t.viewer.Visits() || t.viewer.IsOffice()) && visitWord.MatchString(t.plain)
	return visits || verb.MatchString(t.plain) || corrects.MatchString(t.plain) || commandsAlone[bare(t.plain)]
}

// numberedAnswer takes an answer to a pushed question with the number of its matter.
func (t *turn) numberedAnswer() (string, bool, error) {
	said, ok := number(t.said.Text)
	if !ok || said.rest == "" {
		return "", false, nil
	}
	return t.pushedOn(said)
}

// strangerBeyondPace answers what somebody who is not bound yet was asked: the
// digits of the phone, his name, the two questions of consent.
func strangerBeyondPace() []rule {
	return []rule{
		{name: "under fourteen", apply: (*turn).childAnswers},
		{name: "consent", apply: (*turn).consent},
		{name: "digits", apply: (*turn).digitsAnswered},
		{name: "name", apply: (*turn).nameAnswered},
	}
}

// tooFast tells with the first message that is not taken that no more is, and is
// quiet then. A cry for help gets the numbers every time, and is told that it went
// nowhere.
func (t *turn) tooFast() (string, error) {
	if t.isText() && liaison.IsEmergency(t.plain) {
		return wording.Lines(wording.Emergency(), wording.UrgentNotTaken()), nil
	}
	if t.isText() {
		rows := beyondPace()
		if !t.bound() {
			rows = strangerBeyondPace()
		}
		reply, err := t.firstRule(rows)
		if err != nil {
			return "", err
		}
		if reply != "" {
			return t.compose(reply)
		}
	}
	policy := t.desk.Terms().Policy
	if said := t.conversation.Slowed; !said.IsZero() && t.desk.Now().Sub(said) < policy.MessagesWindow {
		return "", nil
	}
	t.conversation.Slowed = t.desk.Now()
	return wording.TooFast(t.desk.MostMessages(t.viewer), policy.MessagesWindow), nil
}
