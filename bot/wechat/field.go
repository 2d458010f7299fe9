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
// (thing, name, phrase, character_string), and refused where it wouldn't (numbers, times, …).
// Empty values are refused, since the platform refuses the whole message for one (47003).
// Source: the parameter table of 订阅消息, which 模板消息 share.
func FitField(key, value string) (string, error) {
	value = strings.Join(strings.FieldsFunc(cleanText(value), func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r)
	}), " ")
	kind := FieldKindOf(key)
	value, ok := fit(kind, value)
	if value = strings.TrimSpace(value); !ok || value == "" {
		return "", fmt.Errorf("wechat: template field %s: value doesn't fit its type", key)
	}
	return value, nil
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
	switch kind {
	case "thing":
		return cutRunes(value, 20), true
	case "character_string":
		return cutRunes(keep(value, func(r rune) bool { return r > ' ' && r < 0x7F }), 32), true
	case "name":
		if strings.ContainsFunc(value, isHan) {
			return cutRunes(value, 10), true
		}
		return cutRunes(value, 20), true
	case "phrase":
		return firstRunes(keep(value, isHan), 5), true
	case "letter":
		return value, utf8.RuneCountInString(value) <= 32 && keep(value, isLatin) == value
	case "symbol":
		return value, utf8.RuneCountInString(value) <= 5
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

func isLatin(r rune) bool { return r <= unicode.MaxASCII && unicode.IsLetter(r) }
