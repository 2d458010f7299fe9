package wording_test

import (
	"time"

	"shuanglian/liaison/wording"
)

func officeExamples() []example {
	call := wording.CallFacts{Number: "573820", Name: "李大山", Phone: "139…1234", Words: wording.Framed("周五来修"), Gist: "周五来修"}
	others := []wording.Row{{Number: "638204", Who: "周岚"}, {Number: "638205", Who: "周岚"}}
	return []example{
		{"OfficeToDo", "办公室的待办", wording.OfficeToDo(wording.OfficeFacts{Mine: rows()[:1], Calls: []wording.CallFacts{call},
			Tasks: []string{wording.TaskOf("guessing", "", "李大山")}, Unclaimed: rows()[1:], Others: others}, 600)},
		{"HelpOffice", "办公室的帮助，接在帮助后面", wording.HelpOffice()},
		{"Claimed", "我来", wording.Claimed("482913")},
		{"ClaimedBy", "我来，别人已认领", wording.ClaimedBy("482913", "周岚")},
		{"Released", "不办了", wording.Released("482913")},
		{"NotClaimed", "不办了，不是他认领的", wording.NotClaimed("482913")},
		{"NotForTheOffice", "这件不在办公室", wording.NotForTheOffice("482913")},
		{"HandHow", "转给谁，没写", wording.HandHow("482913")},
		{"HandWhy", "转给人，没写原因", wording.HandWhy("482913", "王建国")},
		{"HandToWhich", "转给人，有同名的", wording.HandToWhich("482913", []wording.Choice{{Digit: "1", Text: "王芳（东岸村）"}, {Digit: "2", Text: "王芳（西河村）"}})},
		{"NotHanded", "选了不转", wording.NotHanded("482913")},
		{"NotToHim", "转给的人没有，或者不能办这件事", wording.NotToHim("482913", "王建国")},
		{"NotReachable", "转给的人还没绑定", wording.NotReachable("482913", "周秀英")},
		{"HandedTo", "转出了", wording.HandedTo("482913", "周秀英代表", time.Minute, "")},
		{"HandedInside", "换办公室的人办", wording.HandedInside("482913", "周岚")},
		{"HandedBack", "转出的收回了", wording.HandedBack("482913")},
		{"HandedByOffice", "转给别人，告诉本人", wording.HandedByOffice("482913", "周秀英代表", wednesday(), false)},
		{"HandedByOffice", "不署名的转给代表，告诉本人", wording.HandedByOffice("482913", "周秀英代表", wednesday(), true)},
		{"HandedToAnother", "转给别人，告诉原来办的", wording.HandedToAnother("482913")},
		{"SharedBy", "办公室来件里的一行", wording.SharedBy("张宁", wording.Framed("我明天请假"))},
		{"HandedOnBecause", "来件里的一行", wording.HandedOnBecause(wording.Framed("归您片区"))},
		{"AuthorAskedFirst", "保密的要转给代表", wording.AuthorAskedFirst("482913", "王建国代表")},
		{"AskHimByPhone", "保密的要转，本人没有微信", wording.AskHimByPhone("482913", "王建国代表")},
		{"MayHeKnow", "问本人可不可以告诉姓名", wording.MayHeKnow("482913", "村口路灯坏了", "王建国代表")},
		{"ToldYourName", "本人说可以", wording.ToldYourName("482913", "王建国代表", wednesday(), time.Minute)},
		{"NotToldYourName", "本人说不可以", wording.NotToldYourName("482913")},
		{"NoNameAsked", "已经不问了", wording.NoNameAsked("482913")},
		{"MayKnow", "本人说可以，告诉办公室的人", wording.MayKnow("482913", "王建国代表")},
		{"NotToKnow", "本人说不可以，告诉办公室的人", wording.NotToKnow("482913")},
		{"RewordFirst", "不署名的还没改写就转", wording.RewordFirst("482913")},
		{"RewordHow", "改写没写话", wording.RewordHow("482913")},
		{"NoRewording", "改写的不是不署名的", wording.NoRewording("482913")},
		{"ShowRewording", "改写给他看一遍", wording.ShowRewording("482913", wording.Framed("有群众反映村里账目没有公布"), "")},
		{"ShowRewording", "已转给代表，再改写一句", wording.ShowRewording("482913", wording.Framed("还问到工程款"), "周秀英代表")},
		{"RewordingKept", "改写定了", wording.RewordingKept("482913")},
		{"RewordingUnused", "改写不用", wording.RewordingUnused("482913")},
		{"RewordIt", "不署名的补充，办公室收到", wording.RewordIt("482913")},
		{"ReasonStays", "不署名的不满意，办公室收到", wording.ReasonStays("482913", wording.Framed("只公布了一半"))},
		{"RewordedAs", "办公室来件里的一行", wording.RewordedAs(wording.Framed("有群众反映村里账目没有公布"))},
		{"InsteadOf", "别人在办的，答复前问一句", wording.InsteadOf("482913", "周岚")},
	}
}
