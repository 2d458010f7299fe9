package handlers

import (
	"regexp"
	"strings"

	"shuanglian/liaison/wording"
)

// why 482913, 482913 why, why: with or without a question mark, and in the other
// script. 为什么还没修 is text.
var (
	why      = regexp.MustCompile(`^(?:为什么|为啥)(?:编号|来件)?:?([2-9]\d{5})?$`)
	whyAfter = regexp.MustCompile(`^(?:编号|来件)?:?([2-9]\d{5})[:,，]?(?:为什么|为啥)$`)
)

// whyVerb tells why a matter went where it went and who has it now.
func (t *turn) whyVerb() (string, bool, error) {
	said := strings.TrimRight(bare(t.plain), "?？")
	found := why.FindStringSubmatch(said)
	if found == nil {
		found = whyAfter.FindStringSubmatch(said)
	}
	switch {
	case found == nil:
		return "", false, nil
	case found[1] == "":
		reply, err := t.whyTheOne()
		return reply, true, err
	}
	matter, ok, former, err := t.desk.Numbered(t.viewer, found[1])
	switch {
	case err != nil:
		return "", true, err
	case former:
		return wording.NoLongerYours(), true, nil
	case !ok:
		return wording.NotYoursToSee(found[1]), true, nil
	}
	t.about = matter.ID
	reply, err := t.desk.Why(t.viewer, matter)
	return reply, true, err
}

// whyTheOne is 为什么 alone.
func (t *turn) whyTheOne() (string, error) {
	one, all, err := t.desk.WhyOf(t.viewer)
	if err != nil {
		return "", err
	}
	if one.ID != "" {
		t.about = one.ID
		return t.desk.Why(t.viewer, one)
	}
	rows, err := t.desk.Rows(t.viewer, all)
	return wording.WhyWhich(rows, t.desk.Terms().Policy.PassiveReplyRunes), err
}
