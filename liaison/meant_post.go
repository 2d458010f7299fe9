package liaison

import (
	"regexp"
	"slices"
	"strings"
)

// Words by which a matter begins name a post to speak to who has it (书记你来看看), to say
// that one has been to him (找过书记，路还是坏的), or to speak about him. Only the last are
// asked about, and what is neither of the others is taken for it.
const (
	postRank = `(?:老|小|[村镇县]里?的?|大队的?|我们村?的?|咱们?村?的?|这个|那个|党?支部)?`
	onceMore = `(?:[他你您]|几次|好几次|多次|两次|三次|都|也|早就?|已经?)*`
	toldHim  = `(?:说|讲|反映|汇报|报告|提|打过?(?:[几两三多]次|好几次)?电话|商量|联系|递)`
)

// ranks are posts by which a village calls one man: 书记 is him, 村民 is anybody.
var ranks = regexp.MustCompile(`(?:书记|支书|主任|主席|会计|经理|[队组站所镇乡局校院社村]长)$`)

// ownDeed begins words with nobody of their own, so that who was named just before has
// done it: 王建国 占地, but not 王书记，把路灯修一下.
const ownDeed = `(?:霸占|强占|侵占|占[了着地我人集公用山田耕]|私吞|独吞|挪用|克扣|勾结|报复|威胁|欺[负压]|拿了|卖了|拆了|砍了|` +
	`把` + clause + `{0,8}(?:给了|占|卖了|分给|停了|扣了|拆了|砍了|弄没|弄走|拿走|据为))`

var (
	hisOwnDeed = regexp.MustCompile(`^\s*(?:又|还|就|都|也|偷偷|强行|天天|经常|一直){0,3}` + ownDeed)
	// illOfHim are words that speak ill of him in a sentence that only seems to be about
	// having been to him
	illOfHim = regexp.MustCompile(illOf.String() + `|[他她]` + clause + `{0,4}` + ownDeed +
		`|侄|外甥|舅子|亲戚|亲家|连襟|自家|自己家|威胁|凭[什啥]|不公|告[他你]|举报|检举|意见|不满|要回|动手|打架`)
)

// headPosts are somebody's posts, and those a village gives its head besides: in most the
// secretary is 主任 too, and 村长 as people say it.
func headPosts(p Person) []string {
	called := posts(p)
	if !headOfVillage.MatchString(p.Title) || !village.MatchString(p.Organization) {
		return called
	}
	for _, post := range []string{"书记", "支书", "主任", "村长"} {
		if !slices.Contains(called, post) {
			called = append(called, post)
		}
	}
	return called
}

var (
	headOfVillage = regexp.MustCompile(`书记|^(?:村|村委会?|村民委员会|居委会|社区)?主任|村长`)
	village       = regexp.MustCompile(`(?:村|社区|居委会|村委会|支部)$`)
)

// spokenAbout tells whether opening words are about who has one of these posts.
func spokenAbout(text string, called []string) bool {
	text = postsIn(text)
	for _, post := range called {
		if !ranks.MatchString(post) || !strings.Contains(text, post) {
			continue
		}
		rest := beenTo(post).ReplaceAllString(text, "")
		if strings.Contains(rest, post) || illOfHim.MatchString(rest) || strings.HasSuffix(text, rest) && hisOwnDeed.MatchString(rest) {
			return true
		}
	}
	return false
}

// postsIn is a text in which posts are looked for: gaps closed, and a teacher is no 主任.
func postsIn(text string) string { return strings.ReplaceAll(closed(text), "班主任", "") }

// beenTo are the ways to speak to who has a post, or of having been to him.
func beenTo(post string) *regexp.Regexp {
	him := postRank + post
	return regexp.MustCompile(`(?:找|问|请|麻烦|告诉|通知|联系|转告|托|求|叫|喊)(?:过|了|一下|一?声|到|来)?` + him + `|` +
		`(?:让|等|盼)(?:一下)?` + him + `(?:来|去|看|帮|派|管|修|解决|处理|知道|过来|出面|说|也)|` +
		`(?:跟|和|同|对|向|给)` + him + onceMore + toldHim + `|(?:想|要|没|找不)[见到]{1,2}` + him + `|` +
		`(?:^|[,，。!！;；:：])` + him + `(?:[你您我咱俺请帮能]|辛苦)|^` + him + `[,，。!！:：]|` + him + `(?:今天|明天|现在|今晚)?(?:在(?:家|村|不|吗|哪)|什么时候|啥时候?|几点|的?电话)`)
}

// gaps are what stands between the signs of a name that is typed wide: 王 建 国.
var gaps = regexp.MustCompile(`[\s·•．.*_-]+`)

func closed(text string) string { return gaps.ReplaceAllString(text, "") }

// wide is a word as a pattern that allows gaps between its signs.
func wide(word string) string {
	var signs []string
	for _, sign := range word {
		signs = append(signs, regexp.QuoteMeta(string(sign)))
	}
	return strings.Join(signs, `\s*`)
}
