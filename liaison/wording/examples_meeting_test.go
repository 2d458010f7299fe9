package wording_test

import (
	"time"

	"shuanglian/liaison/wording"
)

func meetingFacts() wording.MeetingFacts {
	starts := time.Date(2026, time.November, 20, 14, 30, 0, 0, time.FixedZone("CST", 8*60*60))
	return wording.MeetingFacts{Number: "482913", Kind: "培训", Starts: starts, Ends: starts.Add(2 * time.Hour), Place: "镇政府三楼"}
}

func meetingExamples() []example {
	m := meetingFacts()
	moved, linked, open := m, m, m
	moved.Moved, linked.Calendar, open.Ends = true, "https://a.example/m/meeting/k3p9x7a2m5q8w1e4r6t0y2u5i8.ics", time.Time{}
	long := m
	long.Ends = m.Starts.Add(44 * time.Hour)
	about := wording.MeetingAbout(m.Kind, m.Starts)
	coming, unanswered := wording.MyMeeting{MeetingFacts: m, Answer: "参加"}, wording.MyMeeting{MeetingFacts: open}
	leave := wording.MyMeeting{MeetingFacts: m, Answer: "请假"}
	return []example{
		{"Invitation", "开会通知", wording.Invitation(open, false)},
		{"Invitation", "请群众旁听，有几时完，能加日历", wording.Invitation(linked, true)},
		{"Invitation", "时间地点改了", wording.Invitation(moved, false)},
		{"Invitation", "开几天的", wording.Invitation(long, false)},
		{"MeetingReminder", "前一天提醒要来的", wording.MeetingReminder(m, true, m.Starts.AddDate(0, 0, -1))},
		{"MeetingReminder", "当天", wording.MeetingReminder(open, true, m.Starts.Add(-2*time.Hour))},
		{"MeetingReminder", "催没回的", wording.MeetingReminder(m, false, m.Starts.AddDate(0, 0, -3))},
		{"MeetingOff", "取消了", wording.MeetingOff(m)},
		{"MeetingAbout", "清单和回声里", about},
		{"NumberedAbout", "办公室看的", wording.NumberedAbout(m.Number, about)},
		{"CancelledAbout", "取消了要打电话的", wording.CancelledAbout(m.Number, about)},
		{"MeetingTaken", "回参加", wording.MeetingTaken(about, "参加")},
		{"MeetingTaken", "回待定", wording.MeetingTaken(about, "待定")},
		{"NoMeetingAsked", "没有在问的会议", wording.NoMeetingAsked()},
		{"MyMeetings", "回会议：一个也没有", wording.MyMeetings(nil, 600)},
		{"MyMeetings", "回会议：几个", wording.MyMeetings([]wording.MyMeeting{coming, unanswered}, 600)},
		{"MeetingShown", "一个，还没回", wording.MeetingShown(unanswered)},
		{"MeetingShown", "一个，回了参加", wording.MeetingShown(coming)},
		{"MeetingShown", "一个，请了假", wording.MeetingShown(leave)},
	}
}

