package wording

import (
	"fmt"
	"strings"
	"time"
)

// Unsupported is said to a sticker, a file, or nothing at all.
func Unsupported() string { return "收不到这种消息，请打字、发语音或照片。" }

// Courtesy answers a thanks or a greeting in one line.
func Courtesy() string { return "不客气。有事直接说，打字、发语音都行。" }

// OnlySigns answers a text in which there is nothing to read.
func OnlySigns(o Office) string {
	return "没看懂，没有收。有事直接说，打字、发语音都行。不会弄就打" + o.Call()
}

// Closed confirms 取消 or 0.
func Closed() string { return "好，不办了。刚才的话没有发出。" }

// NotAnswered confirms that no answer was taken.
func NotAnswered() string { return "好，没有记。" }

// NothingAsked answers a stray digit or answer word.
func NothingAsked() string {
	return "现在没有等您选的。有事直接说，查事情回“进度”，要帮忙回“帮助”。"
}

// NothingToRate answers 满意 when no answer waits for it.
func NothingToRate() string { return "现在没有等您评价的。查事情回“进度”。" }

// RatedAlready is the same where the last rating can still be changed; others are
// the words for that.
func RatedAlready(number, rating string, others []string) string {
	ways := make([]string, 0, len(others))
	for _, word := range others {
		if word == RatingWord("dissatisfied") {
			word += " 原因"
		}
		ways = append(ways, fmt.Sprintf("“%s %s”", number, word))
	}
	return fmt.Sprintf("现在没有等您评价的。%s已评“%s”，要改回%s。", number, rating, strings.Join(ways, "或"))
}

// RateInWords asks for one of the three words instead of 一般.
func RateInWords() string {
	return "评价请回“满意”“基本满意”或“不满意 原因”，刚才那句没有记。"
}

// DidNotTake says that words beside a choice were not taken. The office is for who
// can't go on; empty for its own people.
func DidNotTake(again string, o Office) string {
	return Lines("没看懂，刚才那句没有收。", again, stuck(o))
}

// NoSuchDigit answers a digit that the question does not offer.
func NoSuchDigit(again string, o Office) string {
	return Lines("没有这个数字，请再选：", again, stuck(o))
}

func stuck(o Office) string {
	if o.Phone == "" {
		return ""
	}
	return "不会弄就打" + o.Call()
}

// Choice is one line of a list to choose from.
type Choice struct {
	Digit string
	Text  string
}

// WhichAnswer asks a holder which matter his words answer.
func WhichAnswer(choices []Choice) string {
	return Lines("还没发出。要回哪一件？", choiceLines(choices), "0 不发")
}

// WhichAdded asks an author where a later piece belongs, and says what his
// silence means: a matter of its own, or (unsent) nothing at all.
func WhichAdded(choices []Choice, silence time.Duration, unsent bool) string {
	otherwise := fmt.Sprintf("%d分钟不回，当另外一件事交联络办公室。", int(silence/time.Minute))
	if unsent {
		otherwise = "不回就不发。"
	}
	return Lines("还没发出。这是：", choiceLines(choices), otherwise+"急事请打110/119/120。")
}

// AccuseApart stands below WhichAdded and WhichAnswer when the words accuse somebody;
// digit is that of AnotherMatter.
func AccuseApart(digit string) string {
	return fmt.Sprintf("要检举、告人：先回%s，再回4，他和他单位看不到。", digit)
}

// AddTo and AnotherMatter are lines of WhichAdded.
func AddTo(number, gist string) string {
	if gist == "" {
		return "补充到" + number
	}
	return fmt.Sprintf("补充到%s（%s）", number, gist)
}

// ReplyTo is the line of a matter about which the author has just been asked; of a
// sealed one there is no gist.
func ReplyTo(number, gist string) string {
	if gist == "" {
		return "回答问您的" + number
	}
	return fmt.Sprintf("回答问您的%s（%s）", number, gist)
}

// AnotherMatter opens a new draft.
func AnotherMatter() string { return "另外一件事" }

// AsNewMatter is the line for words that belong to no matter yet.
func AsNewMatter() string { return "当一件新事交" }

