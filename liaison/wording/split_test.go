package wording

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestSplitText(t *testing.T) {
	for _, tc := range []struct {
		name, text   string
		runes, bytes int
		want         []string
	}{
		{"empty", "", 5, 0, nil},
		{"fits", "灯坏了", 5, 0, []string{"灯坏了"}},
		{"by characters", "一二三四五六七", 3, 0, []string{"一二三", "四五六", "七"}},
		{"by bytes", "一二三四", 0, 7, []string{"一二", "三四"}},
		{"after a line", "一二三\n四五六", 5, 0, []string{"一二三\n", "四五六"}},
		{"after a sentence", "一二三。四五六", 5, 0, []string{"一二三。", "四五六"}},
		{"a joined emoji stays whole", "一二三👨‍👩", 5, 0, []string{"一二三", "👨‍👩"}},
		{"a character wider than the limit", "一二", 0, 1, []string{"一", "二"}},
		{"no limits", strings.Repeat("一", 5000), 0, 0, []string{strings.Repeat("一", 5000)}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := splitText(tc.text, tc.runes, tc.bytes); !slices.Equal(got, tc.want) {
				t.Errorf("%q", got)
			}
		})
	}
}

func TestSplitTextLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.RuneFrom([]rune("灯坏。\n a😀👨\u200d\ufe0f"))).Draw(t, "text")
		runes, bytes := rapid.IntRange(1, 12).Draw(t, "runes"), rapid.IntRange(4, 30).Draw(t, "bytes")
		pieces := splitText(text, runes, bytes)
		if strings.Join(pieces, "") != text {
			t.Fatalf("%q became %q", text, pieces)
		}
		for _, piece := range pieces {
			if piece == "" || !utf8.ValidString(piece) || utf8.RuneCountInString(piece) > runes || len(piece) > bytes {
				t.Fatalf("piece %q of %q", piece, text)
			}
		}
	})
}
