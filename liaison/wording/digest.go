package wording

import (
	"fmt"
	"strings"
	"time"
)

// DigestCounts are the numbers of a digest; see liaison.DigestCounts.
type DigestCounts struct {
	Open, Fresh, Unanswered, Overdue, DueSoon, DueAhead int
	Satisfied, Rated, Unrated                           int
	Waiting, Followed, ToRate, Replied                  int
	People, Raised, Theirs, FellDue, InTime             int
	Unclaimed, Calls, Others, Roster, Reached           int
}

// DigestFacts are what a digest is made of.
type DigestFacts struct {
	Since, Ends time.Time
	Month       bool
	Counts      DigestCounts
	Before      *DigestCounts // of the last one; nil: there was none
	Pressing    []Row         // to answer first: numbers, days, and names that may be said
	Coming      []string      // what the next days bring
	Soon        time.Time
	AheadDays   int
	Least       int // a share of fewer is not given in per cent
}

// CommitteeDigest is a committee member's week, or month: his own people and what
// he is to answer. Of others it says nothing.
func CommitteeDigest(f DigestFacts, most int) string {
	c := f.Counts
	head := fmt.Sprintf("周报（%s到%s）", shortDay(f.Since), shortDay(f.Ends))
	if f.Month {
		head = fmt.Sprintf("月报（%d月）", f.Since.Month())
	}
	theirs := fmt.Sprintf("您约谈联系的代表%d位，提给您新的%d件，还在办%d件%s。", c.People, c.Raised, c.Theirs, f.since(func(b DigestCounts) int { return b.Theirs }))
	if c.People == 0 {
		theirs = ""
	}
	inTime := ""
	if c.FellDue > 0 {
		inTime = fmt.Sprintf("到期%d件，其中按时先答复%d件%s。", c.FellDue, c.InTime, f.share(c.InTime, c.FellDue))
	}
	return within(append([]string{head, theirs, inTime, f.rated(), f.inHand()}, f.rest()...), most)
}

// DelegateDigest is a delegate's day: what he is to answer, and what became of what
// he has raised.
func DelegateDigest(f DigestFacts, most int) string {
	c := f.Counts
	raised := ""
	if c.Waiting+c.Followed+c.ToRate+c.Replied > 0 {
		parts := counted([]count{{c.Waiting, "等答复%d件"}, {c.Followed, "在跟进%d件"}, {c.ToRate, "等您评价%d件"}, {c.Replied, "新答完%d件"}})
		raised = "您提的：" + strings.Join(parts, "，") + "。看回“进度”。"
	}
	return within(append([]string{fmt.Sprintf("到%s的情况：", shortDay(f.Ends)), f.inHand(), raised}, f.rest()...), most)
}

// OfficeDigest is the office's day: what lies there, and what hangs.
func OfficeDigest(f DigestFacts, most int) string {
	c := f.Counts
	hand := f.inHand()
	if c.Unclaimed > 0 {
		hand = strings.TrimSuffix(hand, "。") + fmt.Sprintf("；没人认领%d件。", c.Unclaimed)
	}
	toDo := ""
	if c.Calls+c.Others > 0 {
		toDo = strings.Join(counted([]count{{c.Calls, "要打的电话%d个"}, {c.Others, "别的要办%d项"}}), "，") + "。"
	}
	reached := ""
	if c.Roster > c.Reached {
		reached = fmt.Sprintf("代表委员%d位，其中绑定%d位%s；%d位没绑定或没关注，有事请打电话。", c.Roster, c.Reached, f.share(c.Reached, c.Roster), c.Roster-c.Reached)
	}
	return within(append([]string{fmt.Sprintf("办公室%s：", shortDay(f.Ends)), hand, toDo, reached}, f.rest()...), most)
}

// inHand is what the reader is to answer, with what has changed.
func (f DigestFacts) inHand() string {
	c := f.Counts
	if c.Open == 0 {
		return "现在没有要您答复的" + f.since(func(b DigestCounts) int { return b.Open }) + "。"
	}
	line := fmt.Sprintf("要答复跟进的%d件%s", c.Open, f.since(func(b DigestCounts) int { return b.Open }))
	parts := counted([]count{{c.Fresh, "新来%d件"}, {c.Unanswered, "还没答复%d件"}})
	if due := counted([]count{{c.Overdue, "过期%d件"}, {c.DueSoon, shortDay(f.Soon) + "前到期%d件"}}); len(due) > 0 {
		parts = append(parts, strings.Join(due, "，"))
	}
	if len(parts) == 0 {
		return line + "。"
	}
	return line + "：" + strings.Join(parts, "，") + "。"
}

