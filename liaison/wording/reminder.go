package wording

import (
	"fmt"
	"strings"
	"time"
)

// Reminders is the day's one message: the digest, if there is one, and a part for
// each kind of thing, or only how many when the parts are longer than one message
// holds (0: any length).
func Reminders(digest string, parts []string, count, most int) string {
	text := Lines(digest, strings.Join(parts, "\n"))
	switch {
	case most <= 0 || len([]rune(text)) <= most:
		return text
	case digest != "":
		return Lines(digest, fmt.Sprintf("另有%d件事提醒您，回“待办”看。", count))
	}
	return fmt.Sprintf("今天有%d件事提醒您，回“待办”看。", count)
}

// Unclaimed reminds the office of one matter that nobody has taken on.
func Unclaimed(row Row) string {
	return Lines("还没有人认领：", row.line(), fmt.Sprintf("您来办，回“我来 %s”。", row.Number))
}

// UnclaimedSeveral reminds the office of several.
func UnclaimedSeveral(n int) string {
	return fmt.Sprintf("有%d件还没有人认领。回“待办”看，您来办回“我来 编号”。", n)
}

// UnansweredSeveral is the holder's merged reminder of several matters: how
// many, by when the first of them, or that its day is over, and nothing of what they
// are about.
func UnansweredSeveral(n int, first time.Time, late bool) string {
	by := "要在" + Day(first) + "下班前先答复"
	if late {
		by = Day(first) + "已到期"
	}
	return fmt.Sprintf("还有%d件未答复，最早的一件%s。\n回“待办”看；办不了也请先说一声。", n, by)
}

// Unfinished reminds who has a matter that it waits for its last answer.
func Unfinished(row Row) string {
	return Lines("还有1件先答复过、没办完：",
		fmt.Sprintf("%s %s·%s，%s", row.Number, row.Who, row.Gist, row.latest(row.Finish, "前")),
		fmt.Sprintf("有进展回“%s 您的答复”，办完了回“%s 答完”。", row.Number, row.Number))
}

// ToPassOn reminds the office once of what it has answered and neither passed on nor
// finished. days: 5个工作日.
func ToPassOn(row Row, days string) string {
	return Lines(fmt.Sprintf("到办公室%s了，还没转出、也没办完：", days), fmt.Sprintf("%s %s·%s", row.Number, row.Who, row.Gist),
		fmt.Sprintf("该单位办的，今天请转：转 %s 给 单位 原因。自己办的不用回，接着办。", row.Number))
}

// ToPassOnSeveral is the same of several.
func ToPassOnSeveral(n int, days string) string {
	return fmt.Sprintf("有%d件到办公室%s了，还没转出、也没办完，回“待办”看。该单位办的，今天请转。", n, days)
}

// UnfinishedSeveral is the same of several: how many, and nothing of what they are
// about.
func UnfinishedSeveral(n int) string {
	return fmt.Sprintf("有%d件先答复过、还没办完，回“待办”看。办完了回“编号 答完”。", n)
}
