package wording

import (
	"fmt"
	"strings"
	"time"
)

// SaidUndecided echoes 待定, and until when it can stay so; by is empty when
// nothing ends it.
func SaidUndecided(meeting, by string) string {
	if by != "" {
		by = "最晚" + by + "前。"
	}
	return fmt.Sprintf("已记：%s 待定。定了回“参加”或“请假 原因”，%s", meeting, by)
}

// TooLateUndecided refuses 待定 once the office counts on an answer.
func TooLateUndecided(meeting, by string) string {
	return fmt.Sprintf("%s：%s前要定下来，“待定”没有记。请回“参加”或“请假 原因”。", meeting, by)
}

// ComingNoSeat answers 参加 from somebody whose seat has been given away: he
// stands on the reserve list again.
func ComingNoSeat(meeting string) string {
	return fmt.Sprintf("%s：您的名额已经给了别人。您排在候补里，有空位马上告诉您。", meeting)
}

// LeaveNoted is what somebody hears who asks for leave.
type LeaveNoted struct {
	Meeting  string
	Approver string // 召集人刘芳, 代表团团长周强; empty: the office
	Late     string // the hour that is over: 前一天12:00; empty: it is not
	StandIn  string // a line about the one who is to come instead
}

// LeaveAsked echoes 请假: who decides, what became of a stand-in, the way back.
func LeaveAsked(l LeaveNoted) string {
	by := "联络办公室"
	if l.Approver != "" {
		by = l.Approver
	}
	late := ""
	if l.Late != "" {
		late = "已过" + l.Late + "，"
	}
	return Lines(fmt.Sprintf("已记：%s 请假，%s等%s批，批了告诉您。", l.Meeting, late, by), l.StandIn, "能去了就回“参加”。")
}

// LeaveFree echoes 请假 where nobody has to agree.
func LeaveFree(meeting string) string {
	return fmt.Sprintf("已记：%s 请假，不用批，名额让给候补的人。又能来了就回“参加”。", meeting)
}

// LeaveStands answers 请假 from somebody whose leave was granted already.
func LeaveStands(meeting string) string {
	return fmt.Sprintf("%s的请假已经批了，不用再请。又能来了就回“参加”。", meeting)
}

// StandInAsked says that somebody is to come instead once the office agrees.
func StandInAsked(name string) string { return fmt.Sprintf("请%s代您，批了再请他。", name) }

// StandInNotAtThis refuses a stand-in at a kind of meeting that takes none; the
// leave is asked for all the same.
func StandInNotAtThis() string { return "这类会议要本人来，不能请人代。" }

// StandInNotFound answers a name that can't stand in; the leave is asked for all
// the same.
func StandInNotFound(name string) string {
	return fmt.Sprintf("“%s”不能代：要写本乡镇一位代表的姓名，他自己也没有受邀。要请人代，重回一次“请假 原因 代 姓名”。", name)
}

// PleaseDecide asks an approver for his word: nobody else reads the reason. until
// is by when, empty for the office.
func PleaseDecide(who, meeting, reason, standIn, until string) string {
	if standIn != "" {
		standIn = "想请" + standIn + "代他。"
	}
	if until != "" {
		until += "前不回，交联络办公室批。"
	}
	return Lines(fmt.Sprintf("%s请假：%s。原因：%s", who, meeting, Framed(reason)), standIn,
		"同意就回“同意”，不同意回“不同意 原因”。", until)
}

// LeaveOf names a leave in lists and echoes: 周建国11月10日14:30会议请假.
func LeaveOf(who, meeting string) string { return who + meeting + "请假" }

// LeaveDecided echoes the approver's word.
func LeaveDecided(leave string, granted bool) string {
	if granted {
		return fmt.Sprintf("已记：同意%s，已告诉本人。", leave)
	}
	return fmt.Sprintf("已记：不同意%s，已把原因告诉本人。", leave)
}

