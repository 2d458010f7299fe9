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
		if runes := []rune(readable(s.Text)); len(runes) > gistRunes {
			return strings.TrimRight(string(runes[:gistRunes]), "，、 ") + "…"
		} else if len(runes) > 0 {
			return string(runes)
		}
	}
	return counts(said).String()
}

// readable is a text in one line: of its signs only what parts it, and what stands
// inside a number: 3.5.
func readable(text string) string {
	var line strings.Builder
	var gap string
	runes := []rune(text)
	for i, r := range runes {
		inNumber := i > 0 && i+1 < len(runes) && unicode.IsDigit(runes[i-1]) && unicode.IsDigit(runes[i+1])
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || inNumber && strings.ContainsRune(".-:/,", r):
			if line.Len() > 0 {
				line.WriteString(gap)
			}
			line.WriteRune(r)
			gap = ""
		case strings.ContainsRune("，,。.；;：:！!？?\n", r):
			gap = "，"
		case r == '、' && gap != "，":
			gap = "、"
		case gap == "":
			gap = " "
		}
	}
	return line.String()
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
