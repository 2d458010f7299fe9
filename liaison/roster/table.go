package roster

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
)

// longest is how many lines one table may have.
const longest = 500_000

type tableKind int

const (
	peopleTable tableKind = iota
	linksTable
	kinTable
)

// The headings as people write them.
const (
	headCode         = "编号"
	headTownship     = "乡镇"
	headName         = "姓名"
	headPhone        = "手机"
	headRoles        = "身份"
	headOrganization = "组织"
	headDelegation   = "代表团"
	headTitle        = "职务"
	headFromPhone    = "联系人手机"
	headFromCode     = "联系人编号"
	headToPhone      = "对象手机"
	headToCode       = "对象编号"
	headSince        = "起"
	headUntil        = "止"
	headSelfPhone    = "本人手机"
	headSelfCode     = "本人编号"
	headKinPhone     = "亲属手机"
	headKinCode      = "亲属编号"
	headRelation     = "关系"
)

func (k tableKind) headings() []string {
	switch k {
	case peopleTable:
		return []string{headCode, headTownship, headName, headPhone, headRoles, headOrganization, headDelegation, headTitle}
	case kinTable:
		return []string{headSelfCode, headSelfPhone, headKinCode, headKinPhone, headRelation}
	case linksTable:
	}
	return []string{headFromCode, headFromPhone, headToCode, headToPhone, headSince, headUntil}
}

type table struct {
	name     string
	sheet    bool // of a workbook: cells have names
	kind     tableKind
	headings []string
	rows     []record
}

type record struct {
	line  int
	cells []string
}

// open reads the tables of one source: two of a workbook, one of a CSV file; false when any of it couldn't be read.
func (r *reader) open(source Source) ([]table, bool) {
	if isWorkbook(source.Data) {
		return r.openWorkbook(source)
	}
	t, ok := r.openCSV(source)
	if !ok {
		return nil, false
	}
	return []table{t}, true
}

// openCSV decodes one source, finds out which table it is and cuts it into records; every fault on the way is kept.
func (r *reader) openCSV(source Source) (table, bool) {
	text, fault := Decode(source.Data)
	if fault != "" {
		r.fault(place{source.Name, 0}, "%s", fault)
		return table{}, false
	}
	records, ok := r.records(source.Name, text)
	if !ok {
		return table{}, false
	}
	if len(records) == 0 {
		r.fault(place{source.Name, 0}, "文件是空的：第一行要写表头")
		return table{}, false
	}
	t := table{name: source.Name, headings: records[0].cells, rows: records[1:]}
	if !r.readHeadings(&t, records[0].line) {
		return table{}, false
	}
	if len(t.rows) == 0 {
		r.fault(place{t.name, 0}, "只有表头，一行内容也没有")
	}
	return t, true
}

func (r *reader) records(name string, text []byte) (records []record, ok bool) {
	lines := csv.NewReader(bytes.NewReader(text))
	lines.FieldsPerRecord = -1
	for {
		cells, err := lines.Read()
		var malformed *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return records, true
		case errors.As(err, &malformed):
			r.fault(place{name, malformed.StartLine}, "引号不成对：单元格里的双引号要写成两个，或者删去")
			continue
		case err != nil:
			r.fault(place{name, 0}, "读不下去：请重新另存为 CSV")
			return nil, false
		}
		if !slices.ContainsFunc(cells, func(cell string) bool { return strings.TrimSpace(cell) != "" }) {
			continue
		}
		line, _ := lines.FieldPos(0)
		if len(records) > longest {
			r.fault(place{name, line}, "行数太多：一张表最多 %d 行，请分成几个文件", longest)
			return nil, false
		}
		records = append(records, record{line, cells})
	}
}

func (r *reader) readHeadings(t *table, line int) bool {
	at := place{t.name, line}
	for i, heading := range t.headings {
		t.headings[i] = strings.Join(strings.Fields(heading), "")
	}
	has := func(names ...string) bool {
		return slices.ContainsFunc(names, func(name string) bool { return slices.Contains(t.headings, name) })
	}
	found := 0
	for kind, is := range map[tableKind]bool{
		peopleTable: has(headName) && has(headRoles),
		linksTable:  has(headFromPhone, headFromCode) && has(headToPhone, headToCode),
		kinTable:    has(headSelfPhone, headSelfCode) && has(headKinPhone, headKinCode),
	} {
		if is {
			t.kind = kind
			found++
		}
	}
	if found != 1 {
		r.fault(at, "认不出是哪张表：人员表的表头要有“姓名”“身份”，联系表要有“联系人手机”或“联系人编号”、“对象手机”或“对象编号”，"+
			"回避表要有“本人手机”或“本人编号”、“亲属手机”或“亲属编号”")
		return false
	}
	for i, heading := range t.headings {
		switch {
		case heading == "":
		case !slices.Contains(t.kind.headings(), heading):
			r.cellFault(at, clip(heading), t.cell(i, line), "不认识这个表头：可以用的有 %s", strings.Join(t.kind.headings(), " "))
		case slices.Index(t.headings, heading) < i:
			r.cellFault(at, heading, t.cell(i, line), "这个表头写了两次")
		}
	}
	return true
}

// cell is the name of a cell of a workbook, D3; empty in CSV. The column counts from 0.
func (t *table) cell(column, line int) string {
	if !t.sheet {
		return ""
	}
	return columnName(column) + strconv.Itoa(line)
}
