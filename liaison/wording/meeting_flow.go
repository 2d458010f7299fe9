package wording

import "fmt"

// WhichMeeting begins to make a meeting.
func WhichMeeting(kinds []string) string {
	lines := []string{"开什么会？"}
	for i, kind := range kinds {
		lines = append(lines, fmt.Sprintf("%d %s", i+1, kind))
	}
	return Lines(append(lines, "0 不开了", "也可以一句话说完：开会 培训 11-10 14:30 镇政府三楼 全体党代表")...)
}

// MeetingWhenAsked asks for day and hour.
func MeetingWhenAsked() string {
	return Lines("几时开？写日子和钟点，如 11-10 14:30", "0 不开了")
}

// MeetingWhereAsked asks for the place.
func MeetingWhereAsked() string { return Lines("在哪里开？", "0 不开了") }

// MeetingWhoAsked asks who is invited.
func MeetingWhoAsked(all []string) string {
	lines := []string{"请谁？"}
	for i, who := range all {
		lines = append(lines, fmt.Sprintf("%d %s", i+1, who))
	}
	return Lines(append(lines, "0 不开了", "也可以写代表团、村名或姓名，几个用顿号隔开，如 王建国、周秀英")...)
}

// MeetingUnderstood is a meeting as it would go out.
type MeetingUnderstood struct {
	MeetingFacts
	Who            string
	Seats, ToPhone int
	Warnings       []string
}

// SendMeeting shows what was understood and asks whether it shall go out.
func SendMeeting(m MeetingUnderstood) string {
	phone := ""
	if m.ToPhone > 0 {
		phone = fmt.Sprintf("，其中%d人微信上送不到，到时要打电话", m.ToPhone)
	}
	lines := []string{"〔要发的会议〕" + m.when() + " " + m.Kind, m.where(), fmt.Sprintf("请：%s，共%d人%s。", m.Who, m.Seats, phone)}
	for _, warning := range m.Warnings {
		lines = append(lines, "注意："+warning)
	}
	return Lines(append(lines, "1 发  0 不发")...)
}

// MeetingMade tells that a meeting was made.
func MeetingMade(number string, seats int) string {
	return fmt.Sprintf("已发，会议编号%s，请%d人。到时候自己通知、催答复、提醒。看答复回“会议 %s”。", number, seats, number)
}

// MeetingNotMade tells that none was.
func MeetingNotMade() string { return "没有发，谁也没有通知。" }

// TooManyInvited tells that so many can't be invited in the chat.
func TooManyInvited(n, most int) string {
	return fmt.Sprintf("要请%d人，微信里一次最多%d人。请管服务器的人用命令发：shuanglian meeting add。", n, most)
}

// OnlyOfficeMeets refuses to make or change a meeting.
func OnlyOfficeMeets(office Office) string {
	return Lines("会议由联络办公室发、改、取消。有事请打"+office.Call()+"。", "看您要开的会，回“会议”。")
}

// MoveHow tells how a meeting is moved.
func MoveHow(number string) string {
	return fmt.Sprintf("改到几时、改到哪里？如：改会 %s 11-14 9:00 镇政府三楼", number)
}

// MoveMeetingAsked shows a move and asks.
func MoveMeetingAsked(was, is MeetingFacts, warnings []string) string {
	lines := []string{"〔会议" + was.Number + "要改〕" + was.Kind, "原来：" + was.when() + "，" + was.Place, "改为：" + is.when() + "，" + is.Place,
		"以前的答复不算了，知道的人会再问一次。"}
	for _, warning := range warnings {
		lines = append(lines, "注意："+warning)
	}
	return Lines(append(lines, "1 改  0 不改")...)
}

// CancelMeetingAsked asks before a meeting is taken off, and says what becomes of the reason.
func CancelMeetingAsked(m MeetingFacts, reason string) string {
	told := "知道的人会告诉一次。取消了不能再恢复。"
	if reason != "" {
		told = Lines("知道的人会告诉一次，不带原因。取消了不能再恢复。", whyOff(reason)+"只记在办公室。")
	}
	return Lines("〔会议"+m.Number+"要取消〕"+m.when()+" "+m.Kind+"，"+m.Place, told, "1 取消  0 不取消")
}

// MeetingMoved tells that a meeting was moved.
func MeetingMoved(m MeetingFacts) string {
	return "已改：会议" + m.Number + " " + m.when() + "，" + m.Place + "。过几分钟通知；写错了现在还可以再改，只发最后一次。"
}

// MeetingCancelled tells that it was taken off.
func MeetingCancelled(number string) string {
	return "已取消会议" + number + "。知道的人告诉一次，后面的提醒不发了。"
}

// MeetingLeft tells that nothing was changed.
func MeetingLeft(number string) string { return "会议" + number + "没有动。" }

// MeetingChangedMeanwhile tells that somebody else has changed it.
func MeetingChangedMeanwhile(m MeetingFacts) string {
	return "会议" + m.Number + "刚被别人改过，现在是" + m.when() + "，" + m.Place + "。没有再动；要改请重新说一次。"
}
