package wording

import (
	"fmt"
	"strings"
	"time"
)

// VisitFacts are one contact as it is echoed and listed.
type VisitFacts struct {
	Interview bool
	From      string // the one it was recorded for, empty when it is the reader's own
	To        string // 张三（东岸村）
	Day       time.Time
	Channel   string
	Gist      string
}

// VisitWord is how a contact is called: bare 约谈 means a summons in discipline work.
func VisitWord(interview bool) string {
	if interview {
		return "约谈联系"
	}
	return "走访"
}

// ChannelWord names a way to meet: for an interview in person one to one.
func ChannelWord(channel string, interview bool) string {
	switch channel {
	case "in_person":
		if interview {
			return "当面（一对一）"
		}
		return "当面"
	case "phone":
		return "电话"
	case "wechat":
		return "微信"
	}
	return "会上"
}

// line is 走访张三（东岸村），11月9日（周一），电话：了解低保.
func (f VisitFacts) line() string {
	who := VisitWord(f.Interview) + f.To
	if f.From != "" {
		who = f.From + who
	}
	text := fmt.Sprintf("%s，%s，%s", who, Day(f.Day), f.Channel)
	if f.Gist != "" {
		text += "：" + f.Gist
	}
	return text
}

// VisitLine is a recorded contact in a list to choose from.
func VisitLine(f VisitFacts) string { return f.line() }

// VisitTaken echoes a recorded contact and the way back; replaced tells that it
// corrects an earlier record.
func VisitTaken(f VisitFacts, replaced bool) string {
	head, mark := "已记：", ""
	if replaced {
		head = "已改：现在记的是"
	}
	if f.From != "" {
		mark = "（代录）"
	}
	return Lines(head+f.line()+mark+"。", "记错了回“改”，不要了回“撤”。")
}

// VisitHeardAsk asks at the end whether he raised anything.
func VisitHeardAsk() string { return "他反映了什么事吗？有就直接说，没有回0。" }

// NothingHeard ends it.
func NothingHeard() string { return "好，记好了。" }

// VisitWithdrawn confirms 撤.
func VisitWithdrawn(f VisitFacts) string { return "已撤：" + f.line() + "。不算数了。" }

// VisitWithdrawnAlready answers 撤 or 改 when the last record is withdrawn: none before
// it is touched. act is that word.
func VisitWithdrawnAlready(f VisitFacts, act string) string {
	return Lines("刚才记的已经撤了："+f.line()+"。别的没有动。", fmt.Sprintf("要%s以前记的，回“走访 %s”。", act, act))
}

// VisitFixAsk asks what is wrong about a record.
func VisitFixAsk(f VisitFacts) string {
	return Lines(f.line(), "对的是什么？直接说：方式（当面、电话、微信、会上）、哪天（昨天、11-8）或内容。", "人记错了，回“撤”再记一次。0 不改")
}

// VisitFixNot answers words that change nothing.
func VisitFixNot() string { return "没有改，还是原来记的。" }

// VisitWhichOne asks which record is meant.
func VisitWhichOne(choices []Choice) string {
	return listed("哪一次？回一个数字：", choices, "0 都不是")
}

// HelpVisits is the help for those who have contacts to see: a delegate's line, and a
// committee member's.
func HelpVisits(delegate, committee bool) string {
	visits, interviews := "", ""
	if delegate {
		visits = "走访 张三 电话 了解低保　记一次走访；只回“走访”也行"
	}
	if committee {
		interviews = "约谈 张三 电话 了解低保　记一次约谈联系；只回“约谈”也行"
	}
	return Lines(visits, interviews)
}

// NoVisitToChange answers 改 or 撤 when there is nothing of his.
func NoVisitToChange(o Office) string {
	return "没有您能改的记录。办公室代录的，请联络办公室改" + o.Dial()
}

// VisitLineHow explains the line.
func VisitLineHow() string {
	return "没有记。写法：走访 张三 电话 了解低保。或只回“走访”，一步一步选。"
}

// VisitForHow explains the line to the office.
func VisitForHow() string {
	return "没有记。写法：走访 代 王建国 张三 当面 了解低保"
}

