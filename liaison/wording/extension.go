package wording

import (
	"fmt"
	"time"
)

// ExtendHow says how to write 延期.
func ExtendHow() string { return "请写上编号和原因：延期 482913 等材料到" }

// ExtendWhy asks for the reason.
func ExtendWhy(number string) string {
	return Lines(fmt.Sprintf("编号%s要延期，请写上原因，直接发来就行。", number), "原因给联络办公室看；同意了，也告诉本人。", "0 不申请")
}

// ExtendInWords answers a voice or picture in the place of the reason.
func ExtendInWords() string {
	return "没有收：延期的原因请打几个字，比如“等材料到”。0 不申请"
}

// ExtendOrAnswer asks who has a matter whether words are why it takes longer, or an answer.
func ExtendOrAnswer(number, said string) string {
	return Lines(fmt.Sprintf("%s还没发出，是哪一样？", said), fmt.Sprintf("1 申请延期（%s），这句是原因", number), "2 答复本人", "0 不发")
}

// NotExtended confirms that more time was not asked for.
func NotExtended() string { return "好，没有申请延期，期限不变。" }

// ExtensionSent confirms to who can't finish in time that the office is asked.
func ExtensionSent(number string, due, until time.Time) string {
	return Lines(fmt.Sprintf("已请联络办公室定（%s），原因给他们看；同意了，也告诉本人。", number),
		fmt.Sprintf("同意就最迟%s前办完；没有答复以前，还是%s。", Day(until), Day(due)))
}

// NotExtendable says why more time can't be asked for.
func NotExtendable(number, why string, due, now time.Time) string {
	switch why {
	case "none":
		return "没有申请：这里办事不延期。办不完，先答复本人一句说明。"
	case "unanswered":
		return fmt.Sprintf("没有申请：%s还没有先答复。先回“%s 您的答复”，说一声在办，再申请延期。", number, number)
	case "answered":
		return fmt.Sprintf("没有申请：%s已答完，等本人评价，不用延期。", number)
	case "urgent":
		return fmt.Sprintf("没有申请：%s是急件，不延期。办不完，先答复本人一句说明。", number)
	case "redo":
		return fmt.Sprintf("没有申请：%s本人不满意、正再办一次，不延期。办不完，先答复本人一句说明。", number)
	case "sealed":
		return fmt.Sprintf("没有申请：%s不经联络办公室，不在这里延期。", number)
	case "office":
		return fmt.Sprintf("没有申请：%s在联络办公室，不用延期。办不完，先答复本人一句说明。", number)
	case "late":
		return fmt.Sprintf("没有申请：%s已过了%s，延期要在到期以前。请先答复本人一句说明。", number, Day(due))
	case "asked":
		return fmt.Sprintf("%s的延期已经请联络办公室定，还没有答复，这句话没有发出。", number)
	case "granted":
		return fmt.Sprintf("没有申请：%s已经延期一次，%s，不能再延。", number, doneBy(due, now))
	case "refused":
		return fmt.Sprintf("没有申请：%s申请过一次，联络办公室没有同意，%s。", number, doneBy(due, now))
	}
	return fmt.Sprintf("没有申请：联络办公室现在没有人能定%s，请打电话。", number)
}

// ExtensionAsked asks the office. gist is empty for who may not see the matter: he learns no
// more of it.
func ExtensionAsked(number, gist, who, reason string, due, until, now time.Time) string {
	return Lines(fmt.Sprintf("编号%s%s：%s申请延期，原因：%s", number, inBrackets(gist), who, reason),
		fmt.Sprintf("现在%s，同意就到%s，只延一次。", doneBy(due, now), Day(until)),
		fmt.Sprintf("同意回“%s 同意”，不同意回“%s 不同意 原因”。", number, number))
}

// ExtensionOf is that question in a few words.
func ExtensionOf(number, who string) string { return number + "（" + who + "申请延期）" }

// AuthorTold is how the author of a matter learns that it takes longer.
type AuthorTold string

