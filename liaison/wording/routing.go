package wording

import (
	"fmt"
	"time"
)

// NowAnotherDelegate tells the author that a matter without an answer has gone to
// another delegate, and by when he answers.
func NowAnotherDelegate(number, from, to string, due time.Time) string {
	return fmt.Sprintf("编号%s：%s代表还没答复，已请%s代表代办，最迟%s下班前先答复您。", number, from, to, Day(due))
}

// TakenFromYou tells a delegate that a matter he has not answered has gone to
// another one.
func TakenFromYou(number, to string) string {
	return fmt.Sprintf("编号%s到期没有答复，已请%s代表代办，您不用再答复。", number, to)
}

// InPlaceOf is the line of a card whose holder stands in for somebody else.
func InPlaceOf(holder, delegate string) string {
	return fmt.Sprintf("代班：%s替%s代表答复。", holder, delegate)
}

// ClockStands tells a holder that the deadline waits for the author's reply.
func ClockStands(until time.Time) string {
	return fmt.Sprintf("等本人回话，不算您的期限，最多等到%s。", Day(until))
}

// DueNow tells the author by when he is answered now that he has replied.
func DueNow(due time.Time) string { return fmt.Sprintf("最迟%s下班前先答复您。", Day(due)) }
