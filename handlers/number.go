package handlers

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// numbered is a text that begins with a matter's number.
type numbered struct {
	digits    string
	rest      string // what follows, as it was said
	separated bool   // 编号 before it, or anything but a letter or sign behind it
	polite    bool   // courtesy before it and no 编号: 收到 300000 元 may be a sum
}

// behindNumber are the signs between a number and the words that belong to it.
const behindNumber = " \t\n　:：,，、.。;；-—" + quoteMarks + closings

// number reads the number that a text begins with. Courtesy, 编号 or 回复, quotes
// and brackets may stand before it: people type what the cards show them.
func number(text string) (numbered, bool) {
	runes := []rune(strings.TrimSpace(text))
	start := 0
	for start < len(runes) && !isDigit(runes[start]) {
		start++
	}
	lead, ok := leadIn(string(runes[:start]))
	if !ok {
		return numbered{}, false
	}
	var digits []rune
	for _, r := range runes[start:] {
		if !isDigit(r) {
			break
		}
		digits = append(digits, folded(r))
	}
	if len(digits) != 6 || digits[0] < '2' {
		return numbered{}, false
	}
	tail := string(runes[start+6:])
	rest := strings.TrimLeft(tail, behindNumber)
	return numbered{
		digits: string(digits), rest: withoutClosing(string(runes[:start]), strings.TrimSpace(rest)),
		separated: rest != tail || rest == "" || lead.named, polite: lead.polite && !lead.named,
	}, true
}

// lead is what stands before a number.
type lead struct{ named, polite bool }

// leadIn tells whether words before a number only lead up to it.
func leadIn(before string) (lead, bool) {
	var found lead
	for _, word := range strings.FieldsFunc(signs.ReplaceAllString(plain(before), " "), isNoLetter) {
		bare := word
		for _, name := range []string{"编号", "来件", "回复", "答复", "回答"} {
			bare = strings.ReplaceAll(bare, name, "")
		}
		if bare == "回" || bare == "第" {
			bare = ""
		}
		found.named = found.named || bare != word
		found.polite = found.polite || bare != ""
		if bare != "" && !isCourtesy(bare) {
			return lead{}, false
		}
	}
	return found, true
}

// withoutClosing takes the quote or bracket off the end of words that were
// opened before their number: “603444 您的答复”.
func withoutClosing(before, rest string) string {
	runes := []rune(rest)
	if len(runes) == 0 || !strings.ContainsAny(before, quoteMarks+openings) {
		return rest
	}
	last := string(runes[len(runes)-1])
	inner := string(runes[:len(runes)-1])
	if !strings.Contains(quoteMarks+closings, last) || strings.ContainsAny(inner, quoteMarks+openings) {
		return rest
	}
	return strings.TrimSpace(inner)
}

// afterNumber is what was said behind a number, wherever it stands.
func afterNumber(text, digits string) string {
	runes := []rune(text)
	for i := range runes {
		if found, ok := number(string(runes[i:])); ok && found.digits == digits {
			return withoutClosing(string(runes[:i]), found.rest)
		}
	}
	return ""
}

// namesAnother tells whether words hold any number that could be a matter's,
// except the one given.
func namesAnother(text, own string) bool {
	return slices.ContainsFunc(possibleNumbers(text), func(number string) bool { return number != own })
}

// possibleNumbers are the runs of digits in words that could be a matter's number.
func possibleNumbers(text string) []string {
	runs := strings.FieldsFunc(strings.Map(folded, text), func(r rune) bool { return r < '0' || r > '9' })
	return slices.DeleteFunc(runs, func(run string) bool { return len(run) != 6 || run[0] < '2' })
}

// folded is a full-width digit as a plain one; other signs stay.
func folded(r rune) rune {
	if plain := []rune(norm.NFKC.String(string(r))); len(plain) == 1 {
		return plain[0]
	}
	return r
}

func isDigit(r rune) bool { return folded(r) >= '0' && folded(r) <= '9' }

func isNoLetter(r rune) bool { return !unicode.IsLetter(r) }