// LeaveOver answers a word on a leave that nobody asks any more.
func LeaveOver(leave string) string { return leave + "已经有结果了，这句没有记。" }

// LeaveGranted tells who asked that his leave was granted. standIn is who comes
// instead, empty: nobody. toCome: he can still think better of it.
func LeaveGranted(meeting, standIn string, toCome bool) string {
	text := fmt.Sprintf("%s：您的请假批了，不算缺席。", meeting)
	if standIn != "" {
		text += "已请" + standIn + "代您。"
	}
	if !toCome {
		return text
	}
	return Lines(text, "又能来了就回“参加”。")
}

// LeaveRefused tells him that it was not, why, and what he can do.
func LeaveRefused(meeting, reason string, toCome bool, o Office) string {
	text := fmt.Sprintf("%s：您的请假没有批。原因：%s", meeting, Framed(reason))
	if !toCome {
		return Lines(text, "有话请打"+o.Call())
	}
	return Lines(text, "能来就回“参加”，还要请就再回“请假 原因”。也可以打"+o.Call())
}

// LeavesWait reminds an approver of leaves that still wait for his word.
func LeavesWait(leaves []string) string {
	how := "同意就回“同意”，不同意回“不同意 原因”。原因回“待办”看。"
	if len(leaves) == 1 {
		return Lines("〔请假等批〕"+leaves[0]+"，还等您批。", how)
	}
	return Lines(fmt.Sprintf("〔请假等批〕还有%d个等您批：", len(leaves)), strings.Join(leaves, "\n"), "回“待办”一个个批。")
}

// LeaveUndecided tells who asked that his meeting begins and nobody has decided on
// his leave, as what it counts and until when the office may still decide; until is
// empty when it may not.
func LeaveUndecided(meeting, until string, o Office) string {
	if until != "" {
		until = "联络办公室" + until + "前还可以补批，批了告诉您。"
	}
	return Lines(meeting+"开始了，您的请假还没有人批。", "先记“请假未批”，不算缺席。", until, "有话请打"+o.Call())
}

// ComesAfterAll tells an approver that a leave needs no word of his any more, since who
// asked for it has answered something else: to him, or on the telephone to the office.
func ComesAfterAll(leave, answer string, phoned bool) string {
	if phoned {
		return fmt.Sprintf("%s：他在电话里改回“%s”，不用批了。", leave, answer)
	}
	return fmt.Sprintf("%s：他改为%s，不用批了。", leave, answer)
}

// LeftToOffice tells an approver that a leave is with the office now.
func LeftToOffice(leave string) string {
	return leave + "：您没有回，已交联络办公室批。"
}

// CameAfterLeave tells the office that somebody comes who had leave.
func CameAfterLeave(who, meeting, answer string) string {
	return fmt.Sprintf("%s原来请了假，现在回“%s”：%s。", who, answer, meeting)
}

// InsteadOfHim stands before the invitation of who is to come for somebody.
func InsteadOfHim(name string) string { return name + "请假，请您代他。" }

// SeatForYou stands before the invitation of somebody on the reserve list.
func SeatForYou() string { return "旁听有了空位，轮到您。" }

// NoLeaveAsked answers 同意 or 不同意 alone when nothing waits for it.
func NoLeaveAsked() string { return "现在没有等您批的请假。" }

// NoLeaveOf answers the same behind a meeting's number.
func NoLeaveOf(meeting string) string {
	return meeting + "：现在没有等您批的请假，没有记。"
}

// PostOf is an approver as he is named: 召集人刘芳.
func PostOf(post, name string) string { return post + name }

// ComesHimself tells who was to come for somebody that he need not.
func ComesHimself(name, meeting string, undecided bool) string {
	if undecided {
		return fmt.Sprintf("%s现在说还没定，%s先不用您代他。", name, meeting)
	}
	return fmt.Sprintf("%s自己能来了，%s不用您代他。", name, meeting)
}

// DayBefore is an hour of the day before: 前一天12:00.
func DayBefore(clock string) string { return "前一天" + clock }

