package handlers

import (
	"regexp"
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/roster"
	"shuanglian/liaison/wording"
)

// ownPhone reads 13900001111 and 我的手机号是139-0000-1111: a number, and whose it is.
var ownPhone = regexp.MustCompile(`^(?:我的?)?(?:手机|电话)?(?:号码?)?是?[:：]?(?:\+?86-?)?(1\d{10}|1\d{2}-\d{4}-\d{4})$`)

// ownPhoneSaid reads a phone that came in a message of its own.
func (t *turn) ownPhoneSaid() (string, bool) {
	if !t.isText() {
		return "", false
	}
	text := bare(t.plain)
	if figures, ok := asFigures(text); ok {
		text = figures
	}
	found := ownPhone.FindStringSubmatch(text)
	if found == nil {
		return "", false
	}
	phone := strings.ReplaceAll(found[1], "-", "")
	return phone, roster.IsMobile(phone)
}

// registering tells whether a stranger who has scanned a delegate's card is asked for
// his name, or for his consent after he has given it.
func (t *turn) registering() bool {
	return t.awaitsName() || t.consenting() && t.binding.Claim.Name != ""
}

// registerPhone takes the phone that follows a name, or comes before it.
func (t *turn) registerPhone(phone string) (string, error) {
	if name := t.binding.Claim.Name; t.consenting() {
		return t.register(self{name: name, phone: phone})
	}
	if err := t.desk.ClaimPhone(t.arrival.OpenID, phone); err != nil {
		return "", err
	}
	return wording.NameBehindPhone(wording.PhoneTail(phone[len(phone)-4:]), t.office()), nil
}

// phoneLater takes the phone of somebody who has just registered without one.
func (t *turn) phoneLater() (string, bool, error) {
	asked := t.drafting || t.dialogue != nil && t.dialogue.Kind != liaison.AskScraps
	if asked || t.viewer.Standing != liaison.Unverified || t.viewer.Phone != "" ||
		t.desk.Now().Sub(t.binding.BoundAt) > t.dialogueLasts() {
		return "", false, nil
	}
	phone, ok := t.ownPhoneSaid()
	if !ok {
		return "", false, nil
	}
	if err := t.desk.AddPhone(t.viewer, phone); err != nil {
		return "", true, err
	}
	noted := wording.PhoneNoted(wording.PhoneTail(phone[len(phone)-4:]), t.office())
	if t.dialogue == nil {
		return noted, true, nil
	}
	again, err := t.prompt(*t.dialogue)
	return wording.Lines(noted, again), true, err
}
