package wording_test

import (
	"fmt"
	"time"

	"shuanglian/liaison/wording"
)

func missedExamples() []example {
	day := func(n int) time.Time { return wednesday().AddDate(0, 0, n) }
	jobs := []wording.MissedJob{{Job: "remind_holder", Count: 3, First: day(-2), Last: day(0)}, {Job: "warn_calendar", Count: 1, First: day(0), Last: day(0)}}
	people := []wording.Callee{{Name: "王建国", Phone: "139…0002"}, {Name: "周秀英"}}
	many := make([]wording.Callee, 60)
	for i := range many {
		many[i] = wording.Callee{Name: fmt.Sprintf("人%d", i), Phone: "139…0000"}
	}
	return []example{
		{"Missed", "服务停过三天", wording.Missed(jobs, nil, nil, 600)},
		{"Missed", "提醒送不到人", wording.Missed(nil, people, nil, 600)},
		{"Missed", "会议通知送不到人", wording.Missed(nil, nil, []wording.MissedMeeting{
			{About: wording.NumberedAbout("573820", wording.MeetingAbout("培训", wednesday())), People: people},
			{About: wording.CancelledAbout("482913", wording.MeetingAbout("年会", wednesday())), People: people[:1]}}, 600)},
		{"Missed", "都有，人很多", wording.Missed(jobs, many, nil, 600)},
		{"JobName", "定时任务的名字", wording.JobName("tidy")},
		{"JobName", "新加的，还没有名字", wording.JobName("new_job")},
		{"YearMissing", "没有明年的放假安排", wording.YearMissing("2027")},
	}
}
