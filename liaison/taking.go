package liaison

import (
	"regexp"
	"slices"
	"strings"
)

// What somebody is said to have taken of people: money, or what is given in its place.
// 收了麦子 and 拿了药 are ordinary, and so is 村里收了卫生费30元: a village is nobody.
const (
	takeVerb = `(?:收受?|拿|吃|骗|讹|诈|敲|索要?|占|贪)`
	tookVerb = `(?:` + takeVerb + `|要)(?:了|过|走|去|掉)`
	// between what was done and what was taken, people may stand, but no other business
	takenFrom  = `[^,，.。!！?？;；:：\n卖赚挣花付退借]{0,12}?`
	takenThing = `(?:钱|款|烟|酒|茶叶|礼(?:[^堂拜貌服让节]|$)|红包|回扣|好处|现金|购物卡|油水|费)`
	takenSum   = `(?:\d[\d.]*[百千万]*|[一二两三四五六七八九十百千万几半数〇零]+)多?(?:元|块(?:[^砖石板田地布]|$)|毛)|` +
		`[一二两三四五六七八九十几数\d][百千万十]+[余多]?(?:[^\p{Han}]|$)|\d{3,}(?:[^\d\p{Han}A-Za-z]|$)`
	takenGain = `(?:` + takenThing + `|` + takenSum + `)`
	// 收礼, 收人家的钱, 拿了两条烟, but not 拿药的钱
	tookSomething = `(?:` + tookVerb + takenFrom + `|` + takeVerb + thosePeople + takenFrom + `|` + takeVerb + `)` + takenGain
	// who may have a post, or be spoken of as who has one
	whoTook     = `(?:[他她]们?|[Tt][Aa]|[这那此]个?人|` + anyPost + `|书记|主任|村长|支书|会计|站长|所长|镇长|局长|组长|队长|主席)`
	thosePeople = `(?:我|咱|俺|人家|别人|大家|大伙|百姓|老百姓|村民|群众|乡亲)`
)

var (
	heTook   = regexp.MustCompile(whoTook + clause + `{0,6}?` + tookSomething)
	fromUs   = regexp.MustCompile(`(?:^|[\s,，.。!！?？;；:：、])(?:还|又|也|就|竟然?|居然|都|老是?|偷偷|来|先|已经?|上门|白){0,3}` + takeVerb + `(?:了|过|走|去|掉)?` + thosePeople + takenFrom + takenGain)
	anyTook  = regexp.MustCompile(tookSomething)
	nobodies = regexp.MustCompile(`(?:我们?|咱们?|俺|[村镇县厂店]里?|医院|学校|卫生院|公司|物业|银行|部门|单位|[站所局社会])(?:还|又|都|只|就|也|先|已经?|每家|每户|要|得){0,3}$`)
)

// SaysHeTook tells words by which somebody who isn't named has taken money, or gifts,
// from others: 她收了养狗的人的礼, 还收了我两千块. It may be anybody, also who would read them.
func SaysHeTook(text string) bool {
	return heTook.MatchString(text) || fromUs.MatchString(text)
}

// namedTook tells the same of words in which somebody is named, unless whoever takes is
// nobody: 王建国说村里收了卫生费.
func namedTook(text string) bool {
	return slices.ContainsFunc(anyTook.FindAllStringIndex(text, -1), func(at []int) bool {
		return !nobodies.MatchString(text[:at[0]])
	})
}

func sayHeTook(said []Said) bool {
	return slices.ContainsFunc(said, func(s Said) bool { return SaysHeTook(strings.ReplaceAll(s.Text, "其他", "")) })
}

// Charge is how surely words that somebody hands in for another accuse.
type Charge string

// The charges. What is sure is not written down; what may be one is asked about first.
const (
	NoCharge    Charge = ""
	MaybeCharge Charge = "maybe"
	SureCharge  Charge = "sure"
)

// ChargeIn tells whether words that were said to somebody, on the telephone or on a
// visit, accuse: of a breach of discipline, or somebody with a post of money taken.
func (d *Desk) ChargeIn(v Viewer, words string) (Charge, error) {
	if SoundsLikeAccusation(words) {
		return SureCharge, nil
	}
	says, money := SaysHeTook(words), takesMoney.MatchString(words)
	if !money && !anyTook.MatchString(words) {
		return NoCharge, nil
	}
	named, err := d.namedIn(v, Person{}, []Said{{Kind: SaidText, Text: words}})
	switch {
	case err != nil:
		return NoCharge, err
	case money && len(named) > 0:
		return SureCharge, nil
	case says || len(named) > 0 && namedTook(words):
		return MaybeCharge, nil
	}
	return NoCharge, nil
}

// takesMoney are words that accuse whoever is named beside them.
var takesMoney = regexp.MustCompile(`[收拿要骗吃分贪].{0,6}(?:钱|费|礼|好处|红包|回扣)|乱收`)
