package wording

import "fmt"

// ToCorrect asks the office to put right what the roster says of somebody; words
// are framed, phone may be empty.
func ToCorrect(name, place, phone, words string) string {
	return Lines(person(name, place, phone)+"要更正："+words,
		fmt.Sprintf("改好了名册回“更正已办 %s”，不能改回“更正不办 %s 原因”", name, name))
}

// ToExport asks the office to hand somebody what is kept of him.
func ToExport(name, place, phone string) string {
	return Lines(person(name, place, phone)+"要一份自己的资料。",
		fmt.Sprintf("请管理员运行 shuanglian person export %s --reason 本人要，当面核对是本人再交给他；交了回“导出已办 %s”", name, name))
}

func person(name, place, phone string) string {
	facts := withContent(place, phone)
	if len(facts) == 0 {
		return name
	}
	if len(facts) == 1 {
		return name + "（" + facts[0] + "）"
	}
	return name + "（" + facts[0] + "，" + facts[1] + "）"
}

// NoRequest answers a clerk who ends what nobody has asked for; what is 更正, 导出.
func NoRequest(name, what string) string {
	return fmt.Sprintf("没有%s要%s的，回“待办”看。", name, what)
}

// WhoseRequest asks the clerk whose it is, of several with one name.
func WhoseRequest(what string, choices []Choice) string {
	return Lines("是哪一位要"+what+"？", choiceLines(choices), "0 先不办")
}

// WhyNot asks the clerk for the reason, which the person is told.
func WhyNot(name, what string) string {
	return fmt.Sprintf("不办要写原因，好告诉他：%s不办 %s 原因", what, name)
}

// RequestEnded confirms it to the clerk.
func RequestEnded(name, what string) string {
	return fmt.Sprintf("已记：%s的%s办完了，已告诉他。", name, what)
}

// RequestEndedBy tells the other clerks.
func RequestEndedBy(name, what, clerk string) string {
	return fmt.Sprintf("%s的%s，%s已办。", name, what, clerk)
}

// RequestRefused confirms to the clerk that it is not done.
func RequestRefused(name, what string) string {
	return fmt.Sprintf("已记：%s的%s不办，原因已告诉他。", name, what)
}

// YouAreCorrected tells the person; words of the clerk are framed and may be empty.
func YouAreCorrected(words string) string {
	return Lines("您要更正的，联络办公室已办好"+words+"。", "回“我的信息”看看对不对。")
}

// ExportReady tells the person that his copy is ready.
func ExportReady(words string, o Office) string {
	return Lines("您要的资料，联络办公室已办好"+words+"。", "有疑问打"+o.Call())
}

// RequestNotDone tells the person why not; the reason is framed.
func RequestNotDone(what, reason string, o Office) string {
	return Lines(fmt.Sprintf("您要%s的没有办：%s", what, reason), "有疑问打"+o.Call())
}
