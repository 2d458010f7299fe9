package wording

import (
	"fmt"
	"strings"
	"time"
)

// MeetingLine is a meeting in the office's list.
func MeetingLine(m MeetingFacts, seats, coming, leave int) string {
	return fmt.Sprintf("%s %s %s，%s：请%d人，参加%d，请假%d", m.Number, m.when(), m.Kind, m.Place, seats, coming, leave)
}

// MeetingsOfOffice lists the meetings to come that the office has charge of.
func MeetingsOfOffice(lines []string, most int) string {
	how := "看一个回“会议 编号”。要开会回“开会”。"
	if len(lines) == 0 {
		return "没有要开的会。要开会回“开会”。"
	}
	if most > 0 {
		most -= len([]rune(how)) + 1
	}
	return Lines(within(append([]string{fmt.Sprintf("要开的会（%d个）：", len(lines))}, lines...), most), how)
}

// MeetingSheet is a meeting as the office sees it.
type MeetingSheet struct {
	MeetingFacts
	Title, OffReason                                   string
	Off, Begun                                         bool
	Seats, Reserve, Coming, Leave, Undecided, NoAnswer int
	ToPhone                                            []Callee
}

// MeetingOfOffice shows the office one meeting, with whom to phone as long as it is to come.
func MeetingOfOffice(s MeetingSheet, most int) string {
	head := "〔会议" + s.Number + "〕" + s.when() + " " + s.Kind
	if s.Off {
		head += "（已取消）"
	}
	title, reserve := "", ""
	if s.Title != "" {
		title = "名称：" + s.Title
	}
	if s.Reserve > 0 {
		reserve = fmt.Sprintf("，候补%d人", s.Reserve)
	}
	counts := fmt.Sprintf("请%d人%s：参加%d，请假%d，待定%d，没回%d。", s.Seats, reserve, s.Coming, s.Leave, s.Undecided, s.NoAnswer)
	how := fmt.Sprintf("改时间回“改会 %s 11-14 9:00”，取消回“取消会议 %s”。", s.Number, s.Number)
	switch {
	case s.Off:
		title, how = Lines(title, whyOff(s.OffReason)), ""
	case s.Begun: // who came is said below, by the office's list
		counts, how, s.ToPhone = fmt.Sprintf("请%d人%s。", s.Seats, reserve), "", nil
	}
	lines := []string{head, s.where(), title, counts}
	if len(s.ToPhone) > 0 {
		lines = append(lines, fmt.Sprintf("微信上送不到、还没回的%d人，请打电话：", len(s.ToPhone)))
	}
	for _, callee := range s.ToPhone {
		lines = append(lines, CallFacts{Name: callee.Name, Phone: callee.Phone}.who())
	}
	if most > 0 {
		most -= len([]rune(how)) + 1
	}
	kept := lines[:0]
	for _, line := range lines {
		if line != "" {
			kept = append(kept, line)
		}
	}
	return Lines(within(kept, most), how)
}

// MeetingWhen to InvitedElsewhere are what is wrong, or odd, with a meeting that
// somebody wants to make or move.
func MeetingWhen() string { return "没有写几时开：写成 2026-11-10 14:30 这样。" }

// MeetingWhere asks for the place.
func MeetingWhere() string { return "没有写在哪里开。" }

// MeetingPast refuses a time that is over.
func MeetingPast(starts, now time.Time) string {
	return fmt.Sprintf("%d年%s已经过了（现在是%s）：请核对日期和钟点。", starts.Year(), Moment(starts), Moment(now))
}

// MeetingBackwards refuses an end before the beginning.
func MeetingBackwards(starts, ends time.Time) string {
	return fmt.Sprintf("开到%s，比开始的%s还早：请核对。", Moment(ends), Moment(starts))
}

// MeetingOnHoliday asks to confirm a meeting on a holiday.
func MeetingOnHoliday(starts time.Time, name string) string {
	return fmt.Sprintf("%s是%s放假。真要这天开，请确认（命令加 --holiday）。", Day(starts), name)
}

// MeetingIsHoliday notes that it was confirmed.
func MeetingIsHoliday(starts time.Time, name string) string {
	return fmt.Sprintf("%s是%s放假，已确认要开。", Day(starts), name)
}

// MeetingTwice asks to confirm a meeting that there is already.
func MeetingTwice(number string, starts time.Time, kind, place string) string {
	return sameMeeting(number, starts, kind, place) + "真要另发一次，请确认（命令加 --again）。"
}

// MeetingIsTwice notes that it was confirmed, or is asked about with everything else.
func MeetingIsTwice(number string, starts time.Time, kind, place string) string {
	return sameMeeting(number, starts, kind, place) + "确认了就另发一次。"
}

func sameMeeting(number string, starts time.Time, kind, place string) string {
	return fmt.Sprintf("已经有一样的：会议%s（%s%s%s，%s）。", number, shortDay(starts), starts.Format("15:04"), kind, place)
}

// MeetingIsWeekend warns of a weekend.
func MeetingIsWeekend(starts time.Time) string { return Day(starts) + "是周末。" }

