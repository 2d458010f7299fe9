// Package almanac reads files of days off and days worked: the yearly arrangement of the State Council as the
// holiday-cn project publishes it (JSON), or a table (CSV) of such an arrangement or of a place's own days.
//
// It is pure: bytes in, days and faults out. Every fault is named by its line, in words a clerk can act on, and all of
// them at once. Which calendar the days become part of is decided elsewhere.
package almanac

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"

	"shuanglian/liaison/roster"
	"shuanglian/liaison/workday"
)

// largest is the biggest file taken: a year has 366 lines at most, a few dozen as a rule.
const largest = 1 << 20

// most is how many days one file may have.
const most = 366

// Source is a file as it came.
type Source = roster.Source

// Fault says what is wrong and where.
type Fault = roster.Fault

// File is what a file says. It is complete only when Read returned no fault.
type File struct {
	Year int // 0 for local days, which may be of any years
	Days []workday.Day
}

// Options say what the file is to be.
type Options struct {
	// Local: the place's own days, laid on top of the arrangement, instead of a whole year's arrangement.
	Local bool
}

// entry is one day with its line.
type entry struct {
	line int
	day  workday.Day
}

type reader struct {
	name     string
	year     int // as the file says; 0 if it doesn't
	entries  []entry
	overfull bool
	faults   []Fault
}

func (r *reader) fault(line int, format string, args ...any) {
	r.faults = append(r.faults, Fault{File: r.name, Line: line, Text: fmt.Sprintf(format, args...)})
}

// Read reads one file. With a single fault nothing of the File should be used; the faults are sorted by line.
func Read(source Source, options Options) (File, []Fault) {
	r := &reader{name: source.Name}
	switch text, fault := decode(source.Data); {
	case fault != "":
		r.fault(0, "%s", fault)
	case bytes.HasPrefix(bytes.TrimSpace(text), []byte("{")):
		r.readJSON(text)
	default:
		r.readCSV(text)
	}
	r.check(options)
	slices.SortStableFunc(r.faults, func(a, b Fault) int { return cmp.Compare(a.Line, b.Line) })
	file := File{Year: r.year}
	if options.Local {
		file.Year = 0
	}
	for _, e := range r.entries {
		file.Days = append(file.Days, e.day)
	}
	slices.SortFunc(file.Days, func(a, b workday.Day) int { return a.Date.Compare(b.Date) })
	return file, r.faults
}

func decode(data []byte) ([]byte, string) {
	if len(data) > largest {
		return nil, "文件太大：一年的放假安排只有几十行，请检查是不是选错了文件"
	}
	text, fault := roster.Decode(data)
	if fault == "" && len(bytes.TrimSpace(text)) == 0 {
		fault = "文件是空的"
	}
	return text, fault
}
