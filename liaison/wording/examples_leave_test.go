package wording_test

import (
	"time"

	"shuanglian/liaison/wording"
)

// sitIn is how a meeting is named in the examples.
const sitIn = "11月11日17:30列席会议"

func heads() wording.Heads {
	return wording.Heads{Invited: 20, Coming: 15, Leave: 2, Asked: 1, Undecided: 1, Silent: 1, Attended: 17, Absent: 1,
		Observers: 10, Observing: 9, Reserve: 3, Quorum: 15, Floor: 80}
}

func leaveExamples() []example {
	leave := wording.LeaveOf("周建国", sitIn)
	return []example{
		{"SaidUndecided", "回了“待定”", wording.SaidUndecided(sitIn, wording.Moment(wednesday()))},
		{"TooLateUndecided", "该定下来了还回“待定”", wording.TooLateUndecided(sitIn, wording.Moment(wednesday()))},
		{"ComingNoSeat", "旁听的人让出名额以后又回“参加”", wording.ComingNoSeat(sitIn)},
		{"LeaveAsked", "请假，由召集人批", wording.LeaveAsked(wording.LeaveNoted{Meeting: sitIn, Approver: wording.PostOf("召集人", "刘芳")})},
		{"LeaveAsked", "过了前一天中午才请，请了人代", wording.LeaveAsked(wording.LeaveNoted{Meeting: sitIn, Late: wording.DayBefore("12:00"),
			StandIn: wording.StandInAsked("周秀英")})},
		{"StandInNotAtThis", "年会请人代", wording.StandInNotAtThis()},
		{"StandInNotFound", "代的人认不出", wording.StandInNotFound("周秀")},
		{"LeaveFree", "旁听的人来不了", wording.LeaveFree(sitIn)},
		{"LeaveStands", "批过了又请", wording.LeaveStands(sitIn)},
		{"PleaseDecide", "给召集人", wording.PleaseDecide("周建国（东岸村）", sitIn, "出差", "周秀英", wording.Moment(wednesday()))},
		{"PleaseDecide", "给联络办公室", wording.PleaseDecide("周建国（东岸村）", sitIn, "孩子住院", "", "")},
		{"LeaveDecided", "批了", wording.LeaveDecided(leave, true)},
		{"LeaveDecided", "没批", wording.LeaveDecided(leave, false)},
		{"LeaveOver", "别人先批了", wording.LeaveOver(leave)},
		{"NoMeetingOfYours", "没有请他开会，却回“请假 腰疼”", wording.NoMeetingOfYours("请假 腰疼", "", office())},
		{"NoMeetingOfYours", "会开过了才请假", wording.NoMeetingOfYours("请假 腰疼", sitIn, office())},
		{"LeaveDecidedBefore", "办公室的人批了又说“不同意 要表决”", wording.LeaveDecidedBefore(wording.DecidedLeave{Leave: leave, Who: "周建国",
			At: wednesday(), Granted: true, Number: "482913"}, "不同意 要表决", true, office())},
		{"LeaveDecidedBefore", "召集人批了又说“不同意”", wording.LeaveDecidedBefore(wording.DecidedLeave{Leave: leave, Who: "周建国",
			At: wednesday(), Granted: true, Number: "482913"}, "", false, office())},
		{"LeaveDecidedBefore", "同事没批，又说“同意”", wording.LeaveDecidedBefore(wording.DecidedLeave{Leave: leave, Who: "周建国", By: "张宁",
			At: wednesday(), Number: "482913"}, "", true, office())},
		{"NoLeaveAsked", "没有要批的却回“同意”", wording.NoLeaveAsked()},
		{"NoLeaveOf", "写了会议编号，没有要批的", wording.NoLeaveOf(sitIn)},
		{"LeaveGranted", "告诉请假的人", wording.LeaveGranted(sitIn, "周秀英", true)},
		{"LeaveGranted", "会开始以后才批的", wording.LeaveGranted(sitIn, "", false)},
		{"LeaveRefused", "没批，说原因", wording.LeaveRefused(sitIn, "这次要表决", true, office())},
		{"LeaveRefused", "会开过了没批", wording.LeaveRefused(sitIn, "没有说明情况", false, office())},
		{"LeaveByPhone", "办公室代记了请假", wording.LeaveByPhone(leave)},
		{"LeaveByPhoneAsked", "办公室代记了请假，召集人批", wording.LeaveByPhoneAsked(leave, wording.PostOf("召集人", "刘芳"))},
		{"AnsweredByPhone", "办公室代记了答复", wording.AnsweredByPhone("周建国", sitIn, "参加")},
		{"AnswerByPhoneHow", "代回怎么写", wording.AnswerByPhoneHow("482913")},
		{"AnswerYourself", "办公室的人代回自己的", wording.AnswerYourself()},
		{"NotInvited", "代回的人没有受邀", wording.NotInvited("王建")},
		{"LeaveBehind", "会议清单里的请假", wording.LeaveBehind(true)},
		{"LeaveBehind", "还没批的", wording.LeaveBehind(false)},
		{"ComesAfterAll", "还没批，他又来了", wording.ComesAfterAll(leave, "参加", false)},
		{"ComesAfterAll", "还没批，他在电话里又说没定", wording.ComesAfterAll(leave, "待定", true)},
		{"LeavesWait", "提醒批的人", wording.LeavesWait([]string{leave})},
		{"LeavesWait", "几个等批", wording.LeavesWait([]string{leave, wording.LeaveOf("周秀英", sitIn)})},
		{"LeaveUndecided", "会开始了，没有人批", wording.LeaveUndecided(sitIn, wording.Moment(wednesday()), office())},
		{"LeftToOffice", "前一天中午还没批", wording.LeftToOffice(leave)},
		{"CameAfterLeave", "告诉办公室", wording.CameAfterLeave("周建国", sitIn, "参加")},
		{"InsteadOfHim", "请代的人，写在通知前面", wording.InsteadOfHim("周建国")},
		{"ComesHimself", "不用代了", wording.ComesHimself("周建国", sitIn, false)},
		{"ComesHimself", "先不用代了", wording.ComesHimself("周建国", sitIn, true)},
		{"StandInMoved", "会议改了", wording.StandInMoved("周建国")},
		{"LeaveOf", "一次请假在清单里的说法", leave},
		{"PostOf", "批假的人怎么称呼", wording.PostOf("召集人", "刘芳")},
		{"DayBefore", "前一天的钟点", wording.DayBefore("12:00")},
		{"StandInAsked", "请了人代，还没批", wording.StandInAsked("周秀英")},
		{"SeatForYou", "候补的人有了名额，写在通知前面", wording.SeatForYou()},
	}
}

