package wording

import (
	"strings"
	"time"
)

// firstBy is by when a first answer is due, to him or (you) 您: a day that is past is
// no promise any more, so it is said to be.
func firstBy(due, now time.Time, you string) string {
	if overdue(due, now) {
		return over(due)
	}
	return "最迟" + Day(due) + "下班前先答复" + you
}

// doneBy is the same of the day by which something is to be finished.
func doneBy(due, now time.Time) string {
	if overdue(due, now) {
		return over(due)
	}
	return "最迟" + Day(due) + "前办完"
}

func overdue(due, now time.Time) bool { return due.Before(now) }

// over is a deadline that is past. It counts no days: what waits to be sent is read later.
func over(due time.Time) string { return Day(due) + "到期，已过期限" }

// CardNow is a card as it goes out now: a day that has passed since it was worded is no
// promise any more.
func CardNow(text string, due, now time.Time) string {
	if !overdue(due, now) {
		return text
	}
	promised := firstBy(due, due, "")
	at := strings.LastIndex(text, promised)
	if at < 0 {
		return text
	}
	return text[:at] + over(due) + text[at+len(promised):]
}
