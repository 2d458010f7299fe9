package wording

import (
	"fmt"
	"time"
)

// HandToUndecided tells a clerk who has not said which of one name he means.
func HandToUndecided(number string) string {
	return fmt.Sprintf("%s转给哪一位，您没有选，没有转。要转请再说一遍。", number)
}

// RewordingUndecided tells a clerk who has not said whether his words may stand.
func RewordingUndecided(number string) string {
	return fmt.Sprintf("%s改写的那句话，您没有定，没有用。要用请再说一遍。", number)
}

// CallerUndecided tells a clerk who has not said whose words he has entered.
func CallerUndecided(gist string) string {
	return fmt.Sprintf("代录的话（%s）是哪一位说的，您没有选，没有录。要录请再说一遍。", gist)
}

// ChargeUndecided tells who has not said whether words accuse somebody: they are gone.
func ChargeUndecided() string {
	return "刚才那句话是不是检举，您没有选，没有录，内容没有留下。要录请再说一遍。"
}

// StandInUndecided tells a delegate who has not said which of one name stands in.
func StandInUndecided() string {
	return "请哪一位代班，您没有选，外出没有记。要记请再说一遍。"
}

// PersonUndecided tells a clerk who has not said whom of one name he means.
func PersonUndecided(at time.Time) string {
	return Moment(at) + "问您是哪一位，您没有选，没有办。要办请再说一遍。"
}
