package wording

import "fmt"

// NotTold is the author of a matter for a handling unit that may not know him.
func NotTold() string { return "群众" }

// NameAndPhone is he once he has agreed.
func NameAndPhone(name, phone string) string {
	if phone == "" {
		return name + "（没有电话）"
	}
	return name + "（电话" + phone + "）"
}

// AskToVisitHow is the line of a unit's card that says how to get to know him.
func AskToVisitHow(number string) string {
	return fmt.Sprintf("要上门，回“上门 %s”，先问本人可不可以告诉您姓名、电话。", number)
}

// OriginalsStay answers 看 from a unit: it reads the office's words.
func OriginalsStay() string { return "原话、语音、照片留在联络办公室。" }

// MayUnitKnow asks the author of a matter that a handling unit has.
func MayUnitKnow(number, gist, unit string) string {
	return Lines(fmt.Sprintf("编号%s（%s）：经办单位（%s）要上门，可以告诉他们您的姓名电话吗？", number, gist, unit),
		"可以就回“可以”，不行回“不可以”。不回就不告诉，照样办。")
}

// AskedForYou confirms to the unit that he is asked.
func AskedForYou(number string) string {
	return fmt.Sprintf("已问本人（%s）。他说可以，就把姓名、电话告诉您；不回就不告诉。", number)
}

// NoNameToAsk answers 上门 for what was raised without a name.
func NoNameToAsk(number string) string {
	return Lines(fmt.Sprintf("%s不署名，不能问他是谁。", number),
		fmt.Sprintf("要说什么回“%s 您的话”，要问什么回“问%s 您的话”，都转给本人。", number, number))
}

// KnownAlready answers 上门 for somebody whose name the unit has.
func KnownAlready(number string) string {
	return fmt.Sprintf("%s的姓名、电话已经告诉您了，看一件回“%s”。", number, number)
}

// VisitHow says how to write 上门.
func VisitHow() string { return "请写上编号：上门 482913" }

// AskForUnitByPhone has the office ask on the telephone. unseen: as in AskHimByPhone.
func AskForUnitByPhone(number, unit string, unseen bool) string {
	return Lines(fmt.Sprintf("编号%s：%s要上门，%s。请打电话问他：可以告诉他们您的姓名电话吗？", number, unit, whyByPhone(unseen)),
		fmt.Sprintf("他说可以，回“%s 可以（电话）”；不可以，回“%s 不可以（电话）”。", number, number))
}

// UnitMayKnow brings his yes to the unit.
func UnitMayKnow(number, who string) string {
	return Lines(fmt.Sprintf("编号%s：本人同意告诉您，%s。", number, who), "只为办这件事，不要转给别人。")
}

// UnitMayNotKnow brings his no to the unit.
func UnitMayNotKnow(number string) string {
	return fmt.Sprintf("编号%s：本人不愿告诉姓名、电话。要说什么回“%s 您的话”，转给本人。", number, number)
}

// UnitNotAnswered tells the unit that he was silent.
func UnitNotAnswered(number string) string {
	return Lines(fmt.Sprintf("编号%s：本人到期没有说可以，姓名、电话没有告诉您。", number),
		fmt.Sprintf("还要上门，回“上门 %s”再问；要说什么回“%s 您的话”。", number, number))
}

// UnitAnsweredLate tells it that he has answered after that.
func UnitAnsweredLate(number string, yes bool) string {
	if !yes {
		return fmt.Sprintf("编号%s：本人过了时间回“不可以”，姓名、电话没有告诉您。", number)
	}
	return Lines(fmt.Sprintf("编号%s：本人过了时间才回“可以”，姓名、电话没有告诉您。", number),
		fmt.Sprintf("还要上门，回“上门 %s”再问一次。", number))
}

// ToldTheUnit echoes his yes.
func ToldTheUnit(number, unit string) string {
	return fmt.Sprintf("已记：可以。编号%s：您的姓名、电话已告诉%s，他们只用来办这件事。", number, unit)
}

// NotToldTheUnit echoes his no.
func NotToldTheUnit(number string) string {
	return fmt.Sprintf("已记：不可以。编号%s照样办，您的姓名、电话没有告诉他们。", number)
}

// UnitToldByPhone confirms to the clerk what he has heard on the telephone.
func UnitToldByPhone(number, unit string, yes bool) string {
	if yes {
		return fmt.Sprintf("已记：编号%s，本人说可以，姓名、电话已告诉%s。", number, unit)
	}
	return fmt.Sprintf("已记：编号%s，本人说不可以，没有告诉%s。", number, unit)
}

// RewordForUnit says what a matter needs before a unit gets it.
func RewordForUnit(number string) string {
	return Lines(fmt.Sprintf("给单位之前，%s请先写一句给他们看的话，不要带出是谁：", number), fmt.Sprintf("改写 %s 新的话", number),
		"单位只看到编号和这句话；姓名、电话要本人同意才告诉。")
}

// HelpUnit says what somebody who takes matters for a unit can say besides.
func HelpUnit() string { return "上门 编号　先问本人可不可以告诉您姓名、电话" }
