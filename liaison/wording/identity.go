package wording

import "fmt"

// ReadThisOut shows somebody who stands in the office what to read to the clerk.
func ReadThisOut(digits string, o Office) string {
	return Lines("联络办公室在当面核对您的身份。请把这4个数字念给工作人员："+digits,
		"您不在办公室，就不要告诉任何人，马上打"+o.Call())
}

// WhatHeReads asks the clerk for it.
func WhatHeReads(name string) string {
	return Lines(fmt.Sprintf("请先看%s的身份证件，再请他念出他微信上刚收到的4个数字，发来。", name),
		"他没收到，就请他在微信上随便发一句话。不核对了回“取消”。")
}

// WrongDigits asks the clerk once more.
func WrongDigits(name string) string { return fmt.Sprintf("数字不对，请%s再念一遍。", name) }

// CheckStopped ends a check that went wrong.
func CheckStopped(name string) string {
	return fmt.Sprintf("核对没有成，已停。要再核对，回“核对 %s”。", name)
}

// CheckNeedsCode tells the clerk what comes first.
func CheckNeedsCode(name string) string {
	return fmt.Sprintf("%s还没有用绑定码绑定，没法核对。请先发绑定码给本人，绑好了再核对。", name)
}

// NobodyToCheck answers a name that is not on the roster, or not this office's.
func NobodyToCheck(name string) string {
	return fmt.Sprintf("没有您这里要核对的%s，请看姓名写得对不对。", name)
}

// CheckDone tells the clerk; whether there was anything to follow is not his to know.
func CheckDone(name string) string {
	return fmt.Sprintf("已核对：%s，已记入审计。以前的事，他在现在的微信里都能查了。", name)
}

// IdentityChecked tells the person what it brings him.
func IdentityChecked(o Office) string {
	return Lines("联络办公室已核对您的身份。以前反映的事，不署名的也在内，您在这个微信里都能查了。", "不是您本人去办的，马上打"+o.Call())
}
