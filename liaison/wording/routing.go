package wording

import (
	"fmt"
	"strings"
	"time"
)

// NowAnotherDelegate tells the author that a matter without an answer has gone to
// another delegate, and by when he answers.
func NowAnotherDelegate(number, from, to string, due, now time.Time) string {
	return fmt.Sprintf("编号%s：%s还没答复，已请%s代办，%s。", number, from, to, firstBy(due, now, "您"))
}

// TakenFromYou tells a delegate that a matter he has not answered has gone to
// another one.
func TakenFromYou(number, to string) string {
	return fmt.Sprintf("编号%s到期没有答复，已请%s代办，您不用再答复。", number, to)
}

// InPlaceOf is the line of a card whose holder stands in for somebody else.
func InPlaceOf(holder, delegate string) string {
	return fmt.Sprintf("代班：%s替%s代表答复。", holder, delegate)
}

// ClockStands tells a holder that the deadline waits for the author's reply.
func ClockStands(until time.Time) string {
	return fmt.Sprintf("等本人回话，不算您的期限，最多等到%s。", Day(until))
}

// DueNow tells the author by when he is answered now that he has replied.
func DueNow(due, now time.Time) string { return firstBy(due, now, "您") + "。" }

// NowSuccessor tells the author who has his matter since its holder's seat has
// ended; due is zero once it was answered.
func NowSuccessor(number, from, to string, due, now time.Time) string {
	role := RoleOf(from)
	text := fmt.Sprintf("编号%s：%s不再担任%s，已请%s接着办", number, strings.TrimSuffix(from, role), role, to)
	if due.IsZero() {
		return text + "。"
	}
	return text + "，" + firstBy(due, now, "您") + "。"
}

// SucceededYou tells the one whose seat has ended that his matter has gone on.
func SucceededYou(number, to string) string {
	return fmt.Sprintf("编号%s已请%s接着办，您不用再答复。谢谢您。", number, to)
}

// NewDelegate tells a member who is his delegate now; elsewhere: some matter of his
// is still with another one.
func NewDelegate(delegate string, elsewhere bool) string {
	text := "联系您的代表现在是" + delegate + "。"
	if elsewhere {
		text += "以前交给别的代表、还没办完的，仍由他办完。"
	}
	return text
}

// NoDelegateNow tells a member that no delegate contacts him any more.
func NoDelegateNow(o Office) string {
	return "原来联系您的代表不再联系您了。有事照样直接说，交联络办公室，或打" + o.Call()
}

// NewCommitteeMember tells a delegate who is his committee member now.
func NewCommitteeMember(name string) string {
	return "约谈联系您的委员现在是" + name + "。"
}

// NewContacts tells a delegate, or a committee member (upper), whom he contacts now,
// and to finish what he has, unless his seat has ended and it was taken from him.
func NewContacts(names []string, upper, ended bool) string {
	finish := "手里没办完的还请办完。"
	if ended {
		finish = ""
	}
	who := "您联系的人"
	if upper {
		who = "您约谈联系的代表"
	}
	if len(names) == 0 {
		return who + "有变动，现在没有了。" + finish
	}
	more := ""
	if total := len(names); total > namesShown {
		names, more = names[:namesShown], fmt.Sprintf("等%d人", total)
	}
	return who + "有变动，现在是：" + strings.Join(names, "、") + more + "。" + finish
}

// namesShown is how many names stand in one message.
const namesShown = 20
