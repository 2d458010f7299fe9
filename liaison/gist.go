package liaison

import (
	"strings"
	"unicode"

	"shuanglian/liaison/wording"
)

const gistRunes = 8

// gist is a few characters by which people recognise a matter in a list.
func gist(said []Said) string {
	for _, s := range said {
		if s.Kind != SaidText {
			continue
		}
		words := strings.FieldsFunc(s.Text, func(r rune) bool {
			return unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsSymbol(r)
		})
		runes := []rune(strings.Join(words, " "))
		if len(runes) > gistRunes {
			return string(runes[:gistRunes]) + "…"
		}
		if len(runes) > 0 {
			return string(runes)
		}
	}
	return counts(said).String()
}

// counts tells what was said, kind by kind.
func counts(said []Said) wording.Counts {
	var c wording.Counts
	for _, s := range said {
		switch s.Kind {
		case SaidText:
			c.Texts++
		case SaidVoice:
			c.Voices++
			if s.Seconds > 0 {
				c.VoiceSeconds = append(c.VoiceSeconds, s.Seconds)
			}
		case SaidImage:
			c.Pictures++
		case SaidVideo:
			c.Videos++
		case SaidPlace:
			c.Places++
		case SaidLink:
			c.Links++
		}
	}
	return c
}

// words puts what was said into one line: texts as they are, in their frame, and
// everything else named beside it but not sent.
func words(said []Said) string {
	var texts []string
	var other []Said
	for _, s := range said {
		switch s.Kind {
		case SaidText:
			texts = append(texts, s.Text)
		case SaidPlace:
			texts = append(texts, "位置："+s.Text)
		case SaidLink:
			texts = append(texts, "链接："+s.Text)
		case SaidImage, SaidVoice, SaidVideo:
			other = append(other, s)
		}
	}
	line := counts(other).String()
	if len(texts) > 0 {
		line = wording.Framed(strings.Join(texts, "；")) + line
	}
	return line
}
