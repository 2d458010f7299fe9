package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// TextBytes is the most one message holds, in bytes of UTF-8. The platform
// documents no limit; this is below every report.
const TextBytes = 1800

// Parts cuts a text that one message can't hold into several. Somebody's words
// stay framed in each of them, so that no part can pass for the account's own.
func Parts(text string, runes int) []string {
	if len([]rune(text)) <= runes && len(text) <= TextBytes {
		return []string{text}
	}
	const room = 16 // for what is put around a part
	parts := splitText(text, runes-room, TextBytes-3*room)
	framed := false
	for i, part := range parts {
		if framed {
			part = "〔接上条：" + part
		} else if i > 0 {
			part = "（接上条）" + part
		}
		if framed = strings.LastIndex(part, "〔") > strings.LastIndex(part, "〕"); framed {
			part += "……〕"
		}
		parts[i] = part
	}
	return parts
}

// splitText cuts a text into pieces of at most limitRunes characters and limitBytes bytes of
// UTF-8 (0 is no limit). Put together again the pieces are the text.
// It prefers to cut after a line, then after a sentence, and keeps joined emoji and combining
// marks with what they belong to where the limits leave room. A piece holds at least one
// character, whatever the limits. An empty text has no pieces.
func splitText(text string, limitRunes, limitBytes int) []string {
	rest := text
	var pieces []string
	for rest != "" {
		cut := fitting(rest, limitRunes, limitBytes)
		if cut < len(rest) {
			cut = betterCut(rest, cut)
		}
		pieces = append(pieces, rest[:cut])
		rest = rest[cut:]
	}
	return pieces
}

// fitting is how many bytes of text the limits allow, in whole characters.
func fitting(text string, limitRunes, limitBytes int) int {
	runes := 0
	for i, r := range text {
		end := i + utf8.RuneLen(r)
		if i > 0 && (limitRunes > 0 && runes >= limitRunes || limitBytes > 0 && end > limitBytes) {
			return i
		}
		runes++
	}
	return len(text)
}

// betterCut moves a cut back to the last line or sentence in the second half, or else out of the
// middle of a joined character.
func betterCut(text string, cut int) int {
	half := text[:cut]
	if i := strings.LastIndex(half, "\n"); i+1 > cut/2 {
		return i + 1
	}
	if i := strings.LastIndexAny(half, "。！？；"); i >= 0 {
		_, size := utf8.DecodeRuneInString(half[i:])
		if i+size > cut/2 {
			return i + size
		}
	}
	for at := cut; at > cut/2 && at > 0; {
		before, size := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[at:])
		if !joins(before, after) {
			return at
		}
		at -= size
	}
	return cut
}

const zeroWidthJoiner = '\u200d'

func joins(before, after rune) bool {
	return before == zeroWidthJoiner || after == zeroWidthJoiner || unicode.Is(unicode.Mn, after) ||
		unicode.Is(unicode.Me, after) || after >= 0x1F3FB && after <= 0x1F3FF || before == '\r' && after == '\n'
}
