package names

import "unicode"

// Words are a text that was listened to: it can be asked for any number of names
// without reading a sign twice.
type Words struct {
	signs []rune
	read  map[rune][]string
}

// Listen reads a text.
func Listen(text string) Words {
	return Words{signs: []rune(text), read: map[rune][]string{}}
}

// Has tells whether signs of the text that stand together read exactly like the
// name, whatever they are: 王建果 for 王建国. A name of one sign is never heard.
func (w Words) Has(name string) bool {
	wanted := []rune(name)
	if len(wanted) < 2 {
		return false
	}
	for i := 0; i+len(wanted) <= len(w.signs); i++ {
		if w.reads(w.signs[i:i+len(wanted)], wanted) {
			return true
		}
	}
	return false
}

func (w Words) reads(signs, wanted []rune) bool {
	for i, sign := range signs {
		if sign != wanted[i] && (!unicode.Is(unicode.Han, sign) || !meet(w.readings(sign), w.readings(wanted[i]))) {
			return false
		}
	}
	return true
}

func (w Words) readings(sign rune) []string {
	read, known := w.read[sign]
	if !known {
		read = readingsOf(sign)
		w.read[sign] = read
	}
	return read
}
