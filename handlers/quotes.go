package handlers

import "strings"

// The account itself writes the words it understands in quotes, so people type
// them in quotes. One keyboard pairs them, another does not.
const (
	quoteMarks = `“”"„‘’'「」『』`
	openings   = "（(【〔《［["
	closings   = "）)】〕》］]"
)

// unquoted takes the quotes or brackets off that stand around a whole text. A
// text with more of them inside stays, and so do the platform's signs: [微笑].
func unquoted(text string) string {
	runes := []rune(text)
	if len(runes) < 3 {
		return text
	}
	first, last := string(runes[0]), string(runes[len(runes)-1])
	inner := string(runes[1 : len(runes)-1])
	switch {
	case strings.Contains(quoteMarks, first) && strings.Contains(quoteMarks, last):
		if strings.ContainsAny(inner, quoteMarks) {
			return text
		}
	case strings.Contains("(【〔《", first) && strings.Index("(【〔《", first) == strings.Index(")】〕》", last):
		if strings.ContainsAny(inner, openings+closings) {
			return text
		}
	case first == "[" && last == "]" && strings.Trim(inner, "0123456789") == "":
	default:
		return text
	}
	return strings.TrimSpace(inner)
}
