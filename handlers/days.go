package handlers

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"shuanglian/liaison/workday"
)

// dayForm is how people write a day: 11-20, 11月20日, 11.20, 2026-11-20, 20号,
// 明天, 周五, 下周三, 月底; Chinese numerals have been made figures before.
const dayForm = `(?:\d{4}[-年/.])?\d{1,2}[-月/.]\d{1,2}[日号]?|\d{1,2}[日号]|今天|明天|大后天|后天|月底|(?:本|这|下)?个?(?:周|星期|礼拜)[1-6日天]`

var (
	monthAndDay = regexp.MustCompile(`^(?:(\d{4})[-年/.])?(\d{1,2})[-月/.](\d{1,2})[日号]?$`)
	dayOnly     = regexp.MustCompile(`^(\d{1,2})[日号]$`)
	weekday     = regexp.MustCompile(`^(本|这|下)?个?(?:周|星期|礼拜)([1-6日天])$`)
	numerals    = regexp.MustCompile(`([一二三四五六七八九十]{1,3})(月|日|号)|(周|星期|礼拜)([一二三四五六])`)
)

// withFigures writes the numerals of days as figures: 十一月二十日 is 11月20日.
func withFigures(text string) string {
	return numerals.ReplaceAllStringFunc(text, func(part string) string {
		found := numerals.FindStringSubmatch(part)
		if found[3] != "" {
			return found[3] + written[found[4]]
		}
		return figures(found[1]) + found[2]
	})
}

// figures reads a numeral up to 99: 十, 十一, 二十, 三十一.
func figures(numeral string) string {
	tens, units, ten := strings.Cut(numeral, "十")
	if !ten {
		return written[numeral]
	}
	if tens == "" {
		tens = "一"
	}
	if units == "" {
		return written[tens] + "0"
	}
	return written[tens] + written[units]
}

// dayMeant reads one day, in words that match dayForm. A day without its year is
// the next one, unless that is further off than near and it was only just past;
// a day of the month alone is this month's, or else the next month's. false:
// there is no such day.
func dayMeant(text string, today workday.Date, near int) (workday.Date, bool) {
	for word, days := range map[string]int{"今天": 0, "明天": 1, "后天": 2, "大后天": 3} {
		if text == word {
			return today.AddDays(days), true
		}
	}
	if text == "月底" {
		first := workday.Date{Year: today.Year, Month: today.Month, Day: 1}
		return first.AddMonths(1).AddDays(-1), true
	}
	if found := weekday.FindStringSubmatch(text); found != nil {
		return weekdayMeant(found[1], found[2], today), true
	}
	if found := dayOnly.FindStringSubmatch(text); found != nil {
		day := workday.Date{Year: today.Year, Month: today.Month, Day: atoi(found[1])}
		if day.Compare(today) < 0 {
			next := workday.Date{Year: today.Year, Month: today.Month, Day: 1}.AddMonths(1)
			day = workday.Date{Year: next.Year, Month: next.Month, Day: day.Day}
		}
		return day, exists(day)
	}
	found := monthAndDay.FindStringSubmatch(text)
	if found == nil {
		return workday.Date{}, false
	}
	day := workday.Date{Year: today.Year, Month: time.Month(atoi(found[2])), Day: atoi(found[3])}
	if found[1] != "" {
		day.Year = atoi(found[1])
		return day, exists(day)
	}
	if next := (workday.Date{Year: day.Year + 1, Month: day.Month, Day: day.Day}); day.Compare(today) < 0 && next.Compare(today.AddDays(near)) <= 0 {
		day = next
	}
	return day, exists(day)
}

// weekdayMeant is 周五: the next one from today on; 下周五 is the one of the week
// after this, weeks beginning on Mondays.
func weekdayMeant(which, sign string, today workday.Date) workday.Date {
	wanted := 7
	if sign != "日" && sign != "天" {
		wanted = atoi(sign)
	}
	is := int(today.Weekday())
	if is == 0 {
		is = 7
	}
	switch ahead := wanted - is; {
	case which == "下":
		return today.AddDays(ahead + 7)
	case ahead < 0 && which == "":
		return today.AddDays(ahead + 7)
	default:
		return today.AddDays(ahead)
	}
}

// exists tells whether the calendar has the day: 11-31 counts on to 12-01.
func exists(day workday.Date) bool { return day == day.AddDays(0) }

func atoi(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil { // never: only digits are matched, and few
		return 0
	}
	return n
}
