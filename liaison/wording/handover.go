package wording

import (
	"fmt"
	"time"
)

// HandHow says how a clerk hands a matter to somebody.
func HandHow(number string) string {
	return fmt.Sprintf("请写上给谁和原因：转 %s 给 姓名 原因", number)
}

// NotYoursToHandOn answers 转 from who has raised the matter himself.
func NotYoursToHandOn(number string) string {
	return fmt.Sprintf("这件是您反映的，由在办的人转，这句话没有发出。要补充，回“%s 您的话”。", number)
}

// HandWhy asks for the reason.
func HandWhy(number, name string) string {
	return fmt.Sprintf("请写上原因：转 %s 给 %s 原因", number, name)
}

// NotToHim answers a name nobody has, and that of somebody who may not have the
// matter, and any name once too many were tried: the same for all.
func NotToHim(number, name string) string {
	return fmt.Sprintf("%s不能转给“%s”：名册里没有这样一位能办这件事的人，没有变。\n一件事一天试错几次，当天也不再转；急的请先自己答复。", number, name)
}

// HandToWhich asks which of several of one name is meant.
func HandToWhich(number string, choices []Choice) string {
	return Lines(fmt.Sprintf("同名的不止一位，%s转给哪一位？", number), choiceLines(choices), "0 不转")
}

// NotHanded confirms that a hand-over was left.
func NotHanded(number string) string { return fmt.Sprintf("好，%s没有转。", number) }

// NotReachable answers a hand-over to somebody the account can't reach now.
func NotReachable(number, name string) string {
	return fmt.Sprintf("%s还没有绑定，现在收不到。%s没有变，请换人，或打电话请他绑定。", name, number)
}

// RewordFirst says what a matter without a name needs before it is handed out.
func RewordFirst(number string) string {
	return Lines(fmt.Sprintf("%s不署名，请先写一句给代表看的话，不要带出是谁：", number), fmt.Sprintf("改写 %s 新的话", number),
		"代表只看到编号和这句话，看不到原话、语音、照片。")
}

// RewordHow says how to write 改写.
func RewordHow(number string) string {
	return fmt.Sprintf("请写上新的话：改写 %s 新的话", number)
}

// NoRewording answers 改写 for a matter whose holder reads its author himself.
func NoRewording(number string) string {
	return fmt.Sprintf("%s在代表手里，他看得到原话，不用改写。换人办回“转 %s 给 姓名 原因”。", number, number)
}

// ShowRewording shows the clerk his words before they stand for the author's. to is
// who gets them at once, empty while nobody outside the office has the matter.
func ShowRewording(number, words, to string) string {
	if to == "" {
		return Lines(fmt.Sprintf("%s给代表、单位看的是：%s", number, words), "看不出是谁吗？", "1 就用这句", "0 不用")
	}
	return Lines(fmt.Sprintf("%s要给%s看的是：%s", number, to, words), "看不出是谁吗？", "1 发给"+to, "0 不发")
}

// RewordingKept confirms the words and says how to go on.
func RewordingKept(number string) string {
	return fmt.Sprintf("已记：%s就用这句。要转给代表或单位，回“转 %s 给 姓名或单位 原因”。", number, number)
}

// RewordingUnused confirms that the words were dropped.
func RewordingUnused(number string) string {
	return fmt.Sprintf("好，没有用。%s没有变。", number)
}

// RewordIt tells the office that later words don't reach the holder as they are.
func RewordIt(number string) string {
	return fmt.Sprintf("在办的人看不到这些。要告诉他，请改写：改写 %s 新的话", number)
}

// OfficePassesOn tells an author, whose own words the holder does not read, which way
// they go.
func OfficePassesOn() string {
	return "您的话先到联络办公室，由办公室转告在办的人。"
}

// ReplyToReword reminds the office of a reply that its holder waits for. role is
// 代表, 委员 or 承办单位.
func ReplyToReword(number, role string) string {
	return fmt.Sprintf("%s：%s问的话，本人回了，还没转告。请改写：改写 %s 新的话", number, role, number)
}

// AdditionToReword reminds the office of what an author has added, which nobody has
// passed on.
func AdditionToReword(number string) string {
	return fmt.Sprintf("%s：本人又补充了话，还没转告。要转告，改写 %s 新的话；不用转，回“不用转 %s”", number, number, number)
}

// KeptHere confirms 不用转.
func KeptHere(number string) string {
	return fmt.Sprintf("已记：%s补充的话不转告，只留在办公室。", number)
}

