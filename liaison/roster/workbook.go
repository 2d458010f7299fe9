package roster

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

const (
	// unpacked is how many bytes a workbook may hold once its compression is undone: a city's 300,000 people need about
	// 200 MB. Without it, a small file could fill the machine's memory.
	unpacked = 256 << 20
	// columnsRead is how far to the right a sheet may reach.
	columnsRead = 64
	// formulasNamed is how many cells with formulas are named one by one.
	formulasNamed = 100
)

// The sheets of a workbook; others are for people.
const (
	peopleSheet = "人员"
	linksSheet  = "联系"
	kinSheet    = "回避"
)

// isWorkbook tells an .xlsx, which is a zip, by its first bytes.
func isWorkbook(data []byte) bool { return bytes.HasPrefix(data, []byte("PK\x03\x04")) }

// openWorkbook reads the sheets 人员, 联系 and 回避 of an .xlsx as tables; false when any of it couldn't be read.
func (r *reader) openWorkbook(source Source) (tables []table, ok bool) {
	whole := place{file: source.Name}
	archive, fault := openArchive(source.Data)
	if fault != "" {
		r.fault(whole, "%s", fault)
		return nil, false
	}
	book, err := readBook(source.Data)
	if err != nil {
		r.fault(whole, "打不开这个 Excel 文件，可能没有存完或传坏了：请在 Excel 里重新另存为 .xlsx")
		return nil, false
	}
	defer func() { _ = book.Close() }() // nothing of it is on disk
	ok = true
	for _, sheet := range book.GetSheetList() {
		if _, ours := sheetKind(sheet); !ours {
			continue
		}
		t, read := r.readSheet(book, archive, source.Name, sheet)
		if ok = ok && read; len(t.headings) > 0 {
			tables = append(tables, t)
		}
	}
	switch {
	case ok && len(tables) == 0:
		r.fault(whole, "没有写了内容的“人员”或“联系”工作表：请用 roster template 生成的样子")
		return nil, false
	case ok && !slices.ContainsFunc(tables, func(t table) bool { return len(t.rows) > 0 }):
		r.fault(whole, "只有表头，一行内容也没有")
	}
	return tables, ok
}

// sheetKind is the table a sheet of this name holds; false for a sheet of people's own.
func sheetKind(sheet string) (tableKind, bool) {
	switch strings.TrimSpace(sheet) {
	case peopleSheet:
		return peopleTable, true
	case linksSheet:
		return linksTable, true
	case kinSheet:
		return kinTable, true
	}
	return 0, false
}

// openArchive looks at the file from outside, before anything is unpacked.
func openArchive(data []byte) (archive *zip.Reader, fault string) {
	if len(data) > largest {
		return nil, "文件太大：最多 48 MB，请分成几个文件"
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, "打不开这个 Excel 文件，可能没有存完或传坏了：请在 Excel 里重新另存为 .xlsx"
	}
	total := uint64(0)
	for _, part := range archive.File {
		if total += part.UncompressedSize64; part.UncompressedSize64 > unpacked || total > unpacked {
			return nil, "文件解开后太大：最多 256 MB，请分成几个文件，或另存为 CSV"
		}
	}
	return archive, ""
}

// readBook keeps a damaged file from ending the program: the library was not written for files made in bad faith.
func readBook(data []byte) (book *excelize.File, err error) {
	defer func() {
		if recover() != nil {
			book, err = nil, errors.New("roster: the workbook can't be read")
		}
	}()
	return excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		UnzipSizeLimit: unpacked, UnzipXMLSizeLimit: unpacked, RawCellValue: true,
	})
}

// readSheet reads one sheet; a table without headings is an empty sheet.
func (r *reader) readSheet(book *excelize.File, archive *zip.Reader, file, sheet string) (t table, ok bool) {
	kind, _ := sheetKind(sheet)
	t = table{name: file + " " + sheet, sheet: true}
	r.order[t.name] = r.order[file]
	formulas, err := findFormulas(archive, sheet)
	if err != nil {
		r.fault(place{t.name, 0}, "这张工作表坏了，读不完：请在 Excel 里重新另存为 .xlsx")
		return table{}, false
	}
	for i, cell := range formulas {
		if i == formulasNamed {
			r.fault(place{t.name, 0}, "还有%d格是公式", len(formulas)-i)
			break
		}
		column, line, _ := excelize.CellNameToCoordinates(cell)
		r.faults = append(r.faults, Fault{t.name, line, "", columnName(column-1) + fmt.Sprint(line),
			"是公式：请复制这一列，再“选择性粘贴”为“数值”"})
	}
	records, ok := r.sheetRecords(book, t.name, sheet)
	blank(records, formulas)
	if !ok || len(records) == 0 {
		if ok && kind == peopleTable {
			r.fault(place{t.name, 0}, "工作表是空的：第一行要写表头")
		}
		return table{}, ok && kind != peopleTable
	}
	t.headings, t.rows = records[0].cells, records[1:]
	if !r.readHeadings(&t, records[0].line) {
		return table{}, false
	}
	if t.kind != kind {
		r.fault(place{t.name, records[0].line}, "这是“%s”工作表，表头却是另一张表的", strings.TrimSpace(sheet))
		return table{}, false
	}
	t.datesToText(book)
	return t, true
}

// blank empties the cells that are refused already, so that what stands in them isn't found fault with again.
func blank(records []record, cells []string) {
	byLine := make(map[int][]string, len(records))
	for _, rec := range records {
		byLine[rec.line] = rec.cells
	}
	for _, cell := range cells {
		column, line, err := excelize.CellNameToCoordinates(cell)
		if row := byLine[line]; err == nil && column <= len(row) {
			row[column-1] = ""
		}
	}
}

func (r *reader) sheetRecords(book *excelize.File, name, sheet string) (records []record, ok bool) {
	defer func() {
		if recover() != nil { // see readBook
			r.fault(place{name, 0}, "这张工作表坏了，读不完：请在 Excel 里重新另存为 .xlsx")
			records, ok = nil, false
		}
	}()
	rows, err := book.Rows(sheet)
	if err != nil {
		r.fault(place{name, 0}, "这张工作表读不了：请在 Excel 里重新另存为 .xlsx")
		return nil, false
	}
	defer func() { _ = rows.Close() }()
	for line := 1; rows.Next(); line++ {
		cells, err := rows.Columns(excelize.Options{RawCellValue: true})
		switch {
		case err != nil:
			r.fault(place{name, line}, "读到这里读不下去：请在 Excel 里重新另存为 .xlsx")
			return nil, false
		case !slices.ContainsFunc(cells, func(cell string) bool { return strings.TrimSpace(cell) != "" }):
			continue
		case len(cells) > columnsRead:
			r.fault(place{name, line}, "这一行一直写到了%s列：请删去表格右边多余的内容", columnName(len(cells)-1))
			return nil, false
		case len(records) > longest:
			r.fault(place{name, line}, "行数太多：一张表最多 %d 行，请分成几个文件", longest)
			return nil, false
		}
		records = append(records, record{line, cells})
	}
	return records, true
}

// columnName is the letter of a column counted from 0.
func columnName(column int) string {
	name, err := excelize.ColumnNumberToName(column + 1)
	if err != nil {
		return ""
	}
	return name
}
