package handlers

import (
	"regexp"
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

var (
	// 交给王书记, 发给王建国代表, 王建国: only a digit brings words to a delegate.
	toHim       = regexp.MustCompile(`^(?:请|就|我要|帮我)*(?:交给|发给|转给|提给|告诉|给|交|提|找)?(\p{Han}{0,4}?)(?:代表|书记|主任|委员|看|吧)*$`)
	toOfficeNow = regexp.MustCompile(`^(?:请|就|我要|帮我)*(?:交给|发给|转给|提给|给|交|提)?(?:联络)?办公室(?:吧)?$`)
	ours        = regexp.MustCompile(`^(?:[我咱]们?|\p{Han}{0,3}的)?$`)
	dropsDraft  = regexp.MustCompile(`^(?:那|还是)?(?:算了吧?)?(?:算了吧?|不交了?|不发了?|不说了|不反映了?|不提了|没事了)$`)
)

// wayInWords takes the way of a draft that was said in words where they can be nothing
// else; to the delegate only the digit leads, which is said.
func (t *turn) wayInWords(matter liaison.Matter) (string, bool, error) {
	if t.dialogue == nil || !t.isText() {
		return "", false, nil
	}
	if t.dialogue.Kind == liaison.AskGravity && gaveUp(t.plain) {
		reply, err := t.leave()
		return reply, true, err
	}
	if t.dialogue.Kind != liaison.AskWay {
		return "", false, nil
	}
	said := bare(t.plain)
	var digit string
	switch {
	case dropsDraft.MatchString(said):
		digit = "0"
	case toOfficeNow.MatchString(said):
		digit = string(liaison.ChooseOffice)
	case said == "不署名" || said == "匿名":
		digit = string(liaison.ChooseAnonymous)
	default:
		return t.digitForHim(matter, said)
	}
	option, offered := t.dialogue.Option(digit)
	if !offered || t.viewer.ActsAs(liaison.RoleDelegate) && digit == string(liaison.ChooseAnonymous) {
		return "", false, nil
	}
	reply, err := t.take(option)
	return reply, true, err
}

// digitForHim answers the name of the delegate, said for a way, with the digit for it.
func (t *turn) digitForHim(matter liaison.Matter, said string) (string, bool, error) {
	option, offered := t.dialogue.Option(string(liaison.ChoosePartner))
	found := toHim.FindStringSubmatch(said)
	if !offered || found == nil || matter.DelegateID == "" {
		return "", false, nil
	}
	partner, err := t.desk.Tx().Person(matter.DelegateID)
	if err != nil {
		return "", true, err
	}
	surname := string([]rune(partner.Name)[:1])
	alone := found[1] == partner.Name || found[1] == surname && said != surname || ours.MatchString(found[1]) && toHimOnly(said)
	if !alone {
		return "", false, nil
	}
	return wording.OneForHim(option.Label), true, nil
}

// toHimOnly tells 交给代表, 交给我的代表, 提给委员 from 代表 alone.
func toHimOnly(said string) bool {
	before, named := strings.CutSuffix(said, "代表")
	if !named {
		before, named = strings.CutSuffix(said, "委员")
	}
	return named && before != ""
}
