package handlers

import (
	"regexp"
	"unicode"

	"shuanglian/liaison"
)

var (
	// 算了，不要给代表看; 别发给他; 不交了
	regret = regexp.MustCompile(`^(?:还是|那)?(?:算了吧?)?(?:我)?(?:不要|别|不想|先不|先别|不)(?:再)?(?:给|让|交给|交|发给|发|告诉|转给|反映|报)(?:[\p{Han}]{0,3}(?:代表|书记|委员)|他|她|他们|别人|人)?(?:看|看到|知道)?了?吧?$`)
	// 发错了, 刚才那条交错了
	slips = regexp.MustCompile(`^(?:我|刚才|那条|那件|那句|上面|的|这条|这件)*(?:交错|发错|打错|写错|按错|点错|选错|弄错|搞错|回错|送错|给错)(?:人|键|数字|了)*`)
	// 不是给他的, 不该给王书记看
	notToHim = regexp.MustCompile(`^我?(?:本来|其实)?(?:不是|不该|没想|没要|没打算)(?:要|想)?(?:给|交给|发给|告诉|交|说给)(?:他们?|她们?|[\p{Han}]{0,3}(?:代表|书记|委员))(?:的|看|看的|听|说的)?$`)
	sighs    = regexp.MustCompile(`^(?:哎呀?|哎哟|唉呀?|诶|啊|呀|哦|噢|糟了|糟糕|完了|坏了|不好意思|对不起|不行不行|等等|等一下|慢着)+`)
	// 我要撤回, 撤回刚才那条
	takeBack = regexp.MustCompile(`^(?:请|帮|我|想|要|就|把|刚才|那条|那件|那句|这条|这件|这句|的)*(?:撤回|收回|撤销|撤消)+(?:我|来|吧|一下|掉|刚才|那条|那件|那句|这条|这件|这句|的|反映|话)*$`)
	// 怎么撤回, 能撤回吗
	asksRecall = regexp.MustCompile(`^我?(?:想)?(?:怎么|怎样|如何|能不能|能|可不可以|可以|还能)(?:撤回|收回|撤销|撤消)(?:来|掉|吗|呢|啊|的)*$`)
	// 撤回 742470, 我要收回编号742470; 742470撤回, 742470不告了
	takeBackOf = regexp.MustCompile(`^(?:请|帮|我|想|要|把)*(?:撤回|收回|撤销|撤消)(?:编号|来件)?([2-9]\d{5})(?:号|那件|这件|的|吧|了)*$|` +
		`^(?:请|帮|我|想|要|把)*(?:编号|来件)?([2-9]\d{5})(?:号|那件|这件|请|我|想|要|给)*(?:(?:撤回|收回|撤销|撤消)(?:来|去|吧|了|一下)*|不告(?:他|她)?了吧?)$`)
	// 撤回 742470，发错了; 742470撤回，已经修好了
	takeBackBecause = regexp.MustCompile(`^(?:请|帮|我|想|要|把)*(?:撤回|撤销|撤消)[\s:]*(?:编号|来件)?[\s:]*([2-9]\d{5})[\s:,.;。、]+\S|` +
		`^(?:编号|来件)?[\s:]*([2-9]\d{5})[\s:,、]*(?:请|我|想|要)*(?:撤回|撤销|撤消)[\s:,.;。、]+\S`)
	// 不办了, 我不想办了, 这件事不用管了
	wantsNone = regexp.MustCompile(`^(?:算了)?我?(?:这件事?|那件事?|这事|那事)?(?:不想办|不用办|不要办|不办|不想反映|不反映|不用管)(?:他|了|吧)*$`)
	// 不告了, 我不举报他了
	dropped = regexp.MustCompile(`^(?:算了|还是|那)*我?(?:还是)?不(?:想|要)?再?(?:告|举报|检举|控告|投诉)(?:他|她|他们|人)?了吧?$`)
	// 不是，新的事; 另外一件; 是别的事情
	another = regexp.MustCompile(`^(?:不是(?:补充|这件|那件)?)?(?:这?是|算)?(?:(?:另外?|新|别)的?(?:一件|一个|件|个)?的?(?:新的?)?(?:事情?|问题)?)$`)
)

// regrets tells words by which somebody wants back what he has handed in, in other
// words than 撤回.
func regrets(plain string) bool {
	text := sighs.ReplaceAllString(signsOnly(plain), "")
	if slip := slips.FindString(text); slip != "" {
		if text = text[len(slip):]; text == "" {
			return true
		}
	}
	return text == "算了" || text == "算了吧" || regret.MatchString(text) || notToHim.MatchString(text)
}

// recalls tells words by which the last relay is wanted back.
func recalls(plain string) bool {
	return bare(plain) == "撤" || takeBack.MatchString(signsOnly(plain))
}

// recallsNumber reads the number of the matter on which something is wanted back.
func recallsNumber(plain string) (string, bool) {
	found := takeBackOf.FindStringSubmatch(signsOnly(plain))
	if found == nil {
		return "", false
	}
	return found[1] + found[2], true // only one of them matched
}

// recallsBecause reads the same where more is said behind it.
func recallsBecause(plain string) (string, bool) {
	found := takeBackBecause.FindStringSubmatch(plain)
	if found == nil {
		return "", false
	}
	return found[1] + found[2], true // only one of them matched
}

// dropsCharge tells words by which somebody gives up what he has complained of.
func dropsCharge(plain string) bool { return dropped.MatchString(signsOnly(plain)) }

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
