package simulator

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// The checks of template values by field type, from the table "参数类别" of the
// subscription-notice page, which the category templates share.

const (
	clock       = `([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?`
	calendarDay = `(\d{4}年\d{1,2}月\d{1,2}日|\d{4}-\d{1,2}-\d{1,2}|\d{4}/\d{1,2}/\d{1,2}|\d{4}\.\d{1,2}\.\d{1,2})`
)

var (
	timeValue   = regexp.MustCompile(`^(` + calendarDay + `\s*)?` + clock + `$`)
	dateValue   = regexp.MustCompile(`^` + calendarDay + `(\s*` + clock + `)?$`)
	dayDigits   = regexp.MustCompile(`^(\d{4})\D(\d{1,2})\D(\d{1,2})`)
	numberValue = regexp.MustCompile(`^-?\d+(\.\d+)?$`)
	amountValue = regexp.MustCompile(`^[^\d\s]?\d{1,10}(\.\d+)?元?$`)
	phoneValue  = regexp.MustCompile(`^[0-9+()\-,. ]{1,17}$`)
)

func fieldType(key string) string { return strings.TrimRight(key, "0123456789") }

func knownType(t string) bool {
	switch t {
	case "thing", "character_string", "time", "date", "number", "amount", "phone_number",
		"car_number", "name", "letter", "symbol", "phrase", "enum", "const", "short_thing":
		return true
	}
	return false
}

func validField(key, value string, allowed []string) bool {
	if value == "" || strings.ContainsFunc(value, unicode.IsControl) || !utf8.ValidString(value) {
		return false
	}
	n := utf8.RuneCountInString(value)
	switch fieldType(key) {
	case "thing":
		return n <= 20
	case "short_thing":
		return n <= 5
	case "character_string":
		return n <= 32 && !strings.ContainsFunc(value, isHan)
	case "letter":
		return n <= 32 && !strings.ContainsFunc(value, func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsLetter(r) })
	case "symbol":
		return n <= 5 && !strings.ContainsFunc(value, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	case "phrase":
		return n <= 5 && !strings.ContainsFunc(value, func(r rune) bool { return !isHan(r) })
	case "name":
		return validName(value, n)
	case "car_number":
		return n <= 8
	case "enum":
		return slices.Contains(allowed, value)
	case "const":
		return n <= 20 && (len(allowed) == 0 || slices.Contains(allowed, value))
	}
	return validFigure(key, value, n)
}

func validFigure(key, value string, n int) bool {
	switch fieldType(key) {
	case "time":
		return everySpan(value, func(s string) bool { return timeValue.MatchString(s) && realDay(s) })
	case "date":
		return everySpan(value, func(s string) bool { return dateValue.MatchString(s) && realDay(s) })
	case "number":
		return n <= 32 && numberValue.MatchString(value)
	case "amount":
		return amountValue.MatchString(value)
	case "phone_number":
		return phoneValue.MatchString(value)
	}
	return false
}

// validName allows 10 汉字, or 20 letters and symbols; mixed counts as 汉字.
func validName(value string, n int) bool {
	if strings.ContainsFunc(value, isHan) {
		return n <= 10
	}
	return n <= 20 && !strings.ContainsFunc(value, unicode.IsDigit)
}

// everySpan checks one value, or the two ends of a span "a~b".
func everySpan(value string, ok func(string) bool) bool {
	from, to, span := strings.Cut(value, "~")
	if !span {
		return ok(value)
	}
	return ok(strings.TrimSpace(from)) && ok(strings.TrimSpace(to))
}

// realDay refuses a 31st of February; a value without a day has nothing to refuse.
func realDay(s string) bool {
	m := dayDigits.FindStringSubmatch(s)
	if m == nil {
		return true
	}
	_, err := time.Parse("2006-1-2", m[1]+"-"+m[2]+"-"+m[3])
	return err == nil
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }
