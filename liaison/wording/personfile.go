package wording

import (
	"fmt"
	"strings"
	"time"
)

// PersonFacts are what is handed out to a person about himself: his own data and
// his own words, nothing of anybody else's.
type PersonFacts struct {
	At       time.Time
	Office   Office
	Roster   [][2]string // heading and cell, empty cells left out
	Binding  []string
	Contacts []string
	Matters  []PersonMatter
	Visits   []string
	Meetings []string
}

// PersonMatter is one matter in it.
type PersonMatter struct {
	Number    string
	Submitted time.Time
	To        string // 党代表, 联络办公室
	State     string
	Said      []string // a line each, with its date
}

// PersonFile is the page that is printed and handed over (导出).
func PersonFile(f PersonFacts) string {
	lines := []string{"个人资料", fmt.Sprintf("%s联络办公室 %s 导出", f.Office.Name, Stamp(f.At)), "【一、名册里的您】"}
	for _, row := range f.Roster {
		if row[1] != "" {
			lines = append(lines, row[0]+"："+row[1])
		}
	}
	lines = append(lines, "【二、绑定和同意】")
	lines = append(lines, orNothing(f.Binding)...)
	lines = append(lines, "【三、联系您的代表、委员】")
	lines = append(lines, orNothing(f.Contacts)...)
	lines = append(lines, fmt.Sprintf("【四、您反映的事：%d件】", len(f.Matters)))
	for _, matter := range f.Matters {
		lines = append(lines, fmt.Sprintf("编号%s，%s交给%s，%s", matter.Number, Stamp(matter.Submitted), matter.To, matter.State))
		lines = append(lines, matter.Said...)
	}
	lines = append(lines, "【五、走访、约谈联系】")
	lines = append(lines, orNothing(f.Visits)...)
	lines = append(lines, "【六、请您开的会】")
	lines = append(lines, orNothing(f.Meetings)...)
	lines = append(lines, "【七、不在这一份里的】",
		"别人说的话（代表、办公室的答复、走访时记的），语音和照片本身；不署名、不公开的事，请您在微信里回“进度”或发编号看。",
		"已到期删去的聊天内容，只留编号和日期。",
		"【八、要更正、要删去】", "在微信里回“更正”“注销”，或打"+f.Office.Call())
	return strings.Join(lines, "\n")
}

func orNothing(lines []string) []string {
	if len(lines) == 0 {
		return []string{"没有"}
	}
	return lines
}

// Stamp gives 2026年11月9日 14:30, on paper.
func Stamp(t time.Time) string {
	return fmt.Sprintf("%d年%d月%d日 %s", t.Year(), t.Month(), t.Day(), t.Format("15:04"))
}

// PersonBound describes a binding on paper; code tells whether one was used.
func PersonBound(at time.Time, code bool) string {
	how := "手机后四位"
	if code {
		how = "绑定码"
	}
	return Stamp(at) + "绑定，用" + how
}

// PersonConsented describes a consent on paper.
func PersonConsented(at time.Time, version int) string {
	return fmt.Sprintf("%s同意，说明第%d版", Stamp(at), version)
}

// PersonContact describes a link on paper; until is zero while it lasts.
func PersonContact(name, role string, since, until time.Time) string {
	days := fmt.Sprintf("%d年%d月%d日起", since.Year(), since.Month(), since.Day())
	if !until.IsZero() {
		days += fmt.Sprintf("，到%d年%d月%d日", until.Year(), until.Month(), until.Day())
	}
	return name + role + "，" + days
}

// PersonSaid is one thing he said, on paper; words are framed.
func PersonSaid(at time.Time, words string) string { return "  " + Stamp(at) + " 您说：" + words }

// PersonRated is his rating on paper; the reason may be empty.
func PersonRated(rating, reason string) string {
	if reason != "" {
		reason = "，" + reason
	}
	return "  您的评价：" + rating + reason
}

// PersonMeeting is one meeting somebody was invited to, with what he answered and
// what became of his asking for leave.
func PersonMeeting(when time.Time, kind, place, answer string, leave []string) string {
	text := fmt.Sprintf("%s %s，%s：", Stamp(when), kind, place)
	if answer == "" {
		answer = "没有回"
	}
	return text + strings.Join(append([]string{answer}, leave...), "；")
}

// PersonLeave is one time somebody asked for leave.
func PersonLeave(at time.Time, reason string) string {
	if reason == "" {
		return Stamp(at) + "请假"
	}
	return Stamp(at) + "请假：" + reason
}
