package handlers

import (
	"errors"
	"regexp"
	"strings"
	"time"

	"shuanglian/bot/wechat"
	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// verbs that take a number: 进度 482913, 问482913 几点来的, 转482913 不归我管.
var verb = regexp.MustCompile(`^(进度|看|听|问|转)[\s:：“”"「〔]*(?:编号|来件)?[\s:：]*([2-9]\d{5})(?:\D|$)`)

// command is a message that is nothing but a command word, or a verb with its
// arguments. An open draft stays and is mentioned.
func (t *turn) command() (string, bool, error) {
	if !t.isText() {
		return "", false, nil
	}
	if err := t.restAnew(); err != nil {
		return "", false, err
	}
	reply, taken, err := t.commandWord()
	if taken || err != nil {
		return reply, taken, err
	}
	if reply, taken, err := t.selfWord(); taken || err != nil {
		return reply, taken, err
	}
	if reply, taken, err := t.preferenceWord(); taken || err != nil {
		return reply, taken, err
	}
	if reply, taken, err := t.meetingVerb(); taken || err != nil {
		return reply, taken, err
	}
	if reply, taken, err := t.visitVerb(); taken || err != nil {
		return reply, taken, err
	}
	if reply, taken, err := t.clerkVerb(); taken || err != nil {
		return reply, taken, err
	}
	if reply, taken, err := t.verb(); taken || err != nil {
		return reply, taken, err
	}
	if reply, taken, err := t.verbAlike(); taken || err != nil {
		return reply, taken, err
	}
	if reply, taken, err := t.verbWithoutNumber(); taken || err != nil {
		return reply, taken, err
	}
	if reply, taken, err := t.extendVerb(); taken || err != nil {
		return reply, taken, err
	}
	if reply, taken, err := t.unitVerb(); taken || err != nil {
		return reply, taken, err
	}
	if reply, taken, err := t.awayVerb(); taken || err != nil {
		return reply, taken, err
	}
	if reply, taken, err := t.rotaVerb(); taken || err != nil {
		return reply, taken, err
	}
	if reply, taken, err := t.whyVerb(); taken || err != nil {
		return reply, taken, err
	}
	if reply, taken, err := t.callVerb(); taken || err != nil {
		return reply, taken, err
	}
	if reply, taken, err := t.confirmVerb(); taken || err != nil {
		return reply, taken, err
	}
	if reply, taken, err := t.identityVerb(); taken || err != nil {
		return reply, taken, err
	}
	if reply, taken, err := t.requestVerb(); taken || err != nil {
		return reply, taken, err
	}
	return t.officeVerb()
}

// toSomebody is a reason that only says to whom: 给周秀英. Holders pass on to the office.
var toSomebody = regexp.MustCompile(`^(?:转?交?给)(\p{Han}{2,6})$`)

// onlyAsks is a message of nothing but question marks.
var onlyAsks = regexp.MustCompile(`^\?+$`)

func (t *turn) commandWord() (string, bool, error) {
	if t.asksChannel() {
		return "", false, nil // 电话 is how they met
	}
	word := bare(t.plain)
	if onlyAsks.MatchString(word) {
		reply, err := t.help()
		return reply, true, err
	}
	if asked := strings.TrimRight(word, "?"); !isFinished(asked) { // 进度？ is one, 答完了？ is none
		word = asked
	}
	if asksPhone[word] {
		return wording.Phone(t.office()), true, nil
	}
	switch word {
	case "进度", "查进度", "看进度", "查询进度", "我的进度", "进展", "进度查询", "查询", "看看进度",
		"查一下进度", "看一下进度", "办到哪了", "办到哪里了", "办到哪一步了":
		reply, err := t.progress()
		return reply, true, err
	case "待办", "代办", "待办事项":
		t.conversation.Pull = nil
		reply, err := t.inHand(false)
		return reply, true, err
	case "待办全部", "全部待办", "看全部", "待办2", "待办二", "所有待办", "待办所有":
		t.conversation.Pull = nil
		reply, err := t.inHand(true)
		return reply, true, err
	case "周报", "月报", "日报", "看周报", "我的周报", "摘报":
		reply, err := t.digest()
		return reply, true, err
	case "下一批", "下一页", "下批":
		reply, err := t.nextBatch()
		return reply, true, err
	case "帮助", "怎么用", "怎么弄", "使用说明", "菜单", "help":
		reply, err := t.help()
		return reply, true, err
	case "办公室帮助", "帮助办公室", "办公室的帮助":
		if t.viewer.IsOffice() {
			return wording.HelpOffice(), true, nil
		}
		reply, err := t.help()
		return reply, true, err
	case "反映", "我要反映", "反映问题", "我要反映问题", "我有事", "我有事要说":
		return wording.SayIt(), true, nil
	case "解绑", "解除绑定", "取消绑定":
		reply, err := t.ask(liaison.Question{Kind: liaison.AskUnbind, Options: yesNo("解绑", "不解绑")}, t.dialogueLasts())
		return reply, true, err
	case "答完", "答完了":
		return t.finishTheOne()
	}
	if c, said := claimed(t.plain); said && (onlyDigits.MatchString(bare(t.plain)) || bindWord.MatchString(t.plain)) {
		return t.bindAgain(c)
	}
	return "", false, nil
}

// oldButton answers a button of the menu whose key is no word the account knows: a
// menu of last year is still on some phones. It never begins a matter.
func (t *turn) oldButton() (string, bool, error) {
	if t.event != wechat.EventClick {
		return "", false, nil
	}
	return wording.OldButton(), true, nil
}

// help says what this person can say.
func (t *turn) help() (string, error) {
	held, err := t.desk.InHand(t.viewer)
	if err != nil {
		return "", err
	}
	office := ""
	if t.viewer.IsOffice() {
		office = wording.HelpOfficeToo()
	}
	unit := ""
	if t.viewer.ActsAs(liaison.RoleHandler) {
		unit = wording.HelpUnit()
	}
	discipline := t.viewer.ActsAs(liaison.RoleDisciplineLiaison)
	hands := !discipline || t.viewer.ActsAs(liaison.RoleDelegate) || t.viewer.ActsAs(liaison.RoleCommitteeMember) // what is sealed stays
	holder := len(held) > 0 || discipline || unit != "" || t.viewer.ActsAs(liaison.RoleDelegate) || office != ""
	visits := ""
	if t.viewer.Visits() {
		visits = wording.HelpVisits(t.viewer.ActsAs(liaison.RoleDelegate), t.viewer.ActsAs(liaison.RoleCommitteeMember))
	}
	digests, err := t.helpDigest()
	if err != nil {
		return "", err
	}
	delegate := ""
	if t.viewer.ActsAs(liaison.RoleDelegate) {
		delegate = wording.HelpDelegate()
	}
	return wording.Lines(wording.Help(t.office(), holder, hands), delegate, visits, digests, unit, office), nil
}

// helpDigest is the line for who gets digests, as he wants them now.
func (t *turn) helpDigest() (string, error) {
	if len(t.desk.DigestKinds(t.viewer)) == 0 {
		return "", nil
	}
	reminding, err := t.desk.Reminding(t.viewer)
	return wording.HelpDigest(reminding.Digest), err
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
		return wording.BoundToAnother(t.office()), true, nil
	}
	return wording.AlreadyBound(t.viewer.Name), true, nil
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
		return t.finishedAlready()
	case 1:
		reply, err := t.finish(answered[0])
		return reply, true, err
	}
	rows, err := t.desk.Rows(t.viewer, answered)
	return wording.WhichFinished(rows), true, err
}

