package wording_test

import "shuanglian/liaison/wording"

func awayExamples() []example {
	until := wording.Day(wednesday())
	from := wording.FromDay(wednesday().AddDate(0, 0, -2))
	return []example{
		{"AwayTaken", "外出，有人代班", wording.AwayTaken("", until, "周秀英", true)},
		{"AwayTaken", "以后外出，召集人代办", wording.AwayTaken(from, until, "李敏", false)},
		{"AwayTaken", "外出，没人代班", wording.AwayTaken("", until, "", false)},
		{"AwayHow", "没写清楚", wording.AwayHow()},
		{"AwayPast", "日期过了", wording.AwayPast(until)},
		{"AwayBackwards", "止在起前", wording.AwayBackwards()},
		{"AwayTooLong", "太长", wording.AwayTooLong("90天", office())},
		{"AwayNoSuchDay", "没有这一天", wording.AwayNoSuchDay("11月31日")},
		{"AwayNotTaken", "不办了", wording.AwayNotTaken()},
		{"StandInSelf", "请自己代班", wording.StandInSelf()},
		{"StandInUnknown", "没有这位代表", wording.StandInUnknown("周秀英")},
		{"StandInAlsoAway", "代班的自己也外出", wording.StandInAlsoAway("周秀英", until)},
		{"StandInMayNot", "不能请他，不说为什么", wording.StandInMayNot("周秀英")},
		{"WhichStandIn", "有几位同名", wording.WhichStandIn([]wording.Choice{{Digit: "1", Text: wording.NameAndPlace("周秀英", "西河村")}, {Digit: "2", Text: wording.NameAndPlace("周秀英", "")}})},
		{"NameAndPlace", "选项", wording.NameAndPlace("周秀英", "西河村")},
		{"PleaseStandIn", "请他代班", wording.PleaseStandIn("王建国", "", until, office())},
		{"PleaseStandIn", "请他以后代班", wording.PleaseStandIn("王建国", from, until, office())},
		{"StandInOver", "代班结束", wording.StandInOver("王建国")},
		{"StandInAway", "代班的也外出了，召集人接", wording.StandInAway("周秀英", until, "李敏")},
		{"StandInAway", "代班的也外出了，没人接", wording.StandInAway("周秀英", until, "")},
		{"YouAreAway", "我的信息、待办里的一行", wording.YouAreAway("", until, "周秀英")},
		{"YouAreAway", "我的信息、待办里的一行，没写代班", wording.YouAreAway(from, until, "")},
		{"YouStandIn", "我的信息、待办里的一行，替人代班", wording.YouStandIn("王建国", "", until)},
		{"BackTaken", "回来了", wording.BackTaken()},
		{"NotAway", "没有外出", wording.NotAway()},
		{"AwayOver", "外出到期", wording.AwayOver()},
		{"WayStandIn", "菜单里的一行", wording.WayStandIn("周秀英", "王建国").Text},
		{"AwayUntil", "菜单里代表名字后面", wording.AwayUntil(until)},
		{"AskedAnew", "菜单出来以后代表外出了", wording.AskedAnew(wording.Menu(wording.Counts{Texts: 1}, "王建国", "东岸村书记，"+wording.AwayUntil(until),
			[]wording.Way{wording.WayStandIn("周秀英", "王建国"), wording.WayOffice(), wording.WayAnonymous(), wording.WayAbout(), wording.WayDrop()}, 600_000_000_000))},
		{"StandingIn", "代班的人怎么称呼", wording.StandingIn("周秀英代表")},
		{"FromDay", "从哪天起", wording.FromDay(wednesday())},
	}
}
