package wording

import (
	"fmt"
	"strings"
)

// ScannedDelegate asks whoever scans a delegate's card and is not bound for his
// name: on the roster or not, it is the same act.
func ScannedDelegate(name, organization string, o Office) string {
	return Lines("这是"+organization+name+"代表的卡。",
		"请发您的姓名和手机号，先写姓名，再写号码。",
		"不想留手机号，只发姓名也行。不会弄就打"+o.Call())
}

// NameBehindPhone asks for the name of who has sent his phone first; phone is 手机尾号1111.
func NameBehindPhone(phone string, o Office) string {
	return Lines("记下了："+phone+"。请再发您的姓名。", "不会弄就打"+o.Call())
}

// PhoneNoted confirms the phone of somebody who has registered without one.
func PhoneNoted(phone string, o Office) string {
	return Lines("记下了，这是您的手机号："+phone+"。", "不是您的号，请打"+o.Call())
}

// PhoneAdded tells the office of it.
func PhoneAdded(name, phone string) string { return Unverified(name) + "补了手机号：" + phone }

// RegisterHow tells somebody who scanned no card how to get in who is on no roster.
func RegisterHow(o Office) string {
	return "要登记，请先扫村里贴的代表卡，再发姓名。没有卡就打" + o.Call()
}

// Registering stands before the question of consent: what he has said of himself,
// and what becomes of it. phone may be empty.
func Registering(name, phone string) string {
	if phone == "" {
		phone = "没留手机号"
	} else {
		phone = "手机" + phone
	}
	return Lines(fmt.Sprintf("您登记的：%s，%s。写错了就再发一次姓名和手机号。", name, phone), "办公室核实以前，您说的事先交办公室。")
}

// Registered is said when somebody who is not on the roster is bound.
func Registered(name string, o Office) string {
	return Lines(fmt.Sprintf("已登记：%s（未核实）。", name), "联络办公室会核实。核实以前，您说的事由办公室接。", "有事直接说，打字、发语音、照片都行。急事打"+o.Call())
}

// AlreadyRegistered answers the scan of a card by somebody who waits to be confirmed.
func AlreadyRegistered(delegate string) string {
	return Lines(fmt.Sprintf("已记下：%s代表。联络办公室核实以后，由他联系您。", delegate), "有事直接说，先交办公室。")
}

// Unverified marks a name that nobody has confirmed.
func Unverified(name string) string { return name + "（未核实）" }

// ByCard describes somebody who waits to be confirmed; phone and delegate may be
// empty.
func ByCard(name, phone, delegate string) string {
	facts := []string{"没留手机号"}
	if phone != "" {
		facts[0] = "手机" + phone
	}
	if delegate != "" {
		facts = append(facts, "扫的"+delegate+"代表的卡")
	}
	return name + "（" + strings.Join(facts, "，") + "）"
}

// ToConfirm asks the office to confirm somebody who gave his name himself.
func ToConfirm(name, phone, delegate string) string {
	return Lines("名册外有人登记："+ByCard(name, phone, delegate)+"。",
		fmt.Sprintf("核实了回“核实 %s”，核实不了回“核实不了 %s”", name, name))
}

// AwaitConfirmation lists to the office whom it is to confirm.
func AwaitConfirmation(people []string) string {
	if len(people) == 0 {
		return "现在没有等核实的人。"
	}
	return Lines(fmt.Sprintf("等核实的（%d人）：", len(people)), strings.Join(people, "\n"), "回“核实 姓名”，也可以带上住哪里：核实 姓名 东岸村")
}

// NobodyToConfirm answers a clerk who names somebody that does not wait for it.
func NobodyToConfirm(name string) string {
	return fmt.Sprintf("没有叫%s的在等核实。回“核实”看名单。", name)
}

// WhoIsHe asks the clerk which one is meant.
func WhoIsHe(name string, choices []Choice) string {
	return Lines(fmt.Sprintf("核实%s，是哪一位？", name), choiceLines(choices), "0 先不办")
}

// AsNewOne and AsKnownOne are the options: not on the roster yet, or one of it.
// tail are the last digits of his phone, place may be empty.
func AsNewOne(who string) string { return who + "，加进名册" }

// AsKnownOne see AsNewOne.
func AsKnownOne(name, place, tail string) string {
	return "就是名册里的" + person(name, place, tail)
}

// OneOf tells people of one name apart in a list.
func OneOf(name, place, tail string) string { return person(name, place, tail) }

// PhoneTail names a phone by its last digits.
func PhoneTail(digits string) string { return "手机尾号" + digits }

// NotNow confirms that a choice among people was left open.
func NotNow() string { return "好，先不办。" }

// Confirmed tells the clerk that it is done; delegate may be empty.
func Confirmed(name, delegate string) string {
	if delegate == "" {
		return fmt.Sprintf("已核实：%s。他扫的代表已不在任，请在名册里写上联系代表。", name)
	}
	return fmt.Sprintf("已核实：%s，由%s代表联系，今天起算。已告诉他。", name, delegate)
}

// NotConfirmed tells the clerk that it is noted.
func NotConfirmed(name string) string {
	return fmt.Sprintf("已记：%s没有核实，已请他打电话。以后核实了再回“核实 %s”。", name, name)
}

// KnownIsBound tells the clerk why somebody can't be that one of the roster.
func KnownIsBound(name string) string {
	return fmt.Sprintf("名册里的%s已在别的微信绑定，没有办。请问清楚：是本人换了微信，就发绑定码给他。", name)
}

// ConfirmedBy tells the other clerks.
func ConfirmedBy(name, clerk string) string { return fmt.Sprintf("%s：%s已核实。", name, clerk) }

// YouAreConfirmed tells the person; delegate may be empty.
func YouAreConfirmed(delegate string, o Office) string {
	if delegate == "" {
		return "联络办公室已核实您的登记。还没有联系您的代表，有事照常说，由办公室接，也可以打" + o.Call()
	}
	return Lines(fmt.Sprintf("联络办公室已核实您的登记。联系您的代表是%s。", delegate), "有事直接说，可以交给他。")
}

// AuthorGone tells who answered that his words can reach nobody any more.
func AuthorGone(number string) string {
	return fmt.Sprintf("编号%s：对方已离开本号，名册里也没有他，您的答复留着，送不到了。", number)
}

// YouAreNotConfirmed tells the person what to do.
func YouAreNotConfirmed(o Office) string {
	return Lines("联络办公室还没能核实您的登记。您说过的事照样办。", "要核实，请打"+o.Call())
}
