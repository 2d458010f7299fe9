package wording

import (
	"fmt"
	"strings"
	"time"
)

// ReadBy is a line of a list with who reads what goes there.
func ReadBy(line, reader string) string {
	if reader == "" {
		return line
	}
	return line + "，" + reader + "看"
}

// MayBeAboutReader asks about words that may be about the one who would read them,
// and says what silence means. unsent: for a delegate it sends nothing.
func MayBeAboutReader(choices []Choice, silence time.Duration, unsent bool) string {
	otherwise := fmt.Sprintf("%d分钟不回，交联络办公室，他看不到。", int(silence/time.Minute))
	if unsent {
		otherwise = SilenceSendsNothing()
	}
	return Lines("这句话还没发出，里面可能说到看的人自己。这是：", choiceLines(choices), "0 不发", otherwise)
}

// MayAccuse asks whether words are about those they name beside something bad; silent says
// what silence means.
func MayAccuse(called string, choices []Choice, silent string) string {
	return Lines("这句话还没发出，里面说到"+called+"。这是：", choiceLines(choices), "0 不发", silent)
}

// SilenceKeepsFrom is what silence means there: the office has it, or where one of its own is
// meant the discipline liaison.
func SilenceKeepsFrom(silence time.Duration, called string, office bool) string {
	to := "联络办公室"
	if office {
		to = "专人办"
	}
	return fmt.Sprintf("%d分钟不回，交%s，%s看不到。", int(silence/time.Minute), to, called)
}

// SilenceSendsNothing is the same for a delegate.
func SilenceSendsNothing() string { return "不回就不发。" }

// NotAboutThem is its other line.
func NotAboutThem() string { return "不是反映本人，照常交" }

// TheNames joins names: 张宁、周秀英.
func TheNames(called []string) string { return strings.Join(called, "、") }

// LetRead and AboutReader are lines of it.
func LetRead(reader string) string { return "给" + reader + "本人看" }

// PastReader brings what is about him to the office instead.
func PastReader() string { return "交联络办公室，他看不到" }

// AboutReader begins a matter about him.
func AboutReader(reader string) string {
	return "反映" + reader + "本人，他看不到"
}

// ReasonHeld stands between the echo of a 不满意 and that question.
func ReasonHeld() string { return "原因先没有告诉别人。" }

// ReasonRead tells who reads the reason of a 不满意.
func ReasonRead(reader string) string { return "您说的原因，" + reader + "看得到。" }

// ReasonWillBeRead says it before the reason is given.
func ReasonWillBeRead(reader string) string { return "您说的原因，会给" + reader + "看。" }

// ReasonTold confirms that the reason was passed on after all.
func ReasonTold(number, to string) string {
	return fmt.Sprintf("已把编号%s不满意的原因告诉%s。", number, to)
}

// WhyDissatisfied brings a reason that came after its rating to who answers.
func WhyDissatisfied(number, why string) string {
	return fmt.Sprintf("编号%s 不满意的原因：%s。", number, why)
}

// ReasonHeldByPhone tells a clerk that the reason he has typed went to nobody.
func ReasonHeldByPhone(name string) string {
	return Lines(fmt.Sprintf("原因里可能说到%s本人，没有告诉他。", name), "要另记一件，回“代录（保密） 姓名 内容”。")
}

// NotAddedByPhone tells a clerk that words for a matter may be about its reader.
func NotAddedByPhone(number, name string) string {
	return Lines(fmt.Sprintf("没有补充：这句话可能说到%s本人，他看得到%s。", name, number), "要另记一件，回“代录（保密） 姓名 内容”。")
}
