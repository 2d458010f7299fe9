package handlers

import (
	"regexp"
	"strconv"
	"strings"
)

// choice is what a person types to choose: 1, 第1个, 选第一个, 选项1, 1号, 要1, 按1键,
// 回复1, 1吧, 1), 十一, 二十二. 一个, 两件 and 第四件 are words.
var choice = regexp.MustCompile(`^(?:[我那]?就?(?:选项|选择|选|要|按|回复|回答|回|点|发|数字|是):?|那?就)?` +
	`(?:第(\d{1,2}|[零〇一二两三四五六七八九])(?:个|号|项|条)?|` +
	`([零〇一二两三四五六七八九])号?|([二三四五六七八九]?十[一二三四五六七八九])|(\d{1,2})(?:个|号|项|键)?)` +
	`(?:吧|啊|呀|哦|哈|嘛)?\)?$`)

var written = map[string]string{"零": "0", "〇": "0", "一": "1", "二": "2", "两": "2", "三": "3", "四": "4", "五": "5",
	"六": "6", "七": "7", "八": "8", "九": "9"}

// onNotes are the numerals of bank notes, read as digits where nothing but a digit
// can stand.
var onNotes = strings.NewReplacer("壹", "一", "贰", "二", "叁", "三", "參", "三", "参", "三", "肆", "四", "伍", "五", "陆", "六", "柒", "七", "捌", "八",
	"玖", "九", "幺", "一")

// asFigures writes a text that is nothing but numerals as figures: 六七八九 is 6789.
func asFigures(text string) (string, bool) {
	var figures strings.Builder
	for _, sign := range onNotes.Replace(bare(text)) {
		digit, numeral := written[string(sign)]
		if !numeral {
			digit = string(sign)
		}
		if digit < "0" || digit > "9" || len(digit) > 1 {
			return "", false
		}
		figures.WriteString(digit)
	}
	return figures.String(), figures.Len() > 0
}

// lookalikes are signs typed for a digit that looks like them, alone only.
var lookalikes = map[string]string{"o": "0", "O": "0", "○": "0", "◯": "0", "零蛋": "0", "l": "1", "I": "1", "|": "1", "II": "2", "III": "3", "IV": "4", "V": "5"}

// digits reads a text that is nothing but a choice: 1, １, ①, 1️⃣, 一, 选1, 1。
func digits(plain string) (string, bool) {
	text := onNotes.Replace(bare(plain))
	if digit, ok := lookalikes[text]; ok {
		return digit, true
	}
	found := choice.FindStringSubmatch(text)
	if found == nil {
		return "", false
	}
	if tens := found[3]; tens != "" {
		return tensWritten(tens), true
	}
	said := found[1] + found[2] + found[4] // only one of them matched
	if digit, ok := written[said]; ok {
		return digit, true
	}
	return said, true
}

// tensWritten reads 十一 and 二十二.
func tensWritten(text string) string {
	before, behind, _ := strings.Cut(text, "十")
	if before == "" {
		before = "一"
	}
	return written[before] + written[behind]
}

// lineSaid is a choice with the line behind it as it was shown: 1 交给王建国代表, 1同意.
var lineSaid = regexp.MustCompile(`^(\d{1,2})[\s:,.、-]*(\D.*)$`)

// withLine reads a choice that has its own line, or the beginning of it, behind it.
// lines gives the words and the label of a digit.
func withLine(said string, lines func(digit string) []string) (string, bool) {
	found := lineSaid.FindStringSubmatch(said)
	if found == nil {
		return "", false
	}
	rest := bare(withoutCourtesy(found[2]))
	for _, line := range lines(found[1]) {
		if rest != "" && strings.HasPrefix(bare(plain(line)), rest) {
			return found[1], true
		}
	}
	return "", false
}

// onlyNumbers tells a text of several short numbers and nothing else: 11 21, 1、2.
func onlyNumbers(plain string) bool {
	groups := strings.FieldsFunc(plain, func(r rune) bool { return strings.ContainsRune(" \n,.、;和+-", r) })
	for _, group := range groups {
		if _, err := strconv.Atoi(group); err != nil || len(group) > 2 {
			return false
		}
	}
	return len(groups) > 1
}
