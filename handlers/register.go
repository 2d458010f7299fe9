package handlers

import (
	"regexp"
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// introduces reads 李小花 13900001111, 我叫李小花，手机13900001111, 登记 李小花.
var introduces = regexp.MustCompile(`^(登记|我叫|我是|我的名字叫|姓名是?)?[:：,，、]*([\p{Han}·•]{2,15}?)[,，、:：;；/-]*` +
	`(?:我?的?(?:手机|电话)(?:号码?)?是?[:：]*)?(1\d{10}|1\d{2}-\d{4}-\d{4})?$`)

// self is what somebody says of himself: a phone may be missing.
type self struct{ name, phone string }

// introduced reads what a stranger says of himself after a delegate's card. A name
// alone counts only where it was asked for, or when he says that it is one.
func (t *turn) introduced() (self, bool) {
	if !t.isText() || t.binding.DelegateID == "" {
		return self{}, false
	}
	said, sure, ok := introduction(t.plain)
	return said, ok && (sure || t.awaitsName() && isName(said.name))
}

// introduction reads a name and a phone; sure when the words can be nothing else.
func introduction(plain string) (said self, sure, ok bool) {
	found := introduces.FindStringSubmatch(bare(plain))
	if found == nil {
		return self{}, false, false
	}
	said = self{name: found[2], phone: strings.ReplaceAll(found[3], "-", "")}
	return said, said.phone != "" || found[1] != "", true
}

// isName tells a name from a few words: 李小花, 阿依古丽·买买提, but not 路灯坏了.
func isName(text string) bool {
	length := len([]rune(text))
	return (length <= 4 || strings.ContainsAny(text, "·•")) && !strings.ContainsAny(text, "了吗呢吧的没坏被把请")
}

// awaitsName tells whether somebody who has scanned a delegate's card is asked
// for his name.
func (t *turn) awaitsName() bool {
	return t.dialogue != nil && t.dialogue.Kind == liaison.AskRegister
}

// nameAnswered takes the name that was asked for, and nothing else.
func (t *turn) nameAnswered() (string, bool, error) {
	said, ok := t.introduced()
	if !ok || !t.awaitsName() {
		return "", false, nil
	}
	reply, err := t.register(said)
	return reply, true, err
}

// register takes what somebody says of himself and asks for his consent.
func (t *turn) register(said self) (string, error) {
	if t.dialogue != nil {
		if err := t.settle(""); err != nil {
			return "", err
		}
	}
	if said.phone == "" && t.binding.Claim.Name == "" {
		said.phone = t.binding.Claim.Phone // the number came first
	}
	if err := t.desk.Register(t.arrival.OpenID, said.name, said.phone); err != nil {
		return "", err
	}
	return t.askConsent()
}

// scannedDelegate names the delegate whose card hangs in the village. Somebody who
// is not bound is asked for his name; the delegate is to be his, if he is on no
// roster.
func (t *turn) scannedDelegate(delegate liaison.Person) (string, error) {
	if t.bound() && t.viewer.Standing != liaison.Unverified {
		return wording.DelegateCard(delegate.Name, delegate.Organization), nil
	}
	if err := t.desk.ChooseDelegate(t.arrival.OpenID, delegate.ID); err != nil {
		return "", err
	}
	if t.bound() {
		return wording.AlreadyRegistered(delegate.Name), nil
	}
	if t.consenting() {
		return t.prompt(*t.dialogue)
	}
	return t.ask(liaison.Question{Kind: liaison.AskRegister, ObjectID: delegate.ID}, consentLasts)
}

func (t *turn) registerPrompt(question liaison.Question) (string, error) {
	delegate, err := t.desk.Tx().Person(question.ObjectID)
	return wording.ScannedDelegate(delegate.Name, delegate.Organization, t.desk.OfficeOf(delegate)), err
}

// consentPrompt is the first question of consent, after what somebody has said of
// himself who is on no roster.
func (t *turn) consentPrompt() (string, error) {
	binding, err := t.desk.Binding(t.arrival.OpenID)
	if err != nil {
		return "", err
	}
	before := ""
	if binding.Claim.Name != "" {
		before = wording.Registering(binding.Claim.Name, binding.Claim.Phone)
	}
	return wording.Lines(before, t.desk.ConsentAsked()), nil
}
