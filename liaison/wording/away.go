package wording

import (
	"fmt"
	"time"
)

// AwayUntil stands behind a delegate's name in the menu.
func AwayUntil(until string) string { return "外出到" + until }

// WayStandIn is the member's way to his delegate while somebody stands in for him.
func WayStandIn(standIn, delegate string) Way {
	return Way{Digit: "1", Text: fmt.Sprintf("交给%s代表（替%s代表代班），看得到您的名字", standIn, delegate)}
}

// AskedAnew asks for the way again when the delegate has gone away, or come back,
// since the menu was shown.
func AskedAnew(menu string) string {
	return Lines("代表那边刚有变动，还没交出，请再选一次。", menu)
}

// AwayTaken confirms 外出. standIn is who has what comes, empty: the office; named
// tells whether the delegate has named him.
func AwayTaken(from, until, standIn string, named bool) string {
	who := "新来件由" + standIn + "代表代班，已告诉对方。"
	switch {
	case standIn == "":
		who = "没有写代班的人，新来件先由联络办公室办。要请人代班，回“外出 到 日期 代班 姓名”。"
	case !named:
		who = "没有写代班的人，新来件由召集人" + standIn + "代表办。要换人，回“外出 到 日期 代班 姓名”。"
	}
	return Lines(fmt.Sprintf("已记：您%s外出到%s。", from, until), who, "手里的件还是您办。早回来了回“回来了”。")
}

// AwayHow says how to write 外出.
func AwayHow() string {
	return "请写到哪一天、谁代班，比如：外出 到 11-20 代班 姓名。没有人代班就只写日期。"
}

// AwayPast refuses a last day that is over.
func AwayPast(until string) string { return until + "已经过去了，没有记。请再写日期。" }

// AwayBackwards refuses a last day before the first.
func AwayBackwards() string { return "止的日子比起的早，没有记。请再写日期。" }

// AwayTooLong refuses an absence longer than is usual here.
func AwayTooLong(longest string, o Office) string {
	return fmt.Sprintf("外出最长记%s，没有记。更久请打%s", longest, o.Call())
}

// AwayNoSuchDay answers a day that is not in the calendar.
func AwayNoSuchDay(said string) string {
	return fmt.Sprintf("没有%s这一天，没有记。请再写日期。", said)
}

// StandInSelf refuses oneself.
func StandInSelf() string { return "不能请自己代班，没有记。请写另一位代表。" }

// StandInUnknown answers a name that no delegate of the township has.
func StandInUnknown(name string) string {
	return fmt.Sprintf("本乡镇没有叫%s的代表，没有记。请写对姓名，或不写代班。", name)
}

// StandInAlsoAway refuses somebody who is away himself on some of the days.
func StandInAlsoAway(name, until string) string {
	return fmt.Sprintf("%s代表自己外出到%s，没有记。请换一位。", name, until)
}

// StandInMayNot refuses somebody without saying why.
func StandInMayNot(name string) string {
	return fmt.Sprintf("现在不能请%s代表代班，没有记。请换一位，或不写代班。", name)
}

// WhichStandIn asks which of several delegates of one name is meant.
func WhichStandIn(choices []Choice) string {
	return Lines("请哪一位代班？", choiceLines(choices), "0 不办了")
}

// BackTaken confirms 回来了.
func BackTaken() string { return "已记：您回来了，新来件又交给您。" }

// NotAway answers 回来了 from somebody who is not away.
func NotAway() string { return "您没有登记外出。" }

// AwayOver tells a delegate that his absence has run out.
func AwayOver() string {
	return "您登记的外出到期了，新来件又交给您。还没回来，再回一次“外出 到 日期”。"
}

// PleaseStandIn tells a delegate that he stands in for somebody.
func PleaseStandIn(name, from, until string, o Office) string {
	return Lines(fmt.Sprintf("%s代表%s外出到%s，请您代班：他的新来件由您答复，来件上写着“代班”。", name, from, until),
		"不方便，请跟"+name+"代表说，或打"+o.Call())
}

// StandInOver tells the one who stood in that it is over.
func StandInOver(name string) string {
	return fmt.Sprintf("%s代表的代班到此为止，他的新来件不再给您。您手里的还请办完。", name)
}

// StandInAway tells a delegate that the one who stands in for him is away too,
// and who has what comes then; next is empty for the office.
func StandInAway(name, until, next string) string {
	who := "联络办公室"
	if next != "" {
		who = "召集人" + next + "代表"
	}
	return fmt.Sprintf("给您代班的%s代表也外出到%s，那几天您的新来件由%s办。要换人，再回一次“外出 到 日期 代班 姓名”。", name, until, who)
}

// YouAreAway reminds a delegate of what he has said himself.
func YouAreAway(from, until, standIn string) string {
	who := ""
	if standIn != "" {
		who = "，" + standIn + "代表代班"
	}
	return fmt.Sprintf("您%s外出到%s%s。早回来了回“回来了”。", from, until, who)
}

// YouStandIn reminds a delegate for whom he stands in.
func YouStandIn(name, from, until string) string {
	return fmt.Sprintf("您%s替%s代表代班，到%s。", from, name, until)
}

// FromDay is the first day of an absence to come.
func FromDay(day time.Time) string { return Day(day) + "起" }

// NameAndPlace is a delegate in a list: 周秀英（西河村）.
func NameAndPlace(name, place string) string {
	if place == "" {
		return name
	}
	return name + "（" + place + "）"
}

// AwayNotTaken confirms that nothing was taken down.
func AwayNotTaken() string { return "好，没有记。" }

// StandingIn marks who answers in the place of a delegate who is away.
func StandingIn(name string) string { return name + "（代班）" }
