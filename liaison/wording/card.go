package wording

import (
	"fmt"
	"time"
)

// CardFacts is a matter as its holder may read it.
type CardFacts struct {
	Number string
	From   string    // the author as the holder may know him: 李大山（东岸村）, or 不署名
	Words  string    // what the author has said, framed
	Since  []string  // what has been said to it, a line each
	Due    time.Time // the first answer; zero once it was given
	Finish time.Time // the last answer; zero before the first and after the last
	Now    time.Time
	Ended  string // the state it ended in, empty while it is open
	Urgent bool
	// Standing is the line InPlaceOf, empty when nobody stands in.
	Standing string
}

// Card brings a matter to its holder, or shows it to him again.
func Card(c CardFacts) string {
	kind, due, how := "来件", "", fmt.Sprintf("直接回“%s 您的答复”。", c.Number)
	if c.Urgent {
		kind = "急件"
	}
	if !c.Due.IsZero() {
		due = firstBy(c.Due, c.Now, "")
		if overdue(c.Due, c.Now) {
			due += "，请先答复"
		}
		due += "。"
	}
	if !c.Finish.IsZero() {
		due = finishBy(c.Finish, c.Now)
	}
	lines := append([]string{fmt.Sprintf("〔%s%s〕%s：%s", kind, c.Number, c.From, c.Words)}, c.Since...)
	if c.Ended != "" {
		return Lines(append(lines, c.Ended)...)
	}
	return Lines(append(lines, c.Standing, due+how, Safety)...)
}

// AnsweredOn is an answer in the view of a matter, a line of its own.
func AnsweredOn(at time.Time, words string) string { return Moment(at) + " 答复：" + words }

// AskedOn is a question to the author.
func AskedOn(at time.Time, words string) string { return Moment(at) + " 问本人：" + words }

// PassedOnBy is why the holder handed the matter to the office; no name: the reader did.
func PassedOnBy(name, words string) string {
	if name == "" {
		return "您转给办公室时说：" + words
	}
	return name + "转来：" + words
}
