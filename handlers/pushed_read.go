package handlers

import (
	"regexp"
	"strings"

	"shuanglian/liaison"
)

// answer is what was said to a pushed question.
type answer struct {
	option  liaison.Option
	reason  string // in the person's own words
	byDigit bool   // a digit, a code or a tap: the echo names the way back
	older   bool   // it answers an older question about the same thing
}

// readAnswer reads words as an answer: a word of an option, with courtesy around
// it, and a reason behind it where the option takes one. 满意度调查 is none.
func readAnswer(text string, options []liaison.Option) (answer, bool) {
	said := withoutCourtesy(plain(text))
	option, word := longestWord(said, options)
	if word == "" {
		return answer{}, false
	}
	tail := said[len(word):]
	rest := strings.TrimLeft(tail, " \n,.。:!、-")
	switch {
	case rest == "" || isCourtesy(rest) && rest != tail, isCourtesy(rest) && tail != "":
		return answer{option: option}, true
	case option.Reason == liaison.NoReason, rest == tail && option.Reason == liaison.ReasonApart:
		return answer{}, false
	}
	return answer{option: option, reason: reasonBehind(text, word)}, true
}

// longestWord is the answer word that a text begins with: 不满意 before 满意.
func longestWord(said string, options []liaison.Option) (liaison.Option, string) {
	var found liaison.Option
	longest := ""
	for _, option := range options {
		for _, word := range option.Words {
			if len(word) > len(longest) && strings.HasPrefix(said, word) {
				found, longest = option, word
			}
		}
	}
	return found, longest
}

// reasonBehind is what was said behind an answer word, as it was said.
func reasonBehind(text, word string) string {
	runes := []rune(text)
	for i := range runes {
		if strings.TrimLeft(withoutCourtesy(plain(string(runes[:i+1]))), quoteMarks+openings) == word {
			return withoutClosing(string(runes[:i+1]), strings.Trim(string(runes[i+1:]), " \t\n　,，.。:：、!！"))
		}
	}
	return ""
}

var code = regexp.MustCompile(`^([1-9][1-9])(?:$|[\s,:]+(.+)$)`)

// isCode tells a text that is nothing but two digits none of which is 0.
func isCode(text string) bool {
	found := code.FindStringSubmatch(withoutCourtesy(plain(text)))
	return found != nil && found[2] == ""
}

// readCode reads a two-digit code of a question. Words stand behind the code of an
// option that takes a reason: 12 个人 is no answer.
func readCode(text string, question liaison.Question) (answer, bool) {
	found := code.FindStringSubmatch(withoutCourtesy(plain(text)))
	if found == nil {
		return answer{}, false
	}
	for _, option := range question.Options {
		takes := option.Reason == liaison.ReasonClose || option.Reason == liaison.ReasonNeeded
		if question.Code(option) == found[1] && (found[2] == "" || takes) {
			return answer{option: option, reason: afterCode(text, found[2]), byDigit: true}, true
		}
	}
	return answer{}, false
}

// afterCode is what was said behind a code, as it was said.
func afterCode(text, rest string) string {
	if rest == "" {
		return ""
	}
	words := strings.TrimLeftFunc(strings.TrimSpace(text), func(r rune) bool { return !isDigit(r) })
	return strings.Trim(strings.TrimLeftFunc(words, isDigit), " \t\n　,，.。:：、!！")
}

// readDigit reads the bare digit of an option, or its code.
func readDigit(text string, question liaison.Question) (answer, bool) {
	digit, ok := digits(plain(text))
	for _, option := range question.Options {
		if ok && (option.Digit == digit || question.Code(option) == digit) {
			return answer{option: option, byDigit: true}, true
		}
	}
	return answer{}, false
}

// couldAnswer tells whether this message reads like an answer to any pushed
// question there is, so that nothing need be looked up for all others.
func (t *turn) couldAnswer() bool {
	said := withoutCourtesy(plain(t.said.Text))
	if code.MatchString(said) {
		return true
	}
	for kind := range pushedKinds() {
		if _, word := longestWord(said, liaison.PushedOptions(kind)); word != "" {
			return true
		}
	}
	return false
}
