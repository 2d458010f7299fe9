package wording

import (
	"fmt"
	"strings"
	"time"
)

// NoSuchPhone answers 代录 with a number that nobody can ring.
func NoSuchPhone(digits string) string {
	return Lines(fmt.Sprintf("没有录：“%s”不像电话号码。", digits), "手机写11位，座机带区号：0577-86123456。", "不知道号码就不写：代录 来电人 内容")
}

// EnteredFor marks, on every card, whose words the office wrote down.
func EnteredFor(name string) string { return name + "，办公室代录" }

// Entered is the same in a list.
func Entered(name string) string { return name + "（代录）" }

// Caller is how somebody is named who rang and gave no name.
func Caller() string { return "来电人" }

// EnterHow says how to write 代录.
func EnterHow() string {
	return Lines("请写：代录 姓名 内容，比如：代录 陈婆 水管漏", "不知道姓名的：代录 来电人 电话号码 内容",
		"不想让代表知道的：代录（保密） 姓名 内容")
}

// EnterForWhom asks which of the roster a name means.
func EnterForWhom(name string, choices []Choice) string {
	return Lines(fmt.Sprintf("“%s”是哪一位？", name), choiceLines(choices), "0 不录")
}

// NotOnRoster is the line for somebody the roster does not know.
func NotOnRoster(name string) string { return fmt.Sprintf("名册里没有，记作“%s”", name) }

// NothingEntered confirms that nothing was written down.
func NothingEntered() string { return "好，没有录。" }

// NotEntered refuses to write an accusation down.
func NotEntered() string {
	return Lines("没有录：电话里的检举控告不记内容。请告诉对方自己打12388，或找纪检专员；用微信的，回4。", "告诉过了，回“来电检举”。不是检举，请换个说法。")
}

// MayBeCharge asks whether words accuse somebody of taking money or gifts, before they
// are written down for a caller, or handed in for somebody who was seen.
func MayBeCharge(heard bool) string {
	act := "录"
	if heard {
		act = "交"
	}
	return Lines("这句话还没"+act+"，像是说有人收钱、收礼。是检举吗？", "1 是检举，不"+act+"，内容不留", "2 不是检举，照"+act, "0 不"+act)
}

// NotEnteredBefore answers 代录 with the number of a matter whose author speaks for
// himself.
func NotEnteredBefore(number string) string {
	return fmt.Sprintf("%s不是代录的，本人自己说，这句话没有加上。要答复，回“%s 您的话”。", number, number)
}

// EnterYourself answers a clerk who enters a matter for himself.
func EnterYourself() string { return "您自己的事直接说就行，不用代录。" }

// RangFrom notes, for the office alone, another number than the roster's.
func RangFrom(phone string) string { return "来电号码" + phone }

// EnteredFacts are what became of a matter that was entered.
type EnteredFacts struct {
	For      string // whose it is
	To       string
	Number   string
	Due      time.Time
	Hold     time.Duration
	Later    string
	Kept     string // the delegate who would have had it, but it may be about him
	TooMany  bool
	Reached  bool // answers reach him through the account
	NoNumber bool // nobody knows where to phone him
}

// EnteredNow is the receipt of 代录, with what to tell the one on the telephone.
func EnteredNow(f EnteredFacts) string {
	why, back := "", "答复来了办公室打电话告诉他。"
	switch {
	case f.Kept != "":
		why = fmt.Sprintf("内容里可能说到%s代表，没有交给他。", f.Kept)
	case f.TooMany:
		why = "今天交给代表的已经满了，这一件由办公室办。"
	}
	switch {
	case f.Reached:
		back = "他绑定了微信，答复直接发给他。"
	case f.NoNumber:
		back = "没有他的电话，请告诉他编号，让他过几天再打来问。"
	}
	return Lines(fmt.Sprintf("已代录（%s），交给%s。", f.For, f.To), why,
		fmt.Sprintf("请告诉他：编号%s，最迟%s下班前先答复。", f.Number, Day(f.Due)), back, f.Later, undo(f.Hold))
}

// EnteredAbout tells a clerk who is kept from what he has entered.
func EnteredAbout(named []string) string {
	return "内容里说到" + strings.Join(named, "、") + "，不给看这一件。"
}

// AnswerByPhone tells who answered that the office phones the one without WeChat.
func AnswerByPhone(number string) string {
	return fmt.Sprintf("编号%s：这件是电话来的，答复由联络办公室打电话告诉他。", number)
}

// AskHowHeFoundIt tells a clerk to ask for the rating while he is on the telephone.
func AskHowHeFoundIt(number string) string {
	return fmt.Sprintf("请问他满不满意，回“%s 满意（电话）”，也可以是“基本满意”“不满意 原因”。", number)
}

// FinishedAfterCall tells who has phoned somebody that what he told him was the last word.
func FinishedAfterCall(number string) string {
	return Lines(number+"答完了，答复他已经在电话里听过，不用再打。", fmt.Sprintf("他再打来，问他满不满意，回“%s 满意（电话）”。", number))
}

// ClosedAfterCall is the same when the matter has been closed since.
func ClosedAfterCall(number string) string {
	return number + "答完了，答复他已经在电话里听过，不用再打。已过评价的时间，结了（未评价）。"
}

// TooLateToRateByPhone answers a rating given on the telephone of what was closed without one.
func TooLateToRateByPhone(number string) string {
	return Lines(fmt.Sprintf("没有记评价：%s已过评价的时间，结了（未评价）。", number), "他说事情没办好，回“代录 姓名 内容”另记一件。")
}

// PhoneFirst answers a rating by telephone of an answer nobody has told yet.
func PhoneFirst(number string) string {
	return fmt.Sprintf("%s的答复还没有电话告诉他。先打电话，打完回“电话已告 %s”，再记评价。", number, number)
}

// RatedByPhone confirms a rating given on the telephone.
func RatedByPhone(number, rating string) string {
	return fmt.Sprintf("已记：编号%s 电话评价“%s”。", number, rating)
}

// RedoByPhone confirms a 不满意 given on the telephone.
func RedoByPhone(number, by string) string {
	return fmt.Sprintf("已记：编号%s 电话评价“不满意”，已请%s再办一次。", number, by)
}

// RatedOnThePhone marks the state of a matter that was rated so.
func RatedOnThePhone(state string) string { return state + "，电话评价" }

// NotRatedYet answers a rating given on the telephone of what is not answered yet.
func NotRatedYet(number string) string {
	return fmt.Sprintf("%s还没答完，不能记评价，这句没有发出。", number)
}

// NotRelayedByPhone answers other words that are marked as said on the telephone.
func NotRelayedByPhone(number string) string {
	return Lines("带“（电话）”的话不发给本人，这句没有发出。", fmt.Sprintf("他补充的，回“代录 %s 内容”。要答复他，去掉“（电话）”。", number))
}

// OnlyHimself answers a rating behind a number by somebody who is not the author.
func OnlyHimself(number string) string {
	return fmt.Sprintf("%s等本人评价，您这句没有发出。要再答复，请写：%s 您的答复", number, number)
}
