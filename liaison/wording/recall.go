package wording

import (
	"fmt"
	"time"
)

// LaterIsOut answers 撤回 when what was handed over last is out and something older is
// not: neither is taken back by a guess. words are the beginning of the older one's.
func LaterIsOut(later, held, words string) string {
	which := "编号" + held
	if words != "" {
		which += Framed(short(words))
	}
	return Lines(fmt.Sprintf("您最后交出的（编号%s）已经送出，收不回了。", later),
		fmt.Sprintf("还没送出的是前面的%s，没有动它。要收回它，回“撤回 %s”。", which, held))
}

// HowToRecall answers 怎么撤回.
func HowToRecall(hold time.Duration) string {
	return fmt.Sprintf("刚交出的，%s内回“撤回”就收回。早先交的不想办了，回“撤回 编号”。", Hold(hold))
}

// TooLateEnded answers the same for a matter that is over.
func TooLateEnded(number, state string) string {
	return fmt.Sprintf("编号%s%s，不用撤回，也收不回了。", number, state)
}

// NothingToDrop answers 不告了 when nothing is held any more.
func NothingToDrop(hold time.Duration) string {
	return Lines(fmt.Sprintf("没有收下这句话。交出%s后就收不回了。", Hold(hold)), "以前交的不想办了，回“撤回 编号”。")
}

// NumberKeptApart answers words that hold the number of an own sealed or unsigned
// matter and would have gone elsewhere.
func NumberKeptApart(number string) string {
	return Lines(fmt.Sprintf("没有收：编号%s不能写在别的话里，免得别人知道是您反映的。", number),
		fmt.Sprintf("说这一件，回“%s 您要说的话”。", number), "说别的事，不写这个编号再说一遍。")
}