func attendanceExamples() []example {
	return []example{
		{"EnoughComing", "会前办公室看", wording.EnoughComing(heads())},
		{"Attendance", "到会记了以后", wording.Attendance(heads())},
		{"Attendance", "人不够", wording.Attendance(wording.Heads{Invited: 20, Attended: 11, Leave: 2, Absent: 4, Unmarked: 3, Quorum: 15, Floor: 80})},
		{"AttendanceHow", "到会怎么写", wording.AttendanceHow("482913")},
		{"AttendanceTaken", "记了到会", wording.AttendanceTaken(sitIn, wording.Attendance(heads()))},
		{"AttendanceWrong", "名字有错", wording.AttendanceWrong([]string{"王建"}, []string{"李明"}, []string{"周建国"}, []string{"李敏"})},
		{"NotBegun", "会还没开", wording.NotBegun(sitIn)},
		{"MeetingTaskAfter", "会议开始以后，写在到会下面", wording.MeetingTaskAfter("482913")},
		{"MeetingTaskHow", "会议任务怎么写", wording.MeetingTaskHow("482913")},
		{"MeetingTaskAway", "会议任务交给外出的人", wording.MeetingTaskAway("王建国代表", wednesday(), "")},
		{"MeetingTaskAway", "会议任务交给外出的人，有人代班", wording.MeetingTaskAway("王建国代表", wednesday(), "周秀英") + wording.MeetingTaskToAnother(true)},
		{"MeetingTaskToAnother", "没有人代班", wording.MeetingTaskToAnother(false)},
		{"MeetingTaskGiven", "会议任务交了", wording.MeetingTaskGiven("573820", "王建国代表", wednesday(), time.Minute, "")},
		{"TaskOfMeeting", "任务写在来件里", wording.TaskOfMeeting("月底前把渠修好", sitIn)},
		{"MeetingTaskFor", "不能交给他", wording.MeetingTaskFor("王建")},
		{"MeetingTaskWho", "有同名", wording.MeetingTaskWho("李明")},
		{"MeetingTaskNotReached", "他没有绑定", wording.MeetingTaskNotReached("王建国")},
	}
}
