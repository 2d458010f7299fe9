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

// simplified maps the traditional signs of the account's own words.
var simplified = traditional("綁绑進进滿满幫帮電电話话辦办參参請请謝谢緊紧沒没結结銷销導导訊讯資资選选確确認认個个號号還还對对轉转問问嗎吗煩烦註注爲为為为麼么壹一貳二叁三肆四伍五")

func traditional(pairs string) map[rune]rune {
	runes := []rune(pairs)
	signs := make(map[rune]rune, len(runes)/2)
	for i := 0; i+1 < len(runes); i += 2 {
		signs[runes[i]] = runes[i+1]
	}
	return signs
}

// choice is what a person types to choose: 1, 第1个, 选第一个, 1号, 要1, 按1, 1吧, 1).
// 一个, 两件 and 第四件 are words.
var choice = regexp.MustCompile(`^(?:我?就?(?:选择?|要|按|回|点))?` +
	`(?:第(\d{1,2}|[零〇一二两三四五六七八九])(?:个|号|项)?|([零〇一二两三四五六七八九])号?|(\d{1,2})(?:个|号|项)?)吧?\)?$`)

var written = map[string]string{"零": "0", "〇": "0", "一": "1", "二": "2", "两": "2", "三": "3", "四": "4", "五": "5",
	"六": "6", "七": "7", "八": "8", "九": "9"}

// digits reads a text that is nothing but a choice: 1, １, ①, 1️⃣, 一, 选1, 1。
func digits(plain string) (string, bool) {
	found := choice.FindStringSubmatch(bare(plain))
	if found == nil {
		return "", false
	}
	said := found[1] + found[2] + found[3] // only one of them matched
	if digit, ok := written[said]; ok {
		return digit, true
	}
	return said, true
}

// choosing tells a text so short, and with a digit in it, that it was meant to
// choose although it is no choice: 1或2, 1王建.
func choosing(plain string) bool {
	text := bare(plain)
	return len([]rune(text)) <= shortChoice && strings.ContainsAny(text, "0123456789")
}

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
