package wording

import (
	"fmt"
	"regexp"
	"strings"
	"time"
)

// Safety stands under every relay.
const Safety = "本号不会向您要验证码"

var link = regexp.MustCompile(`(?i)(https?://|weixin://|www\.)[!-~]+`)

// Framed puts somebody's words between 〔 and 〕 so that they can't pass for the
// account's own: the frame's signs are stripped from them, < and > become
// full-width (no dead link comes to life) and links are marked.
func Framed(words string) string {
	words = strings.NewReplacer("〔", "", "〕", "", "<", "＜", ">", "＞").Replace(words)
	words = link.ReplaceAllString(words, "$0（链接未核实）")
	return "〔" + strings.TrimSpace(words) + "〕"
}

// Addition brings the author's later words, marked when they ask for help at once.
func Addition(number, from, words string, urgent bool) string {
	kind := "补充"
	if urgent {
		kind = "急件补充"
	}
	return Lines(fmt.Sprintf("〔%s%s〕%s：%s", kind, number, from, words), Safety)
}

// Answer brings an interim answer to the author.
func Answer(number, by, words string) string {
	return Lines(fmt.Sprintf("%s答复您（%s）：%s", by, number, words), Safety)
}

// NotFinishedAfterAll brings words that came after the final answer: it was not the
// last one, and there is nothing to rate yet.
func NotFinishedAfterAll(number, by, words string) string {
	return Lines(fmt.Sprintf("%s又答复您（%s）：%s", by, number, words), "这件还没办完，先不用评价。办完了再请您评价。", Safety)
}

// NothingToRateYet answers a rating of what was answered again since.
func NothingToRateYet(number string) string {
	return fmt.Sprintf("没有记：编号%s答完以后又有了新的答复，还没办完，先不用评价。办完了再请您评价。", number)
}

// NotFinishedToRate answers a rating while the only matter of its author is not finished.
func NotFinishedToRate(number string) string {
	return fmt.Sprintf("现在没有等您评价的。%s还没答完，答完了再请您评价；有话要说，回“%s 您的话”。", number, number)
}

// NoRatingYet comes before what becomes of words that began like a rating.
func NoRatingYet() string { return "没有记评价：您的事还没答完。" }

// AddedNotRated is the same of words that are added to the matter.
func AddedNotRated(number string) string {
	return fmt.Sprintf("没有记评价：%s还没答完。这句话当补充：", number)
}

// FinalAnswer brings the last answer with the rating in the same message.
func FinalAnswer(number, by, words string) string {
	return Lines(
		fmt.Sprintf("%s答复您（%s，已答完）：%s", by, number, words),
		howWasIt,
		Safety)
}

const howWasIt = "满意回“满意”，还有“基本满意”“不满意 原因”。"

// AnswerTooLateToRate is a final answer that reaches the author when the time to rate
// it is over.
func AnswerTooLateToRate(answer string) string {
	return strings.Replace(answer, howWasIt, "这件已过评价的时间，结了，不用评价。事情没办好，请另外直接说。", 1)
}

// AnswerRated is a final answer that its author has rated before it reached him.
func AnswerRated(answer string) string { return strings.Replace(answer, howWasIt+"\n", "", 1) }

// TooLateToRate answers a rating of what was closed without one.
func TooLateToRate(number string, withReason bool) string {
	lines := []string{fmt.Sprintf("现在没有等您评价的。%s已过评价的时间，结了（未评价）。", number)}
	if withReason {
		lines = append(lines, "刚才那句没有记，也没有发出。")
	}
	return Lines(append(lines, "事情没办好，请另外直接说是什么事，不带编号。")...)
}

// AskBack brings the holder's question to the author.
func AskBack(number, by, words string) string {
	return Lines(fmt.Sprintf("%s问您（%s）：%s", by, number, words), fmt.Sprintf("直接回“%s 您的话”。", number), Safety)
}

// HandedOver confirms a relay that can still be taken back.
func HandedOver(hold time.Duration, later string) string {
	return Lines("已交出"+recallable(hold), later)
}

// recallable ends a sentence with the way back, if there is one: what is urgent
// goes out at once.
func recallable(hold time.Duration) string {
	if hold <= 0 {
		return "。"
	}
	return fmt.Sprintf("，%s内回“撤回”可收回。", Hold(hold))
}

