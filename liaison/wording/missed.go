package wording

import (
	"fmt"
	"time"
)

// MissedJob is a regular task whose time went by without it.
type MissedJob struct {
	Job         string
	Count       int
	First, Last time.Time
}

// Callee is somebody for the office to phone; the phone may be empty.
type Callee struct{ Name, Phone string }

// MissedMeeting is a meeting of which some people could not be told.
type MissedMeeting struct {
	About  string
	People []Callee
}

// JobName is how people call a regular task.
func JobName(job string) string {
	switch job {
	case "remind_holder":
		return "每天提醒承办人"
	case "remind_visits":
		return "提醒走访、约谈联系"
	case "digest_committee":
		return "委员的周报"
	case "digest_month":
		return "委员的月报"
	case "digest_delegate":
		return "代表每天的情况"
	case "digest_office":
		return "办公室每天的情况"
	case "make_meetings":
		return "排定期的会"
	case "warn_calendar":
		return "提醒导入放假安排"
	case "keep_tags":
		return "给微信菜单分组"
	case "tidy":
		return "清理过期的记录"
	}
	return "定时任务" + job
}

// Missed tells the office what was not done in time, and whom it has to phone
// since no reminder reached him; what is longer than one message is counted (0:
// any length).
func Missed(jobs []MissedJob, people []Callee, meetings []MissedMeeting, most int) string {
	var lines []string
	if len(jobs) > 0 {
		lines = append(lines, "这些定时的事错过了时候，没有做：")
	}
	for _, job := range jobs {
		when := Day(job.First)
		if job.Count > 1 {
			when = fmt.Sprintf("%s到%s，%d次", Day(job.First), Day(job.Last), job.Count)
		}
		lines = append(lines, JobName(job.Job)+"："+when)
	}
	if len(jobs) > 0 {
		lines = append(lines, "服务停过或出过错，请告诉管服务器的人；要紧的请打电话。")
	}
	if len(people) > 0 {
		lines = append(lines, fmt.Sprintf("有%d人的提醒没送到，请打电话：", len(people)))
	}
	for _, person := range people {
		lines = append(lines, CallFacts{Name: person.Name, Phone: person.Phone}.who())
	}
	for _, meeting := range meetings {
		lines = append(lines, fmt.Sprintf("%s：有%d人没送到，请打电话：", meeting.About, len(meeting.People)))
		for _, person := range meeting.People {
			lines = append(lines, CallFacts{Name: person.Name, Phone: person.Phone}.who())
		}
	}
	return within(lines, most)
}

// within keeps as many lines as one message holds and counts the rest.
func within(lines []string, most int) string {
	used := 10
	for i, line := range lines {
		if used += len([]rune(line)) + 1; most > 0 && used > most {
			return Lines(append(lines[:i:i], fmt.Sprintf("……还有%d行", len(lines)-i))...)
		}
	}
	return Lines(lines...)
}

// YearMissing asks the office to have a year's arrangement of holidays imported.
func YearMissing(year string) string {
	return fmt.Sprintf("还没有%s年的放假安排，期限先按周六周日休息算。\n国务院公布后（一般11月），请管服务器的人运行：shuanglian calendar import 文件名", year)
}