// StandInMoved tells him the same of a meeting that is at another time now.
func StandInMoved(name string) string {
	return fmt.Sprintf("会议改了时间或地点，不用您代%s了。还要您代，会再通知您。", name)
}

// AnsweredByPhone echoes to a clerk what somebody has said on the telephone.
func AnsweredByPhone(who, meeting, word string) string {
	return fmt.Sprintf("已记：%s %s %s（电话）。", who, meeting, word)
}

// LeaveByPhone echoes that a clerk has written down and granted a leave.
func LeaveByPhone(leave string) string {
	return "已记：" + leave + "（电话），已批，不算缺席。"
}

// LeaveByPhoneAsked echoes a leave that is written down and that another decides.
func LeaveByPhoneAsked(leave, approver string) string {
	return fmt.Sprintf("已记：%s（电话），等%s批。", leave, approver)
}

// AnswerByPhoneHow says how to write 代回.
func AnswerByPhoneHow(number string) string {
	return Lines("请写：代回 "+number+" 姓名 参加", "来不了的：代回 "+number+" 姓名 请假 原因")
}

// NotInvited refuses an answer of somebody who has no seat at the meeting.
func NotInvited(name string) string {
	return fmt.Sprintf("“%s”没有受邀，或者有同名（请写“组织+姓名”）。没有记。", name)
}

// LeaveBehind tells in somebody's list of meetings how his leave stands.
func LeaveBehind(granted bool) string {
	if granted {
		return "请假，已批"
	}
	return "请假，等批"
}

// AnswerYourself answers a clerk who answers for himself in that way.
func AnswerYourself() string {
	return "您自己的会直接回“参加”或“请假 原因”就行。"
}

// NoMeetingOfYours answers 请假 or 待定 with words behind it from who is invited to
// nothing; over is the meeting that has begun, empty: there was none lately.
func NoMeetingOfYours(words, over string, o Office) string {
	why := "现在没有请您去开的会。"
	if over != "" {
		why = over + "已经开始或开过了，请假没有记。"
	}
	return Lines("没有发出："+Framed(words), why, "要发给哪一件，回“编号 您的话”。有话也可以打"+o.Call())
}

// DecidedLeave is a leave on which there is a word already.
type DecidedLeave struct {
	Leave   string    // 王建国11月10日14:30会议请假
	Who     string    // who asked
	By      string    // who decided; empty: the reader
	At      time.Time // when
	Granted bool
	Number  string // of the meeting while it is ahead; empty: it has begun
}

// LeaveDecidedBefore answers a word on a leave that has one, which stands: how it was
// decided, and how it can still come out otherwise. words is what was said beyond the
// word itself, empty: nothing.
func LeaveDecidedBefore(l DecidedLeave, words string, clerk bool, o Office) string {
	none := "现在没有等您批的请假。"
	if words != "" {
		none = "没有记，也没有发出：" + Framed(words)
	}
	by, how := "您", "同意了"
	if l.By != "" {
		by = l.By
	}
	if !l.Granted {
		how = "没有同意"
	}
	change := "批过的在这里改不了，要改请打" + o.Call()
	if clerk {
		change = "批过的在这里改不了，要改请打电话告诉本人。"
	}
	ahead := ""
	switch {
	case l.Number == "":
	case !l.Granted:
		ahead = "他还要请，再回“请假 原因”；能来，回“参加”。"
	case clerk:
		ahead = fmt.Sprintf("他能来，自己回“参加”；电话里答应来，您回“代回 %s %s 参加”。", l.Number, l.Who)
	default:
		ahead = "他能来，自己回“参加”就行。"
	}
	other := ""
	if words != "" {
		other = "是答复来件的话，回“编号 您的话”。"
	}
	return Lines(none, fmt.Sprintf("%s：%s%s%s，已告诉本人。", l.Leave, Moment(l.At), by, how), change, ahead, other)
}