// AskFinished asks the holder whether that was all.
func AskFinished(number string) string {
	return Lines(fmt.Sprintf("%s这件事答完了吗？", number), "1 答完了，请他评价", "2 没完，我继续跟")
}

// OwnMatter is a line below it, for words that were taken for an answer.
func OwnMatter() string { return "不是答复，是我自己的事" }

// TooLateForOwn tells that they are out already.
func TooLateForOwn(number string) string {
	return fmt.Sprintf("已经当作%s的答复发出，收不回了。您自己的事请再说一遍。", number)
}

// Finished confirms that the matter is finally answered.
func Finished(number string, told AuthorTold) string {
	switch told {
	case ToldByPhone:
		return fmt.Sprintf("已记：%s答完。本人收不到这里的消息，由联络办公室在电话里告诉他、请他评价。", number)
	case ToldNot:
		return fmt.Sprintf("已记：%s答完。本人现在收不到这里的消息。", number)
	default:
		return fmt.Sprintf("已记：%s答完，请他评价。", number)
	}
}

// FinishedAlready answers 答完 for what was finished before and waits for its rating.
func FinishedAlready(number string) string {
	return fmt.Sprintf("%s已经答完了，在等他评价，不用再回。", number)
}

// NothingToFinish answers 答完 from who has answered nothing that still is open.
func NothingToFinish() string {
	return "现在没有能答完的：先要有答复。看在办的回“待办”，再回“编号 您的答复”。"
}

// GoesOn confirms that the holder follows it up.
func GoesOn(number string) string {
	return fmt.Sprintf("已记：%s没完，您继续跟。答完了回“%s 答完”。", number, number)
}

// OutAlready answers 0 at the question whether that was all, when it is too late to
// take the answer back.
func OutAlready() string { return "刚才的答复已经发出，收不回了。" }

// FinishNeedsWords says why a matter can't be closed yet.
func FinishNeedsWords(number string) string {
	return fmt.Sprintf("要答完，请先打一行字：%s 您的答复", number)
}

// Recalled confirms that the last relay was taken back, and says which it was. kind
// is the part it plays in its matter.
func Recalled(number, kind, words string) string {
	said := map[string]string{"answer": "答复", "ask": "问的话", "added": "补充的话", "reworded": "改写的话"}[kind]
	if said == "" || words == "" {
		return fmt.Sprintf("已收回，%s刚才那条对方没有收到。", number)
	}
	return Lines(fmt.Sprintf("已收回，%s刚才那条对方没有收到。", number), "收回的是"+said+"："+Framed(short(words)))
}

// short is the beginning of longer words, enough to know them by.
func short(words string) string {
	if runes := []rune(words); len(runes) > shortRunes {
		return string(runes[:shortRunes]) + "…"
	}
	return words
}

const shortRunes = 20

// MatterRecalled confirms that a matter was taken back whole.
func MatterRecalled(number string) string {
	return fmt.Sprintf("已收回，编号%s没有交出。", number)
}

// NothingToRecall says that the hold is over.
func NothingToRecall(hold time.Duration, o Office) string {
	return fmt.Sprintf("现在没有能撤回的：交出%s后就收不回了。以前交的不想办了，回“撤回 编号”。要改就再说一句，或打%s", Hold(hold), o.Call())
}

// NotOutYet answers 撤回 when words still wait for a choice: there is nothing to
// take back, and the choice is asked again.
func NotOutYet(again string) string {
	return Lines("还在您手里，不用撤回。", again)
}

// Rated echoes a rating and names the way back.
func Rated(number, rating string) string {
	return fmt.Sprintf("已记：编号%s 评价“%s”。谢谢您。", number, rating)
}

// NotSo names the way back behind a rating that was taken from a digit.
func NotSo(number string, dissatisfied bool) string {
	if dissatisfied {
		return fmt.Sprintf("按错了就回“%s 满意”。", number)
	}
	return fmt.Sprintf("按错了就回“%s 不满意 原因”。", number)
}

// NoNeedToRedo tells who was asked to do it once more that he need not.
func NoNeedToRedo(number, rating string) string {
	return fmt.Sprintf("编号%s 本人改评“%s”，不用再办了。", number, rating)
}

