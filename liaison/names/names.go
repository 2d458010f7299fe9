// Package names tells whether a name as somebody typed it can mean a name of the
// roster: by its signs, by its sound (同音), or by its letters (拼音、首字母).
//
// It is a set of pure functions over a table of readings; it knows no people.
package names

import (
	"slices"
	"strings"
	"unicode"

	"github.com/mozillazg/go-pinyin"
)

// Fit is how surely a typed name means a name, surest last.
type Fit int

// None; only its sound, or a part of it; its letters, in full or as initials; the same signs.
const (
	None Fit = iota
	Alike
	Lettered
	Same
)

// Of tells how a typed name fits a name.
func Of(typed, name string) Fit {
	switch {
	case typed == "" || name == "":
		return None
	case typed == name:
		return Same
	case isLatin(typed):
		if spells(letters(typed), readings(name)) {
			return Lettered
		}
	case Sounds(typed, name), partOf(typed, name):
		return Alike
	}
	return None
}

// Sounds tells whether two names of one length can sound alike, in an accent that
// keeps zh and z, n and ng, n and l apart no more than many people's.
func Sounds(one, other string) bool {
	a, b := []rune(one), []rune(other)
	if len(a) != len(b) || len(a) == 0 {
		return false
	}
	for i := range a {
		if a[i] != b[i] && !meet(heard(a[i]), heard(b[i])) {
			return false
		}
	}
	return true
}

// partOf: the given name alone, of two signs or more.
func partOf(typed, name string) bool {
	return len([]rune(typed)) > 1 && typed != name && strings.HasSuffix(name, typed)
}

func isLatin(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r > unicode.MaxASCII }) < 0 && letters(text) != ""
}

// letters are the letters of a pinyin without tones, hyphens and spaces.
func letters(typed string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, strings.ToLower(typed))
}

// spells tells whether letters spell a name: each sign in full or by its initial,
// zs, zhangsan, zhangs.
func spells(typed string, signs [][]string) bool {
	if len(signs) == 0 {
		return typed == ""
	}
	for _, reading := range signs[0] {
		for _, way := range []string{reading, initial(reading), reading[:1]} {
			if rest, ok := strings.CutPrefix(typed, way); ok && spells(rest, signs[1:]) {
				return true
			}
		}
	}
	return false
}

func initial(reading string) string {
	if len(reading) > 1 && reading[1] == 'h' {
		return reading[:2]
	}
	return reading[:1]
}

// readings are all readings of each sign, as typed: lü is lv and lu. A sign without
// one ends it: nobody spells half a name.
func readings(name string) [][]string {
	var all [][]string
	for _, sign := range name {
		read := readingsOf(sign)
		if len(read) == 0 {
			return nil
		}
		all = append(all, read)
	}
	return all
}

func readingsOf(sign rune) []string {
	args := pinyin.NewArgs()
	args.Heteronym = true
	var read []string
	for _, of := range pinyin.SinglePinyin(sign, args) {
		if of == "" {
			continue
		}
		read = append(read, of)
		if strings.Contains(of, "v") {
			read = append(read, strings.ReplaceAll(of, "v", "u"))
		}
	}
	return read
}

// heard are the readings of a sign as they sound in such an accent.
func heard(sign rune) []string {
	read := readingsOf(sign)
	for i := range read {
		read[i] = accent(read[i])
	}
	return read
}

// accent brings together what is not kept apart: zh z, ch c, sh s, l n; ang an, eng en, ing in.
func accent(reading string) string {
	if len(reading) > 1 && reading[1] == 'h' {
		reading = reading[:1] + reading[2:]
	}
	if strings.HasPrefix(reading, "l") {
		reading = "n" + reading[1:]
	}
	for _, final := range []string{"ang", "eng", "ing"} {
		if strings.HasSuffix(reading, final) {
			return strings.TrimSuffix(reading, "g")
		}
	}
	return reading
}

func meet(one, other []string) bool {
	return slices.ContainsFunc(one, func(reading string) bool { return slices.Contains(other, reading) })
}
