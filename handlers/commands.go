package handlers

import (
	"errors"
	"regexp"
	"time"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// verbs that take a number: 进度 482913, 问482913 几点来的, 转482913 不归我管.
var verb = regexp.MustCompile(`^(进度|看|问|转)\s*([2-9]\d{5})(?:\D|$)`)

// command is a message that is nothing but a command word, or a verb with its
// arguments. An open draft stays and is mentioned.
func (t *turn) command() (string, bool, error) {
	if !t.isText() {
		return "", false, nil
	}
	reply, taken, err := t.commandWord()
	if !taken && err == nil {
		reply, taken, err = t.verb()
	}
	if !taken || err != nil {
		return reply, taken, err
	}
	if _, open, err := t.draft(); err != nil || !open || t.dialogue == nil || t.dialogue.Kind != liaison.AskWay {
		return reply, true, err
	}
	return wording.Lines(reply, wording.DraftOpen()), true, nil
}

func (t *turn) commandWord() (string, bool, error) {
	switch bare(t.plain) {
	case "进度", "查进度":
		reply, err := t.progress()
		return reply, true, err
	case "待办", "下一批":
		reply, err := t.inHand()
		return reply, true, err
	case "帮助", "?", "怎么用", "help":
		held, err := t.desk.InHand(t.viewer)
		return wording.Help(t.office(), len(held) > 0 || t.viewer.ActsAs(liaison.RoleDelegate) || t.viewer.IsOffice()), true, err
	case "电话", "打电话":
		return wording.Phone(t.office()), true, nil
	case "解绑":
		reply, err := t.ask(liaison.Question{Kind: liaison.AskUnbind, Options: yesNo("解绑", "不解绑"), Prompt: wording.UnbindAsked()},
			t.dialogueLasts())
		return reply, true, err
	case "答完", "答完了":
		return t.finishTheOne()
	}
	if c, said := claimed(t.plain); said && (c.name == "" || bindWord.MatchString(t.plain)) {
		return t.bindAgain(c)
	}
	return "", false, nil
}

// bindAgain is 绑定 from somebody who is bound: a code opens the roles that wait
// for it, or makes a weak binding strong; four digits change nothing.
func (t *turn) bindAgain(c claim) (string, bool, error) {
	if len(c.digits) == 8 {
		if !bindWord.MatchString(t.plain) && t.viewer.Strength == liaison.Strong && len(t.viewer.InactiveRoles()) == 0 {
			return "", false, nil // eight digits on their own that need be no code
		}
		reply, err := t.bindByCode(c)
		return reply, true, err
	}
	if c.name != "" && c.name != t.viewer.Name {
		return wording.BoundToAnother(t.viewer.Name, t.office()), true, nil
	}
	return wording.AlreadyBound(t.viewer.Name), true, nil
}

func (t *turn) unbindAnswered(option liaison.Option) (string, error) {
	if option.Digit == "0" {
		return wording.StillBound(t.viewer.Name), nil
	}
	if err := t.desk.Unbind(t.arrival.OpenID); err != nil {
		return "", err
	}
	t.conversation = liaison.Conversation{}
	return wording.Unbound(t.office()), nil
}

// finishTheOne is 答完 without a number: the matter just asked about, or the
// only one that has an answer.
func (t *turn) finishTheOne() (string, bool, error) {
	if t.dialogue != nil && t.dialogue.Kind == liaison.AskFinished {
		return "", false, nil // an option of the dialogue
	}
	held, err := t.desk.InHand(t.viewer)
	if err != nil {
		return "", true, err
	}
	var answered []liaison.Matter
	for _, matter := range held {
		if matter.State == liaison.StateInProgress && !matter.FirstAnswerAt.IsZero() {
			answered = append(answered, matter)
		}
	}
	switch len(answered) {
	case 0:
		return "", false, nil
	case 1:
		reply, err := t.finish(answered[0])
		return reply, true, err
	}
	rows, err := t.desk.Rows(t.viewer, answered)
	return wording.WhichFinished(rows), true, err
}

func (t *turn) progress() (string, error) {
	raised, err := t.desk.Raised(t.viewer)
	if err != nil {
		return "", err
	}
	if len(raised) == 1 {
		return t.desk.Show(t.viewer, raised[0])
	}
	rows, err := t.desk.Rows(t.viewer, raised)
	return wording.Progress(rows, t.desk.Terms().Policy.PassiveReplyRunes), err
}

func (t *turn) inHand() (string, error) {
	held, err := t.desk.InHand(t.viewer)
	if err != nil {
		return "", err
	}
	t.listed = true
	rows, err := t.desk.Rows(t.viewer, held)
	return wording.InHand(rows, t.desk.Terms().Policy.PassiveReplyRunes), err
}

func (t *turn) verb() (string, bool, error) {
	found := verb.FindStringSubmatch(t.plain)
	if found == nil {
		return "", false, nil
	}
	matter, ok, former, err := t.desk.Numbered(t.viewer, found[2])
	switch {
	case err != nil:
		return "", true, err
	case former:
		return wording.NoLongerYours(), true, nil
	case !ok:
		return wording.NotYours(found[2], nil), true, nil
	}
	rest := afterNumber(t.said.Text, found[2])
	switch found[1] {
	case "进度", "看":
		t.show(matter)
		reply, err := t.desk.Show(t.viewer, matter)
		return reply, true, err
	case "问":
		reply, err := t.askBack(matter, rest)
		return reply, true, err
	}
	reply, err := t.passOn(matter, rest)
	return reply, true, err
}

func (t *turn) askBack(matter liaison.Matter, rest string) (string, error) {
	if rest == "" {
		return wording.AskWhat(matter.Number), nil
	}
	later, err := t.desk.AskBack(t.viewer, matter, t.words(rest))
	if errors.Is(err, liaison.ErrForbidden) {
		return wording.NoLongerYours(), nil
	}
	return wording.HandedOver(t.hold(), t.laterText(later)), err
}

func (t *turn) passOn(matter liaison.Matter, reason string) (string, error) {
	if reason == "" {
		return wording.PassOnWhy(matter.Number), nil
	}
	err := t.desk.HandToOffice(t.viewer, matter, reason)
	if errors.Is(err, liaison.ErrForbidden) {
		return wording.NoLongerYours(), nil
	}
	return wording.PassedOn(matter.Number), err
}

func (t *turn) laterText(later time.Time) string {
	if later.IsZero() {
		return ""
	}
	return wording.GetsItLater(later)
}
