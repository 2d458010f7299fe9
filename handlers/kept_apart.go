package handlers

import (
	"regexp"
	"strings"

	"shuanglian/liaison/wording"
)

// onlyLooks are the verbs that show a matter and relay nothing: 进度 742470.
var onlyLooks = regexp.MustCompile(`^(?:进度|看|听)[\s:：“”"「〔]*(?:编号|来件)?[\s:：]*[2-9]\d{5}\D{0,2}$`)

// keptApart stops words that hold the number of the person's own sealed or unsigned
// matter and would go elsewhere: whoever read them would learn whose it is.
func (t *turn) keptApart() (string, bool, error) {
	if !t.isText() || onlyLooks.MatchString(t.plain) || why.MatchString(strings.TrimRight(bare(t.plain), "?")) {
		return "", false, nil
	}
	own, _ := number(t.said.Text)
	for _, digits := range possibleNumbers(t.said.Text) {
		if digits == own.digits {
			continue
		}
		kept, err := t.desk.KeptApart(t.viewer, digits)
		if err != nil {
			return "", true, err
		}
		if kept {
			return wording.NumberKeptApart(digits), true, nil
		}
	}
	return "", false, nil
}
