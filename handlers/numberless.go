package handlers

import (
	"regexp"

	"shuanglian/liaison/wording"
)

var (
	// 转, 转 不归我管, 问：是第几盏, 申请延期 等材料到: a holder's verb whose number was forgotten.
	// 问过了, 转了 and 延期到周五 are words.
	numberless = regexp.MustCompile(`^(?:([问转])(?:$|[\s:,]+[^\d\s:,])|(?:我?(?:想|要)?申请)?(延期)[\s:,]+[^\d\s:,])`)
	// 我来, 不办了, 改写：有一户, 改类 检举 482913, 转给王建国 482913: a clerk's.
	// 转给供电所了，周五来 are words.
	clerkNumberless = regexp.MustCompile(`^(我来|不办了|改写|改类|对象)(?:$|[\s:,]+[^\d\s:,])|^(转)给(?:.*[2-9]\d{5}|\p{Han}{2,4}$)`)
	// 转给办公室, 交办公室办
	toTheOffice = regexp.MustCompile(`^(?:我要|请|帮我|帮忙|麻烦)*(?:转|转交|移交|交)给?(?:联络)?办公室(?:来?办|处理)?吧?$`)
)

// verbWithoutNumber asks for the number of what somebody wants to do with a matter in
// hand: his words to the account are no answer to anybody.
func (t *turn) verbWithoutNumber() (string, bool, error) {
	verb := t.verbAlone()
	if verb == "" {
		return "", false, nil
	}
	if _, option := t.optionSaid(); option || t.freeWords() {
		return "", false, nil
	}
	held, err := t.desk.InHand(t.viewer)
	if err == nil && len(held) == 0 && verb == "看" {
		return t.lookAtOwn()
	}
	if err != nil || len(held) == 0 {
		return "", err != nil, err
	}
	rows, err := t.desk.Rows(t.viewer, held[:min(len(held), mostChoices)])
	t.conversation.Listed = t.desk.Now() // what he says next may be what this lacks: no answer without asking
	return wording.NumberWanted(verb, t.viewer.IsOffice(), rows), true, err
}

// lookAtOwn is 看 or 听 of an author: his one open matter, or which of several.
func (t *turn) lookAtOwn() (string, bool, error) {
	own, err := t.ownOpen()
	switch {
	case err != nil || len(own) == 0:
		return "", err != nil, err
	case len(own) == 1:
		reply, err := t.pull(own[0], "")
		return reply, true, err
	}
	rows, err := t.desk.Rows(t.viewer, own[:min(len(own), mostChoices)])
	return wording.NumberWanted("看", false, rows), true, err
}

// verbAlone is the verb of a message that lacks its number, empty if it has none.
func (t *turn) verbAlone() string {
	if found := numberless.FindStringSubmatch(t.plain); found != nil {
		return found[1] + found[2]
	}
	if said := bare(t.plain); said == "看" || said == "听" {
		return "看"
	}
	if toTheOffice.MatchString(bare(t.plain)) {
		return "转"
	}
	if found := clerkNumberless.FindStringSubmatch(t.plain); found != nil && t.viewer.IsOffice() {
		return found[1] + found[2]
	}
	return ""
}
