package liaison

import (
	"regexp"
	"slices"
	"strings"

	"shuanglian/liaison/names"
)

// What is said of people. Plain words are bad wherever they stand; what may be said of roads
// and papers too only right behind a name, where nobody else has done it.
var (
	plainlyBad = regexp.MustCompile(`[骗骂欺]|贪(?:钱|污|官|心|了)|懒|赖账|打(?:人|了?我|了人)|打架|动手|敷衍|糊弄|偏心|包庇|差劲|白当|混日子|假话|态度(?:不好|差|恶劣|很差|蛮横)|送礼|礼金|红包|回扣|` +
		`泄[密露]|喝酒|赌|嫖|骚扰|恐吓|吓唬|侮辱|歧视|刁难|徇私|造假|虚报|冒领|截留|偷|私吞|独吞|挪用|克扣|勾结|报复|威胁|霸占|强占|侵占|黑[心钱]|流氓|违[法纪规]|贿|腐败|缺德|作风|` +
		`举报|检举|控告|投诉|揭发|告发|[要去想]告|告[他她你]|不满意?|凭[什啥]|不公|不讲理|拉票|一腿|太过分|霸道|乱(?:收|来|占|搞|讲|扣|罚)|收钱|吃拿|卡要|侄|外甥|舅子|连襟`)
	badBehind = `(?:家?的?` + ownDeed + `|(?:[^我俺咱家屋村的,，.。!！?？;；\n][^我俺咱,，.。!！?？;；\n]{0,5})?(?:` + blame + `|` + illOf.String() + `|` + ownDeed + `|乱|拖|凶|堵|很?差|不讲))`
	harmless  = regexp.MustCompile(`拖拉机|[来去]拿|拿(?:表|药|证|材料|回执|单)|收(?:到|表|材料)|[没不]问题`)
)

func speaksIll(text string) bool { return plainlyBad.MatchString(text) || SaysHeTook(text) }

// illOfName tells whether something bad is said of a name, or of what stands for it.
func illOfName(text, name string) bool {
	text = harmless.ReplaceAllString(text, "")
	return speaksIll(text) || regexp.MustCompile(regexp.QuoteMeta(name)+titled+badBehind).MatchString(text)
}

// titled is what may stand behind a name.
const titled = `(?:同志|代表|委员|书记|主任|联络员|老师|师傅|大哥|大姐|叔|姨|婶)?`

// hearing is a text as it is looked through for many names.
type hearing struct {
	text  string // gaps closed
	heard names.Words
}

func hear(said []Said) []hearing {
	heard := make([]hearing, 0, len(said))
	for _, one := range said {
		text := closed(one.Text)
		heard = append(heard, hearing{text, names.Listen(text)})
	}
	return heard
}

// accuses tells whether something bad is said of him by name: 张宁打人, not 请张宁帮我问问. Of
// those of an office 小张 and 办公室的人 are enough.
func accuses(h hearing, p Person) bool {
	if !saysName(h.text, h.heard, p.Name) {
		return p.ofOffice() && calledInOffice(h.text, p)
	}
	text := callsOf(p, Person{}).unaddressed(h.text)
	return saysName(text, names.Listen(text), p.Name) && illOfName(text, p.Name)
}

// saysName tells whether a name is there, a long one also in other signs that sound like it: of
// two signs any word may, 沉井 for 陈静.
func saysName(text string, heard names.Words, name string) bool {
	return strings.Contains(text, name) || len([]rune(name)) > 2 && heard.Has(name)
}

var ofTheOffice = regexp.MustCompile(`联络员|办公室里?的?(?:人|工作人员|同志|干部|领导)`)

func calledInOffice(text string, p Person) bool {
	signs := []rune(p.Name)
	if len(signs) < 2 {
		return false
	}
	ways := calledBy(string(signs[:1]), string(signs[1:]))
	if found := ofTheOffice.FindString(text); found != "" {
		ways = append(ways, found)
	}
	return slices.ContainsFunc(ways, func(way string) bool { return strings.Contains(text, way) && illOfName(text, way) })
}

// mayName tells whether words name somebody in any way, or what he is in words that speak ill.
func mayName(text string, p Person) bool {
	called := callsOf(p, Person{})
	return called.byName(text) || (speaksIll(text) || blamesPost(text) || illOf.MatchString(text) || hisOwnDeed.MatchString(text)) && (called.byPost(text) || called.blamed(text) || p.ofOffice() && ofTheOffice.MatchString(text))
}

// mayAccuse takes more for an accusation: a name in words that neither speak to him nor
// say that one has been to him, or what he has said or done for people. When unsure it
// says yes.
func mayAccuse(h hearing, p Person) bool {
	if accuses(h, p) {
		return true
	}
	if !strings.Contains(h.text, p.Name) {
		return false
	}
	text := callsOf(p, Person{}).unaddressed(h.text)
	return strings.Contains(kindly(p.Name).ReplaceAllString(beenTo(p.Name).ReplaceAllString(text, ""), ""), p.Name)
}

// kindly are ways to name somebody without a word against him: 张宁让我来的, 住在张宁家隔壁.
func kindly(name string) *regexp.Regexp {
	him := regexp.QuoteMeta(name) + titled
	return regexp.MustCompile(him + `(?:[他她]们?|这边|那边)?(?:家|屋|村|的(?:田|地|店|摊|车|表|电话|号码|手机|微信|名字|办公室|话))|` +
		him + `(?:电话|号码|手机|微信|门口|旁边|隔壁|人(?:很|真|挺|蛮|还)?好|[在是]|给我|给咱)|` +
		him + `(?:上次|上回|昨天|前天|今天|早上|下午|刚才|之前|以前|曾经|已经|也|都|又|还|就|来|去|帮我们?|跟我们?|和我们?|对我们?|向我们?)*` +
		`(?:说|讲|让|叫|喊|通知|告诉|答应|打(?:过|来)?(?:了)?电话|打来|来电|来|看过|去看|帮|修|送|教|办好|处理|解决|介绍|问|登记|记下|走访|上门|联系|转达|转告|负责|管的|分管|约|定的|安排|组织|召集|发来|发的|代|替)|` +
		`(?:是|归|由|让|等|跟|和|与|同|向|对|把|给|找|问|请|托|谢|夸|表扬|感谢|辛苦|选|推荐|认识|是不是|联系|带我找|见)(?:过|了|一下)?` + him)
}

// Accuses tells whether words surely, or maybe, speak ill of somebody by name.
func Accuses(said []Said, p Person) (surely, maybe bool) {
	for _, h := range hear(said) {
		surely, maybe = surely || accuses(h, p), maybe || mayAccuse(h, p)
	}
	return surely, maybe
}
