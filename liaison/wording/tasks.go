package wording

import (
	"fmt"
	"strings"
)

// CallFacts are what a clerk needs to phone somebody.
type CallFacts struct {
	Number string
	Name   string
	Phone  string // digits only, may be empty
	Words  string // framed, as they would have arrived
	Gist   string
	// Perhaps: it has perhaps reached him already.
	Perhaps bool
}

// who is the person to phone, with his full number: for the office alone.
func (c CallFacts) who() string {
	if c.Phone == "" {
		return c.Name + "（没有电话号码）"
	}
	return c.Name + " " + c.Phone
}

// CallHim asks the office to phone somebody whom the account can't reach.
func CallHim(c CallFacts) string {
	ask := "请告诉他"
	if c.Perhaps {
		ask = "他可能已经收到，请先问一声，没收到再告诉他"
	}
	return Lines(fmt.Sprintf("要打电话：编号%s %s，%s：%s", c.Number, c.who(), ask, c.Words),
		fmt.Sprintf("打完回“电话已告 %s”", c.Number))
}

// AskItsAuthor stands in the list of calls for what is only to be asked.
func AskItsAuthor() string { return "问本人可不可以" }

// CallToAsk shows the office whom to phone with a question, and the question.
func CallToAsk(c CallFacts, ask string) string {
	return Lines(fmt.Sprintf("要打电话：%s", c.who()), ask)
}

// TaskOf says what else the office has to do; name is whom it is about, if it is
// about one person. Empty for a kind that needs nothing of it.
func TaskOf(kind, number, name string) string {
	switch kind {
	case "guessing":
		return fmt.Sprintf("有人反复猜%s的手机后四位，今天已停用。请问本人，要绑定就发绑定码。", name)
	case "leave":
		return fmt.Sprintf("%s请了会议的假，来时办公室没人绑定，请看。", name)
	case "no_office":
		return fmt.Sprintf("编号%s来时办公室没人绑定，请看。", number)
	case "paused":
		return "微信平台停了本号的消息，或今天的条数用完了。恢复后接着发；急的请打电话，并告诉管服务器的人。"
	case "no_notices":
		return "微信的通知模板发不了：久没说过话的人收不到提醒，请看要打的电话，并告诉管服务器的人。"
	case "media_lost":
		return fmt.Sprintf("编号%s有语音、照片没取到，请打电话问；问过回“电话已告 %s”", number, number)
	case "bind_discipline":
		return "请让纪检专员关注本号并用绑定码绑定。"
	case "tell_discipline":
		return "请打电话提醒纪检专员看本号。"
	}
	return ""
}

// NeedsCard tells the office who has bound by four digits and holds a role that
// takes a card; again: he was bound by one before. No word of what he has said.
func NeedsCard(name string, again, elected bool) string {
	bound, work := "绑定了", "他身份里的事"
	if again {
		bound = "又绑定了"
	}
	if elected {
		work = "代表、委员的事"
	}
	return fmt.Sprintf("%s%s，用的是手机后四位，%s还办不了。请问本人，是他就发绑定卡。", name, bound, work)
}

// EndByNumber says how a task is ended that no call and no binding ends.
func EndByNumber(task string, number int64) string {
	return fmt.Sprintf("%s办好了回“已处理 %d”", task, number)
}

// TaskEnded confirms 已处理; text is what was to be done, as the list has it.
func TaskEnded(number int64, text string) string {
	what, _, _ := strings.Cut(text, "。")
	what, _, _ = strings.Cut(what, "\n")
	return fmt.Sprintf("已记：%d已处理（%s）。", number, what)
}

// NoSuchTask answers 已处理 with a number that no open task has.
func NoSuchTask() string {
	return "现在没有这一项，也许别人已经处理了。回“待办”看。"
}

// WhichTask answers 已处理 without a number when several are open.
func WhichTask() string { return "请写上是哪一项：已处理 数字。回“待办”看。" }

// CallDone confirms to the clerk that the call is noted.
func CallDone(number string) string {
	return fmt.Sprintf("已记：编号%s已电话告知。", number)
}

// NoCall answers a clerk who means a call that is not to be made.
func NoCall(number string) string { return fmt.Sprintf("现在没有%s要打的电话。", number) }

// CallMissed answers a clerk whose call nobody took.
func CallMissed(numbers []string) string {
	return Lines("没人接：没有发给谁，电话还留在待办里（"+strings.Join(numbers, "、")+"）。",
		"过一两个小时、换个钟点再打；打通了回“电话已告 "+numbers[0]+"”。")
}

// WhichCall asks the clerk for the number.
func WhichCall() string { return "请写上编号：电话已告 编号" }

// Phoned tells the one who answered that the office has phoned his words.
func Phoned(number string) string {
	return fmt.Sprintf("编号%s：联络办公室已电话告知。", number)
}

// CalledBy tells the other clerks that one of them has phoned.
func CalledBy(number, name string) string {
	return fmt.Sprintf("编号%s：%s已打过电话，不用再打。", number, name)
}

// AnswerKept tells the holder of a matter without a name why nobody phones.
func AnswerKept(number string) string {
	return fmt.Sprintf("编号%s：对方微信暂时收不了您的答复。这件不署名，不能打电话；他查“进度”时能看到。", number)
}

// CameBefore tells a clerk who has just bound how many matters waited for it.
func CameBefore(count int) string {
	return fmt.Sprintf("办公室没人绑定时来了%d件，回“待办”看。", count)
}
