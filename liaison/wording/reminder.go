package wording

import (
	"fmt"
	"time"
)

// UnansweredSeveral is the holder's merged reminder of several matters: how
// many, by when the first of them, and nothing of what they are about.
func UnansweredSeveral(n int, first time.Time) string {
	return fmt.Sprintf("还有%d件未答复，最早的一件要在%s下班前先答复。\n回“待办”看；办不了也请先说一声。", n, Day(first))
}
