package handlers

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// plain makes a text comparable: full-width, circled and key-cap digits, signs
// of traditional writing in the words the account knows, spaces and closing
// punctuation. What is relayed is never this, but what was said.
func plain(text string) string {
	text = norm.NFKC.String(text)
	text = strings.Map(func(r rune) rune {
		if r == '\uFE0F' || r == '\u20E3' || unicode.IsControl(r) && r != '\n' || unicode.Is(unicode.Cf, r) {
			return -1
		}
		if simple, ok := simplified[r]; ok {
			return simple
		}
		return r
	}, text)
	return closed(unquoted(closed(text)))
}

// closed is a text without spaces around it and punctuation behind it.
func closed(text string) string {
	return strings.TrimSpace(strings.TrimRight(strings.TrimSpace(text), "。.!！,，~～、;；"))
}

// simplified maps the traditional signs of the words the account knows, and the
// ways of writing digits that are no compatibility forms. Numerals of bank notes
// stay: 陆 and 伍 are surnames too.
var simplified = traditional("綁绑進进滿满幫帮電电話话辦办參参請请謝谢緊紧沒没結结銷销導导訊讯資资選选確确認认個个號号還还對对轉转問问嗎吗煩烦註注爲为為为麼么" +
	"來来領领錄录類类檢检舉举點点項项擇择會会議议訪访週周報报見见編编覆复復复說说關关開开給给誰谁嚴严實实離离機机壞坏錯错應应數数該该條条寫写發发" +
	"貳贰貮贰弍贰叄叁弌壹陸陆" +
	"❶1❷2❸3❹4❺5❻6❼7❽8❾9➀1➁2➂3➃4➄5➅6➆7➇8➈9➊1➋2➌3➍4➎5➏6➐7➑8➒9⓵1⓶2⓷3⓸4⓹5⓪0⓿0")

func traditional(pairs string) map[rune]rune {
	runes := []rune(pairs)
	signs := make(map[rune]rune, len(runes)/2)
	for i := 0; i+1 < len(runes); i += 2 {
		signs[runes[i]] = runes[i+1]
	}
	return signs
}

// choosing tells a text so short, and with a digit in it, that it was meant to
// choose although it is no choice: 1或2, 1王建. 在2组, 4楼, 路灯1坏 are words.
func choosing(plain string) bool {
	text := bare(plain)
	return len([]rune(text)) <= shortChoice && strings.ContainsAny(text, "0123456789") &&
		(chooses.MatchString(text) || !aroundDigit.MatchString(text))
}

var (
	chooses = regexp.MustCompile(`^我?(?:第|选|要|按|回|答|点|发|数字|是|就|那)`)
	// words before a digit, or what it counts behind it
	aroundDigit = regexp.MustCompile(`^[^\P{Han}零〇一二两三四五六七八九十]|^\d+(?:楼|组|栋|幢|座|层|户|家|人|队|社|村|路|米|里|盏|块|元|斤|亩|岁|次|天|年|月|小时|分钟|号楼|号院|单元)`)
)

const shortChoice = 4

// bare is a plain text without spaces, for comparing with whole words.
func bare(plain string) string { return strings.Join(strings.Fields(plain), "") }

// hasSigns tells whether a text has anything in it to be seen.
func hasSigns(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		return !unicode.IsSpace(r) && !unicode.IsControl(r) && !unicode.Is(unicode.Cf, r)
	})
}

// standsForUnsupported tells the texts that the platform puts in the place of a
// sticker or a file.
func standsForUnsupported(text string) bool {
	text = strings.NewReplacer("【", "[", "】", "]", "，", ",", " ", "").Replace(text)
	switch strings.TrimSpace(text) {
	case "[收到不支持的消息类型,暂无法显示]", "[收到不支持的消息类型,暂时无法显示]", "[UnsupportedMessage]":
		return true
	}
	return false
}
