package almanac

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"

	"shuanglian/liaison/workday"
)

// fewest is how many days off a whole year's arrangement has at the very least: the public holidays alone were 11 days
// until 2024 and are 13 since (全国年节及纪念日放假办法, 2024 年修订). A shorter list is a place's own days.
const fewest = 11

// longestName is how many characters the name of a day may have.
const longestName = 20

// full tells that a file has more days than a year, and says so once.
func (r *reader) full(at int) bool {
	if len(r.entries) < most {
		return false
	}
	if !r.overfull {
		r.fault(at, "日子太多：一个文件最多 %d 天", most)
	}
	r.overfull = true
	return true
}

func (r *reader) add(at int, date workday.Date, working bool, name string) {
	name = strings.TrimSpace(name)
	if len([]rune(name)) > longestName || strings.ContainsFunc(name, func(c rune) bool { return unicode.IsControl(c) || strings.ContainsRune("<>〔〕", c) }) {
		r.fault(at, "名称“%s”不对：最多 %d 个字，不要有换行、尖括号", clip(name), longestName)
		return
	}
	if working && name == "" {
		name = workday.MakeUpName
	}
	r.entries = append(r.entries, entry{at, workday.Day{Date: date, Working: working, Name: name}})
}

// check asks what can only be asked of the days together.
func (r *reader) check(options Options) {
	if len(r.entries) == 0 {
		if len(r.faults) == 0 {
			r.fault(0, "一天也没有写")
		}
		return
	}
	r.doubled()
	if options.Local {
		for _, e := range r.entries {
			if e.day.Date.Year < 2000 || e.day.Date.Year > 2100 {
				r.fault(e.line, "年份 %d 不对：请写 2000 到 2100 之间的四位数", e.day.Date.Year)
			}
		}
		return
	}
	if r.year == 0 {
		r.year = r.mostly()
	}
	if off := r.off(); len(r.faults) == 0 && off < fewest {
		r.fault(0, "只有%d天休息，不像全年的放假安排（至少%d天）；要加本地的几天，请用 --local", off, fewest)
		return
	}
	for _, e := range r.entries {
		d := e.day.Date
		switch {
		case d.Year != r.year && (d.Year != r.year-1 || d.Month != time.December):
			r.fault(e.line, "%s 不是%d年的：一个文件只放一年的安排（元旦连着的上年12月除外）", d, r.year)
		case e.day.Working && d.Weekday() != time.Saturday && d.Weekday() != time.Sunday:
			r.fault(e.line, "%s 是平常的工作日，不用写成上班；请核对日期", d)
		}
	}
}

// off counts the days off.
func (r *reader) off() (count int) {
	for _, e := range r.entries {
		if !e.day.Working {
			count++
		}
	}
	return count
}

// doubled names the second of two lines with one day.
func (r *reader) doubled() {
	first := map[workday.Date]int{}
	for _, e := range r.entries {
		if at, twice := first[e.day.Date]; twice && at != e.line {
			r.fault(e.line, "%s 写了两次，第%d行已有", e.day.Date, at)
		} else if twice {
			r.fault(e.line, "%s 写了两次", e.day.Date)
		}
		first[e.day.Date] = e.line
	}
}

// mostly is the year most days are of.
func (r *reader) mostly() int {
	count := map[int]int{}
	for _, e := range r.entries {
		count[e.day.Date.Year]++
	}
	years := make([]int, 0, len(count))
	for year := range count {
		years = append(years, year)
	}
	return slices.MaxFunc(years, func(a, b int) int { return cmp.Or(cmp.Compare(count[a], count[b]), cmp.Compare(a, b)) })
}

// clip keeps what is quoted short and on its line.
func clip(text string) string {
	const most = 20
	text = strings.Map(func(c rune) rune {
		if unicode.IsControl(c) {
			return ' '
		}
		return c
	}, text)
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}
