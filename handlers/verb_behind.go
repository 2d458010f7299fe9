package handlers

import (
	"regexp"

	"shuanglian/liaison"
)

var (
	// 482913 延期，等材料; 482913 转：不归我管; 482913 问 是哪一盏. What runs on is words: 转给供电所了, 问过了.
	actsBehind = regexp.MustCompile(`(?s)^(?:我?(?:想|要)?申请)?(延期|转|轉|问|問|上门|改写|改类|对象)(?:$|[\s:：,，、;；]+(.*))`)
	// 482913 我来; 482913 不办了.
	claimsBehind = regexp.MustCompile(`^(我来办?|认领|不办了?|放下|不用转告?)[。!！]*$`)
	// 482913 进度.
	looksBehind = regexp.MustCompile(`^(进度|看|听)[。?？!！]*$`)
)

// verbBehind takes a verb that stands behind the number it belongs to as if it stood before
// it: it is no answer to the author.
func (t *turn) verbBehind(matter liaison.Matter, said numbered) (string, bool, error) {
	verbs := []*regexp.Regexp{looksBehind, claimsBehind, actsBehind}
	if matter.AuthorID == t.viewer.ID {
		verbs = verbs[:1]
	}
	for _, verb := range verbs {
		found := verb.FindStringSubmatch(said.rest)
		if found == nil {
			continue
		}
		as := t.heard
		t.said.Text = found[1] + " " + said.digits
		if len(found) > 2 {
			t.said.Text += " " + found[2]
		}
		t.plain = plain(t.said.Text)
		reply, taken, err := t.command()
		t.heard = as
		return reply, taken, err
	}
	return "", false, nil
}