// VisitWho asks who it was: with what is still to be done this quarter.
func VisitWho(interview bool, due string, choices []Choice) string {
	return listed(Lines(due, "记一次"+VisitWord(interview)+"：联系了谁？回一个数字："), choices, "0 不记")
}

// VisitMaybe asks whether somebody was meant, for what was typed is no contact's
// name or several people's.
func VisitMaybe(typed string, choices []Choice) string {
	head := "是哪一位？回一个数字："
	if typed != "" {
		head = fmt.Sprintf("您联系的人里没有“%s”。是不是：", typed)
	}
	return listed(head, choices, "0 都不是，不记")
}

// VisitChannelAsk asks by what way.
func VisitChannelAsk(what, to string, interview bool) string {
	return Lines(what+to+"，怎么联系的？回一个数字：",
		"1 "+ChannelWord("in_person", interview), "2 电话", "3 微信", "4 会上", "0 不记")
}

// VisitGistAsk asks what it was about.
func VisitGistAsk() string { return "聊了什么？说一句就行，没有回0。" }

// VisitUndecided tells somebody that a contact was not recorded, since he has left a
// question about it open.
func VisitUndecided() string {
	return "刚才那次走访没有选完，没有记。要记请再发一次。"
}

// NotRecorded ends it without a record.
func NotRecorded() string { return "没有记。" }

// NotAContact answers a name that is none of those he is to see; names are these.
func NotAContact(typed string, names []string, o Office) string {
	if len(names) == 0 {
		return NoContacts(o)
	}
	return Lines(fmt.Sprintf("“%s”不是您联系的人，没有记。", typed), "您联系的是："+strings.Join(names, "、")+"。",
		"名单不对请找"+o.Call())
}

// NotAContactOf tells the same to the office, of somebody's contacts.
func NotAContactOf(typed, from string, names []string) string {
	if len(names) == 0 {
		return from + "现在没有联系的人，没有记。"
	}
	return Lines(fmt.Sprintf("“%s”不是%s联系的人，没有记。", typed, from), "他联系的是："+strings.Join(names, "、")+"。")
}

// NoContacts tells who has nobody to see.
func NoContacts(o Office) string {
	return "您现在没有联系的人，不用记。名单不对请找" + o.Call()
}

// VisitNoSuchDay answers a day that does not exist.
func VisitNoSuchDay(day string) string {
	return fmt.Sprintf("没有%s这一天，没有记。请再发一次。", day)
}

// VisitAhead answers a day that is still to come.
func VisitAhead(day time.Time) string {
	return fmt.Sprintf("%s还没到，没有记。见过了再记。", Day(day))
}

// VisitOneByOne answers a line that names several, with what to type for each. note is
// what was said behind the names.
func VisitOneByOne(names []string, note string) string {
	lines := []string{"没有记：一次只记一位，请分开回："}
	for _, name := range names {
		lines = append(lines, fmt.Sprintf("走访 %s %s", name, note))
	}
	return Lines(lines...)
}

// VisitToCome answers a time to come without a day: 下周, 过两天.
func VisitToCome() string { return "还没到的日子不记，没有记。见过了再记。" }

// VisitBeforeLink answers a day before the two were linked.
func VisitBeforeLink(to string, since time.Time) string {
	return fmt.Sprintf("%s从%d年%d月%d日起才是联系的人，那以前的没有记。", to, since.Year(), since.Month(), since.Day())
}

// VisitLinkOver answers a day on which the two were not linked any more.
func VisitLinkOver(to string, o Office) string {
	return fmt.Sprintf("那天%s已不是联系的人，没有记。名单不对请找%s", to, o.Call())
}

// listed is a question with its lines.
func listed(head string, choices []Choice, foot string) string {
	lines := []string{head}
	for _, choice := range choices {
		lines = append(lines, choice.Digit+" "+choice.Text)
	}
	return Lines(append(lines, foot)...)
}

// VisitorUnclear answers the office a name that is no delegate's, or several'.
func VisitorUnclear(name string, n int) string {
	if n > 1 {
		return fmt.Sprintf("有%d位%s，请用命令看：shuanglian visits due", n, name)
	}
	return "请写上代表或委员的姓名，如：走访 记录 王建国"
}