// NobodyInvited refuses a meeting without people.
func NobodyInvited() string {
	return "没有写请谁：身份（如党代表）、代表团、组织、名单或姓名，至少写一样。"
}

// NobodyHolds tells that a role has nobody.
func NobodyHolds(role string) string { return "名册里现在没有" + role + "。" }

// NoDelegation tells that no delegate is of that delegation.
func NoDelegation(name string) string {
	return "没有代表团叫“" + name + "”：请照名册里的写。"
}

// NoGroup tells that no delegate is of that organization.
func NoGroup(name string) string {
	return "没有代表在“" + name + "”：请照名册里“组织”那一栏写。"
}

// InviteeUnknown names somebody nobody knows.
func InviteeUnknown(where, who string) string {
	return where + "“" + who + "”不在名册里：请核对姓名或编号。"
}

// InviteeSeveral names somebody of whom there are several.
func InviteeSeveral(where, who string, which []string) string {
	return fmt.Sprintf("%s“%s”名册里有%d个（%s）：请写编号，或在后面写手机后四位。", where, who, len(which), strings.Join(which, "；"))
}

// TwiceInList names somebody who stands in the list twice.
func TwiceInList(where, who, before string) string {
	if before == "" {
		return where + "“" + who + "”写了两次：请去掉一个。"
	}
	return where + "“" + who + "”和" + before + "是同一个人：请去掉一行。"
}

// NoLongerDelegate names somebody whose seat has ended.
func NoLongerDelegate(where, who string) string {
	return where + "“" + who + "”现在不是代表（资格已停或终止）：请去掉，或请他旁听。"
}

// ReserveList tells that some observers are on the reserve list.
func ReserveList(category string, seats, waiting int) string {
	return fmt.Sprintf("旁听（%s）只有%d个名额，后面%d人排在候补。", category, seats, waiting)
}

// FewSitIn warns that too few delegates sit in.
func FewSitIn(sitting, least int) string {
	return fmt.Sprintf("只请了%d名代表列席，规定至少%d名。", sitting, least)
}

// QuorumTooLarge warns that a quorum can't be reached by those who are invited.
func QuorumTooLarge(quorum, invited int) string {
	return fmt.Sprintf("法定人数写了%d人，只请了%d人（旁听的不算），全到也不够。请核对法定人数和名单；已经发出的，取消了改好再发。", quorum, invited)
}

// InvitedElsewhere warns that some are invited elsewhere at that hour.
func InvitedElsewhere(other string, names []string) string {
	const most = 10
	list := strings.Join(names[:min(len(names), most)], "、")
	if len(names) > most {
		list += fmt.Sprintf("等%d人", len(names))
	}
	return fmt.Sprintf("和%s撞了时间：%s。", other, list)
}

// NoSuchMeeting answers a number that is no meeting's.
func NoSuchMeeting(number string) string {
	return "没有编号" + number + "的会议：请核对编号。"
}

// MeetingNumber answers words behind a meeting's number that mean nothing there.
func MeetingNumber(number string) string {
	return Lines(number+"是一个会议的编号，这句话没有记，也没有发出。", "看这个会回“会议 "+number+"”；改时间回“改会 "+number+" 11-14 9:00”；替人答复回“代回 "+number+" 姓名 参加”。")
}

// MeetingNotMoved answers a move that changes nothing.
func MeetingNotMoved(m MeetingFacts) string {
	return "会议" + m.Number + "本来就是" + m.when() + "，" + m.Place + "：没有改动。"
}

// MeetingIsOff answers a change of a meeting that is cancelled.
func MeetingIsOff(number string) string {
	return "会议" + number + "已经取消了。要开请重新发一个。"
}

// MeetingBegun answers a change of a meeting that has begun.
func MeetingBegun(number string) string {
	return "会议" + number + "已经开始或开过了，不能再改，也不能取消。"
}

// MeetingBegunByPhone answers an answer that is written down for somebody after the
// meeting has begun.
func MeetingBegunByPhone(number string) string {
	return "会议" + number + "已经开始或开过了，没有记。谁到了、谁没到，写“到会 " + number + " 姓名”。"
}

// ReplyByWrong refuses a time until which answers are taken.
func ReplyByWrong(by time.Time) string {
	return fmt.Sprintf("回复截止%s不对：要在现在以后、开会以前。", Moment(by))
}

// InviteeFacts is somebody invited, as the office sees him.
type InviteeFacts struct {
	Name, Organization, Answer, Phone string
	Reserve                           int
	ToPhone                           bool
}

// InviteeLine is one of those who are invited.
func InviteeLine(f InviteeFacts) string {
	state := f.Answer
	switch {
	case f.Reserve > 0:
		state = fmt.Sprintf("候补第%d", f.Reserve)
	case f.ToPhone:
		state = strings.TrimSpace("请打电话 " + f.Phone)
	case state == "":
		state = "没回"
	}
	return strings.TrimSpace(f.Name+"（"+f.Organization+"）") + "  " + state
}
