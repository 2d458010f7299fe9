package wording_test

import (
	"time"

	"shuanglian/liaison/wording"
)

func duty(day int, by ...string) wording.Duty {
	at := time.Date(2026, time.November, day, 9, 0, 0, 0, wednesday().Location())
	return wording.Duty{Number: "482913", Kind: "接待日", Starts: at, Ends: at.Add(2 * time.Hour), Place: "镇政府一楼", By: by}
}

func seriesExamples() []example {
	both := wording.SwapFacts{Asker: "王建国", Gives: duty(16), Takes: duty(30)}
	alone := wording.SwapFacts{Asker: "王建国", Gives: duty(16)}
	return []example{
		{"SeriesRule", "每月", wording.SeriesRule("month", 1, 15, "09:00")},
		{"SeriesRule", "每月31日", wording.SeriesRule("month", 1, 31, "09:00")},
		{"SeriesRule", "每年2月29日", wording.SeriesRule("year", 2, 29, "09:00")},
		{"SeriesRule", "每季", wording.SeriesRule("quarter", 2, 20, "14:30")},
		{"SeriesRule", "每年", wording.SeriesRule("year", 6, 30, "09:00")},
		{"SeriesNoRule", "没写种类或多久一次", wording.SeriesNoRule()},
		{"SeriesTwice", "已经有一样的", wording.SeriesTwice(1, "接待日", wording.SeriesRule("month", 1, 15, "09:00"), "镇政府")},
		{"SeriesMonth", "每季没有第五个月", wording.SeriesMonth(3)},
		{"SeriesMonth", "每月不用写月份", wording.SeriesMonth(1)},
		{"SeriesDay", "没有这一日", wording.SeriesDay(32)},
		{"SeriesWhere", "没写地点", wording.SeriesWhere()},
		{"SeriesWho", "没写请谁", wording.SeriesWho()},
		{"NoSuchSeries", "没有这一条", wording.NoSuchSeries(3)},
		{"SeriesFails", "排不出来，告诉办公室", wording.SeriesFails(1, "接待日", duty(16).Starts, wording.NobodyOnDuty())},
		{"NoRota", "不是轮流的", wording.NoRota(2)},
		{"RotaLine", "名单里没有这个人", wording.RotaLine(3, "周秀", 0)},
		{"RotaLine", "名单里同名", wording.RotaLine(3, "周秀英", 2)},
		{"RotaTwice", "写了两次", wording.RotaTwice(4, "周秀英")},
		{"RotaEmpty", "空的名单", wording.RotaEmpty()},
		{"NobodyOnDuty", "没有人可以值班", wording.NobodyOnDuty()},
		{"ReceptionDays", "谁都可以问“接待日”", wording.ReceptionDays([]wording.Duty{duty(16, "王建国", "周秀英"), duty(30)}, office())},
		{"ReceptionDays", "还没有排", wording.ReceptionDays(nil, office())},
		{"MyDuties", "代表问“值班”", wording.MyDuties([]wording.Duty{duty(16), duty(30)})},
		{"MyDuties", "没有排到", wording.MyDuties(nil)},
		{"NoDuties", "没有排到他", wording.NoDuties()},
		{"SwapHow", "只说“换班”", wording.SwapHow()},
		{"MaySwap", "问对方换不换", wording.MaySwap(both)},
		{"MaySwap", "对方没有排到，请他替", wording.MaySwap(alone)},
		{"SwapAbout", "清单里", wording.SwapAbout("王建国", duty(16).Starts)},
		{"SwapIsAsked", "已去问", wording.SwapIsAsked(both, "周秀英")},
		{"SwapAgreed", "同意，告诉本人", wording.SwapAgreed(both, "周秀英")},
		{"SwapAgreed", "替一次", wording.SwapAgreed(alone, "周秀英")},
		{"SwapRefused", "不同意，告诉本人", wording.SwapRefused(both, "周秀英", "那天开会")},
		{"SwapRefused", "不同意，没说原因", wording.SwapRefused(both, "周秀英", "")},
		{"SwapSilent", "一直没回", wording.SwapSilent(duty(16), "周秀英", office())},
		{"SwapTaken", "回给同意的人", wording.SwapTaken(both)},
		{"SwapTaken", "替一次", wording.SwapTaken(alone)},
		{"SwapNotTaken", "回给不同意的人", wording.SwapNotTaken(both)},
		{"SwapMade", "告诉办公室", wording.SwapMade(both, "周秀英")},
		{"SwapMade", "替一次", wording.SwapMade(alone, "周秀英")},
		{"NoSwapAsked", "已经不用回", wording.NoSwapAsked()},
		{"NobodyToSwap", "没有这个人", wording.NobodyToSwap("周秀", 0, office())},
		{"NobodyToSwap", "同名", wording.NobodyToSwap("周秀英", 2, office())},
		{"SwapSelf", "和自己换", wording.SwapSelf()},
		{"SwapByPhone", "对方没绑定", wording.SwapByPhone("周秀英", office())},
		{"SwapAway", "对方外出", wording.SwapAway("周秀英", duty(16).Starts)},
		{"AlsoOnDuty", "对方那天也值班", wording.AlsoOnDuty("周秀英")},
		{"DutyWhileAway", "外出的日子里有值班", wording.DutyWhileAway(duty(16))},
		{"DutyOpen", "请办公室安排人", wording.DutyOpen(duty(16), "王建国", true)},
		{"DutyOpen", "离任了", wording.DutyOpen(duty(16), "王建国", false)},
		{"DutyGiven", "告诉被换下的人", wording.DutyGiven(duty(16), "周秀英")},
		{"DutyChanged", "回给办公室", wording.DutyChanged(duty(16), "王建国", "周秀英")},
		{"NoDutyThere", "不是值班日", wording.NoDutyThere("482913")},
		{"NotOnDuty", "那天没有他", wording.NotOnDuty("王建国", "482913")},
		{"NobodyToTakeDuty", "没有这个人", wording.NobodyToTakeDuty("周秀", 0)},
		{"NobodyToTakeDuty", "同名", wording.NobodyToTakeDuty("周秀英", 2)},
	}
}