// Redo tells the author that his 不满意 was heard.
func Redo(number string, by string) string {
	return fmt.Sprintf("已记：编号%s 不满意。已请%s再办一次，会再答复您。", number, by)
}

// RedoToOffice tells the author that the office takes it after a second 不满意.
func RedoToOffice(number string) string {
	return fmt.Sprintf("已记：编号%s 还是不满意。已交联络办公室跟进，会再答复您。", number)
}

// RatedAndOver echoes a last 不满意: the matter ends, the telephone stays.
func RatedAndOver(number string, o Office) string {
	return fmt.Sprintf("已记：编号%s 评价“不满意”，这件到此结了。还有话请打%s", number, o.Call())
}

// TakenOver tells a holder that the office has his matter now.
func TakenOver(number string) string {
	return fmt.Sprintf("编号%s 还是不满意，已交联络办公室跟进，您不用再答复。", number)
}

// AskedToRedo brings a 不满意 to the holder.
func AskedToRedo(number, words string) string {
	why := ""
	if words != "" {
		why = "，原因：" + words
	}
	return fmt.Sprintf("编号%s 评价不满意%s。请再办一次，回“%s 您的答复”。", number, why, number)
}

// Added confirms later words on an open matter.
func Added(number string, hold time.Duration, later string) string {
	return Lines("已补充到"+number+recallable(hold), later)
}

// Unreachable tells the author that the office has it now; nobody learns why.
// role is 代表 or 委员.
func Unreachable(number, role string) string {
	return fmt.Sprintf("编号%s：%s暂时联系不上，已交联络办公室，由办公室答复您。", number, role)
}

// GoOnInHisStead tells the office, which has the matter already, that it is to
// answer from now on. role is 代表, 委员 or 承办单位.
func GoOnInHisStead(number, role string) string {
	return fmt.Sprintf("编号%s：%s暂时联系不上，请办公室接着办。看全文回“%s”。", number, role, number)
}

// AnswerUnreachable tells the holder what became of his answer.
func AnswerUnreachable(number string) string {
	return fmt.Sprintf("编号%s：您的答复暂时送不到对方微信，已请联络办公室电话告知。", number)
}

// AnswerLate tells the holder that his answer has not gone out yet.
func AnswerLate(number string) string {
	return fmt.Sprintf("编号%s：您的答复还没送到对方微信，正在再试；也已请联络办公室电话告知。", number)
}

// AnswerWaits tells the holder that the answer goes out when its reader writes.
func AnswerWaits(number string) string {
	return fmt.Sprintf("编号%s：对方微信暂时收不了，等他下次说话就送到；联络办公室也会电话告知。", number)
}

// OfficeFollows tells the author that the office looks after an unanswered matter.
func OfficeFollows(number string) string {
	return fmt.Sprintf("编号%s还没有答复，已请联络办公室跟进。", number)
}

// OfficeLate tells the author that the office itself has not answered in time.
func OfficeLate(number string, o Office) string {
	return fmt.Sprintf("编号%s联络办公室还没有答复您。急的话请打电话%s", number, o.Dial())
}

// PossiblyTwice marks a message that may arrive a second time.
func PossiblyTwice(text string) string { return "（这条可能您已收到过）" + text }

// NowWithOffice tells the author who has it now.
func NowWithOffice(number string) string {
	return fmt.Sprintf("编号%s：代表已转联络办公室办，由办公室答复您。", number)
}

// WithOfficeAlready answers 转 from somebody of the office.
func WithOfficeAlready(number string) string {
	return fmt.Sprintf("%s已在联络办公室，不用再转。要请谁办，回“转 %s 给 姓名 原因”。", number, number)
}

// PassedOn confirms that the office has it, or gets it when the hold is over.
func PassedOn(number string, hold time.Duration, o Office) string {
	if hold > 0 {
		return fmt.Sprintf("已把%s转给联络办公室。%s内回“撤回”可收回。", number, Hold(hold))
	}
	return Lines(fmt.Sprintf("已把%s转给联络办公室，撤不回。", number), "转错了，打"+o.Call()+"，请办公室转回。")
}