// rated is how what was answered has been rated; what wasn't rated is not counted
// as satisfied.
func (f DigestFacts) rated() string {
	c := f.Counts
	if c.Rated+c.Unrated == 0 {
		return ""
	}
	line := ""
	if c.Rated > 0 {
		line = fmt.Sprintf("有评价%d件，其中满意、基本满意%d件%s", c.Rated, c.Satisfied, f.share(c.Satisfied, c.Rated))
	}
	if c.Unrated > 0 {
		line = strings.Join(withContent(line, fmt.Sprintf("没评价%d件，不算在内", c.Unrated)), "；")
	}
	return line + "。"
}

// rest is what to look at first, what the next days bring, and what to do.
func (f DigestFacts) rest() []string {
	var lines []string
	if len(f.Pressing) > 0 {
		lines = append(lines, "先看这几件：")
	}
	for _, row := range f.Pressing {
		due := shortDay(row.Due) + "前"
		if row.Due.Before(f.Ends) {
			due = shortDay(row.Due) + "已到期"
		}
		lines = append(lines, strings.Join(withContent(row.Number, row.Who, due), " "))
	}
	coming := f.Coming
	if f.Counts.DueAhead > 0 {
		coming = append([]string{fmt.Sprintf("还有%d件到期", f.Counts.DueAhead)}, coming...)
	}
	if len(coming) > 0 {
		lines = append(lines, fmt.Sprintf("往后%d天：", f.AheadDays))
	}
	lines = append(lines, coming...)
	if f.Counts.Open > 0 {
		lines = append(lines, "回“待办”看全部。")
	}
	return lines
}

// since is what a number was the last time, if it was another one.
func (f DigestFacts) since(number func(DigestCounts) int) string {
	if f.Before == nil || number(*f.Before) == number(f.Counts) {
		return ""
	}
	return fmt.Sprintf("（上次%d件）", number(*f.Before))
}

// share gives a part in per cent, only where there is enough to share.
func (f DigestFacts) share(n, of int) string {
	if of < max(f.Least, 1) {
		return ""
	}
	return fmt.Sprintf("（%d%%）", (n*100+of/2)/of)
}

type count struct {
	n    int
	word string
}

// counted words what there is any of.
func counted(counts []count) []string {
	var parts []string
	for _, c := range counts {
		if c.n > 0 {
			parts = append(parts, fmt.Sprintf(c.word, c.n))
		}
	}
	return parts
}

// shortDay gives 11月10日.
func shortDay(t time.Time) string { return fmt.Sprintf("%d月%d日", t.Month(), t.Day()) }

// NoDigest answers 周报 from somebody who gets none.
func NoDigest() string {
	return "周报是给委员、代表和联络办公室的。您反映的事，回“进度”看。"
}

// DigestCalled is what people call a digest: the office's and a delegate's come any day.
func DigestCalled(daily, month bool) string {
	switch {
	case month:
		return "月报"
	case daily:
		return "日报"
	}
	return "周报"
}

// DigestNotice is what a neutral notice says of a digest, by what it is called
// (周报, 月报, 日报): counts and nothing else.
func DigestNotice(called string, c DigestCounts) (what, hint string) {
	hint = fmt.Sprintf("回“%s”看内容", called)
	parts := counted([]count{{c.Open, "要办%d件"}, {c.Overdue, "过期%d件"}, {c.DueSoon, "快到期%d件"}})
	if len(parts) == 0 {
		return called + "到了", hint
	}
	what = called + "：" + strings.Join(parts, "，")
	if len([]rune(what)) > noticeLongest {
		what = fmt.Sprintf("%s：要办%d件", called, c.Open)
	}
	return what, hint
}

// DigestMeeting is a meeting its reader is invited to, in a line.
func DigestMeeting(m MeetingFacts, answer string) string {
	if answer == "" {
		answer = "还没回话，回“会议”看"
	}
	return fmt.Sprintf("%s %s，%s（%s）", m.when(), m.Kind, m.Place, answer)
}

// DigestOverdue tells a committee member how many of the delegates he interviews are
// behind with last quarter's contacts: totals, and nobody's name.
func DigestOverdue(base, delegates, contacts int) string {
	return fmt.Sprintf("您约谈联系的%d位代表里，%d位上季度的走访还没补上，共%d人次", base, delegates, contacts)
}

// DigestLate tells the office how many are behind with last quarter's contacts.
func DigestLate(people int) string {
	return fmt.Sprintf("上季度的走访、约谈联系，还有%d位没补上", people)
}