// finishedAlready answers 答完 when nothing is left that could be finished: what is
// finished is said.
func (t *turn) finishedAlready() (string, bool, error) {
	matter, err := t.desk.FinishedLast(t.viewer)
	if errors.Is(err, liaison.ErrNotFound) {
		if t.viewer.IsOffice() || t.viewer.ActsAs(liaison.RoleDelegate) || t.viewer.ActsAs(liaison.RoleHandler) {
			return wording.NothingToFinish(), true, nil
		}
		return "", false, nil
	}
	return wording.FinishedAlready(matter.Number), true, err
}

func (t *turn) progress() (string, error) {
	raised, err := t.desk.Raised(t.viewer)
	if err != nil {
		return "", err
	}
	if len(raised) == 1 {
		t.about = raised[0].ID
		return t.desk.Show(t.viewer, raised[0])
	}
	rows, err := t.desk.Rows(t.viewer, raised)
	earlier := ""
	if len(raised) == 0 && t.viewer.Strength == liaison.Weak {
		earlier = wording.EarlierNeedsCode(t.office())
	}
	return wording.Lines(wording.Progress(rows, t.desk.Terms().Policy.PassiveReplyRunes), earlier), err
}

func (t *turn) verb() (string, bool, error) {
	found := verb.FindStringSubmatch(t.plain)
	if found == nil {
		return "", false, nil
	}
	act, number := found[1], found[2]
	matter, ok, former, err := t.desk.Numbered(t.viewer, number)
	if err != nil {
		return "", true, err
	}
	looks := act == "进度" || act == "看" || act == "听"
	switch {
	case former:
		return wording.NoLongerYours(), true, nil
	case !ok && looks:
		if reply, taken, err := t.appliedFor(number); taken || err != nil {
			return reply, taken, err
		}
		return wording.NotYoursToSee(number), true, nil
	case !ok:
		return wording.NotYoursNotSent(number), true, nil
	}
	rest := afterNumber(t.said.Text, number)
	switch {
	case act == "看" || act == "听":
		reply, err := t.pull(matter, "")
		return reply, true, err
	case looks:
		reply, err := t.look(matter)
		return reply, true, err
	case matter.AuthorID == t.viewer.ID && act == "转": // only who has it can hand it on
		shown, err := t.look(matter)
		if rest == "" {
			return shown, true, err
		}
		return wording.Lines(wording.NotYoursToHandOn(number), shown), true, err
	case matter.AuthorID == t.viewer.ID: // the author asks: it is a word of his on the matter
		reply, err := t.onMatter(matter, rest)
		return reply, true, err
	case act == "问":
		reply, err := t.askBack(matter, rest)
		return reply, true, err
	}
	reply, err := t.passOn(matter, rest)
	return reply, true, err
}

