package wording

import (
	"fmt"
	"strings"
	"time"
)

// Heads are the counts of one meeting. Who is on the reserve list is in none of
// them; observers stand apart.
type Heads struct {
	Invited   int // who attend or sit in
	Coming    int
	Leave     int // granted
	Asked     int // leave that is not decided yet; who came all the same is not counted
	Undecided int
	Silent    int
	Attended  int
	Absent    int
	Unmarked  int
	Observers int // with a seat
	Observing int // of these came
	Reserve   int
	Quorum    int // persons, 0: none
	Floor     int // per cent, 0: none
}

// EnoughComing tells before a meeting whether those who have said that they come
// are enough, and how many leaves wait for a word. Empty when there is nothing to
// tell.
func EnoughComing(h Heads) string {
	waiting, quorum := "", ""
	if h.Asked > 0 {
		waiting = fmt.Sprintf("%d人的请假等批。", h.Asked)
	}
	if h.Quorum > 0 {
		quorum = fmt.Sprintf("法定人数%d人，回“参加”的%d人：%s。", h.Quorum, h.Coming, enough(h.Coming >= h.Quorum, "够", h.Quorum-h.Coming))
	}
	return Lines(waiting, quorum)
}

// Attendance says who came, whether they were enough, and who is not noted yet.
// Every percentage has its n beside it.
func Attendance(h Heads) string {
	undecided := ""
	if h.Asked > 0 {
		undecided = fmt.Sprintf("，请假未批%d人", h.Asked)
	}
	came := fmt.Sprintf("应到%d人，实到%d人%s，请假%d人%s，缺席%d人。", h.Invited, h.Attended, share(h.Attended, h.Invited), h.Leave, undecided, h.Absent)
	var lines []string
	if h.Quorum > 0 {
		lines = append(lines, fmt.Sprintf("法定人数%d人：%s。", h.Quorum, enough(h.Attended >= h.Quorum, "够", h.Quorum-h.Attended)))
	}
	if least := h.floor(); least > 0 {
		lines = append(lines, fmt.Sprintf("到会率不低于%d%%（%d人）：%s。", h.Floor, least, enough(h.Attended >= least, "达到", least-h.Attended)))
	}
	if h.Observers > 0 {
		lines = append(lines, fmt.Sprintf("旁听%d人，到%d人。", h.Observers, h.Observing))
	}
	if h.Unmarked > 0 {
		lines = append(lines, fmt.Sprintf("还有%d人没有记。", h.Unmarked))
	}
	return Lines(append([]string{came}, lines...)...)
}

// share is a percentage with its base; nothing without one.
func share(n, of int) string {
	if of == 0 {
		return ""
	}
	return fmt.Sprintf("（%d%%，%d/%d）", n*100/of, n, of)
}

// floor is how many make the least share, rounded up.
func (h Heads) floor() int { return (h.Invited*h.Floor + 99) / 100 }

func enough(is bool, yes string, lacking int) string {
	if is {
		return yes
	}
	return fmt.Sprintf("还差%d人", lacking)
}

// AttendanceHow says how to write 到会 and 缺席.
func AttendanceHow(number string) string {
	return Lines("请写：到会 "+number+" 姓名、姓名", "除了谁都到了：到会 "+number+" 全到 缺 姓名、姓名", "记错了再写一遍：缺席 "+number+" 姓名")
}

// AttendanceTaken confirms the office's list, with what it adds up to.
func AttendanceTaken(meeting string, counts string) string {
	return Lines("已记："+meeting+" 到会。", counts)
}

// AttendanceWrong names what of a list could not be read; nothing was noted.
func AttendanceWrong(unknown, several, withLeave, twice []string) string {
	var lines []string
	if len(unknown) > 0 {
		lines = append(lines, "没有受邀："+strings.Join(unknown, "、"))
	}
	if len(several) > 0 {
		lines = append(lines, "有同名，请写“组织+姓名”："+strings.Join(several, "、"))
	}
	if len(withLeave) > 0 {
		lines = append(lines, "请假批了，不能记缺席："+strings.Join(withLeave, "、"))
	}
	if len(twice) > 0 {
		lines = append(lines, "写了两次："+strings.Join(twice, "、"))
	}
	return Lines(append(lines, "一个也没有记，请改了再写一遍。")...)
}

// NotBegun answers a list of a meeting that is still to come.
func NotBegun(meeting string) string { return meeting + "还没有开始，没有记。" }

// MeetingTaskHow says how to write 会议任务.
func MeetingTaskHow(number string) string {
	return "请写：会议任务 " + number + " 给 姓名 内容"
}

// MeetingTaskAfter says the same under a meeting that has begun.
func MeetingTaskAfter(number string) string {
	return "会上定的事交给人办：会议任务 " + number + " 给 姓名 内容"
}

// MeetingTaskFor refuses somebody who can't be given a task.
func MeetingTaskFor(name string) string {
	return fmt.Sprintf("不能交给“%s”：名册里没有这样一位代表或委员。没有记。", name)
}

// TaskOfMeeting is a task with the meeting it comes from.
func TaskOfMeeting(words, meeting string) string { return words + "（" + meeting + "的任务）" }

// MeetingTaskGiven confirms a task, and until when it is to be answered.
func MeetingTaskGiven(number, to string, due time.Time, hold time.Duration, later string) string {
	return Lines(fmt.Sprintf("已交给%s，编号%s，最迟%s答复%s", to, number, Day(due), recallable(hold)), later)
}

// MeetingTaskAway tells the office that the one it gives a task to has said he is away.
func MeetingTaskAway(to string, until time.Time, standIn string) string {
	if standIn != "" {
		standIn = "，" + standIn + "代表代班"
	}
	return fmt.Sprintf("%s外出到%s%s，可能答得晚。", to, Day(until), standIn)
}

// MeetingTaskToAnother says what can be done about it.
func MeetingTaskToAnother(standsIn bool) string {
	stays := ""
	if standsIn {
		stays = "这件交的是他本人；"
	}
	return stays + "要换人，先回“撤回”，再交给别人。"
}

// MeetingTaskWho refuses a name that several have.
func MeetingTaskWho(name string) string {
	return fmt.Sprintf("“%s”有同名，没有记。请写清楚：姓名加“代表”或“委员”，或者由办公室的电脑登记。", name)
}

// MeetingTaskNotReached refuses somebody who can't be reached through the account.
func MeetingTaskNotReached(name string) string {
	return fmt.Sprintf("%s现在联系不上，没有交。请打电话，或换一位。", name)
}
