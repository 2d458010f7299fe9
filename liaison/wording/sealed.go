package wording

import (
	"fmt"
	"strings"
	"time"
)

// WayAbout is the way of what is about a delegate or an official himself.
func WayAbout() Way {
	return Way{Digit: "4", Text: "反映代表或干部本人，他和他单位看不到"}
}

// WhoIsItAbout asks whom the draft is about.
func WhoIsItAbout() string { return "反映的是谁？写姓名或职务，不清楚写0。" }

// VoiceNext says how a voice or a picture comes to a matter that no list shows.
func VoiceNext() string { return "还有语音、照片就接着发，会问您是不是这一件。" }

// AboutHim echoes whom somebody has chosen to complain of.
func AboutHim(name string) string { return "反映的是" + name + "，他本人看不到。" }

// ConductOrDiscipline asks what it is about him; silence is the second.
func ConductOrDiscipline() string {
	return Lines("反映的是哪方面？回一个数字，不回按2办：", "1 工作态度、办事不力（联络办公室看）", "2 违纪违法、钱财问题（只有纪检专员看，也可直接打12388）")
}

// JoinedSealed confirms a later piece while such a question is open.
func JoinedSealed(total int, again string) string {
	return Lines(fmt.Sprintf("已加上，共%d条，都还没交出。", total), again)
}

// SealedReceipt tells the author that it is kept sealed: no content, no delegate,
// no deadline. hold is how long it can be taken back, zero if it can't.
func SealedReceipt(number string, hold time.Duration) string {
	recall := ""
	if hold > 0 {
		recall = fmt.Sprintf("%s内回“撤回”可收回。", Hold(hold))
	}
	return Lines(fmt.Sprintf("已收下，编号%s，由专人办，别人看不到。", number),
		fmt.Sprintf("“进度”里不列这一件，要看回“进度 %s”。", number), recall)
}

// ComplaintReceipt is the line under a receipt that those it is about are kept out.
func ComplaintReceipt() string { return "您反映的人和他单位看不到这一件。" }

// SealedProgress shows a sealed matter to its author: where it stands and what was
// answered, not what it is about.
func SealedProgress(number, state string, answers []string) string {
	return strings.Join(append([]string{fmt.Sprintf("编号%s：%s，由专人办。", number, state)}, answers...), "\n")
}

// NowSealed tells the author that his matter has changed hands.
func NowSealed(number string) string {
	return fmt.Sprintf("编号%s已改由专人办，别人看不到了。“进度”里不再列，要看回“进度 %s”。", number, number)
}

// SubjectIs is whom the author says it is about, in his own framed words.
func SubjectIs(words string) string { return "反映的是：" + words }

// SealedAnswerWaits tells the discipline liaison that his answer goes out later.
func SealedAnswerWaits(number string) string {
	return fmt.Sprintf("编号%s：对方微信暂时收不了，等他下次说话就送到。没有告诉别人。", number)
}

// SealedAnswerNotSent tells the discipline liaison that his answer reaches nobody.
func SealedAnswerNotSent(number string) string {
	return fmt.Sprintf("编号%s：对方的微信收不到您这句话，没有送到，以后也不会自己送到。没有告诉别人，办公室也不会打电话。", number)
}

// StaysSealed answers 转 and 改类 for a sealed matter.
func StaysSealed(number string) string {
	return number + "是封存件，只能由纪检专员办，不能转。"
}

// Reclassified confirms 改类 to the clerk, who has lost sight of it by that.
func Reclassified(number string) string {
	return "已记：" + number + "改交纪检专员，您看不到这一件了。"
}

// TellHimNow asks the clerk to tell an author whom the account can't reach what he can
// no longer be told once the matter is sealed.
func TellHimNow() string {
	return "本人收不到微信：纪检专员的答复送不到他，办公室也不再打电话转告。请现在打电话告诉他，也可以请他直接打12388。"
}

// ReclassifyHow says how to write 改类.
func ReclassifyHow() string { return "请写：改类 编号 检举" }

// SubjectNoted confirms to the clerk whom a matter is about.
func SubjectNoted(number string) string {
	return "已记：" + number + "反映的人和他单位看不到这一件了。"
}

// SubjectUnknown says that a name is not on the roster.
func SubjectUnknown(number string) string {
	return "名册里没有这个人或单位，没有记。请写姓名、职务或单位：对象 " + number + " 姓名"
}

// AccusationByPhone confirms to the clerk that nothing was written down.
func AccusationByPhone() string {
	return "已记：来电检举，已告知12388。内容不要打在这里。"
}