// NotYours answers a number that is another's or unknown, the same for both.
// choices are where the words may go instead.
func NotYours(number string, choices []Choice) string {
	return Lines(fmt.Sprintf("没有您名下的%s，这句话还没发出。要发到：", number), choiceLines(choices), "0 不发")
}

// NotYoursToSee answers such a number without words.
func NotYoursToSee(number string) string {
	return fmt.Sprintf("没有您名下的%s。您的编号，回“进度”或“待办”看。", number)
}

// NotYoursNotSent answers such a number behind a verb; its words went nowhere.
func NotYoursNotSent(number string) string {
	return fmt.Sprintf("没有您名下的%s，这句话没有发出。", number)
}

// AlreadyEnded answers words for a matter that is over.
func AlreadyEnded(number, state string) string {
	return fmt.Sprintf("%s%s，这句话没有发出。有新情况请另外说，不带编号。", number, state)
}

// NoLongerYours answers a former holder.
func NoLongerYours() string { return "您已不再联系这件事，这句话没有发出。" }

// NoLongerYoursAfterAll tells the same of words that were handed over and have
// not gone out yet.
func NoLongerYoursAfterAll(number string) string {
	return fmt.Sprintf("编号%s：%s", number, NoLongerYours())
}

// NotSent confirms that words were dropped.
func NotSent() string { return "好，没有发出。" }

// AskedHowFar stands below the progress for who has asked for it in his own words.
// number is that of his one open matter.
func AskedHowFar(number string) string {
	if number == "" {
		number = "编号"
	}
	return fmt.Sprintf("刚才那句没有发出。要催一催、说给办的人，回“%s 您的话”。", number)
}

// ToRecall says how to take back what was handed in already.
func ToRecall(hold time.Duration) string {
	return fmt.Sprintf("要收回刚才交出的，%s内回“撤回”。", Hold(hold))
}

// JustHandedOver answers 算了 right after a hand-over.
func JustHandedOver(number string, hold time.Duration) string {
	return fmt.Sprintf("刚才那条（%s）已交出。不想发了，%s内回“撤回”可收回。", number, Hold(hold))
}

// HandedOverBefore answers 算了 when that is longer ago. more: he has others open too.
func HandedOverBefore(number string, more bool) string {
	text := fmt.Sprintf("%s已交出。不想办了，回“撤回 %s”。", number, number)
	if more {
		text = Lines(text, "别的事不想办了，回“撤回 编号”，编号回“进度”看。")
	}
	return text
}

// WordsExpired tells that words waiting for a choice were dropped.
func WordsExpired(gist string, at time.Time) string {
	return fmt.Sprintf("您%s说的那句话（%s）没有选回哪一件，没有发出。要发请再说一遍。", Moment(at), gist)
}

func choiceLines(choices []Choice) string {
	rows := make([]string, 0, len(choices))
	for _, choice := range choices {
		rows = append(rows, choice.Digit+" "+choice.Text)
	}
	return strings.Join(rows, "\n")
}

// TooFast is said once when somebody sends faster than is taken.
func TooFast(limit int, window time.Duration) string {
	return fmt.Sprintf("%d分钟内最多收%d条，后面的没有收。请过一会儿再发。", int(window/time.Minute), limit)
}

// TooFastForThis answers a command that came too fast while something else is asked.
func TooFastForThis(again string) string {
	return Lines("发得太快，这句话没有收，请过一会儿再发。刚才问您的是：", again)
}

// UrgentNotTaken stands behind the emergency numbers when a cry for help came too
// fast to be taken.
func UrgentNotTaken() string {
	return "您发得太密，这句话没有收，也没有交给任何人。请直接打电话，不要等。"
}

// Help says what can be said. holder adds the lines of who answers matters, hands the
// one of who may hand them to the office.
func Help(o Office, holder, hands bool) string {
	rows := []string{
		"有事直接说：打字、发语音、照片都行。",
		"进度　看我反映的事办到哪了",
		"为什么　问这件事为什么在他手里",
		"撤回　刚交出的收回来；撤回 编号　那件不想办了",
		"会议　看请我开的会",
		"接待日　哪天、在哪里、谁接待",
		"提醒设置　几点到几点不打扰",
		"我的信息　看本号留着我的什么，要改、要删也在这里",
		"解绑　不再用这个号",
	}
	if holder {
		rows = append(rows, "待办　看要我办的", "编号 答复　回一件，比如：482913 周五来修", "编号 答完　这件答完了", "问编号 话　向本人问一句")
	}
	if holder && hands {
		rows = append(rows, "转编号 原因　转联络办公室", "延期 编号 原因　到期前办不完，请办公室定")
	}
	return Lines(append(rows, "电话　打给"+o.Call())...)
}

