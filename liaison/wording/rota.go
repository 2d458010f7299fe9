package wording

import (
	"fmt"
	"strings"
	"time"
)

// Duty is a day on which people are received.
type Duty struct {
	Number string
	Kind   string // 接待日
	Starts time.Time
	Ends   time.Time // zero: nobody said
	Place  string
	By     []string // names of those who receive; may be empty
}

// when is 11月16日（周一）09:00-11:00.
func (f Duty) when() string {
	text := Day(f.Starts) + f.Starts.Format("15:04")
	if !f.Ends.IsZero() {
		text += "-" + f.Ends.Format("15:04")
	}
	return text
}

// MyDuties lists the days on which the reader receives people.
func MyDuties(list []Duty) string {
	if len(list) == 0 {
		return NoDuties()
	}
	lines := []string{"您值班的日子："}
	for _, one := range list {
		lines = append(lines, fmt.Sprintf("%s %s，%s", one.when(), one.Kind, one.Place))
	}
	return Lines(append(lines, "来不了，找人换：回“换班 姓名”。")...)
}

// NoDuties answers 值班 and 换班 of somebody who is not on duty.
func NoDuties() string { return "近期没有排到您值班。" }

// ReceptionDays tells anybody when and where people are received, and by whom.
func ReceptionDays(list []Duty, o Office) string {
	if len(list) == 0 {
		return "接待日还没有排。有事直接说，或打" + o.Call()
	}
	lines := []string{"接待日："}
	for _, one := range list {
		by := ""
		if len(one.By) > 0 {
			by = "，接待：" + strings.Join(one.By, "、")
		}
		lines = append(lines, fmt.Sprintf("%s，%s%s", one.when(), one.Place, by))
	}
	return Lines(append(lines, "来不了也行，有事直接在这里说。")...)
}

// SwapHow says how to write 换班.
func SwapHow() string { return "请写和谁换，比如：换班 周秀英" }

// SwapFacts are the days of a swap.
type SwapFacts struct {
	Asker string
	Gives Duty
	Takes Duty // zero: the other has none
}

func (f SwapFacts) days(of string) string {
	if f.Takes.Starts.IsZero() {
		return fmt.Sprintf("请您替%s值%s的%s。", of, f.Gives.when(), f.Gives.Kind)
	}
	return fmt.Sprintf("您值%s，%s值%s。", Day(f.Gives.Starts), of, Day(f.Takes.Starts))
}

// MaySwap asks somebody whether he swaps days.
func MaySwap(f SwapFacts) string {
	return Lines("〔换班〕"+f.Asker+"想和您换"+f.Gives.Kind+"的班：", f.days(f.Asker), "地点："+f.Gives.Place, "行，回“同意”；不行，回“不同意 原因”。")
}

// SwapAbout names the question in lists.
func SwapAbout(asker string, at time.Time) string {
	return fmt.Sprintf("%s%d月%d日的换班", asker, at.Month(), at.Day())
}

// SwapIsAsked confirms 换班.
func SwapIsAsked(f SwapFacts, other string) string {
	return fmt.Sprintf("已问%s。他同意以前，%s还是您值。", other, Day(f.Gives.Starts))
}

// SwapAgreed tells the one who asked.
func SwapAgreed(f SwapFacts, other string) string {
	if f.Takes.Starts.IsZero() {
		return fmt.Sprintf("%s同意了：%s的%s由他值，您不用来。", other, Day(f.Gives.Starts), f.Gives.Kind)
	}
	return fmt.Sprintf("%s同意换班：%s由他值，您改值%s，%s。", other, Day(f.Gives.Starts), f.Takes.when(), f.Takes.Place)
}

// SwapRefused tells the one who asked, with the reason.
func SwapRefused(f SwapFacts, other, reason string) string {
	why := "。"
	if reason != "" {
		why = "：〔" + reason + "〕。"
	}
	return fmt.Sprintf("%s不能换班%s%s还是您值。可以再回“换班 姓名”找别人。", other, why, Day(f.Gives.Starts))
}

// SwapSilent tells the one who asked that nobody has answered.
func SwapSilent(f Duty, other string, o Office) string {
	return fmt.Sprintf("%s没有回换班的事，%s还是您值。来不了请打%s", other, f.when(), o.Call())
}

