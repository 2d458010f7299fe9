package handlers

import (
	"regexp"
	"strings"

	"shuanglian/liaison"
)

var (
	// 482913 延期，等材料; 482913 转：不归我管; 482913 退回; 482913 问 是哪一盏. What runs on is words: 转给供电所了, 问过了.
	actsBehind = regexp.MustCompile(`(?s)^(?:我?(?:想|要)?申请)?(延期|转|轉|退回|问|問|上门|改写|改类|对象)(?:$|[\s:：,，、;；]+(.*))`)
	// 482913 我来; 482913 不办了.
	claimsBehind = regexp.MustCompile(`^(我来办?|认领|不办了?|放下|不用转告?)[。!！]*$`)
	// 482913 进度.
	looksBehind = regexp.MustCompile(`^(进度|看|听)[。?？!！]*$`)
	// 482913 转给镇水务站，请去看看.
	handsBehind = regexp.MustCompile(`(?s)^[转轉]交?[给給](\p{Han}{2,10})(?:$|[\s:：,，、;；]+(.*))`)
	// 482913 转办公室，不归我管.
	officeBehind = regexp.MustCompile(`(?s)^(?:请|麻烦)?(?:转|轉|转交|移交|交|退回?)[给給]?(?:联络)?办公室(?:$|[\s:：,，、;；]+(.*))`)
)

// verbBehind takes a verb that stands behind the number it belongs to as if it stood before
// it: it is no answer to the author.
func (t *turn) verbBehind(matter liaison.Matter, said numbered) (string, bool, error) {
	verb, rest := "", ""
	if found := looksBehind.FindStringSubmatch(said.rest); found != nil {
		verb = found[1]
	} else if matter.AuthorID != t.viewer.ID {
		var err error
		if verb, rest, err = t.actBehind(said.rest); err != nil {
			return "", false, err
		}
	}
	if verb == "" {
		return "", false, nil
	}
	return t.saidAs(strings.TrimSpace(verb+" "+said.digits+" "+rest), (*turn).command)
}

// actBehind is the verb that words begin with, and what it is said of. To whom the office
// hands something it must know by name; a holder hands on to the office alone.
func (t *turn) actBehind(said string) (verb, rest string, err error) {
	if found := claimsBehind.FindStringSubmatch(said); found != nil {
		return found[1], "", nil
	}
	if found := actsBehind.FindStringSubmatch(said); found != nil {
		if found[1] == "退回" {
			return "转", found[2], nil
		}
		return found[1], found[2], nil
	}
	if found := officeBehind.FindStringSubmatch(said); found != nil {
		return "转", found[1], nil
	}
	found := handsBehind.FindStringSubmatch(said)
	if found == nil || !t.viewer.IsOffice() {
		return "", "", nil
	}
	people, _, err := t.meant(found[1])
	if len(people) == 0 {
		return "", "", err
	}
	return "转", "给 " + found[1] + " " + found[2], err
}