// NothingToPassOn answers 不用转 where nothing waits.
func NothingToPassOn(number string) string {
	return fmt.Sprintf("%s现在没有等着转告的话。", number)
}

// ReasonStays tells the office why somebody without a name is not satisfied; the
// holder learns only that he isn't.
func ReasonStays(number, why string) string {
	return Lines(fmt.Sprintf("编号%s 评价不满意，原因：%s。", number, why), RewordIt(number))
}

// RewordedAs is a line of the office's own card.
func RewordedAs(words string) string { return "给代表、单位看的：" + words }

// SharedBy is why one clerk gave it to another, a line of the office's own card.
func SharedBy(name, words string) string { return name + "转来：" + words }

// HandedOnBecause is why the office handed it on, a line of the card.
func HandedOnBecause(words string) string { return "联络办公室转来：" + words }

// HandedTo confirms a hand-over to the clerk.
func HandedTo(number, to string, hold time.Duration, later string) string {
	return Lines(fmt.Sprintf("已把%s转给%s%s", number, to, recallable(hold)), later)
}

// HeIsAway tells a clerk that the one he hands a matter to has said he is away.
func HeIsAway(to string, until time.Time, number string) string {
	return fmt.Sprintf("%s外出到%s，可能答得晚。要换人，先回“撤回”，或再“转 %s 给”别人。", to, Day(until), number)
}

// HandedInside confirms a hand-over to another clerk.
func HandedInside(number, name string) string {
	return fmt.Sprintf("已记：%s由%s办。", number, name)
}

// HandedBack confirms that a hand-over was taken back.
func HandedBack(number string) string {
	return fmt.Sprintf("已收回，编号%s没有转出。", number)
}

// HandedByOffice tells the author who has it now. due is zero once a first answer
// was given.
func HandedByOffice(number, to string, due, now time.Time, nameless bool) string {
	text := fmt.Sprintf("编号%s：联络办公室已请%s办", number, to)
	if nameless {
		text += "，那边只看到编号和办公室改写的话"
	}
	if due.IsZero() {
		return text + "。"
	}
	return text + "，" + firstBy(due, now, "您") + "。"
}

// HandedToAnother tells a holder that the office has given his matter to another.
func HandedToAnother(number string) string {
	return fmt.Sprintf("编号%s：联络办公室已请别人办，您不用再答复。", number)
}

// AuthorAskedFirst tells the clerk that the author is asked before his name goes out.
func AuthorAskedFirst(number, to string, hold time.Duration) string {
	return Lines(fmt.Sprintf("%s是保密的，会先问本人可不可以告诉%s他的姓名。他说可以才转，结果会告诉您。", number, to), undo(hold))
}

// AskedBackOfName confirms to the clerk that the author is not asked any more.
func AskedBackOfName(number string) string {
	return fmt.Sprintf("已收回，%s不问本人姓名了，没有转。", number)
}

// NameAskedNoMore tells the author, who has read the question, that it is none any more.
func NameAskedNoMore(number string) string {
	return fmt.Sprintf("编号%s：刚才问能不能告诉姓名，办公室收回了，不用回，也没有转。", number)
}

// HandedAlready tells a clerk who hands a matter to another that it is on its way.
func HandedAlready(number, to string) string {
	return fmt.Sprintf("%s已转给%s。要换人，先回“撤回”，再转。", number, to)
}

// AskHimByPhone tells the clerk to ask on the telephone. unseen: his WeChat is bound,
// but by four digits only, and may not see the matter.
func AskHimByPhone(number, to string, unseen bool) string {
	return Lines(fmt.Sprintf("%s是保密的，%s。请打电话问他：可不可以告诉%s他的姓名？", number, whyByPhone(unseen), to),
		fmt.Sprintf("他说可以，回“%s 可以（电话）”；不可以，回“%s 不可以（电话）”。", number, number))
}

func whyByPhone(unseen bool) string {
	if unseen {
		return "本人的微信只用四位数绑定，看不到这一件"
	}
	return "本人收不到微信"
}

// MayBeHim warns the clerk who has asked the author of a confidential matter.
func MayBeHim(to string) string {
	return fmt.Sprintf("内容里可能说到%s本人，请看清楚。", to)
}

// AuthorAskedAbout tells the clerk that the author is asked whether he whom his words
// may be about is to read them.
func AuthorAskedAbout(number, to string, hold time.Duration) string {
	return Lines(fmt.Sprintf("%s里可能说到%s本人，会先问本人可不可以给他看。他说可以才转，结果会告诉您。", number, to), undo(hold))
}

