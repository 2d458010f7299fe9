package handlers

import (
	"regexp"
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// Other words before a number for what who has a matter in hand may say of it.
var (
	// 退回482913, 退回 482913 不归我管
	givesBack = regexp.MustCompile(`^我?(?:要|想)?(?:申请)?(?:退回|退还|退)[给給]?(?:联络)?(?:办公室)?[\s:：]*(?:编号|来件)?[\s:：]*([2-9]\d{5})(?:\D|$)`)
	// 答完482913, 办结 482913
	endsBefore = regexp.MustCompile(`^(?:已经?|都)?(?:答完|办完|办结|完成|完结|结案)了?[\s:：,，]*(?:编号|来件)?[\s:：]*([2-9]\d{5})$`)
	// 打电话 482913, of who is not of the office
	callsBefore = regexp.MustCompile(`^打电话[\s:：]*(?:编号|来件)?[\s:：]*([2-9]\d{5})(?:\D|$)`)
)

// verbAlike takes them, from who has the matter, as the verb that they mean: they are no
// answer to its author.
func (t *turn) verbAlike() (string, bool, error) {
	for _, pattern := range []*regexp.Regexp{givesBack, endsBefore, callsBefore} {
		found := pattern.FindStringSubmatch(t.plain)
		if found == nil || pattern == callsBefore && t.viewer.IsOffice() {
			continue
		}
		matter, ok, former, err := t.desk.Numbered(t.viewer, found[1])
		switch {
		case err != nil:
			return "", true, err
		case former:
			return wording.NoLongerYours(), true, nil
		case !ok || matter.AuthorID == t.viewer.ID:
			return "", false, nil
		}
		switch pattern {
		case givesBack:
			return t.saidAs("转 "+found[1]+" "+afterNumber(t.said.Text, found[1]), (*turn).command)
		case endsBefore:
			reply, err := t.endsNow(matter)
			return reply, true, err
		}
		return wording.CallIsOffices(found[1]), true, nil
	}
	return "", false, nil
}

// endsNow finishes a matter unless it is over already.
func (t *turn) endsNow(matter liaison.Matter) (string, error) {
	if !matter.Open() {
		row, err := t.desk.Row(t.viewer, matter)
		return wording.AlreadyEnded(matter.Number, row.State), err
	}
	return t.finish(matter)
}

// saidAs reads this message as if it had been written in other words.
func (t *turn) saidAs(text string, read func(*turn) (string, bool, error)) (string, bool, error) {
	as := t.heard
	t.said.Text = strings.TrimSpace(text)
	t.plain = plain(t.said.Text)
	reply, taken, err := read(t)
	t.heard = as
	return reply, taken, err
}
