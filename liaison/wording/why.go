package wording

import (
	"fmt"
	"strings"
	"time"
)

// WhyStep is one step of the way a matter has gone: From had it before, To has
// it from there on, both as the author knows them.
type WhyStep struct {
	At       time.Time
	Reason   string
	From, To string
}

// WhyFacts is the way of one matter. Author tells whether its author reads it.
type WhyFacts struct {
	Number    string
	Gist      string
	Author    bool
	Steps     []WhyStep
	Now       string // who has it
	OfficeToo bool   // and the office follows it up
	Ended     string // the state it ended in, empty while it is open
}

// Why tells why a matter went where it went, and who has it now.
func Why(w WhyFacts) string {
	who := "本人"
	if w.Author {
		who = "您"
	}
	lines := []string{fmt.Sprintf("编号%s（%s）：", w.Number, w.Gist)}
	for _, step := range w.Steps {
		lines = append(lines, Moment(step.At)+" "+because(step, who)+"。")
	}
	last := "现在由" + w.Now + "办。"
	switch {
	case w.Ended != "":
		last = w.Ended + "。"
	case w.OfficeToo:
		last = "现在由" + w.Now + "办，联络办公室也在跟进。"
	}
	return strings.Join(append(lines, last), "\n")
}

// because is one step in plain words. What the author may not learn (that
// somebody never bound, or is a subject) is told as everywhere else.
func because(step WhyStep, who string) string {
	switch step.Reason {
	case "chose_delegate", "chose_office":
		return who + "选了交给" + step.To
	case "chose_committee_member":
		return who + "选了提给" + step.To
	case "chose_anonymous":
		return who + "选了不署名，交给" + step.To
	case "complained":
		return who + "反映的是人，交给" + step.To + "，被反映的人看不到"
	case "entered":
		return who + "打来电话，办公室代录，交给" + step.To
	case "heard":
		return who + "在走访时说的，由代表记下，交给" + step.To
	case "opinion":
		return who + "在约谈联系时提的，由委员记下，交给" + step.To
	case "no_choice":
		return who + "没有选，交给" + step.To
	case "day_full":
		return who + "当天交给代表的已经满了，交给" + step.To
	case "may_not_hold":
		return who + "选的人现在不能接，交给" + step.To
	case "unreachable", "excluded":
		return RoleOf(step.From) + "暂时联系不上，交给联络办公室"
	case "stand_in":
		return who + "选了交给代表，代表外出，由代班的" + step.To + "答复"
	case "convenor":
		return who + "选了交给代表，代表外出，由召集人" + step.To + "答复"
	case "away":
		return who + "选的代表外出，交给" + step.To
	case "stand_in_late":
		return step.From + "没有按时答复，请代班的" + step.To + "代办"
	case "convenor_late":
		return step.From + "没有按时答复，请召集人" + step.To + "代办"
	case "successor", "seat_ended":
		return strings.TrimSuffix(step.From, RoleOf(step.From)) + "不再担任" + RoleOf(step.From) + "，请" + step.To + "接着办"
	case "handed_on":
		return step.From + "转给" + step.To
	case "meeting_task", "sit_in_task":
		return "会议上定的任务，联络办公室交给" + step.To
	case "by_office":
		return "联络办公室转给" + step.To
	case "agreed":
		return who + "同意告诉姓名，联络办公室转给" + step.To
	case "taken_back":
		return "刚转给" + step.From + "的收回了，交给" + step.To
	case "unanswered":
		return step.To + "还没有答复，请联络办公室跟进"
	case "dissatisfied_twice":
		return who + "两次不满意，交给" + step.To
	}
	return "交给" + step.To
}

// RoleOf is how somebody is named who must not be named: 代表, 委员, 承办单位.
func RoleOf(name string) string {
	switch {
	case strings.HasSuffix(name, "委员"):
		return "委员"
	case strings.HasSuffix(name, "代表") || name == "" || name == "联络办公室":
		return "代表"
	}
	return "承办单位"
}

// WhySealed tells about a sealed matter no more than that it is one.
func WhySealed(number string) string {
	return fmt.Sprintf("编号%s由专人办，别人看不到。", number)
}

// WhyWhich lists the matters of which 为什么 could ask.
func WhyWhich(rows []Row, most int) string {
	if len(rows) == 0 {
		return "您还没有反映过事情。要问一件，回“为什么 编号”。"
	}
	return fitted("要问哪一件？", "回“为什么 编号”，比如：为什么 "+rows[0].Number, most, rows, func(r Row) string {
		return r.Number + " " + r.Gist
	}, "")
}
