package roster

import (
	"slices"
	"strings"
)

// AttendanceRow is one line of the list of who came to a meeting (到会): somebody by
// his 编号 or his name, with the organization where several have it.
type AttendanceRow struct {
	Line     int
	Who      string
	Attended string // attended, absent, on_leave; empty: the cell is
}

const headAttended = "到会"

// attendedWords are what people write into the column, as it is kept.
func attendedWords() map[string]string {
	words := map[string]string{"": ""}
	for as, written := range map[string]string{
		"attended": "到 到会 已到 是 有 √ ✓ 1 Y y", "absent": "缺 缺席 未到 没到 否 无 × ✗ x X 0 N n", "on_leave": "请假 假 事假 病假",
	} {
		for _, word := range strings.Fields(written) {
			words[word] = as
		}
	}
	return words
}

// ReadAttendance reads a list of who came: CSV, or the first sheet of an .xlsx. Its
// headings are 姓名 or 编号, 组织 (where names are not enough) and 到会; other columns
// are for people.
func ReadAttendance(source Source) ([]AttendanceRow, []Fault) {
	r := &reader{order: map[string]int{source.Name: 0}}
	records, ok := r.recordsOf(source)
	if !ok || len(records) == 0 {
		if ok {
			r.fault(place{source.Name, 0}, "文件是空的：第一行要写表头")
		}
		return nil, r.faults
	}
	columns := map[string]int{}
	for i, heading := range records[0].cells {
		heading = strings.Join(strings.Fields(strings.Map(dropInvisible, heading)), "")
		if _, there := columns[heading]; !there {
			columns[heading] = i
		}
	}
	_, named := columns[headName]
	_, coded := columns[headCode]
	if _, says := columns[headAttended]; !says || !named && !coded {
		r.fault(place{source.Name, records[0].line}, "认不出这张表：表头要有“姓名”或“编号”，和“到会”")
		return nil, r.faults
	}
	return r.attendanceRows(source.Name, columns, records[1:]), r.faults
}

func (r *reader) attendanceRows(file string, columns map[string]int, records []record) []AttendanceRow {
	words := attendedWords()
	var rows []AttendanceRow
	for _, rec := range records {
		cell := func(heading string) string {
			if i, there := columns[heading]; there && i < len(rec.cells) {
				return strings.TrimSpace(strings.Map(dropInvisible, rec.cells[i]))
			}
			return ""
		}
		who, said := cell(headCode), cell(headAttended)
		if who == "" {
			who = cell(headOrganization) + cell(headName)
		}
		as, known := words[said]
		at := place{file, rec.line}
		switch {
		case who == "" || cell(headCode) == "" && cell(headName) == "":
			r.cellFault(at, headName, "", "没有写是谁")
		case !known:
			r.cellFault(at, headAttended, "", "看不懂“%s”：请写 到、缺 或 请假", clip(said))
		default:
			rows = append(rows, AttendanceRow{Line: rec.line, Who: who, Attended: as})
		}
	}
	return rows
}

// recordsOf are the lines of a CSV file, or of the first sheet of a workbook that
// has any.
func (r *reader) recordsOf(source Source) ([]record, bool) {
	whole := place{file: source.Name}
	if !isWorkbook(source.Data) {
		text, fault := Decode(source.Data)
		if fault != "" {
			r.fault(whole, "%s", fault)
			return nil, false
		}
		return r.records(source.Name, text)
	}
	if _, fault := openArchive(source.Data); fault != "" {
		r.fault(whole, "%s", fault)
		return nil, false
	}
	book, err := readBook(source.Data)
	if err != nil {
		r.fault(whole, "打不开这个 Excel 文件，可能没有存完或传坏了：请在 Excel 里重新另存为 .xlsx")
		return nil, false
	}
	defer func() { _ = book.Close() }() // nothing of it is on disk
	for _, sheet := range slices.Clone(book.GetSheetList()) {
		if records, ok := r.sheetRecords(book, source.Name, sheet); !ok || len(records) > 0 {
			return records, ok
		}
	}
	return nil, true
}
