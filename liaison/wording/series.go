package wording

import (
	"fmt"
	"time"
)

// SeriesRule is a rule in words: 每月15日 09:00.
func SeriesRule(every string, month, day int, hour string) string {
	when := fmt.Sprintf("每月%d日", day)
	switch every {
	case "quarter":
		when = fmt.Sprintf("每季第%d个月%d日", month, day)
	case "year":
		when = fmt.Sprintf("每年%d月%d日", month, day)
	}
	shorter := ""
	if shortMonth(every, month, day) {
		shorter = fmt.Sprintf("，没有%d日的月份按月底", day)
	}
	return when + " " + hour + shorter + "，遇放假顺延"
}

// shortMonth tells whether some month of a rule lacks its day.
func shortMonth(every string, month, day int) bool {
	months, first := 1, 1 // how far apart they are
	switch every {
	case "quarter":
		months, first = 3, month
	case "year":
		months, first = 12, month
	}
	for ; first <= 12; first += months {
		const noLeapYear = 2027
		if time.Date(noLeapYear, time.Month(first+1), 0, 0, 0, 0, 0, time.UTC).Day() < day {
			return true
		}
	}
	return false
}

// SeriesNoRule refuses a rule without a kind or a period.
func SeriesNoRule() string {
	return "请写清楚是哪一种会、多久一次：种类（接待日、年会、列席、培训、考察、小组活动），每月、每季或每年一次"
}

// SeriesMonth refuses a month that the period doesn't have.
func SeriesMonth(most int) string {
	if most == 1 {
		return "每月一次的不用写第几个月"
	}
	return fmt.Sprintf("第几个月请写1到%d", most)
}

// SeriesDay refuses a day that no month has.
func SeriesDay(day int) string {
	return fmt.Sprintf("没有%d日：请写1到31，月份短的按最后一天", day)
}

// SeriesWhere asks for the place.
func SeriesWhere() string { return "请写地点" }

// SeriesWho asks who is invited.
func SeriesWho() string { return "请写请谁：身份、代表团或小组" }

// SeriesTwice refuses a rule that there is already.
func SeriesTwice(number int64, kind, rule, place string) string {
	return fmt.Sprintf("第%d条已经是这样的：%s %s，%s。要改先停：meeting series stop %d", number, kind, rule, place, number)
}

// NoSuchSeries answers a number that no rule has.
func NoSuchSeries(number int64) string {
	return fmt.Sprintf("没有第%d条定期的会，或已经停了：请看 meeting series list", number)
}

// SeriesFails tells the office that a regular meeting was not made, and why.
func SeriesFails(number int64, kind string, at time.Time, fault string) string {
	return fmt.Sprintf("定期的会第%d条：%s的%s没有排出来。%s。", number, Day(at), kind, fault)
}

// NobodyOnDuty says that everybody is away, or nobody is on the list.
func NobodyOnDuty() string {
	return "没有人可以值班：名单上的都外出了，或者没有人"
}

// NoRota refuses a list for meetings to which everybody is invited.
func NoRota(number int64) string {
	return fmt.Sprintf("第%d条不是轮流值班的：加的时候要写 --on-duty 人数", number)
}

// RotaLine says what is wrong with a line of the list of those who take turns.
func RotaLine(line int, said string, found int) string {
	if found > 1 {
		return fmt.Sprintf("第%d行 %s：有%d位同名，请写编号", line, said, found)
	}
	return fmt.Sprintf("第%d行 %s：能值班的人里没有，请照名册写姓名或编号", line, said)
}

// RotaTwice says that somebody stands on the list twice.
func RotaTwice(line int, said string) string {
	return fmt.Sprintf("第%d行 %s：写了两次", line, said)
}

// RotaEmpty says that nobody stands on the list.
func RotaEmpty() string { return "名单是空的" }
