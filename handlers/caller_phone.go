package handlers

import (
	"regexp"
	"strings"

	"shuanglian/liaison/roster"
)

var (
	// what stands where a caller's number does: digits alone, which no sum or house number goes on from
	saidPhone = regexp.MustCompile(`^(?:\+86[- ]?)?(\d[\d-]*\d)(?:[^\d]|$)`)
	landline  = regexp.MustCompile(`^0\d{2,3}-?[2-8]\d{6,7}$`)
)

// fewestDigits is from how many digits on a number behind a name is a telephone's.
const fewestDigits = 6

// cutPhone takes a caller's number off the words behind his name: a mobile phone's as
// the roster has it, or another with its area code. wrong is one that nobody can ring.
func cutPhone(words string) (phone, rest, wrong string) {
	found := saidPhone.FindStringSubmatchIndex(words)
	if found == nil {
		return "", words, ""
	}
	said, behind := words[found[2]:found[3]], words[found[3]:]
	digits := strings.ReplaceAll(said, "-", "")
	rest = strings.TrimLeft(behind, behindNumber)
	switch {
	case roster.IsMobile(digits), landline.MatchString(said):
		return digits, rest, ""
	case len(digits) < fewestDigits || rest == behind && rest != "" || measured.MatchString(rest):
		return "", words, ""
	}
	return "", words, said
}

// measured is what a number counts: 100000 元补偿款.
var measured = regexp.MustCompile(`^(?:多|万|元|块|斤|亩|米|公里|平|户|人|号|年)`)
