package wording

import "fmt"

// WithdrawAsked asks somebody who wants back what is out already whether he still
// wants it done. Of a sealed matter there is no more than its number.
func WithdrawAsked(number, gist string) string {
	return Lines("编号"+number+inBrackets(gist)+"：交出的话收不回了。", "这件事还要不要办？", "1 不办了，撤回", "2 还要办", "说的是别的事，回“撤回 编号”。")
}

// OwnMatterOf is an own matter in that list.
func OwnMatterOf(number, gist string) string { return number + inBrackets(gist) }

// WithdrawAskedByPhone asks a clerk whether somebody on the telephone has said so.
func WithdrawAskedByPhone(number, who, gist string) string {
	return Lines(fmt.Sprintf("编号%s%s：%s在电话里说不办了？", number, inBrackets(gist), who), "1 是他说的，撤回", "2 还要办")
}

// WithdrawWhich lists the own matters that could be meant.
func WithdrawWhich(choices []Choice) string {
	return Lines("交出的话收不回了。哪一件不想办了？", choiceLines(choices), "0 都还要办", "不在上面的，回“撤回 编号”。")
}

// StillWanted confirms that nothing has changed.
func StillWanted(number string) string {
	return fmt.Sprintf("没有撤回，编号%s照样办。", number)
}

// NothingWithdrawn is StillWanted when none was named.
func NothingWithdrawn() string { return "没有撤回，都照样办。" }

// Withdrawn confirms to the author that his matter is over. danger: it was urgent. What is
// sealed may be looked into all the same.
func Withdrawn(number string, danger, sealed bool) string {
	done := fmt.Sprintf("已撤回，编号%s不再办，也不用评价。", number)
	if sealed {
		done = Lines(fmt.Sprintf("已撤回，编号%s不再催办，也不用评价。", number), "纪检专员看到过的，按规定可能还要接着核实。")
	}
	if danger {
		return Lines(done, "说过是急事，还会有人核实一下。要救命救火，现在就打110、119、120。")
	}
	return Lines(done, "又想办了，重新说一遍就行。")
}

// BecauseNotSent tells who has said more behind 撤回 编号 that it went nowhere.
func BecauseNotSent() string { return "“撤回”后面的话没有发出。" }

// NoMoreOfWhich answers 不办了 of somebody who has others' matters in hand.
func NoMoreOfWhich(number string) string {
	return Lines("这句话没有发出，不知道是哪一件。", fmt.Sprintf("别人反映的，您不能办了，回“转 %s 原因”，交联络办公室。", number), "您自己反映的，不想办了，回“撤回 编号”。")
}

// WithdrawnByPhone confirms the same to the clerk who has heard it.
func WithdrawnByPhone(number string) string {
	return fmt.Sprintf("已记：编号%s，本人在电话里说不办了，已撤回。", number)
}

// WithdrawnFacts is a matter that its author has withdrawn, for somebody who had it.
type WithdrawnFacts struct {
	Number  string
	Gist    string // as the reader may know it; empty: not told
	Unheard bool   // something he has said has not reached anybody
	Danger  bool   // it was urgent
	Sealed  bool
}

// WithdrawnByAuthor tells him.
func WithdrawnByAuthor(f WithdrawnFacts) string {
	end := "本人撤回了，不用再办。"
	if f.Sealed {
		end = "本人撤回了。要不要接着核实，请按纪检的规定办。"
	}
	unheard := ""
	if f.Unheard {
		unheard = "您后来说的那句话没有送到，也不再送。"
	}
	danger := ""
	if f.Danger {
		danger = "说过是急事：请核实一下险情真的没了，再放下。"
	}
	return Lines("编号"+f.Number+inBrackets(f.Gist)+"："+end, unheard, danger)
}

// WithdrawnUndecided tells somebody of the office, who was to decide about it, that its
// author has withdrawn the matter.
func WithdrawnUndecided(about string) string { return about + "：本人撤回了，不用再定。" }

// FinishedUndecided tells him that who had asked has finished the matter as it is.
func FinishedUndecided(about string) string { return about + "：他已答完，不用再定。" }

// HandedUndecided tells him that the matter has gone to somebody else.
func HandedUndecided(about string) string { return about + "：已换人办，不用再定。" }

// BackUndecided tells him that it has come back to the office.
func BackUndecided(about string) string { return about + "：已转回办公室，不用再定。" }

// NotPassedAnswered tells a holder who passes on what he has finished that it stays.
func NotPassedAnswered(number string) string {
	return fmt.Sprintf("没有转：%s已答完，等本人评价。这句没有发给任何人。", number)
}

// UrgentWithdrawn asks the office to make sure of a danger whose author wants nothing
// done any more. who is empty where he gave no name.
func UrgentWithdrawn(number, who string) string {
	if who == "" {
		return fmt.Sprintf("急件%s：本人（不署名）撤回了。请核实险情真的没了，再放下。", number)
	}
	return fmt.Sprintf("急件%s：%s撤回了。请打电话问一声，险情真的没了再放下。", number, who)
}

// inBrackets is a few words behind a number, if there are any.
func inBrackets(gist string) string {
	if gist == "" {
		return ""
	}
	return "（" + gist + "）"
}
