package roster

import (
	"math"
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// Days that a spreadsheet counts as a date: 1954 to 2119. Other numbers are left to be read as text, 20260101 among them.
const (
	firstDay = 20_000
	lastDay  = 80_000
)

// datesToText turns the day numbers a spreadsheet keeps for 起 and 止 into 2026-01-31.
func (t *table) datesToText(book *excelize.File) {
	since1904 := false
	if props, err := book.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		since1904 = *props.Date1904
	}
	for _, heading := range []string{headSince, headUntil} {
		column := slices.Index(t.headings, heading)
		if column < 0 {
			continue
		}
		for _, rec := range t.rows {
			if column < len(rec.cells) {
				rec.cells[column] = dayNumberToText(rec.cells[column], since1904)
			}
		}
	}
}

func dayNumberToText(cell string, since1904 bool) string {
	number, err := strconv.ParseFloat(cell, 64)
	if err != nil || number < firstDay || number > lastDay {
		return cell
	}
	day, err := excelize.ExcelDateToTime(math.Floor(number), since1904)
	if err != nil {
		return cell
	}
	return day.Format("2006-01-02")
}