// AskAboutByPhone tells the clerk to ask that on the telephone. unseen: as in AskHimByPhone.
func AskAboutByPhone(number, to string, unseen bool) string {
	return Lines(fmt.Sprintf("%s里可能说到%s本人，%s。请打电话问他：可不可以给他看？", number, to, whyByPhone(unseen)),
		fmt.Sprintf("他说可以，回“%s 可以（电话）”；不可以，回“%s 不可以（电话）”。", number, number))
}

// MayHeKnow asks the author of a confidential matter.
// named: others know his name already; him: his words may be about the one who would
// read them.
func MayHeKnow(number, gist, to string, named, him bool) string {
	question, reads := "可以告诉他您的姓名吗？", "您说过的话他也都看得到。"
	if named {
		question, reads = "可以给他看吗？", "您的姓名和说过的话他都看得到。"
	}
	if him {
		reads += "里面可能说到他本人。"
	}
	return Lines(fmt.Sprintf("编号%s（%s）：联络办公室想请%s办。%s", number, gist, to, question), reads,
		"可以就回“可以”，不行回“不可以”。不回就不告诉，还由办公室办。")
}

// ToldYourName echoes the author's yes.
func ToldYourName(number, to string, due, now time.Time, hold time.Duration) string {
	return Lines(fmt.Sprintf("已记：可以。编号%s已交给%s，他看得到您的姓名，%s。", number, to, firstBy(due, now, "您")),
		undo(hold))
}

func undo(hold time.Duration) string {
	if hold <= 0 {
		return ""
	}
	return fmt.Sprintf("%s内回“撤回”可收回。", Hold(hold))
}

// NotToldYourName echoes the author's no.
func NotToldYourName(number string) string {
	return fmt.Sprintf("已记：不可以。编号%s还由联络办公室办，您的姓名没有告诉别人。", number)
}

// NotToldFurther echoes the no of somebody who has said yes to another one before.
func NotToldFurther(number string) string {
	return fmt.Sprintf("已记：不可以。编号%s没有转给他，您的姓名没有告诉他。", number)
}

// NoNameAsked answers 可以 when nobody asks any more.
func NoNameAsked(number string) string {
	return fmt.Sprintf("编号%s现在不问这个了，您的姓名没有告诉别人。", number)
}

// NothingAskedByPhone answers a clerk who brings a 可以 that nobody has asked for.
func NothingAskedByPhone(number string) string {
	return fmt.Sprintf("编号%s现在没有要问本人姓名的事，这句没有记。", number)
}

// MayKnow tells the clerk what the author has said.
func MayKnow(number, to string) string {
	return fmt.Sprintf("编号%s：本人说可以，已转给%s。", number, to)
}

// NotToKnow tells the clerk that the name stays.
func NotToKnow(number string) string {
	return fmt.Sprintf("编号%s：本人不愿告诉姓名，没有转，还由办公室办。", number)
}

// NameNotAnswered tells the clerk that the author was silent, and what he can do now. to
// is for whom he was asked, empty when that one may not have it any more; shown: the
// question has reached him.
func NameNotAnswered(number, to string, shown bool) string {
	text := fmt.Sprintf("编号%s：没有问到本人可不可以", number)
	if shown {
		text = fmt.Sprintf("编号%s：本人一直没有回可不可以", number)
	}
	text += "，没有转"
	if to != "" {
		text += "给" + to
	}
	return Lines(text+"，还由办公室办。", fmt.Sprintf("请办公室答复；还要转，回“转 %s 给 姓名 原因”，会再问本人。", number))
}

// NameAnsweredLate tells the clerk that the author has answered after that.
func NameAnsweredLate(number string, yes bool) string {
	if !yes {
		return fmt.Sprintf("编号%s：本人过了时间回“不可以”，没有转，还由办公室办。", number)
	}
	return Lines(fmt.Sprintf("编号%s：本人过了时间才回“可以”，没有转，还由办公室办。", number),
		fmt.Sprintf("还要转，回“转 %s 给 姓名 原因”，会再问本人。", number))
}

// AnsweredLate tells the author that his word has come too late, and who hears it.
func AnsweredLate(number, word string) string {
	return Lines(fmt.Sprintf("编号%s：问您的时间已经过了，这次没有告诉别人您的姓名。", number),
		fmt.Sprintf("您说的“%s”已告诉在办的人。再问您时，请再回一次。", word))
}

// LateToWhich asks the author of several such matters to name one.
func LateToWhich(number, word string) string {
	return fmt.Sprintf("问您的时间已经过了，没有告诉别人您的姓名。您说的是哪一件？请写上编号，如：%s %s", number, word)
}