// SwapTaken echoes an agreement.
func SwapTaken(f SwapFacts) string {
	rest := "。"
	if !f.Takes.Starts.IsZero() {
		rest = fmt.Sprintf("；%s由%s值。", Day(f.Takes.Starts), f.Asker)
	}
	return fmt.Sprintf("已记：您值%s，%s%s已告诉%s和联络办公室。", f.Gives.when(), f.Gives.Place, rest, f.Asker)
}

// SwapNotTaken echoes a refusal.
func SwapNotTaken(f SwapFacts) string { return "已记：不换，已告诉" + f.Asker + "。" }

// SwapMade tells the office.
func SwapMade(f SwapFacts, other string) string {
	if f.Takes.Starts.IsZero() {
		return fmt.Sprintf("%s换班：%s由%s替%s值，两人都同意了。", f.Gives.Kind, Day(f.Gives.Starts), other, f.Asker)
	}
	return fmt.Sprintf("%s换班：%s由%s值，%s由%s值，两人都同意了。", f.Gives.Kind, Day(f.Gives.Starts), other, Day(f.Takes.Starts), f.Asker)
}

// NoSwapAsked answers a swap that nobody asks for any more.
func NoSwapAsked() string { return "这次换班已经不用回了。" }

// NobodyToSwap answers a name that nobody who takes turns has, or several have.
func NobodyToSwap(name string, found int, o Office) string {
	if found > 1 {
		return fmt.Sprintf("有%d位%s，分不清是哪一位。请打%s", found, name, o.Call())
	}
	return fmt.Sprintf("值班的代表里没有%s，没有换。请再写姓名。", name)
}

// SwapSelf refuses oneself.
func SwapSelf() string { return "不能和自己换班。请写另一位代表。" }

// SwapByPhone answers that the account can't ask him.
func SwapByPhone(name string, o Office) string {
	return fmt.Sprintf("%s代表暂时联系不上，没有换。请打%s", name, o.Call())
}

// SwapAway answers that he is away that day.
func SwapAway(name string, at time.Time) string {
	return fmt.Sprintf("%s代表%s外出，不能换。请再写一位。", name, Day(at))
}

// AlsoOnDuty answers that he is on duty that day anyway.
func AlsoOnDuty(name string) string { return name + "那天也值班，不能换。请再写一位。" }

// DutyWhileAway tells a delegate who is away that his day falls into it.
func DutyWhileAway(f Duty) string {
	return fmt.Sprintf("您外出的日子里有值班：%s %s。请回“换班 姓名”找人换，联络办公室也知道了。", f.when(), f.Kind)
}

// DutyOpen asks the office to find somebody for a day.
func DutyOpen(f Duty, name string, away bool) string {
	why := "外出"
	if !away {
		why = "不能值班了"
	}
	return fmt.Sprintf("%s %s值班的%s%s，请安排人：回“换班 %s %s 换成的人”。", f.when(), f.Kind, name, why, f.Number, name)
}

// DutyGiven tells somebody that another is on duty in his place.
func DutyGiven(f Duty, in string) string {
	return fmt.Sprintf("%s的%s改由%s值，您不用来。", f.when(), f.Kind, in)
}

// DutyChanged confirms it to the office.
func DutyChanged(f Duty, out, in string) string {
	return fmt.Sprintf("已改：%s的%s由%s值，不是%s。两人都会收到。", f.when(), f.Kind, in, out)
}

// NoDutyThere refuses a number that is no day of a rota to come.
func NoDutyThere(number string) string { return number + "不是还没到的值班日，没有改。" }

// NotOnDuty refuses a name that is not on duty that day.
func NotOnDuty(name, number string) string {
	return fmt.Sprintf("%s那天值班的没有%s，没有改。", number, name)
}

// NobodyToTakeDuty refuses a name that nobody who takes turns has, or several have.
func NobodyToTakeDuty(name string, found int) string {
	if found > 1 {
		return fmt.Sprintf("有%d位%s，分不清是哪一位，没有改。", found, name)
	}
	return fmt.Sprintf("能值班的人里没有%s，没有改。", name)
}
