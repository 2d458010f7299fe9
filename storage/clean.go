package storage

import "strings"

// clean drops what PostgreSQL refuses in a text and SQLite would keep: a NUL
// and broken UTF-8. A message must never be lost over one bad byte.
func clean(text string) string {
	if strings.IndexByte(text, 0) >= 0 {
		text = strings.ReplaceAll(text, "\x00", "")
	}
	return strings.ToValidUTF8(text, "\uFFFD")
}
