// Package roster reads the people and their links from tables that an office keeps in Excel and hands over as a workbook
// or as CSV, and writes them again.
//
// It is pure: bytes in, rows and faults out. Every fault is named by file, line and cell, in words a clerk can act on,
// and all of them at once. No database and no clock may enter; what the rows would change in a store is decided elsewhere.
package roster

import (
	"cmp"
	"fmt"
	"slices"

	"shuanglian/liaison/workday"
)

// Source is one table as it came: the name people know it by, and its bytes.
type Source struct {
	Name string
	Data []byte
}

// File is everything the tables say. It is complete only when Read returned no fault.
type File struct {
	People []PersonRow
	Links  []LinkRow
	Kin    []KinRow
	// Warnings are what somebody should look at and may leave as it is.
	Warnings []Fault
}

// PersonRow is one line of the 人员 table.
type PersonRow struct {
	File         string
	Line         int
	Code         string // 编号; may be empty
	Township     string // may be empty: then it is the organization's own
	Name         string
	Phone        string // 11 digits; may be empty for a member
	Roles        []Role // at least one, each once, in the order of the cell
	Organization string // 组织
	Delegation   string // 代表团
	Title        string // 职务
	// Lacks are the headings the table doesn't have: what is known of them stays.
	Lacks []string
}

// Key tells one person from another: the 编号, else name and phone; without a phone name and township.
func (p PersonRow) Key() string {
	if p.Code != "" {
		return "编号:" + p.Code
	}
	return p.nameAndPhone()
}

func (p PersonRow) nameAndPhone() string {
	if p.Phone == "" {
		return "姓名乡镇:" + p.Name + ":" + p.Township
	}
	return "姓名手机:" + p.Name + ":" + p.Phone
}

// Kind is which of the two links a row makes.
type Kind string

// A committee member interviews delegates (约谈联系); a delegate visits members (走访).
const (
	Interview Kind = "interview"
	Visit     Kind = "visit"
)

// LinkRow is one line of the 联系 table with both ends found. FromKey and ToKey are keys of people in the same tables
// or among those already known.
type LinkRow struct {
	File    string
	Line    int
	Kind    Kind
	FromKey string
	ToKey   string
	Since   workday.Date // zero: from the day of the import
	Until   workday.Date // the last day; zero: until further notice
}

// Fault says what is wrong with one cell. Column is the heading of the cell, empty when the whole line or file is meant.
// The text never holds a phone number.
type Fault struct {
	File   string // of a workbook: 名册.xlsx 人员
	Line   int    // 1 is the first line of the file; 0 is the file as a whole
	Column string
	Cell   string // of a workbook: D3
	Text   string
}

// String gives: 人员.csv 第3行“手机”：应为11位数字, or 名册.xlsx 人员 第3行“手机”（D3）：应为11位数字
func (f Fault) String() string {
	where := f.File
	if f.Line > 0 {
		where += fmt.Sprintf(" 第%d行", f.Line)
	}
	if f.Column != "" {
		where += "“" + f.Column + "”"
	}
	if f.Cell != "" {
		where += "（" + f.Cell + "）"
	}
	return where + "：" + f.Text
}

// Options widen what Read compares with.
type Options struct {
	// Known are people already on the roster: links may end at them. A row of the tables with the same key replaces one.
	Known []PersonRow
	// Ranges warn of too many or too few links; zero fields don't.
	Ranges Ranges
}

// Ranges are the soft ranges of links: leaving them is a warning, never a fault.
type Ranges struct {
	MembersMin, MembersMax int // members a delegate contacts
	DelegatesMax           int // delegates a committee member interviews
}

// DefaultRanges are those of the pilot: 3-5 members, at most 10 delegates.
func DefaultRanges() Ranges { return Ranges{MembersMin: 3, MembersMax: 5, DelegatesMax: 10} }

// Read reads any number of 人员, 联系 and 回避 tables, told apart by their headings, and checks them together. With a single
// fault nothing of the File should be used: faults are sorted by file and line and name all there is to correct.
func Read(sources []Source, options Options) (File, []Fault) {
	r := &reader{order: map[string]int{}}
	for i, source := range sources {
		r.order[source.Name] = i
		tables, ok := r.open(source)
		r.tables = append(r.tables, tables...)
		r.unread = r.unread || !ok
	}
	if len(sources) == 0 {
		r.fault(place{}, "没有给表：请给名册（.xlsx），或人员、联系、回避的 CSV 表")
	}
	for _, t := range r.tables {
		if t.kind == peopleTable {
			r.readPeople(t)
		}
	}
	index := newIndex(r.file.People, options.Known)
	for _, t := range r.tables {
		if t.kind == linksTable {
			r.readLinks(t, index)
		}
	}
	for _, t := range r.tables {
		if t.kind == kinTable {
			r.readKin(t, index)
		}
	}
	r.warnOfPhones()
	r.warnOfRanges(options.Ranges)
	r.sort(r.faults)
	r.sort(r.file.Warnings)
	return r.file, r.faults
}

type reader struct {
	order  map[string]int // of the files, to sort by
	tables []table
	unread bool // a source is no table that can be read
	file   File
	faults []Fault
}

// place is where in the tables something stands.
type place struct {
	file string
	line int
}

func (r *reader) fault(at place, format string, args ...any) {
	r.cellFault(at, "", "", format, args...)
}

func (r *reader) cellFault(at place, column, cell, format string, args ...any) {
	r.faults = append(r.faults, Fault{at.file, at.line, column, cell, fmt.Sprintf(format, args...)})
}

func (r *reader) warn(at place, column, format string, args ...any) {
	r.file.Warnings = append(r.file.Warnings, Fault{File: at.file, Line: at.line, Column: column, Text: fmt.Sprintf(format, args...)})
}

func (r *reader) sort(faults []Fault) {
	slices.SortStableFunc(faults, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(r.order[a.File], r.order[b.File]), cmp.Compare(a.Line, b.Line))
	})
}