func meetingOfficeExamples() []example {
	m := meetingFacts()
	starts := m.Starts
	sheet := wording.MeetingSheet{MeetingFacts: m, Title: "党务培训第三期", Seats: 47, Reserve: 2, Coming: 30, Leave: 3, Undecided: 1, NoAnswer: 13,
		ToPhone: []wording.Callee{{Name: "王建国", Phone: "139…0002"}, {Name: "周秀英"}}}
	long := m
	long.Starts, long.Ends = m.Starts.AddDate(0, 0, 1), m.Ends.AddDate(0, 0, 1)
	off := wording.MeetingSheet{MeetingFacts: m, Off: true, OffReason: "停电", Seats: 47}
	line := wording.MeetingLine(m, 47, 30, 3)
	return []example{
		{"MeetingLine", "办公室的清单里一行", line},
		{"MeetingsOfOffice", "办公室回会议", wording.MeetingsOfOffice([]string{line}, 600)},
		{"MeetingsOfOffice", "没有会", wording.MeetingsOfOffice(nil, 600)},
		{"MeetingOfOffice", "办公室看一个", wording.MeetingOfOffice(sheet, 600)},
		{"MeetingOfOffice", "开始了、开过了的，下面接着说到会", wording.MeetingOfOffice(wording.MeetingSheet{MeetingFacts: m, Begun: true, Seats: 47, Reserve: 2}, 600)},
		{"MeetingOfOffice", "取消了的", wording.MeetingOfOffice(off, 600)},
		{"InviteeLine", "命令里一个人一行：参加", wording.InviteeLine(wording.InviteeFacts{Name: "王建国", Organization: "东岸村", Answer: "参加"})},
		{"InviteeLine", "要打电话", wording.InviteeLine(wording.InviteeFacts{Name: "周秀英", Organization: "西河村", Phone: "139…0003", ToPhone: true})},
		{"InviteeLine", "候补", wording.InviteeLine(wording.InviteeFacts{Name: "李大山", Organization: "东岸村", Reserve: 2})},
		{"MeetingWhen", "没写时间", wording.MeetingWhen()},
		{"MeetingWhere", "没写地点", wording.MeetingWhere()},
		{"MeetingPast", "时间过了", wording.MeetingPast(starts, starts.Add(time.Hour))},
		{"MeetingBackwards", "结束比开始早", wording.MeetingBackwards(starts, starts.Add(-time.Hour))},
		{"ReplyByWrong", "回复截止不对", wording.ReplyByWrong(starts)},
		{"MeetingTwice", "已经有一样的会", wording.MeetingTwice("482913", starts, "培训", "党校")},
		{"MeetingIsTwice", "已经有一样的会，确认另发一次", wording.MeetingIsTwice("482913", starts, "培训", "党校")},
		{"MeetingOnHoliday", "放假的日子", wording.MeetingOnHoliday(starts, "国庆节")},
		{"MeetingIsHoliday", "确认了的", wording.MeetingIsHoliday(starts, "国庆节")},
		{"MeetingIsWeekend", "周末", wording.MeetingIsWeekend(starts.AddDate(0, 0, 1))},
		{"NobodyInvited", "没写请谁", wording.NobodyInvited()},
		{"NobodyHolds", "没有人有这个身份", wording.NobodyHolds("党代表")},
		{"NoDelegation", "代表团写错", wording.NoDelegation("九团")},
		{"NoGroup", "组织写错", wording.NoGroup("东安村")},
		{"InviteeUnknown", "名单里的人不在名册", wording.InviteeUnknown("名单.csv 第3行", "李大三")},
		{"InviteeSeveral", "有两个同名的", wording.InviteeSeveral("名单.csv 第4行", "李四", []string{"东岸村 D07", "西河村 D12"})},
		{"TwiceInList", "写了两次", wording.TwiceInList("名单.csv 第5行", "王建国", "名单.csv 第2行")},
		{"TwiceInList", "说了两次", wording.TwiceInList("", "王建国", "")},
		{"NoLongerDelegate", "已不是代表", wording.NoLongerDelegate("名单.csv 第6行", "周秀英")},
		{"ReserveList", "旁听的人多了", wording.ReserveList("村", 3, 2)},
		{"FewSitIn", "列席的人少了", wording.FewSitIn(2, 3)},
		{"QuorumTooLarge", "法定人数比请的人多", wording.QuorumTooLarge(40, 38)},
		{"InvitedElsewhere", "撞了时间", wording.InvitedElsewhere("573820（11月20日14:00考察）", []string{"王建国", "周秀英"})},
		{"NoSuchMeeting", "编号不对", wording.NoSuchMeeting("482914")},
		{"MeetingNotMoved", "改了跟没改一样", wording.MeetingNotMoved(m)},
		{"MeetingIsOff", "取消了还要改", wording.MeetingIsOff("482913")},
		{"MeetingBegunByPhone", "开过了还要代回", wording.MeetingBegunByPhone("482913")},
		{"MeetingNumber", "会议编号后面的话看不懂", wording.MeetingNumber("482913")},
		{"MeetingBegun", "开过了还要改", wording.MeetingBegun("482913")},
		{"WhichMeeting", "办公室回开会", wording.WhichMeeting([]string{"年会", "列席会议", "培训", "考察", "小组活动", "接待日"})},
		{"MeetingWhenAsked", "问几时", wording.MeetingWhenAsked()},
		{"MeetingWhereAsked", "问在哪里", wording.MeetingWhereAsked()},
		{"MeetingWhoAsked", "问请谁", wording.MeetingWhoAsked([]string{"全体党代表", "全体党委委员"})},
		{"SendMeeting", "发以前给他看", wording.SendMeeting(wording.MeetingUnderstood{MeetingFacts: m, Who: "全体党代表", Seats: 47, ToPhone: 12,
			Warnings: []string{wording.MeetingIsWeekend(starts)}})},
		{"MeetingMade", "发了", wording.MeetingMade("482913", 47)},
		{"MeetingNotMade", "没发", wording.MeetingNotMade()},
		{"TooManyInvited", "人太多", wording.TooManyInvited(1200, 500)},
		{"OnlyOfficeMeets", "不是办公室的人要开会", wording.OnlyOfficeMeets(office())},
		{"MoveHow", "改会没说改到几时", wording.MoveHow("482913")},
		{"MoveMeetingAsked", "改以前给他看", wording.MoveMeetingAsked(m, long, nil)},
		{"CancelMeetingAsked", "取消以前再问一次", wording.CancelMeetingAsked(m, "")},
		{"CancelMeetingAsked", "写了原因的", wording.CancelMeetingAsked(m, "停电")},
		{"MeetingMoved", "改了", wording.MeetingMoved(m)},
		{"MeetingCancelled", "取消了", wording.MeetingCancelled("482913")},
		{"MeetingLeft", "没有动", wording.MeetingLeft("482913")},
		{"MeetingChangedMeanwhile", "别人刚改过", wording.MeetingChangedMeanwhile(m)},
	}
}
