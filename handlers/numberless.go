package handlers

import (
	"regexp"

	"shuanglian/liaison/wording"
)

var (
	// 转, 转 不归我管, 问：是第几盏: a holder's verb whose number was forgotten. 问过了 and 转了 are words.
	numberless = regexp.MustCompile(`^([问转])(?:$|[\s:,])`)
	// 转给办公室, 交办公室办
	toTheOffice = regexp.MustCompile(`^(?:我要|请)?(?:转|转交|移交|交)给?(?:联络)?办公室(?:来?办|处理)?吧?$`)
)

// verbWithoutNumber asks for the number of what somebody wants to do with a matter in
// hand: his words to the account are no answer to anybody.
func (t *turn) verbWithoutNumber() (string, bool, error) {
	verb := ""
	switch found := numberless.FindStringSubmatch(t.plain); {
	case found != nil:
		verb = found[1]
	case toTheOffice.MatchString(bare(t.plain)):
		verb = "转"
	default:
		return "", false, nil
	}
	if _, option := t.optionSaid(); option || t.freeWords() {
		return "", false, nil
	}
	held, err := t.desk.InHand(t.viewer)
	if err != nil || len(held) == 0 {
		return "", err != nil, err
	}
	rows, err := t.desk.Rows(t.viewer, held[:min(len(held), mostChoices)])
	return wording.NumberWanted(verb, rows), true, err
}
