package wording

import (
	"fmt"
	"strings"
)

// Announced counts what a neutral notice announces.
type Announced struct {
	Matters   int // to answer, each once
	Added     int // to which something was added, each once
	Answers   int // and questions, to what the reader has raised
	Tasks     int // of the office
	Questions int // the account asks something of the reader
	Reminders int // nothing new has come
	Digest    *DigestCounts
	Called    string // the digest: 周报, 月报, 日报
}

// Total is how many things wait; reminders speak of what is counted elsewhere.
func (a Announced) Total() int {
	if n := a.news(); n > 0 {
		return n
	}
	return a.Reminders
}

func (a Announced) news() int { return a.Matters + a.Added + a.Answers + a.Tasks + a.Questions }

// noticeLongest is what a field of a notice holds.
const noticeLongest = 20

// Notice says that something waits and how to pull it: never a name, a number or
// anybody's words.
func Notice(a Announced) (what, hint string) {
	hint = "回“待办”看内容"
	switch {
	case a.Answers > 0 && a.Answers < a.news():
		hint = "回“待办”和“进度”看内容"
	case a.Answers > 0:
		hint = "回“进度”看内容"
	}
	switch a.news() {
	case 0:
		if a.Digest != nil {
			return DigestNotice(a.Called, *a.Digest)
		}
		return "待办提醒", hint
	case 1:
		return newOne(a), hint
	}
	var parts []string
	for _, part := range []struct {
		n    int
		word string
	}{{a.Matters, "件来件"}, {a.Added, "件补充"}, {a.Answers, "条答复"}, {a.Tasks, "项待办"}, {a.Questions, "件事等您回话"}} {
		if part.n > 0 {
			parts = append(parts, fmt.Sprintf("%d%s", part.n, part.word))
		}
	}
	what = "您有" + strings.Join(parts, "、")
	if a.Questions == 0 {
		what += "待看"
	}
	if len([]rune(what)) > noticeLongest {
		what = fmt.Sprintf("您有%d件事待看", a.Total())
	}
	return what, hint
}

func newOne(a Announced) string {
	switch {
	case a.Answers > 0:
		return "新的答复"
	case a.Added > 0:
		return "新的补充"
	case a.Tasks > 0:
		return "新的待办"
	case a.Questions > 0:
		return "有一件事等您回话"
	}
	return "新的来件"
}

// Following tells how much of what was held follows this answer, and how to have
// the rest. Empty when nothing was held.
func Following(following, left int) string {
	switch {
	case following == 0:
		return ""
	case left == 0:
		return fmt.Sprintf("马上发来%d条。", following)
	}
	return fmt.Sprintf("马上发来%d条，还有%d条，回“下一批”。", following, left)
}
