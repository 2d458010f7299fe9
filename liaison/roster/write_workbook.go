package roster

import (
	"fmt"
	"time"

	"github.com/xuri/excelize/v2"

	"shuanglian/liaison/workday"
)

const (
	explainSheet = "说明"
	// spareRows is how many empty rows below the last one still have drop-downs and formats.
	spareRows = 500
)

// WriteWorkbook gives 名册.xlsx with the sheets 人员, 联系, 回避 and 说明: drop-downs for 身份, 关系 and days, phones as text, so that
// Excel doesn't shorten them to 1.39E+10. Reading it gives the same people and links.
func WriteWorkbook(file File) (Written, error) {
	t := rowsOf(file)
	book := excelize.NewFile()
	defer func() { _ = book.Close() }() // nothing of it is on disk
	w := &bookWriter{book: book}
	w.styles()
	w.do(book.SetSheetName("Sheet1", peopleSheet))
	w.sheet(peopleSheet, peopleTable, t.people)
	w.newSheet(linksSheet)
	w.sheet(linksSheet, linksTable, t.links)
	w.newSheet(kinSheet)
	w.sheet(kinSheet, kinTable, t.kin)
	w.newSheet(explainSheet)
	w.explain()
	if w.err != nil {
		return Written{}, fmt.Errorf("roster: write the workbook: %w", w.err)
	}
	data, err := book.WriteToBuffer()
	if err != nil {
		return Written{}, fmt.Errorf("roster: write the workbook: %w", err)
	}
	t.written.Sources = []Source{{Name: "名册.xlsx", Data: data.Bytes()}}
	return t.written, nil
}

// bookWriter keeps the first error, so that the layout below reads as one piece.
type bookWriter struct {
	book              *excelize.File
	head, text, dates int // styles
	err               error
}

func (w *bookWriter) do(err error) {
	if w.err == nil {
		w.err = err
	}
}

func (w *bookWriter) styles() {
	style := func(s *excelize.Style) int {
		id, err := w.book.NewStyle(s)
		w.do(err)
		return id
	}
	asDate := "yyyy-mm-dd"
	w.head = style(&excelize.Style{Font: &excelize.Font{Bold: true},
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"F2DCDB"}}})
	w.text = style(&excelize.Style{NumFmt: 49}) // 49 is @, text
	w.dates = style(&excelize.Style{CustomNumFmt: &asDate})
}

func (w *bookWriter) newSheet(name string) {
	_, err := w.book.NewSheet(name)
	w.do(err)
}

func (w *bookWriter) sheet(name string, kind tableKind, rows [][]string) {
	last := 1 + len(rows) + spareRows
	for i, heading := range kind.headings() {
		column := columnName(i)
		w.do(w.book.SetColWidth(name, column, column, widthOf(heading)))
		w.do(w.book.SetColStyle(name, column, w.styleOf(heading)))
		w.do(w.book.SetCellStr(name, column+"1", heading))
		w.do(w.book.SetCellStyle(name, column+"1", column+"1", w.head))
		w.validate(name, heading, fmt.Sprintf("%s2:%s%d", column, column, last))
	}
	for line, row := range rows {
		for i, text := range row {
			if text != "" {
				w.cell(name, kind.headings()[i], fmt.Sprintf("%s%d", columnName(i), line+2), text)
			}
		}
	}
	w.do(w.book.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
}

func (w *bookWriter) cell(sheet, heading, cell, text string) {
	if !isDay(heading) {
		w.do(w.book.SetCellStr(sheet, cell, text))
		return
	}
	day, err := workday.ParseDate(text)
	w.do(err)
	epoch := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	at := time.Date(day.Year, day.Month, day.Day, 0, 0, 0, 0, time.UTC)
	w.do(w.book.SetCellInt(sheet, cell, int64(at.Sub(epoch)/(24*time.Hour))))
}

func (w *bookWriter) styleOf(heading string) int {
	if isDay(heading) {
		return w.dates
	}
	return w.text
}

func isDay(heading string) bool { return heading == headSince || heading == headUntil }

func widthOf(heading string) float64 {
	switch heading {
	case headRoles, headOrganization:
		return 22
	case headPhone, headFromPhone, headToPhone, headSelfPhone, headKinPhone, headTitle, headTownship, headDelegation:
		return 15
	}
	return 12
}

// validate offers a choice and says what is wanted; several roles in one cell stay possible.
func (w *bookWriter) validate(sheet, heading, cells string) {
	rule := excelize.NewDataValidation(true)
	rule.SetSqref(cells)
	switch {
	case heading == headRoles:
		w.do(rule.SetDropList(roleChoices()))
		rule.SetInput("身份", "可以选，也可以自己写；几个身份用顿号隔开，例如 党代表、党员")
	case isDay(heading):
		w.do(rule.SetRange(firstDay, lastDay, excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween))
		rule.SetError(excelize.DataValidationErrorStyleStop, "日期不对", "请写成 2026-11-01 这样")
		rule.SetInput("日期", "例如 2026-11-01；可以空着：起空着从导入那天算，止空着一直有效")
	case heading == headRelation:
		w.do(rule.SetDropList(relationChoices()))
		rule.SetInput("关系", "可以选，也可以自己写；以后不算亲属了，写 "+EndsKin)
	case heading == headPhone:
		rule.SetInput("手机", "11位数字，不写 +86；党员、群众可以空着")
		w.do(rule.SetRange(0, 20, excelize.DataValidationTypeTextLength, excelize.DataValidationOperatorBetween))
	default:
		return
	}
	rule.ShowErrorMessage = isDay(heading)
	w.do(w.book.AddDataValidation(sheet, rule))
}

// roleChoices are the single roles and the pairs met most.
func roleChoices() []string {
	choices := []string{"党代表、党员", "党委委员、党代表", "联络员、管理员"}
	for _, known := range roleWords() {
		choices = append(choices, known.word)
	}
	return choices
}

func (w *bookWriter) explain() {
	w.do(w.book.SetColWidth(explainSheet, "A", "A", 14))
	w.do(w.book.SetColWidth(explainSheet, "B", "B", 90))
	for i, line := range explanation() {
		for column, text := range line {
			w.do(w.book.SetCellStr(explainSheet, fmt.Sprintf("%s%d", columnName(column), i+1), text))
		}
	}
}
