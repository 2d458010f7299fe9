package handlers

import (
	"errors"
	"regexp"
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

var (
	// 更正 手机号换了; unspaced only what can be nothing else: 更正手机号
	corrects = regexp.MustCompile(`^更正(?:[\s:：,，]+(.+)|(我?的?(?:手机|电话|姓名|名字|组织|单位|身份|职务).*))$`)
)

// selfWord takes the words about one's own data: 我的信息, 更正, 导出, 注销.
func (t *turn) selfWord() (string, bool, error) {
	word := bare(t.plain)
	switch word {
	case "我的信息", "我的资料", "个人信息":
		reply, err := t.aboutMe()
		return reply, true, err
	case "更正", "导出":
		if word == "导出" {
			reply, err := t.export()
			return reply, true, err
		}
		if may, err := t.desk.MayRequest(t.viewer, liaison.TaskCorrect); err != nil || !may {
			return wording.NeedsCode(word, t.office()), true, err
		}
		reply, err := t.ask(liaison.Question{Kind: liaison.AskCorrection,
			Options: []liaison.Option{{Digit: "0", Words: []string{"不改了", "没有"}}}}, t.dialogueLasts())
		return reply, true, err
	case "注销", "注销账号":
		reply, err := t.ask(liaison.Question{Kind: liaison.AskCancel, Options: yesNo("注销", "不注销")}, t.dialogueLasts())
		return reply, true, err
	}
	if corrects.MatchString(t.plain) {
		reply, err := t.correct(strings.TrimLeft(strings.TrimPrefix(strings.TrimSpace(t.said.Text), "更正"), " \t:：,，　"))
		return reply, true, err
	}
	return "", false, nil
}

// aboutMe shows what the account knows of the person, and for whom he stands in or
// who stands in for him.
func (t *turn) aboutMe() (string, error) {
	facts, err := t.desk.AboutMe(t.viewer)
	if err != nil {
		return "", err
	}
	away, err := t.desk.AwayLines(t.viewer)
	return wording.Lines(append(away, wording.AboutYou(facts))...), err
}

func (t *turn) export() (string, error) {
	first, err := t.desk.AskForExport(t.viewer)
	switch {
	case errors.Is(err, liaison.ErrForbidden):
		return wording.NeedsCode("导出", t.office()), nil
	case err != nil || !first:
		return wording.AskedAlready(t.office()), err
	}
	return wording.ExportTaken(t.office()), nil
}

// correct hands the office what somebody says is wrong about him.
func (t *turn) correct(words string) (string, error) {
	framed, err := t.desk.AskForCorrection(t.viewer, words)
	if errors.Is(err, liaison.ErrForbidden) {
		return wording.NeedsCode("更正", t.office()), nil
	}
	return wording.CorrectionTaken(framed), err
}

// wordless tells that something else than words came where they were asked for to
// put something right.
func (t *turn) wordless() bool {
	return t.dialogue != nil && t.dialogue.Kind == liaison.AskCorrection && !t.isText()
}

func (t *turn) cancelPrompt() (string, error) {
	facts, err := t.desk.LeavingFor(t.viewer)
	return wording.CancelAsked(facts), err
}

// cancelAnswered forgets somebody who leaves for good (注销).
func (t *turn) cancelAnswered(option liaison.Option) (string, error) {
	if option.Digit == "0" {
		return wording.NotCancelled(), nil
	}
	office := t.office()
	left, err := t.desk.Forget(t.arrival.OpenID, "cancel")
	t.conversation = liaison.Conversation{}
	return wording.Lines(wording.Cancelled(office), left.Sentence()), err
}
