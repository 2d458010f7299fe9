package handlers

import (
	"strings"
	"time"

	"shuanglian/liaison/workday"
)

// yearTurn is how far back a day without its year may lie in the year before: in
// January 12-28 was a week ago, in November 12-28 is still to come.
const yearTurn = 100

// wordedDays are the days that have a word of their own, counted from today.
func wordedDays() map[string]int {
	return map[string]int{"今天": 0, "今日": 0, "昨天": -1, "昨日": -1, "前天": -2, "前日": -2, "大前天": -3,
		"明天": 1, "明日": 1, "明早": 1, "明晚": 1, "后天": 2, "后日": 2, "大后天": 3, "大后日": 3}
}

// dayBack reads one day that was, in words that match backDays; 明天 and 下周三 are
// read as the days they are, which have not come. A day without its
// year is this year's; a day of the month alone the last one; a weekday the last
// one up to today. false: there is no such day.
func dayBack(text string, today workday.Date) (workday.Date, bool) {
	text = withFigures(text)
	if days, near := wordedDays()[text]; near {
		return today.AddDays(days), true
	}
	if which, sign, ok := weekdayBack(text); ok {
		monday := today.AddDays(-(int(today.Weekday()) + 6) % 7)
		day := monday.AddDays(sign - 1)
		switch {
		case which == "上" || which == "" && day.Compare(today) > 0:
			day = day.AddDays(-7)
		case which == "下":
			day = day.AddDays(7)
		case which == "下下":
			day = day.AddDays(14)
		}
		return day, true
	}
	if found := dayOnly.FindStringSubmatch(text); found != nil {
		day := workday.Date{Year: today.Year, Month: today.Month, Day: atoi(found[1])}
		if day.Compare(today) > 0 {
			last := workday.Date{Year: today.Year, Month: today.Month, Day: 1}.AddDays(-1)
			day = workday.Date{Year: last.Year, Month: last.Month, Day: day.Day}
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
	if last := (workday.Date{Year: day.Year - 1, Month: day.Month, Day: day.Day}); day.Compare(today) > 0 && last.AddDays(yearTurn).Compare(today) >= 0 {
		day = last
	}
	return day, exists(day)
}

// weekdayBack splits 上周三 into 上 and 3; Sunday is 7.
func weekdayBack(text string) (which string, weekday int, ok bool) {
	for _, lead := range []string{"上个", "上", "本", "这", "下下个", "下下", "下个", "下"} {
		if rest, cut := strings.CutPrefix(text, lead); cut {
			which, text = strings.TrimSuffix(lead, "个"), rest
			break
		}
	}
	for _, week := range []string{"周", "星期", "礼拜"} {
		sign, cut := strings.CutPrefix(text, week)
		if !cut {
			continue
		}
		if sign == "日" || sign == "天" {
			return which, 7, true
		}
		if len(sign) == 1 && sign[0] >= '1' && sign[0] <= '6' {
			return which, atoi(sign), true
		}
	}
	return "", 0, false
}
