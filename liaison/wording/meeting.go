package wording

import (
	"fmt"
	"time"
)

// MeetingFacts is all that is ever said of a meeting on WeChat: what for, when and
// where; never a title, a paper or a name.
type MeetingFacts struct {
	Number   string
	Kind     string // 培训
	Starts   time.Time
	Ends     time.Time // zero: nobody said
	Place    string
	Moved    bool   // it was at another time or place before
	Calendar string // the address of its calendar file, may be empty
}

// MeetingAbout names a meeting in lists and echoes: 11月10日14:30培训.
func MeetingAbout(kind string, starts time.Time) string {
	return fmt.Sprintf("%d月%d日%s%s", starts.Month(), starts.Day(), starts.Format("15:04"), kind)
}

// NumberedAbout is that with the meeting's number, for the office.
func NumberedAbout(number, about string) string { return number + "（" + about + "）" }

// CancelledAbout names a meeting that is off.
func CancelledAbout(number, about string) string { return number + "（" + about + "，已取消）" }

// when is 11月10日（周二）14:30-16:30.
func (m MeetingFacts) when() string {
	text := Day(m.Starts) + m.Starts.Format("15:04")
	switch {
	case m.Ends.IsZero():
	case m.Ends.Format(time.DateOnly) == m.Starts.Format(time.DateOnly):
		text += "-" + m.Ends.Format("15:04")
	default:
		text += "到" + Day(m.Ends) + m.Ends.Format("15:04")
	}
	return text
}

func (m MeetingFacts) where() string { return "地点：" + m.Place }

func (m MeetingFacts) calendar() string {
	if m.Calendar == "" {
		return ""
	}
	return "加进手机日历：" + m.Calendar
}

// Invitation asks somebody whether he comes.
func Invitation(m MeetingFacts, observes bool) string {
	head, before := "〔会议通知〕", ""
	if m.Moved {
		head, before = "〔会议改了〕改为：", "以前回的不算了，请再回一次。"
	}
	what := m.Kind
	if observes {
		what += "（请您旁听）"
	}
	return Lines(head+m.when()+" "+what, m.where(), before, "来得了回“参加”，来不了回“请假 原因”，说不准回“待定”。", m.calendar())
}

// MeetingReminder reminds of a meeting to come: those who are coming, or those who
// have not answered.
func MeetingReminder(m MeetingFacts, coming bool, now time.Time) string {
	day := ""
	switch m.Starts.Format(time.DateOnly) {
	case now.Format(time.DateOnly):
		day = "今天"
	case now.AddDate(0, 0, 1).Format(time.DateOnly):
		day = "明天"
	}
	if coming {
		return Lines("〔开会提醒〕"+day+m.when()+" "+m.Kind, m.where(), "来不了请回“请假 原因”。")
	}
	return Lines("〔会议还没回〕"+day+m.when()+" "+m.Kind, m.where(), "来得了回“参加”，来不了回“请假 原因”。")
}

// MeetingOff tells that a meeting is cancelled, and no reason: what is sent of a meeting is its
// kind, time and place.
func MeetingOff(m MeetingFacts) string {
	return Lines("〔会议取消〕"+m.when()+" "+m.Kind+"不开了。", "不用来，也不用回。")
}

func whyOff(reason string) string {
	if reason == "" {
		return ""
	}
	return "原因：" + Framed(reason)
}

// MeetingTaken echoes an answer, with the way back.
func MeetingTaken(about, word string) string {
	if word == "参加" {
		return fmt.Sprintf("已记：%s %s。改主意回“请假 原因”。", about, word)
	}
	return fmt.Sprintf("已记：%s %s。改主意回“参加”。", about, word)
}

// NoMeetingAsked answers 参加, 请假 and 待定 while no meeting waits for an answer.
func NoMeetingAsked() string {
	return "现在没有等您回的会议。回“会议”看要开的会。"
}

// MyMeeting is a meeting with the reader's answer.
type MyMeeting struct {
	MeetingFacts
	Answer string // empty: none
}

// MyMeetings lists the meetings somebody is invited to.
func MyMeetings(list []MyMeeting, most int) string {
	if len(list) == 0 {
		return "现在没有请您去开的会。"
	}
	lines := []string{fmt.Sprintf("您要开的会（%d个）：", len(list))}
	answered := false
	for _, one := range list {
		state := "还没回"
		if one.Answer != "" {
			state, answered = "已回“"+one.Answer+"”", true
		}
		lines = append(lines, fmt.Sprintf("%s %s %s，%s。%s", one.Number, one.when(), one.Kind, one.Place, state))
	}
	how := "来得了回“参加”，来不了回“请假 原因”。"
	if len(list) > 1 {
		how = fmt.Sprintf("回编号加“参加”或“请假 原因”，如“%s 参加”。", list[0].Number)
	}
	if answered {
		how += "要改也这样回。"
	}
	if most > 0 {
		most -= len([]rune(how)) + 1
	}
	return Lines(within(lines, most), how)
}

// MeetingShown is one meeting in full for somebody who is invited.
func MeetingShown(one MyMeeting) string {
	if one.Answer == "" {
		return Lines("〔会议"+one.Number+"〕"+one.when()+" "+one.Kind, one.where(), "来得了回“参加”，来不了回“请假 原因”，说不准回“待定”。", one.calendar())
	}
	back := "改主意回“参加”。"
	if one.Answer == "参加" {
		back = "改主意回“请假 原因”。"
	}
	return Lines("〔会议"+one.Number+"〕"+one.when()+" "+one.Kind, one.where(), "您回的是“"+one.Answer+"”。"+back, one.calendar())
}
