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
	return strings.TrimSpace(strings.TrimRight(strings.TrimSpace(text), "。.!！,，~～、;；"))
}

// simplified maps the traditional signs of the account's own words.
var simplified = traditional("綁绑進进滿满幫帮電电話话辦办參参請请謝谢緊紧沒没結结銷销導导訊讯資资選选確确認认個个號号還还對对轉转問问嗎吗煩烦註注壹一貳二叁三肆四伍五")

func traditional(pairs string) map[rune]rune {
	runes := []rune(pairs)
	signs := make(map[rune]rune, len(runes)/2)
	for i := 0; i+1 < len(runes); i += 2 {
		signs[runes[i]] = runes[i+1]
	}
	return signs
}

var (
	chosen  = regexp.MustCompile(`^(?:我?选|我?回|第)?\s*(\d{1,2})\s*(?:个|号|项)?$`)
	written = map[string]string{"零": "0", "一": "1", "二": "2", "两": "2", "三": "3", "四": "4", "五": "5", "六": "6", "七": "7", "八": "8", "九": "9"}
)

// digits reads a text that is nothing but a choice: 1, １, ①, 1️⃣, 一, 选1, 1。
func digits(plain string) (string, bool) {
	bare := strings.ReplaceAll(plain, " ", "")
	for _, lead := range []string{"我选", "选", "我回", "回", ""} {
		if digit, ok := written[strings.TrimPrefix(bare, lead)]; ok {
			return digit, true
		}
	}
	found := chosen.FindStringSubmatch(bare)
	if found == nil {
		return "", false
	}
	return found[1], true
}

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

// number splits a text that starts with a matter's number from what follows, as
// it was said. separated tells whether anything but a letter or sign follows.
func number(text string) (number, rest string, separated, ok bool) {
	runes := []rune(strings.TrimSpace(text))
	var digits []rune
	for len(digits) < len(runes) {
		folded := []rune(norm.NFKC.String(string(runes[len(digits)])))
		if len(folded) != 1 || folded[0] < '0' || folded[0] > '9' {
			break
		}
		digits = append(digits, folded[0])
	}
	if len(digits) != 6 || digits[0] < '2' {
		return "", "", false, false
	}
	tail := string(runes[6:])
	rest = strings.TrimLeft(tail, " \t\n　:：,，、.。;；-—")
	return string(digits), strings.TrimSpace(rest), rest != tail || rest == "", true
}

// afterNumber is what was said behind a number, wherever it stands.
func afterNumber(text, digits string) string {
	runes := []rune(text)
	for i := range runes {
		if found, rest, _, ok := number(string(runes[i:])); ok && found == digits {
			return rest
		}
	}
	return ""
}
