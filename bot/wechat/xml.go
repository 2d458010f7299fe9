package wechat

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"unicode/utf8"
)

// decodeXML reads one element into out. Bytes that XML or UTF-8 forbid are taken out first,
// because a phone can send them and the message around them must not be lost. The decoder knows
// no document type definitions, so nothing can expand.
func decodeXML(body []byte, out any) error {
	decoder := xml.NewDecoder(strings.NewReader(cleanText(string(bytes.TrimPrefix(body, []byte("\xef\xbb\xbf"))))))
	decoder.Strict = false
	decoder.CharsetReader = func(_ string, input io.Reader) (io.Reader, error) {
		return input, nil // the platform sends UTF-8 whatever a header might claim
	}
	return decoder.Decode(out)
}

// cleanText replaces broken UTF-8 and removes what XML 1.0 doesn't allow: control characters
// other than tab and line breaks, surrogates, U+FFFE and U+FFFF.
func cleanText(text string) string {
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, "\uFFFD")
	}
	return strings.Map(func(r rune) rune {
		if isXMLChar(r) {
			return r
		}
		return -1
	}, text)
}

func isXMLChar(r rune) bool {
	switch {
	case r == '\t', r == '\n', r == '\r':
		return true
	case r < 0x20, r > 0xD7FF && r < 0xE000, r == 0xFFFE, r == 0xFFFF:
		return false
	}
	return r <= utf8.MaxRune
}
