package wording

import (
	"fmt"
	"strings"
	"time"
)

// VisitsFacts are what somebody still owes of one kind in a quarter.
type VisitsFacts struct {
	Interview bool
	Until     time.Time // last day of the quarter
	Names     []string  // who has not been seen
	InPerson  []string  // who has to be seen in person yet this year, in its last quarter
	Over      bool      // the quarter has ended
}

// VisitsSummary is what somebody owes, in one line; empty when nothing is left.
func VisitsSummary(f VisitsFacts) string {
	word, when := VisitWord(f.Interview), "本季（到"+Day(f.Until)+"）"
	if f.Over {
		when = "上季（到" + Day(f.Until) + "）"
	}
	var parts []string
	if len(f.Names) > 0 {
		parts = append(parts, fmt.Sprintf("%s还差%d人", when, len(f.Names)))
	}
	if len(f.InPerson) > 0 {
		parts = append(parts, fmt.Sprintf("%d年%s没满数的%d人", f.Until.Year(), inPersonWord(f.Interview), len(f.InPerson)))
	}
	if len(parts) == 0 {
		return ""
	}
	return word + "：" + strings.Join(parts, "，") + "。"
}

// VisitMark stands behind a contact in the list: how often he was seen this quarter
// and is still to be; a link that began late in it owes nothing.
func VisitMark(done, left int, last time.Time) string {
	mark := "本季不用"
	switch {
	case left > 0:
		mark = "本季还没联系"
	case done > 0:
		mark = "本季已联系"
	}
	if last.IsZero() {
		return mark
	}
	return fmt.Sprintf("%s，上次%d月%d日", mark, last.Month(), last.Day())
}

// VisitsDue reminds of what is left before a quarter ends, or was left when it did.
func VisitsDue(f VisitsFacts) string {
	word := VisitWord(f.Interview)
	var lines []string
	switch {
	case f.Over && len(f.Names) > 0:
		lines = append(lines, fmt.Sprintf("上季（到%s）没有%s的，有%d人：%s。", Day(f.Until), word, len(f.Names), someNames(f.Names)), "请尽快补上，电话也算。")
	case len(f.Names) > 0:
		lines = append(lines, fmt.Sprintf("本季到%s为止，还没有%s的有%d人：%s。", Day(f.Until), word, len(f.Names), someNames(f.Names)))
	}
	if len(f.InPerson) > 0 {
		lines = append(lines, fmt.Sprintf("%d年%s没满数的有%d人：%s。", f.Until.Year(), inPersonWord(f.Interview), len(f.InPerson), someNames(f.InPerson)))
	}
	if len(lines) == 0 {
		return ""
	}
	return Lines(append(lines, fmt.Sprintf("见过了回一句就行：%s 姓名 方式", VisitVerb(f.Interview)))...)
}

// VisitVerb is the word that records a contact.
func VisitVerb(interview bool) string {
	if interview {
		return "约谈"
	}
	return "走访"
}

func inPersonWord(interview bool) string {
	if interview {
		return "一对一约谈联系"
	}
	return "当面走访"
}

// mostNames is how many names a sentence holds.
const mostNames = 12

func someNames(names []string) string {
	if len(names) <= mostNames {
		return strings.Join(names, "、")
	}
	return strings.Join(names[:mostNames], "、") + "等"
}

// LateVisitor is somebody whose quarter ended with people not seen; for the office.
type LateVisitor struct {
	Name, Phone string
	Left        int
}

func (l LateVisitor) line() string {
	return fmt.Sprintf("%s，差%d人", CallFacts{Name: l.Name, Phone: l.Phone}.who(), l.Left)
}

// VisitsLate tells the office who has not seen his people in the quarter before;
// what is longer than one message is counted (0: any length).
func VisitsLate(until time.Time, late []LateVisitor, most int) string {
	if len(late) == 0 {
		return "上季的走访、约谈联系都做到了。"
	}
	lines := []string{fmt.Sprintf("上季（到%s）走访、约谈联系没做完的有%d位，请打电话问一问：", Day(until), len(late))}
	for _, one := range late {
		lines = append(lines, one.line())
	}
	return within(lines, most)
}

// YearOfVisits is somebody's own year at a glance (走访 记录).
func YearOfVisits(year int, name string, rows []YearRow, most int) string {
	who := "您"
	if name != "" {
		who = name
	}
	if len(rows) == 0 {
		return fmt.Sprintf("%d年%s没有要联系的人。", year, who)
	}
	total, inPerson := 0, 0
	for _, row := range rows {
		total, inPerson = total+row.Times, inPerson+row.InPerson
	}
	lines := []string{fmt.Sprintf("%d年%s联系了%d次，其中当面%d次：", year, who, total, inPerson)}
	for _, row := range rows {
		lines = append(lines, row.line())
	}
	if name != "" {
		name = " " + name
	}
	return within(append(lines, fmt.Sprintf("改一次回“走访 改%s”，撤一次回“走访 撤%s”。", name, name)), most)
}

// YearRow is one person in it.
type YearRow struct {
	To              string
	Times, InPerson int
	Last            time.Time
	Done, Left      int // this quarter
}

func (r YearRow) line() string {
	return fmt.Sprintf("%s：%d次，当面%d次；%s", r.To, r.Times, r.InPerson, VisitMark(r.Done, r.Left, r.Last))
}

// PersonVisit is a contact on paper: of whom he was seen, or whom he saw.
func PersonVisit(day time.Time, interview bool, name, channel string, toHim bool) string {
	word := VisitWord(interview)
	text := fmt.Sprintf("%d年%d月%d日 ", day.Year(), day.Month(), day.Day())
	if toHim {
		return text + name + word + "您，" + channel
	}
	return text + "您" + word + name + "，" + channel
}
