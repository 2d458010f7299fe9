package wording

import (
	"fmt"
	"strings"
)

// OfficeFacts are what 待办 of somebody of the office is made of.
type OfficeFacts struct {
	Mine      []Row       // he has taken them on, or holds them himself
	Calls     []CallFacts // whom to phone
	Tasks     []string    // what else is to be done
	Unclaimed []Row       // nobody has taken them on
	Others    []Row       // taken on by the clerk in Who
	Signed    []Row       // handed out by the reader to the unit or the delegate in Who
	Whole     bool        // he has asked for all of it
}

// HelpOfficeToo points to HelpOffice: both in one message are too much.
func HelpOfficeToo() string { return "办公室的写法，回“办公室帮助”" }

// HelpOffice says what the office can say, a line each.
func HelpOffice() string {
	return Lines("代录 姓名 内容　替来电的人记下；不知道是谁，写“代录 来电人 内容”",
		"来电检举　电话里检举干部的，不记内容，只记一笔",
		"我来 编号　这件我办；不办了 编号　放下",
		"转 编号 给 姓名或单位 原因　请代表、委员、单位或同事办",
		"改写 编号 新的话　不署名的、给单位的，写给他们看的话；不用转 编号　后来补充的不转",
		"改类 编号 检举　交纪检；对象 编号 姓名　不让他看到",
		"打电话 编号　看要说的话；电话已告 编号　打过了；没人接就回“没人接”",
		"会议　要开的会；开会　发一个；改会 编号、取消会议 编号",
		"走访 代 代表 对象 电话 内容　替人记走访",
		"已处理 序号　别的要办的办好了",
		"代回 会议编号 姓名 参加　打电话来回会议的",
		"换班 会议编号 原来的人 换成的人　改接待日谁值班",
		"到会 会议编号 姓名　谁到了；缺席 会议编号 姓名　谁没到；会议任务 会议编号 给 姓名 内容",
		"核实 姓名　名册外登记的人；核对 姓名　当面核对身份",
		"更正已办 姓名、导出已办 姓名　办好了告诉他")
}

// OfficeVerbs are the words of the office that say nothing without a number or a name:
// what begins with one of them and lacks either is an answer to nobody.
func OfficeVerbs() []string {
	return []string{"代录", "我来", "不办了", "转", "改写", "不用转", "改类", "对象", "改会", "取消会议", "代回", "换班", "到会", "缺席", "会议任务", "核实", "核对", "更正已办", "导出已办"}
}

// OfficeVerbHow says how to write one of them, by its line of the help.
func OfficeVerbHow(verb string) string {
	for _, line := range strings.Split(HelpOffice(), "\n") {
		for _, before := range []string{"", "；", "、", "　"} {
			if said := before + verb + " "; before == "" && strings.HasPrefix(line, said) || before != "" && strings.Contains(line, said) {
				return Lines("没有发出。请写全：", line)
			}
		}
	}
	return ""
}

// VerbLacks answers a verb of the office whose number or name was forgotten, with words
// behind it: nothing was done or sent.
func VerbLacks(verb string) string {
	return Lines(fmt.Sprintf("没有照“%s”办：没写编号，或没写全。", verb), OfficeVerbHow(verb))
}

// MeetingLacks answers 请假, 参加 or 待定 with words behind it, which no meeting that was
// shown waits for; those he is invited to can still be answered.
func MeetingLacks(mine []MyMeeting) string {
	if len(mine) == 0 {
		return "没有记：现在没有等您回的会议。"
	}
	lines := []string{"没有记。要回会议，请带上会议编号："}
	for _, one := range mine {
		lines = append(lines, one.Number+" 请假 原因　"+one.when()+" "+one.Kind)
	}
	return Lines(lines...)
}

// LeaveLacks answers 同意 or 不同意 with words behind it, while nobody asks for leave.
func LeaveLacks() string {
	return "没有记：现在没有等您批的请假。批过的要改，请直接告诉他本人。"
}

// section is one part of a list: a head, its items and how to go on.
type section struct {
	head, foot string
	items      []string
	unit       string
}