// The ways.
const (
	ToldHere    AuthorTold = "here"
	ToldLater   AuthorTold = "later" // in the morning, or when he writes
	ToldByPhone AuthorTold = "phone" // the account can't reach him
	ToldNot     AuthorTold = "not"   // nobody can
)

// ExtensionDecided echoes the office's word.
func ExtensionDecided(about string, granted bool, until time.Time, told AuthorTold) string {
	if !granted {
		return fmt.Sprintf("已记：不同意%s，已告诉他，期限不变。", about)
	}
	author := map[AuthorTold]string{
		ToldHere:    "已告诉他和本人。",
		ToldLater:   "已告诉他；会告诉本人，最晚本人下次来消息时。",
		ToldByPhone: "已告诉他。本人收不到这里的消息，请打电话告诉本人，回“待办”看。",
		ToldNot:     "已告诉他。本人现在收不到这里的消息，没有告诉本人。",
	}[told]
	return fmt.Sprintf("已记：同意%s，最迟%s前办完，%s", about, Day(until), author)
}

// DecideWhy asks a clerk for the reason of a no.
func DecideWhy(number string) string {
	return fmt.Sprintf("还没记。不同意请写上原因：%s 不同意 原因", number)
}

// NothingToDecide answers 同意 or 不同意 where nobody applies for anything, or somebody else
// has decided; its author gets nothing of it.
func NothingToDecide(number string) string {
	return fmt.Sprintf("%s现在没有等您定的（没有人申请，或别人已定了），这句没有发给任何人。", number)
}

// DecidedBy tells the others of the office who has decided.
func DecidedBy(about, name string, granted bool) string {
	if granted {
		return about + "：" + name + "已同意，不用再定。"
	}
	return about + "：" + name + "没有同意，不用再定。"
}

// DecidedAlready tells somebody of the office that it was decided, or needs to be no more.
func DecidedAlready(about string) string { return about + "：别人已经定了，或不用定了。" }

// ExtensionGranted tells who has asked.
func ExtensionGranted(number string, until time.Time, told AuthorTold) string {
	author := map[AuthorTold]string{
		ToldHere: "已告诉本人", ToldLater: "会告诉本人（最晚他下次来消息时）", ToldByPhone: "由联络办公室打电话告诉本人", ToldNot: "本人现在收不到消息，没有告诉本人",
	}[told]
	return fmt.Sprintf("编号%s：联络办公室同意延期，最迟%s前办完，%s。不能再延。", number, Day(until), author)
}

// TellExtended asks the office to phone an author whom the account can't reach.
func TellExtended(number, author, who, reason string, until time.Time) string {
	return fmt.Sprintf("要打电话：编号%s %s，请告诉他：%s要多一些时间，最迟%s前办完，原因：%s。", number, author, who, Day(until), reason)
}

// ExtensionRefused tells him the contrary.
func ExtensionRefused(number, reason string, due, now time.Time) string {
	stays := "还是" + doneBy(due, now)
	if overdue(due, now) {
		stays = doneBy(due, now) + "，请尽快办完"
	}
	return fmt.Sprintf("编号%s：联络办公室没有同意延期，原因：%s%s。", number, reason, stays)
}

// ExtensionUnheard tells him that nobody of the office could be asked.
func ExtensionUnheard(number string) string {
	return fmt.Sprintf("编号%s：延期的申请没有送到联络办公室，期限不变。请打电话，或再申请一次。", number)
}

// Extended tells the author by when it is done now, and why.
func Extended(number, gist, who, reason string, until time.Time) string {
	return Lines(fmt.Sprintf("编号%s%s：%s要多一些时间，最迟%s前办完。", number, inBrackets(gist), who, Day(until)), "原因："+reason)
}

// ExtensionLine is a line of a card: that it was asked for, granted or refused, and why.
func ExtensionLine(at time.Time, what, why string) string {
	line := Moment(at) + " " + what
	if why != "" {
		line += "：" + why
	}
	return line
}
