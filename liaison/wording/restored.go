package wording

import (
	"fmt"
	"time"
)

// RestoredFacts are what the office has to know of a copy that was put back.
type RestoredFacts struct {
	Since, Until time.Time // of this time nothing is known
	Relays       int
	Others       int
	Reminders    int
	Codes        int
}

// Restored tells the office of it: what is missing, what is not sent again, what
// it has to look at.
func Restored(f RestoredFacts) string {
	lines := []string{
		fmt.Sprintf("数据库是用备份还原的：%s到%s，这段时间收到的、办过的都没有记录。", Moment(f.Since), Moment(f.Until)),
		"这段时间有人说过话、绑定、注销、办结的，请按纸面和微信里的记录补上；要紧的打电话问一问。",
	}
	if f.Relays > 0 {
		lines = append(lines, fmt.Sprintf("有%d条话可能已经送到，没有再发：回“待办”看要打的电话；不能打电话的，请管服务器的人看 deliveries list --state task。", f.Relays))
	}
	if n := f.Others + f.Reminders; n > 0 {
		lines = append(lines, fmt.Sprintf("有%d条提醒和通知可能已经发过，不再发。", n))
	}
	if f.Codes > 0 {
		lines = append(lines, fmt.Sprintf("还没用的绑定码（%d个）都作废了，要用的请重新发。", f.Codes))
	}
	return Lines(lines...)
}
