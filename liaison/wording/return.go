package wording

import (
	"fmt"
	"time"
)

// ReturnSent tells a unit that wants to give a matter back late that the office is asked.
func ReturnSent(number string, until time.Time) string {
	return fmt.Sprintf("%s可以直接退回的时间到%s为止。已请联络办公室定，原因给他们看；没有答复以前，还请接着办。", number, Day(until))
}

// ReturnPending answers the same once more.
func ReturnPending(number string) string {
	return number + "的退回已经请联络办公室定，还没有答复，这句话没有发出。"
}

// ReturnRefusedBefore answers it after a no.
func ReturnRefusedBefore(number string) string {
	return fmt.Sprintf("没有申请：%s申请过退回，联络办公室没有同意。还请接着办，办不了请打联络办公室电话。", number)
}

// ReturnNobody tells the unit that nobody of the office can be asked.
func ReturnNobody(number string) string {
	return fmt.Sprintf("没有申请：%s已过了可以直接退回的时间，联络办公室现在没有人能定，请打电话。", number)
}

// ReturnAsked asks the office. gist is empty for who may not see the matter.
func ReturnAsked(number, gist, who, reason string, until time.Time) string {
	return Lines(fmt.Sprintf("编号%s%s：%s申请退回，原因：%s", number, inBrackets(gist), who, reason),
		fmt.Sprintf("可以直接退回的时间到%s，已经过了。", Day(until)),
		fmt.Sprintf("同意回“%s 同意”，转回办公室；不同意回“%s 不同意 原因”。", number, number))
}

// ReturnOf is that question in a few words.
func ReturnOf(number, who string) string { return number + "（" + who + "申请退回）" }

// ReturnDecided echoes the office's word.
func ReturnDecided(about string, granted bool) string {
	if granted {
		return fmt.Sprintf("已记：同意%s，已转回办公室，回“待办”看。", about)
	}
	return fmt.Sprintf("已记：不同意%s，已告诉他。", about)
}

// ReturnGranted tells the unit.
func ReturnGranted(number string) string {
	return fmt.Sprintf("编号%s：联络办公室同意退回，您不用再办。", number)
}

// ReturnRefused tells it the contrary.
func ReturnRefused(number, reason string) string {
	return fmt.Sprintf("编号%s：联络办公室没有同意退回，原因：%s请接着办。", number, reason)
}

// ReturnUnheard tells it that nobody of the office could be asked.
func ReturnUnheard(number string) string {
	return fmt.Sprintf("编号%s：退回的申请没有送到联络办公室。请打电话，或再申请一次。", number)
}