// HelpDelegate is what a delegate says of his own days.
func HelpDelegate() string {
	return Lines("外出 到 日期 代班 姓名　这几天请人代班；回来了　不外出了", "值班　看我哪天接待；换班 姓名　和谁换")
}

// Phone answers 电话.
func Phone(o Office) string { return o.Call() }

// DraftOpen reminds of a draft that stays beside a command.
func DraftOpen() string { return "刚才那件还没交：回数字选交给谁，0 不交。" }

// DraftLost tells that an open draft went nowhere when its author unbound.
func DraftLost() string { return "刚才那件没有交出。" }

// Greeting answers 你好 in one line.
func Greeting() string { return "您好。有事直接说，打字、发语音都行。" }

// StillBound confirms that nothing changed.
func StillBound(name string) string { return fmt.Sprintf("好，还是%s，没有解绑。", name) }

// DigitForWhat asks what a lone digit behind a number means; it is never relayed.
func DigitForWhat(number string) string {
	return fmt.Sprintf("%s后面只有一个数字，没有发出。要答复请打字：%s 您的答复", number, number)
}

// TakenFor echoes which matter plain words were taken to answer.
func TakenFor(number, gist string) string {
	return fmt.Sprintf("这句是答复%s（%s）的。", number, gist)
}

// JoinedWaiting confirms that more words wait for the same choice, which is asked
// again behind it and says that nothing has gone out yet. Of several texts the
// beginnings are shown, and how to part them: they go the same way.
func JoinedWaiting(total int, texts []string) string {
	if len(texts) < 2 {
		return fmt.Sprintf("已加上，共%d条。", total)
	}
	return Lines(fmt.Sprintf("已加上，共%d条，会一起发：", total), strings.Join(texts, "\n"),
		"不是一件事，先回0，再分开说。")
}

// FinishLater says how to finish when the question can't be asked now.
func FinishLater(number string) string { return fmt.Sprintf("答完了回“%s 答完”。", number) }

// WhichFinished asks for the number of what is finished.
func WhichFinished(rows []Row) string {
	lines := []string{"哪一件答完了？请带编号回，比如“" + rows[0].Number + " 答完”："}
	for _, row := range rows {
		lines = append(lines, row.Number+" "+row.Who+"·"+row.Gist)
	}
	return strings.Join(lines, "\n")
}

// NumberWanted asks for the number behind a verb; nothing has gone out. What the
// office hands on goes to somebody, who has to be named.
func NumberWanted(verb string, office bool, rows []Row) string {
	form := verb + " " + rows[0].Number
	switch verb {
	case "问":
		form += " 您要问的话"
	case "改写":
		form += " 新的话"
	case "改类":
		form += " 检举"
	case "对象":
		form += " 姓名或单位"
	case "延期":
		form += " 原因"
	case "转":
		if office {
			form += " 给 姓名"
		}
		form += " 原因"
	}
	lines := []string{fmt.Sprintf("没有发出。请带上编号，比如“%s”：", form)}
	for _, row := range rows {
		who := ""
		if row.Who != "" { // one's own has none
			who = row.Who + "·"
		}
		lines = append(lines, row.Number+" "+who+row.Gist)
	}
	return strings.Join(lines, "\n")
}

// AskWhat asks for the words of 问.
func AskWhat(number string) string {
	return fmt.Sprintf("要问什么？请一起发：问%s 您要问的话", number)
}

// PassOnOnlyToOffice answers a holder who names somebody else instead of a reason.
func PassOnOnlyToOffice(number, name string) string {
	return Lines("还没有转：您这里只能转给联络办公室，由办公室再转。", fmt.Sprintf("要转，回“转%s 请办公室转给%s”。", number, name))
}

// PassOnWhy asks for the reason of 转.
func PassOnWhy(number string) string { return fmt.Sprintf("请写上原因：转%s 原因", number) }
