package wording_test

import (
	"time"

	"shuanglian/liaison/wording"
)

func extensionExamples() []example {
	due, until := time.Date(2026, 12, 21, 17, 30, 0, 0, time.UTC), time.Date(2027, 1, 12, 17, 30, 0, 0, time.UTC)
	early, reason := due.AddDate(0, 0, -5), wording.Framed("等材料到")
	examples := []example{
		{"ExtendHow", "“延期”，没写编号", wording.ExtendHow()},
		{"ExtendWhy", "“延期 编号”，没写原因", wording.ExtendWhy("482913")},
		{"ExtendInWords", "原因发了语音", wording.ExtendInWords()},
		{"ExtendOrAnswer", "分不清是原因还是答复", wording.ExtendOrAnswer("482913", wording.Framed("延期到周五"))},
		{"NotExtended", "不申请了", wording.NotExtended()},
		{"ExtensionSent", "“延期 编号 原因”", wording.ExtensionSent("482913", due, until)},
		{"ExtensionAsked", "问办公室", wording.ExtensionAsked("482913", "水管漏了", "镇水务站", reason, due, until, early)},
		{"ExtensionAsked", "问办公室，他看不到的件", wording.ExtensionAsked("482913", "", "镇水务站", reason, due, until, early)},
		{"ExtensionOf", "这一问的短名", wording.ExtensionOf("482913", "镇水务站")},
		{"DecideWhy", "办公室不同意，没写原因", wording.DecideWhy("482913")},
		{"NothingToDecide", "回了同意，没有人申请", wording.NothingToDecide("482913")},
		{"ExtensionDecided", "办公室同意", wording.ExtensionDecided(wording.ExtensionOf("482913", "镇水务站"), true, until, wording.ToldHere)},
		{"ExtensionDecided", "同意，本人没有微信", wording.ExtensionDecided(wording.ExtensionOf("482913", "镇水务站"), true, until, wording.ToldByPhone)},
		{"ExtensionDecided", "同意，本人收不到", wording.ExtensionDecided(wording.ExtensionOf("482913", "镇水务站"), true, until, wording.ToldNot)},
		{"ExtensionDecided", "办公室不同意", wording.ExtensionDecided(wording.ExtensionOf("482913", "镇水务站"), false, due, "")},
		{"DecidedBy", "告诉办公室别的人", wording.DecidedBy(wording.ExtensionOf("482913", "镇水务站"), "张宁", true)},
		{"DecidedBy", "同上，没有同意", wording.DecidedBy(wording.ExtensionOf("482913", "镇水务站"), "张宁", false)},
		{"DecidedAlready", "别人已经定了", wording.DecidedAlready(wording.ExtensionOf("482913", "镇水务站"))},
		{"ExtensionDecided", "同意，本人要等来消息才看得到", wording.ExtensionDecided(wording.ExtensionOf("482913", "镇水务站"), true, until, wording.ToldLater)},
		{"ExtensionGranted", "同意了，本人还没看到", wording.ExtensionGranted("482913", until, wording.ToldLater)},
		{"ExtensionGranted", "同意了，告诉申请的人", wording.ExtensionGranted("482913", until, wording.ToldHere)},
		{"ExtensionGranted", "同上，本人没有微信", wording.ExtensionGranted("482913", until, wording.ToldByPhone)},
		{"ExtensionGranted", "同上，本人收不到", wording.ExtensionGranted("482913", until, wording.ToldNot)},
		{"TellExtended", "请办公室打电话告诉本人", wording.TellExtended("482913", wording.NameAndPhone("陈玉兰", "0577-86290011"), "镇水务站", reason, until)},
		{"ExtensionRefused", "不同意，告诉申请的人", wording.ExtensionRefused("482913", wording.Framed("材料已经到了"), due, early)},
		{"ExtensionRefused", "过了期限才说不同意", wording.ExtensionRefused("482913", wording.Framed("材料已经到了"), due, due.AddDate(0, 0, 2))},
		{"ExtensionUnheard", "办公室的人都收不到", wording.ExtensionUnheard("482913")},
		{"Extended", "同意了，告诉本人", wording.Extended("482913", "水管漏了", "镇水务站", reason, until)},
		{"ExtensionLine", "卡片上的一行", wording.ExtensionLine(due, "申请延期", reason)},
	}
	for _, why := range []string{"none", "unanswered", "answered", "urgent", "redo", "sealed", "office", "late", "asked", "granted", "refused", "nobody"} {
		examples = append(examples, example{"NotExtendable", "申请不了：" + why, wording.NotExtendable("482913", why, due, early)})
	}
	return examples
}
