package handlers

import (
	"regexp"
	"unicode"

	"shuanglian/liaison"
)

var (
	// 算了，不要给代表看; 别发给他; 不交了
	regret = regexp.MustCompile(`^(?:还是|那)?(?:算了吧?)?(?:我)?(?:不要|别|不想|先不|先别|不)(?:再)?(?:给|让|交给|交|发给|发|告诉|转给|反映|报)(?:[\p{Han}]{0,3}(?:代表|书记|委员)|他|她|他们|别人|人)?(?:看|看到|知道)?了?吧?$`)
	// 不是，新的事; 另外一件; 是别的事情
	another = regexp.MustCompile(`^(?:不是(?:补充|这件|那件)?)?(?:这?是|算)?(?:(?:另外?|新|别)的?(?:一件|一个|件|个)?的?(?:新的?)?(?:事情?|问题)?)$`)
)

// regrets tells words by which somebody wants back what he has handed in, in other
// words than 撤回.
func regrets(plain string) bool {
	text := signsOnly(plain)
	return text == "算了" || text == "算了吧" || regret.MatchString(text)
}

// meansAnother finds the option of another matter by words that mean it.
func (t *turn) meansAnother() (liaison.Option, bool) {
	if !t.isText() || !another.MatchString(signsOnly(t.plain)) {
		return liaison.Option{}, false
	}
	for _, option := range t.dialogue.Options {
		if option.Object == anotherMatter {
			return option, true
		}
	}
	return liaison.Option{}, false
}

// signsOnly is a text without spaces and punctuation.
func signsOnly(plain string) string {
	var kept []rune
	for _, r := range plain {
		if !unicode.IsSpace(r) && !unicode.IsPunct(r) {
			kept = append(kept, r)
		}
	}
	return string(kept)
}