// look shows a matter and remembers that it was seen.
func (t *turn) look(matter liaison.Matter) (string, error) {
	t.show(matter)
	t.about = matter.ID
	return t.desk.Show(t.viewer, matter)
}

func (t *turn) askBack(matter liaison.Matter, rest string) (string, error) {
	if rest == "" {
		return t.askRest("问 "+matter.Number, matter.ID, wording.AskWhat(matter.Number))
	}
	done, err := t.desk.AskBack(t.viewer, matter, t.words(rest))
	if errors.Is(err, liaison.ErrForbidden) {
		return wording.NoLongerYours(), nil
	}
	if err != nil {
		return "", err
	}
	stands := ""
	until, err := t.desk.StandsStill(matter)
	if !until.IsZero() {
		stands = wording.ClockStands(until)
	}
	return wording.Lines(wording.HandedOver(t.holdFor(done.Urgent), t.laterText(done.Later)), stands), err
}

func (t *turn) passOn(matter liaison.Matter, reason string) (string, error) {
	if matter.Level == liaison.Sealed {
		return wording.StaysSealed(matter.Number), nil
	}
	if matter.HolderID != t.viewer.ID && reason == "" && t.viewer.IsOffice() {
		return t.askRest("转 "+matter.Number+" 给", matter.ID, wording.WithOfficeAlready(matter.Number))
	}
	if matter.HolderID != t.viewer.ID {
		return wording.WithOfficeAlready(matter.Number), nil
	}
	if matter.State == liaison.StateReplied {
		return wording.NotPassedAnswered(matter.Number), nil
	}
	if reason == "" {
		return t.askRest("转 "+matter.Number, matter.ID, wording.PassOnWhy(matter.Number))
	}
	if found := toSomebody.FindStringSubmatch(bare(plain(reason))); found != nil && !strings.HasSuffix(found[1], "办公室") {
		return wording.PassOnOnlyToOffice(matter.Number, found[1]), nil
	}
	if reply, err := t.returnLate(matter, reason); err != nil || reply != "" {
		return reply, err
	}
	said := t.said
	said.Text = reason
	held, err := t.desk.PassToOffice(t.viewer, matter, said)
	if errors.Is(err, liaison.ErrForbidden) {
		return wording.NoLongerYours(), nil
	}
	return wording.PassedOn(matter.Number, t.holdFor(!held), t.office()), err
}

func (t *turn) laterText(later time.Time) string {
	if later.IsZero() {
		return ""
	}
	return wording.GetsItLater(later)
}
