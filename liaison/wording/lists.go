package wording

import (
	"fmt"
	"strings"
	"time"
)

// Row is one matter in a list.
type Row struct {
	Number string
	Who    string // as the reader may know him
	Gist   string
	State  string
	Due    time.Time // of the first answer; zero: no deadline shown
	Finish time.Time // of the last one, once there is a first; zero: not shown
	Late   bool      // the day of the deadline shown is past
}

// InHand lists what waits for the reader (待办), within the runes given; what
// doesn't fit is counted.
func InHand(rows []Row, most int) string {
	if len(rows) == 0 {
		return "现在没有要您办的。"
	}
	head := fmt.Sprintf("我在办的（%d件）：", len(rows))
	foot := "看一件回编号，答复回“编号 您的答复”。"
	return fitted(head, foot, most, rows, Row.line, restAsked)
}

// line is a matter in a list of what is to be done.
func (r Row) line() string {
	line := r.Number + " " + r.Who + "·" + r.Gist
	due := r.Due
	if due.IsZero() {
		due = r.Finish
	}
	if !due.IsZero() {
		line += "，" + shortDay(due) + r.until()
	}
	return line
}

// until is what stands behind the day of a deadline.
func (r Row) until() string {
	if r.Late {
		return "已到期"
	}
	return "前"
}

// latest is the day of a deadline in a reminder: by when, or that it is over.
func (r Row) latest(due time.Time, before string) string {
	if r.Late {
		return Day(due) + "已到期"
	}
	return "最迟" + Day(due) + before
}

// Progress lists what the reader has raised (进度).
func Progress(rows []Row, most int) string {
	if len(rows) == 0 {
		return "您还没有反映过事情。有事直接说，打字、发语音都行。"
	}
	return fitted(fmt.Sprintf("我反映的（%d件）：", len(rows)), "看一件回“进度 编号”。", most, rows, func(r Row) string {
		return r.Number + " " + r.Gist + "：" + r.State
	}, "")
}

// EarlierNeedsCode tells somebody bound by four digits why his list is empty.
func EarlierNeedsCode(o Office) string {
	return "以前反映的，要用绑定码绑定才看得到，请打" + o.Call()
}

func fitted(head, foot string, most int, rows []Row, show func(Row) string, asked string) string {
	kept := []string{head}
	used := len([]rune(head + foot))
	for i, row := range rows {
		line := show(row)
		if used += len([]rune(line)) + 1; used > most-12-len([]rune(asked)) && i > 0 {
			kept = append(kept, fmt.Sprintf("……还有%d件%s", len(rows)-i, asked))
			break
		}
		kept = append(kept, line)
	}
	return strings.Join(append(kept, foot), "\n")
}

// ProgressOne shows one own matter: where it stands and what was answered.
func ProgressOne(row Row, holder string, answers []string, now time.Time) string {
	lines := []string{fmt.Sprintf("编号%s（%s）：%s", row.Number, row.Gist, row.State)}
	if holder != "" {
		lines = append(lines, "现在由"+holder+"办")
	}
	if !row.Due.IsZero() {
		lines = append(lines, firstBy(row.Due, now, "您")+"。")
	}
	if !row.Finish.IsZero() {
		lines = append(lines, finishBy(row.Finish, now))
	}
	lines = append(lines, answers...)
	return strings.Join(lines, "\n")
}

// finishBy is doneBy as a line of its own.
func finishBy(due, now time.Time) string {
	if overdue(due, now) {
		return "办完的期限：" + over(due) + "。"
	}
	return doneBy(due, now) + "。"
}

// State is a matter's state as people read it.
func State(state, rating string, answered bool) string {
	switch state {
	case "submitted":
		return "已交，等答复"
	case "in_progress":
		if answered {
			return "已先答复，在跟进"
		}
		return "不满意，再办一次，在跟进"
	case "replied":
		return "已答完，等您评价"
	case "closed":
		return "已结（" + RatingWord(rating) + "）"
	case "withdrawn":
		return "已撤回"
	}
	return "还没交"
}

// RatingWord names a rating; unrated is never called satisfied.
func RatingWord(rating string) string {
	switch rating {
	case "satisfied":
		return "满意"
	case "basically":
		return "基本满意"
	case "dissatisfied":
		return "不满意"
	}
	return "未评价"
}

// Pointer is the one line a reply may add about what waits.
func Pointer(n int) string { return fmt.Sprintf("另有%d件待看，回“待办”", n) }

// Unanswered is the holder's merged reminder.
func Unanswered(rows []Row) string {
	lines := []string{fmt.Sprintf("还有%d件未答复：", len(rows))}
	for _, row := range rows {
		lines = append(lines, fmt.Sprintf("%s %s·%s，%s", row.Number, row.Who, row.Gist, row.latest(row.Due, "下班前")))
	}
	return strings.Join(append(lines, "回“编号 您的答复”；办不了也请先说一声。"), "\n")
}
