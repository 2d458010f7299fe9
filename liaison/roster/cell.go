package roster

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"shuanglian/liaison/workday"
)

// widest is how many characters one cell may hold.
const widest = 100

// row gives the cells of one record by heading, already checked.
type row struct {
	at    place
	table *table
	cells map[string]string
	bad   map[string]bool // headings of cells that already have a fault
	r     *reader
}

func (r *reader) row(t *table, rec record) *row {
	w := &row{at: place{t.name, rec.line}, table: t, cells: make(map[string]string, len(t.headings)), bad: map[string]bool{}, r: r}
	for i, raw := range rec.cells {
		text := strings.TrimSpace(strings.Map(dropInvisible, raw))
		if i >= len(t.headings) || t.headings[i] == "" {
			if text != "" {
				w.bad[""] = true
				r.cellFault(w.at, "", t.cell(i, rec.line), "第%d格没有表头却有内容：请补上表头，或删去这一格（CSV 内容里有逗号的要加双引号）", i+1)
			}
			continue
		}
		heading := t.headings[i]
		if problem := unfit(text); problem != "" {
			w.fault(heading, "%s", problem)
			text = ""
		}
		w.cells[heading] = text
	}
	return w
}

func (w *row) fault(column, format string, args ...any) {
	w.bad[column] = true
	cell := ""
	if i := slices.Index(w.table.headings, column); column != "" && i >= 0 {
		cell = w.table.cell(i, w.at.line)
	}
	w.r.cellFault(w.at, column, cell, format, args...)
}

// missing tells whether the cell is empty as it came, rather than refused.
func (w *row) missing(heading string) bool { return w.cells[heading] == "" && !w.bad[heading] }

// unfit says what no cell may hold, "" when the text will do. A cell that begins like a formula would be run by the
// spreadsheet the list is exported to later.
func unfit(text string) string {
	switch {
	case utf8.RuneCountInString(text) > widest:
		return "太长：最多 100 个字"
	case strings.IndexFunc(text, unprintable) >= 0:
		return "里面有换行或制表符：请删去"
	case text != "" && strings.ContainsRune("=+@＝＋＠", firstRune(text)):
		return "以 = + @ 开头，像公式：请改成普通文字（手机不写 +86）"
	}
	return ""
}

func unprintable(r rune) bool {
	return unicode.IsControl(r) || r == utf8.RuneError || r == '\u2028' || r == '\u2029'
}

// dropInvisible drops the direction marks and zero-width spaces that come along when a number is copied out of an address
// book: nobody could find them to delete them.
func dropInvisible(r rune) rune {
	if unicode.Is(unicode.Cf, r) {
		return -1
	}
	return r
}

func firstRune(text string) rune {
	r, _ := utf8.DecodeRuneInString(text)
	return r
}

// name gives a person's name without the spaces that tables pad short names with (李　四).
func (w *row) name() string {
	text := w.cells[headName]
	if strings.IndexFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) >= 0 {
		return strings.Join(strings.Fields(text), "")
	}
	return text
}

// code gives an identifier with full-width digits and letters made narrow, so that both spellings meet.
func (w *row) code(heading string) string { return width.Narrow.String(w.cells[heading]) }

// IsMobile tells whether digits are the number of a mobile phone: 11 of them, from 13 to 19.
func IsMobile(digits string) bool {
	return len(digits) == 11 && strings.Trim(digits, "0123456789") == "" && digits[0] == '1' && digits[1] >= '3'
}

// phone gives 11 digits, or "" for an empty or faulty cell. It takes full-width digits, spaces and hyphens.
// The number itself never stands in a fault.
func (w *row) phone(heading string) string {
	text := strings.TrimPrefix(width.Narrow.String(w.cells[heading]), "'")
	if text == "" {
		return ""
	}
	if strings.ContainsAny(text, "eE") && strings.ContainsAny(text, "0123456789") {
		w.fault(heading, "手机成了科学计数（如 1.38E+10），号码已经不全：请把这一列设为“文本”，重新填写再另存")
		return ""
	}
	digits := strings.NewReplacer(" ", "", "-", "").Replace(text)
	switch {
	case strings.Trim(digits, "0123456789") != "":
		w.fault(heading, "手机里有数字以外的字：一格只写一个11位手机号")
		return ""
	case len(digits) != 11:
		w.fault(heading, "手机应为11位数字，这里有%d位", len(digits))
		return ""
	case !IsMobile(digits):
		w.fault(heading, "手机号应以13至19开头")
		return ""
	}
	return digits
}

// roles gives the roles of the cell, each once.
func (w *row) roles() []Role {
	if w.missing(headRoles) {
		w.fault(headRoles, "没有写身份：可以写 %s，几个身份用顿号隔开", allRoleWords())
	}
	var roles []Role
	seen := map[Role]bool{}
	for _, word := range strings.FieldsFunc(w.cells[headRoles], separator) {
		role, ok := ParseRole(word)
		if !ok {
			w.fault(headRoles, "不认识身份“%s”：可以写 %s", clip(word), allRoleWords())
			continue
		}
		if !seen[role] {
			seen[role] = true
			roles = append(roles, role)
		}
	}
	return roles
}

func separator(r rune) bool { return strings.ContainsRune("、，,；;/／|", r) || unicode.IsSpace(r) }

// date gives the day of the cell, zero for an empty or faulty one.
func (w *row) date(heading string) workday.Date {
	text := width.Narrow.String(w.cells[heading])
	if text == "" {
		return workday.Date{}
	}
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("-/.年月日", r) })
	if len(parts) == 1 && len(text) == 8 {
		parts = []string{text[:4], text[4:6], text[6:]}
	}
	if len(parts) == 3 {
		if date, err := workday.ParseDate(parts[0] + "-" + twoDigits(parts[1]) + "-" + twoDigits(parts[2])); err == nil {
			return date
		}
	}
	w.fault(heading, "日期不对：请写成 2026-11-01 这样，并且要有这一天")
	return workday.Date{}
}

func twoDigits(text string) string {
	if len(text) == 1 {
		return "0" + text
	}
	return text
}

// clip shortens a text quoted in a fault and hides every digit after the third, which may be a phone number's.
func clip(text string) string {
	var b strings.Builder
	runes, digits := 0, 0
	for _, r := range text {
		if runes++; runes > 12 {
			return b.String() + "…"
		}
		if unicode.IsDigit(r) {
			if digits++; digits > 3 {
				r = '*'
			}
		}
		b.WriteRune(r)
	}
	return b.String()
}