// OfficeToDo is 待办 of the office within the runes given: what is his, soonest
// first; the calls; what nobody has taken on; and a line about what others have.
// What doesn't fit is counted.
func OfficeToDo(f OfficeFacts, most int) string {
	var sections []section
	if len(f.Mine) > 0 {
		sections = append(sections, section{head: fmt.Sprintf("我在办的（%d件）：", len(f.Mine)), items: rowLines(f.Mine),
			foot: "答复回“编号 您的答复”，看一件回编号。", unit: "件"})
	}
	if len(f.Calls) > 0 {
		call := section{head: fmt.Sprintf("要打电话的（%d个）：", len(f.Calls)), unit: "个",
			foot: "看要说的话回“打电话 编号”，打完回“电话已告 编号”"}
		for _, one := range f.Calls {
			call.items = append(call.items, one.Number+" "+one.who()+"·"+one.Gist)
		}
		sections = append(sections, call)
	}
	if len(f.Tasks) > 0 {
		sections = append(sections, section{items: f.Tasks, unit: "个"})
	}
	if len(f.Unclaimed) > 0 {
		sections = append(sections, section{head: fmt.Sprintf("没人认领的（%d件）：", len(f.Unclaimed)), items: rowLines(f.Unclaimed),
			foot: "您来办，回“我来 编号”。", unit: "件"})
	}
	if len(f.Others) > 0 {
		sections = append(sections, section{items: othersHave(f.Others), unit: "人"})
	}
	if len(f.Signed) > 0 {
		sections = append(sections, section{head: fmt.Sprintf("我签发的（%d件）：", len(f.Signed)), items: rowLines(f.Signed), unit: "件"})
	}
	if len(sections) == 0 {
		return InHand(nil, most)
	}
	if f.Whole {
		return fittedSections(sections, most, "")
	}
	return fittedSections(sections, most, restAsked)
}

// restAsked is how the rest of a list is asked for.
const restAsked = "，回“待办全部”看"

// Empty tells whether there is nothing in it.
func (f OfficeFacts) Empty() bool {
	return len(f.Mine)+len(f.Calls)+len(f.Tasks)+len(f.Unclaimed)+len(f.Others)+len(f.Signed) == 0
}

// othersHave says who else has what: 周岚在办2件：482913 573820.
func othersHave(rows []Row) []string {
	numbers := map[string][]string{}
	var names []string
	for _, row := range rows {
		if numbers[row.Who] == nil {
			names = append(names, row.Who)
		}
		numbers[row.Who] = append(numbers[row.Who], row.Number)
	}
	lines := make([]string, 0, len(names))
	for _, name := range names {
		his := numbers[name]
		more := ""
		if len(his) > mostOfAnother {
			more = "……"
		}
		lines = append(lines, fmt.Sprintf("%s在办%d件：%s%s", name, len(his), strings.Join(his[:min(len(his), mostOfAnother)], " "), more))
	}
	return lines
}

// mostOfAnother is how many numbers of what another clerk has are listed.
const mostOfAnother = 5

func rowLines(rows []Row) []string {
	lines := make([]string, 0, len(rows))
	for _, row := range rows {
		lines = append(lines, row.line())
	}
	return lines
}

// fittedSections gives every section an equal share of the room; what one leaves
// the next may use.
func fittedSections(sections []section, most int, asked string) string {
	var parts []string
	left := most
	for i, s := range sections {
		part := s.within(left/(len(sections)-i), asked)
		left -= len([]rune(part)) + 1
		parts = append(parts, part)
	}
	return strings.Join(parts, "\n")
}

func (s section) within(most int, asked string) string {
	rest := func(n int) string { return fmt.Sprintf("……还有%d%s%s", n, s.unit, asked) }
	used := len([]rune(s.head+s.foot)) + 2
	var kept []string
	for i, item := range s.items {
		need := len([]rune(item)) + 1
		if i+1 < len(s.items) {
			need += len([]rune(rest(len(s.items)))) + 1
		}
		if used+need > most && i > 0 {
			kept = append(kept, rest(len(s.items)-i))
			break
		}
		used += len([]rune(item)) + 1
		kept = append(kept, item)
	}
	return Lines(append(append([]string{s.head}, kept...), s.foot)...)
}

// Claimed confirms 我来.
func Claimed(number string) string {
	return fmt.Sprintf("已记：%s由您办。办不了回“不办了 %s”，或“转 %s 给 姓名 原因”。", number, number, number)
}

// ReasonToHimself says that nobody reads the reason of a clerk who hands a matter to
// himself.
func ReasonToHimself(reason string) string {
	return fmt.Sprintf("没有转给别人，原因（%s）没有发出。", short(reason))
}

// ClaimedBy answers 我来 when another clerk was first.
func ClaimedBy(number, name string) string {
	return fmt.Sprintf("%s已由%s办。要换人，请%s回“不办了 %s”。", number, name, name, number)
}

// Released confirms 不办了.
func Released(number string) string {
	return fmt.Sprintf("已记：%s您不办了，等办公室别人认领。", number)
}

// NotClaimed answers 不办了 for what he has not taken on.
func NotClaimed(number string) string {
	return fmt.Sprintf("%s不是您认领的，没有变。", number)
}

// NotForTheOffice answers an office verb for a matter that is not with the office.
func NotForTheOffice(number string) string {
	return fmt.Sprintf("%s不在联络办公室，没有变。在您自己名下的，直接回“%s 您的答复”。", number, number)
}

// InsteadOf asks a clerk whether he answers what somebody else has in hand.
func InsteadOf(number, name string) string {
	if name != "" {
		name += "在办，"
	}
	return Lines(fmt.Sprintf("%s%s您这句话还没发出。", number, name), "1 由我答复", "0 不发")
}
