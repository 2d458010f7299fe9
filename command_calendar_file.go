package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"shuanglian/liaison"
	"shuanglian/liaison/almanac"
	"shuanglian/liaison/workday"
)

// readAlmanac reads a file of days, or names every fault in it.
func readAlmanac(path string, local bool) (almanac.File, error) {
	info, err := os.Stat(path)
	if err == nil && info.IsDir() {
		return almanac.File{}, fmt.Errorf("%s 是文件夹：请写文件名", path)
	}
	if err == nil && info.Size() > largestFile {
		return almanac.File{}, fmt.Errorf("%s：文件太大，一年的放假安排只有几十行", path)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return almanac.File{}, fmt.Errorf("读不了 %s：请检查文件名和权限", path)
	}
	file, faults := almanac.Read(almanac.Source{Name: filepath.Base(path), Data: data}, almanac.Options{Local: local})
	if len(faults) > 0 {
		return file, errors.New(listFaults(faults))
	}
	return file, nil
}

// againstBuiltIn is what a file changes where nothing was imported yet.
func againstBuiltIn(config Config, file almanac.File) []workday.Change {
	base := config.terms().Calendar
	if file.Year > 0 {
		return workday.Changes(base, base.With([]workday.Year{workday.YearOf(file.Year, file.Days)}, nil), file.Year-1, file.Year)
	}
	var years []int
	for _, day := range file.Days {
		if len(years) == 0 || years[len(years)-1] != day.Date.Year {
			years = append(years, day.Date.Year)
		}
	}
	return workday.Changes(base, base.With(nil, file.Days), years...)
}

// day is what was typed: nil takes a local day back.
func (l *calendarDay) day() (workday.Date, *workday.Day, error) {
	if l.What == "取消" {
		date, err := workday.ParseDate(l.Date)
		return date, nil, err
	}
	line := fmt.Sprintf("%s,%s,%s", l.Date, l.What, l.Name)
	file, faults := almanac.Read(almanac.Source{Name: "calendar day", Data: []byte(line)}, almanac.Options{Local: true})
	if len(faults) > 0 {
		return workday.Date{}, nil, &liaison.Fault{Kind: liaison.ErrInvalid, Sentence: faults[0].Text}
	}
	return file.Days[0].Date, &file.Days[0], nil
}
