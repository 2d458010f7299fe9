package wording

import (
	"fmt"
	"time"
)

// firstBy is by when a first answer is due, to him or (you) 您: a day that is past is
// no promise any more, so it is said to be.
func firstBy(due, now time.Time, you string) string {
	if overdue(due, now) {
		return over(due, now)
	}
	return "最迟" + Day(due) + "下班前先答复" + you
}

// doneBy is the same of the day by which something is to be finished.
func doneBy(due, now time.Time) string {
	if overdue(due, now) {
		return over(due, now)
	}
	return "最迟" + Day(due) + "前办完"
}

func overdue(due, now time.Time) bool { return due.Before(now) }

// over is a deadline that is past.
func over(due, now time.Time) string {
	midnight := func(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC) }
	days := int(midnight(now.In(due.Location())).Sub(midnight(due)) / (24 * time.Hour))
	if days == 0 {
		return "期限是今天，已经过了"
	}
	return fmt.Sprintf("%s到期，已过期限%d天", Day(due), days)
}
