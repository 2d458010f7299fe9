package wechat

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// FieldKind is the type of a template's field: its key without the number (thing1 → thing).
type FieldKind string

// FieldKindOf reads the type out of a key.
func FieldKindOf(key string) FieldKind {
	return FieldKind(strings.TrimRight(strings.TrimSuffix(key, ".DATA"), "0123456789"))
}

// FitField makes a value legal for a field, or says why it can't: line breaks and control
// characters become spaces, what is too long is cut where a shorter text still means the same
// (thing, name, phrase, letter, …), and refused where it wouldn't (numbers, times, constants, …).
// Empty values are refused, since the platform refuses the whole message for one (47003).
// Source: the parameter table of 订阅消息, which 模板消息 share.
func FitField(key, value string) (string, error) {
	value, ok := fit(FieldKindOf(key), onOneLine(value))
	if value = onOneLine(value); !ok || value == "" {
		return "", fmt.Errorf("wechat: template field %s: value doesn't fit its type", key)
	}
	return value, nil
}

func onOneLine(value string) string {
	return strings.Join(strings.FieldsFunc(cleanText(value), func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r)
	}), " ")
}

// SqueezeField is FitField once more, for a value that the platform has refused all the same: signs
// that it may not count as text are left out, and what may be cut is cut to half its limit. What
// may not be cut stays as it is.
func SqueezeField(key, value string) (string, error) {
	fitted, err := FitField(key, value)
	if err != nil {
		return "", err
	}
	half := limitOf(FieldKindOf(key)) / 2
	if half == 0 {
		return fitted, nil
	}
	plain := strings.TrimSpace(firstRunes(onOneLine(keep(fitted, isPlain)), half))
	if squeezed, err := FitField(key, plain); err == nil {
		return squeezed, nil
	}
	return fitted, nil
}

// CheckField tells whether a value may be sent as it is.
func CheckField(key, value string) bool {
	fitted, err := FitField(key, value)
	return err == nil && fitted == value
}

const (
	clock   = `(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?`
	day     = `\d{4}(?:年\d{1,2}月\d{1,2}日|-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|\.\d{1,2}\.\d{1,2})`
	moment  = `(?:` + day + `\s?)?` + clock
	dayTime = day + `(?:\s?` + clock + `)?`
)

var (
	isTime   = regexp.MustCompile(`^` + moment + `(?:\s?~\s?` + moment + `)?$`)
	isDate   = regexp.MustCompile(`^` + dayTime + `(?:\s?~\s?(?:` + dayTime + `|` + clock + `))?$`)
	isNumber = regexp.MustCompile(`^-?\d{1,32}(?:\.\d{1,31})?$`)
	isAmount = regexp.MustCompile(`^[¥￥$€£]?\d{1,10}(?:\.\d{1,2})?元?$`)
	isPhone  = regexp.MustCompile(`^[0-9+\-()*# ]{1,17}$`)
)

// fit is the table of types.
func fit(kind FieldKind, value string) (string, bool) {
	switch limit := limitOf(kind); kind {
	case "thing", "short_thing":
		return cutRunes(value, limit), true
	case "character_string":
		return cutRunes(keep(value, func(r rune) bool { return r > ' ' && r < 0x7F }), limit), true
	case "name":
		return fitName(value), true
	case "phrase":
		return firstRunes(keep(value, isHan), limit), true
	case "letter":
		return firstRunes(keep(value, isLatin), limit), true
	case "symbol":
		return firstRunes(keep(value, isSymbol), limit), true
	case "car_number":
		return value, utf8.RuneCountInString(value) <= 8
	case "const":
		return value, utf8.RuneCountInString(value) <= 20
	case "time":
		return value, isTime.MatchString(value)
	case "date":
		return value, isDate.MatchString(value)
	case "number":
		return value, isNumber.MatchString(value) && len(keep(value, unicode.IsDigit)) <= 32
	case "amount":
		return value, isAmount.MatchString(value)
	case "phone_number":
		return value, isPhone.MatchString(value)
	}
	return value, true // enum and types to come: their lists are known to the platform alone
}

// fitName allows 10 汉字 with whatever stands between them, or 20 letters and signs.
func fitName(value string) string {
	if strings.ContainsFunc(value, isHan) {
		if value = cutRunes(value, limitOf("name")/2); strings.ContainsFunc(value, isHan) {
			return value
		}
	}
	return cutRunes(keep(value, func(r rune) bool { return !unicode.IsDigit(r) }), limitOf("name"))
}

// limitOf is the most characters of a type that may be cut, 0 for the others.
func limitOf(kind FieldKind) int {
	switch kind {
	case "thing", "name":
		return 20
	case "character_string", "letter":
		return 32
	case "phrase", "symbol", "short_thing":
		return 5
	}
	return 0
}

// cutRunes shortens to n characters, the last of which then says that something is missing.
func cutRunes(value string, n int) string {
	if utf8.RuneCountInString(value) <= n {
		return value
	}
	if strings.ContainsFunc(value, func(r rune) bool { return r > unicode.MaxASCII }) {
		return firstRunes(value, n-1) + "…"
	}
	return firstRunes(value, n)
}

func firstRunes(value string, n int) string {
	for i := range value {
		if n--; n < 0 {
			return value[:i]
		}
	}
	return value
}

func keep(value string, wanted func(rune) bool) string {
	return strings.Map(func(r rune) rune {
		if wanted(r) {
			return r
		}
		return -1
	}, value)
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// isPlain tells what no check of a text has been seen to refuse.
func isPlain(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || isHan(r) || r == ' ' }

func isSymbol(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

func isLatin(r rune) bool { return r <= unicode.MaxASCII && unicode.IsLetter(r) }
