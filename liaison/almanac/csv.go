package almanac

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"shuanglian/liaison/workday"
)

// readCSV reads lines of 日期,休息/上班,名称; the first may be a heading.
func (r *reader) readCSV(text []byte) {
	lines := csv.NewReader(bytes.NewReader(text))
	lines.FieldsPerRecord = -1
	first := true
	for {
		cells, err := lines.Read()
		var malformed *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return
		case errors.As(err, &malformed):
			r.fault(malformed.StartLine, "引号不成对：请删去单元格里的双引号")
			continue
		case err != nil:
			r.fault(0, "读不下去：请重新另存为 CSV")
			return
		}
		at, _ := lines.FieldPos(0)
		cells = trimmed(cells)
		heading := first && cells[0] == "日期"
		first = false
		if heading || !slices.ContainsFunc(cells, func(cell string) bool { return cell != "" }) {
			continue
		}
		if r.full(at) {
			return
		}
		r.csvDay(at, cells)
	}
}

func trimmed(cells []string) []string {
	if len(cells) == 1 { // typed with the comma of a Chinese keyboard
		cells = strings.Split(cells[0], "，")
	}
	for i, cell := range cells {
		cells[i] = strings.TrimSpace(strings.Trim(cell, "\ufeff"))
	}
	return cells
}

func (r *reader) csvDay(at int, cells []string) {
	date, ok := parseDate(cells[0])
	if !ok {
		r.fault(at, "日期“%s”不对：请写成 2027-01-01 或 2027/1/1，并且要有这一天", clip(cells[0]))
		return
	}
	if len(cells) < 2 || len(cells) > 3 {
		r.fault(at, "要有两三格：日期,休息或上班,名称（名称可以不写）")
		return
	}
	var working bool
	switch cells[1] {
	case "休息", "休", "放假", "假":
	case "上班", "班", "补班", workday.MakeUpName:
		working = true
	default:
		r.fault(at, "“%s”不对：请写 休息 或 上班", clip(cells[1]))
		return
	}
	name := ""
	if len(cells) == 3 {
		name = cells[2]
	}
	r.add(at, date, working, name)
}

// dayWritten are the ways in which Excel and people write a day.
var dayWritten = regexp.MustCompile(`^(\d{4})(?:-|/|\.|年)(\d{1,2})(?:-|/|\.|月)(\d{1,2})日?$|^(\d{4})(\d{2})(\d{2})$`)

func parseDate(text string) (workday.Date, bool) {
	found := dayWritten.FindStringSubmatch(text)
	if found == nil {
		return workday.Date{}, false
	}
	parts := found[1:4]
	if found[1] == "" {
		parts = found[4:7]
	}
	numbers := make([]int, len(parts))
	for i, part := range parts {
		numbers[i], _ = strconv.Atoi(part) // digits, and few of them
	}
	date := workday.Date{Year: numbers[0], Month: time.Month(numbers[1]), Day: numbers[2]}
	again, err := workday.ParseDate(date.String())
	return date, err == nil && again == date
}
