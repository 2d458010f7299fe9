package handlers

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"shuanglian/liaison"
)

// answer is what was said to a pushed question.
type answer struct {
	option  liaison.Option
	reason  string // in the person's own words
	byDigit bool   // a digit, a code or a tap: the echo names the way back
	named   bool   // it names whom the question is about
	older   bool   // it answers an older question about the same thing
}

// readAnswer reads words as an answer: a word of an option, with courtesy around
// it, the digit or code of that option before it, and a reason behind it where the
// option takes one. 满意度调查 is none.
func readAnswer(text string, question liaison.Question) (answer, bool) {
	digit, said := cutDigit(withoutCourtesy(plain(text)))
	option, tail, ok := longestWord(said, question.Options)
	if !ok || digit != "" && digit != option.Digit && digit != question.Code(option) {
		return answer{}, false
	}
	rest := strings.TrimLeft(tail, " \n,.。:!、-")
	switch {
	case rest == "" || isCourtesy(rest) || rest == tail && particles.MatchString(rest):
		return answer{option: option, byDigit: digit != ""}, true
	case option.Reason == liaison.NoReason, rest == tail && option.Reason == liaison.ReasonApart:
		return answer{}, false
	}
	return answer{option: option, reason: lastWords(text, rest), byDigit: digit != ""}, true
}

// particles end an answer and say nothing: 参加吧, 满意的.
var particles = regexp.MustCompile(`^[吧的呀啊哈哦]{1,2}$`)

// ratedBehind reads a rating at the end of words that say why: 修好了，满意.
func ratedBehind(text string, question liaison.Question) (answer, bool) {
	text = strings.TrimRight(strings.TrimSpace(text), clauseEnds)
	at := strings.LastIndexAny(text, clauseEnds)
	if at > 0 && isCourtesy(plain(text[at:])) { // 修好了，满意，谢谢
		text = strings.TrimRight(text[:at], clauseEnds)
		at = strings.LastIndexAny(text, clauseEnds)
	}
	if at < 0 {
		return answer{}, false
	}
	_, choice := digits(plain(text[:at])) // 1 不满意 contradicts itself
	if choice || !strings.ContainsFunc(text[:at], func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return answer{}, false
	}
	said := strings.TrimPrefix(bare(plain(strings.TrimLeft(text[at:], clauseEnds))), "我")
	for _, option := range question.Options {
		if slices.Contains(option.Words, said) {
			return answer{option: option, reason: strings.TrimRight(text[:at], clauseEnds)}, true
		}
	}
	return answer{}, false
}

// clauseEnds are the signs between what is said and what comes behind it.
const clauseEnds = " \t\n　，,。.！!；;、"

// beforeWord is a digit or a code that is typed with the word it stands for.
var beforeWord = regexp.MustCompile(`^(\d{1,2})[\s:,.、-]*(\D.*)$`)

func cutDigit(said string) (digit, rest string) {
	if found := beforeWord.FindStringSubmatch(said); found != nil {
		return found[1], found[2]
	}
	return "", said
}

// longestWord is the answer word that a text begins with, whatever spaces stand in
// it, and what is behind it: 不满意 before 满意.
func longestWord(said string, options []liaison.Option) (found liaison.Option, tail string, ok bool) {
	longest := 0
	for _, option := range options {
		for _, word := range option.Words {
			if rest, begins := cutWord(said, word); begins && len(word) > longest {
				found, tail, longest = option, rest, len(word)
			}
		}
	}
	return found, tail, longest > 0
}

// cutWord takes a word off the beginning of a text, with spaces in it or not.
func cutWord(said, word string) (rest string, ok bool) {
	for _, want := range word {
		said = strings.TrimLeft(said, " ")
		if !strings.HasPrefix(said, string(want)) {
			return "", false
		}
		said = said[len(string(want)):]
	}
	return said, true
}

// lastWords are the words at the end of a text as they were said, given as they
// compare.
func lastWords(text, rest string) string {
	runes := []rune(text)
	for i := range runes {
		behind := strings.TrimLeft(string(runes[i:]), " \t\n　,，.。:：、!！-")
		if withoutCourtesy(plain(behind)) == rest || plain(behind) == rest {
			return withoutClosing(string(runes[:i]), strings.TrimRight(behind, " \t\n　,，.。:：、!！"))
		}
	}
	return rest
}

var code = regexp.MustCompile(`^([1-9][1-9])(?:$|[\s,:]+(.+)$)`)

// coded is a code as it was said, with what stands behind it.
type coded struct{ digits, rest string }

// codeIn reads two digits none of which is 0, also written out: 十一, 选21.
func codeIn(said string) (coded, bool) {
	if found := code.FindStringSubmatch(said); found != nil {
		return coded{found[1], found[2]}, true
	}
	if digit, ok := digits(said); ok && code.MatchString(digit) {
		return coded{digits: digit}, true
	}
	return coded{}, false
}

// isCode tells a text that is nothing but a code.
func isCode(text string) bool {
	found, ok := codeIn(withoutCourtesy(plain(text)))
	return ok && found.rest == ""
}

// readCode reads a two-digit code of a question. Words stand behind the code of an
// option that takes a reason: 12 个人 is no answer.
func readCode(text string, question liaison.Question) (answer, bool) {
	found, ok := codeIn(withoutCourtesy(plain(text)))
	if !ok {
		return answer{}, false
	}
	for _, option := range question.Options {
		takes := option.Reason == liaison.ReasonClose || option.Reason == liaison.ReasonNeeded
		switch {
		case question.Code(option) != found.digits || found.rest != "" && !takes:
		case found.rest == "":
			return answer{option: option, byDigit: true}, true
		default:
			return answer{option: option, reason: lastWords(text, found.rest), byDigit: true}, true
		}
	}
	return answer{}, false
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
	said := withoutCourtesy(plain(upToYou.ReplaceAllString(t.said.Text, "")))
	if _, ok := codeIn(said); ok || vague[letters(said)] {
		return true
	}
	if _, ok := ratedBehind(t.said.Text, liaison.Question{Options: liaison.PushedOptions(liaison.AskRating)}); ok {
		return true
	}
	_, said = cutDigit(said)
	for kind := range pushedKinds() {
		if _, _, ok := longestWord(said, liaison.PushedOptions(kind)); ok {
			return true
		}
	}
	return false
}
