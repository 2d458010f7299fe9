// Package wording is every sentence the product says: pure functions from
// facts to text. Plain words, short lines, one act a message; every step can be
// answered with one digit or by plain words. No decisions are made here.
package wording

import (
	"fmt"
	"strings"
	"time"
)

// Office is how the liaison office is named and reached; its phone number
// stands in every error.
type Office struct {
	Name  string
	Phone string
}

// Call is the way that is always open: 打电话.
func (o Office) Call() string {
	if o.Phone == "" {
		return "联络办公室"
	}
	return "联络办公室：" + o.Phone
}

// Dial is the phone number behind a sentence about the office: ：0577-….
func (o Office) Dial() string {
	if o.Phone == "" {
		return "。"
	}
	return "：" + o.Phone
}

var weekdays = [...]string{"日", "一", "二", "三", "四", "五", "六"}

// Day gives 11月10日（周一）.
func Day(t time.Time) string {
	return fmt.Sprintf("%d月%d日（周%s）", t.Month(), t.Day(), weekdays[t.Weekday()])
}

// Moment gives 11月10日 14:30.
func Moment(t time.Time) string {
	return fmt.Sprintf("%d月%d日 %s", t.Month(), t.Day(), t.Format("15:04"))
}

// Hold gives a recall time as people say it: 60秒, 2分钟.
func Hold(d time.Duration) string {
	if d >= 2*time.Minute && d%time.Minute == 0 {
		return fmt.Sprintf("%d分钟", int(d/time.Minute))
	}
	return fmt.Sprintf("%d秒", int(d/time.Second))
}

// Lines joins what is not empty, a line each.
func Lines(lines ...string) string {
	kept := make([]string, 0, len(lines))
	for _, line := range lines {
		if line != "" {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}
