package wording_test

import (
	"time"

	"shuanglian/liaison/wording"
)

func pushedExamples() []example {
	lamp := wording.Waiting{About: "482913（村口路灯坏了）",
		Codes: []wording.Choice{{Digit: "11", Text: "满意"}, {Digit: "12", Text: "基本满意"}, {Digit: "13", Text: "不满意"}}}
	river := wording.Waiting{About: "573820（河边垃圾）",
		Codes: []wording.Choice{{Digit: "21", Text: "满意"}, {Digit: "22", Text: "基本满意"}, {Digit: "23", Text: "不满意"}}}
	return []example{
		{"CardOrMeeting", "刚看过来件，又有会议等着，只说“去不了”", wording.CardOrMeeting("482913", "去不了", "11月10日14:30培训")},
		{"OrByCode", "还有别的在问", wording.OrByCode(river.Codes)},
		{"WaitingForYou", "回了一个数字，有两件在问", wording.WaitingForYou([]wording.Waiting{lamp, river})},
		{"WaitingForYou", "刚问，还没看到就回了数字", wording.WaitingForYou([]wording.Waiting{lamp})},
		{"DigitTooLate", "菜单过了时间才回数字，又有评价等着", wording.DigitTooLate(wording.WaitingForYou([]wording.Waiting{lamp}))},
		{"WaitingWithin", "待办下面", wording.WaitingWithin([]wording.Waiting{lamp, river}, 400)},
		{"WaitingWithin", "待办下面，太多", wording.WaitingWithin([]wording.Waiting{lamp, river, lamp}, 60)},
		{"PickOne", "一个词能回几件", wording.PickOne([]wording.Choice{
			{Digit: "11", Text: wording.ToThat("满意", lamp.About)}, {Digit: "21", Text: wording.ToThat("满意", river.About)}})},
		{"ToThat", "列在里面的一行", wording.ToThat("满意", lamp.About)},
		{"NotAnswered", "都不回", wording.NotAnswered()},
		{"ChangedSince", "回的是旧的", wording.ChangedSince(wording.FinalAnswer("482913", "王建国代表", wording.Framed("周五来修")))},
		{"ReadItFirst", "最后的答复还没看到就评了", wording.ReadItFirst(wording.FinalAnswer("482913", "王建国代表", wording.Framed("周五来修")))},
		{"ConsentAgain", "个人信息说明改了，再问一次", wording.ConsentAgain(wording.ConsentTerms(office(), "https://a.example/privacy", "90天", "5年"))},
		{"ConsentTerms", "说明本身", wording.ConsentTerms(office(), "", "90天", "5年")},
		{"NewTerms", "列在清单里", wording.NewTerms()},
		{"ConsentRenewed", "两步都同意了", wording.ConsentRenewed()},
		{"CannotWithout", "不同意", wording.CannotWithout(wording.UnbindAsked())},
		{"WhyThat", "选了不满意，没说原因", wording.WhyThat("不满意", lamp.About, false, 30*time.Minute)},
		{"WhyThat", "一定要有原因", wording.WhyThat("请假", "11月10日14:30会议", true, 30*time.Minute)},
		{"NoReasonCame", "一直没说原因", wording.NoReasonCame("请假", "11月10日14:30会议")},
		{"NotSo", "评价是用数字回的", wording.NotSo("482913", false)},
		{"NotSo", "用数字回了不满意", wording.NotSo("482913", true)},
		{"NoNeedToRedo", "不满意改成满意，告诉要再办的人", wording.NoNeedToRedo("482913", "满意")},
		{"NoLongerAsked", "说原因的时候，会已经取消了", wording.NoLongerAsked("孩子住院")},
		{"NewOneComes", "回的是旧的，新的还在路上", wording.NewOneComes(lamp.About)},
	}
}
