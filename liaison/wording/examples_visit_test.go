package wording_test

import (
	"time"

	"shuanglian/liaison/wording"
)

func visitFacts() wording.VisitFacts {
	return wording.VisitFacts{To: "张三（东岸村）", Day: wednesday(), Channel: wording.ChannelWord("phone", false), Gist: "了解低保"}
}

func visitExamples() []example {
	mine := visitFacts()
	other, interview := mine, mine
	other.From = "王建国"
	interview.Interview, interview.To, interview.Channel = true, "王建国（东岸村书记）", wording.ChannelWord("in_person", true)
	who := []wording.Choice{{Digit: "1", Text: "张三（东岸村），" + wording.VisitMark(0, 1, time.Time{})},
		{Digit: "2", Text: "赵小梅（东岸村），" + wording.VisitMark(1, 0, wednesday())}}
	two := []wording.Choice{{Digit: "1", Text: "王芳（东岸村）"}, {Digit: "2", Text: "王芳（西河村）"}}
	return []example{
		{"VisitTaken", "记了一次走访", wording.VisitTaken(mine, false)},
		{"VisitTaken", "记了一次约谈联系", wording.VisitTaken(interview, false)},
		{"VisitTaken", "办公室代录的", wording.VisitTaken(other, false)},
		{"VisitTaken", "改了", wording.VisitTaken(mine, true)},
		{"VisitWord", "约谈怎么叫", wording.VisitWord(true)},
		{"VisitVerb", "记约谈联系用的词", wording.VisitVerb(true)},
		{"ChannelWord", "方式", wording.ChannelWord("meeting", false)},
		{"VisitHeardAsk", "记完再问", wording.VisitHeardAsk()},
		{"NothingHeard", "没有反映什么", wording.NothingHeard()},
		{"VisitWho", "只回“走访”", wording.VisitWho(false, wording.VisitsSummary(visitsDue(false)), who)},
		{"VisitMark", "清单里一个人后面", wording.VisitMark(0, 1, wednesday())},
		{"VisitMark", "季末才开始的联系，这一季不催", wording.VisitMark(0, 0, time.Time{})},
		{"VisitMaybe", "名字像", wording.VisitMaybe("张山", who[:1])},
		{"VisitMaybe", "同名", wording.VisitMaybe("", two)},
		{"VisitChannelAsk", "没说方式", wording.VisitChannelAsk(wording.VisitWord(false), "张三（东岸村）", false)},
		{"VisitGistAsk", "一步一步记，最后", wording.VisitGistAsk()},
		{"NotRecorded", "不记了", wording.NotRecorded()},
		{"VisitUndecided", "没选完，到时候了", wording.VisitUndecided()},
		{"HeardUndecided", "他反映的没选，到时候了", wording.HeardUndecided("路灯坏了")},
		{"NotAContact", "不是联系的人", wording.NotAContact("钱进", []string{"张三", "赵小梅"}, office())},
		{"NotAContactOf", "代录，不是他联系的人", wording.NotAContactOf("钱进", "王建国", []string{"张三", "赵小梅"})},
		{"NotAContactOf", "代录，他没有联系的人", wording.NotAContactOf("钱进", "王建国", nil)},
		{"NoContacts", "没有联系的人", wording.NoContacts(office())},
		{"VisitLineHow", "没写清楚", wording.VisitLineHow()},
		{"VisitForHow", "代录没写清楚", wording.VisitForHow()},
		{"VisitorUnclear", "办公室要看谁的，没写清楚", wording.VisitorUnclear("", 0)},
		{"VisitorUnclear", "办公室要看谁的，有同名的", wording.VisitorUnclear("王芳", 2)},
		{"VisitNoSuchDay", "没有这一天", wording.VisitNoSuchDay("11月31日")},
		{"VisitAhead", "还没到的日子", wording.VisitAhead(wednesday())},
		{"VisitOneByOne", "一句话里写了两个人", wording.VisitOneByOne([]string{"张三", "赵小梅"}, "当面 送了米面")},
		{"VisitToCome", "还没到的日子，没说哪天", wording.VisitToCome()},
		{"VisitBeforeLink", "那时还不是联系的人", wording.VisitBeforeLink("张三", wednesday())},
		{"VisitLinkOver", "那时已不是联系的人", wording.VisitLinkOver("张三", office())},
		{"VisitWithdrawn", "撤", wording.VisitWithdrawn(mine)},
		{"VisitWithdrawnAlready", "又回一次“撤”", wording.VisitWithdrawnAlready(mine, "撤")},
		{"VisitFixAsk", "改", wording.VisitFixAsk(mine)},
		{"VisitFixNot", "不改了", wording.VisitFixNot()},
		{"VisitWhichOne", "改哪一次", wording.VisitWhichOne([]wording.Choice{{Digit: "1", Text: wording.VisitLine(mine)}})},
		{"VisitLine", "清单里的一次", wording.VisitLine(mine)},
		{"NoVisitToChange", "没有能改的", wording.NoVisitToChange(office())},
		{"HelpVisits", "代表的帮助，接在帮助后面", wording.HelpVisits(true, false)},
		{"HelpVisits", "委员的", wording.HelpVisits(false, true)},
		{"HeardLevel", "他反映了一件事", wording.HeardLevel("张三（东岸村）", wording.Framed("路灯坏了"))},
		{"HeardTaken", "署名，他绑定了", wording.HeardTaken(heard(false, true))},
		{"HeardTaken", "署名，他没绑定", wording.HeardTaken(heard(false, false))},
		{"HeardTaken", "不署名，他没绑定", wording.HeardTaken(heard(true, false))},
		{"HeardForYou", "走访时替他记下的，告诉他本人", wording.HeardForYou(wording.HeardTold{By: "王建国", Words: wording.Framed("路灯坏了"),
			To: "王建国代表", Number: "482913", Due: wednesday()})},
		{"HeardForYou", "约谈时替他记下的", wording.HeardForYou(wording.HeardTold{By: "李敏", Interview: true, Words: wording.Framed("建议修路"),
			To: "李敏委员", Number: "482913", Due: wednesday()})},
		{"HeardNotHanded", "不交", wording.HeardNotHanded()},
		{"HeardAboutYou", "像是说到代表自己", wording.HeardAboutYou(office())},
		{"HeardAccusation", "检举", wording.HeardAccusation(office())},
		{"HeardFor", "来件卡上的本人", wording.HeardFor("张三（东岸村）")},
	}
}

func heard(hidden, reached bool) wording.HeardFacts {
	to := "王建国代表"
	if hidden {
		to = "联络办公室"
	}
	return wording.HeardFacts{To: to, Number: "482913", Due: wednesday(), Hold: time.Minute, Hidden: hidden, Reached: reached}
}

func visitsDue(over bool) wording.VisitsFacts {
	return wording.VisitsFacts{Until: time.Date(2026, 12, 31, 0, 0, 0, 0, wednesday().Location()), Over: over,
		Names: []string{"张三", "赵小梅"}, InPerson: []string{"陈玉兰"}}
}

func visitDueExamples() []example {
	interview := visitsDue(false)
	interview.Interview = true
	rows := []wording.YearRow{{To: "张三", Times: 3, InPerson: 2, Done: 1, Last: wednesday()}, {To: "赵小梅", Left: 1}}
	late := []wording.LateVisitor{{Name: "王建国", Phone: "139…0002", Left: 2}, {Name: "周秀英", Left: 1}}
	return []example{
		{"VisitsSummary", "待办里的一行", wording.VisitsSummary(visitsDue(false))},
		{"VisitsSummary", "待办里的一行，上季的", wording.VisitsSummary(visitsDue(true))},
		{"VisitsDue", "季末前提醒代表", wording.VisitsDue(visitsDue(false))},
		{"VisitsDue", "季末前提醒委员", wording.VisitsDue(interview)},
		{"VisitsDue", "过了季末再提醒一次", wording.VisitsDue(visitsDue(true))},
		{"VisitsLate", "过了季末，告诉办公室", wording.VisitsLate(visitsDue(true).Until, late, 600)},
		{"VisitsLate", "都做到了", wording.VisitsLate(visitsDue(true).Until, nil, 600)},
		{"YearOfVisits", "走访 记录", wording.YearOfVisits(2026, "", rows, 600)},
		{"YearOfVisits", "办公室看一位代表的", wording.YearOfVisits(2026, "王建国", rows, 600)},
		{"YearOfVisits", "没有要联系的人", wording.YearOfVisits(2026, "", nil, 600)},
		{"PersonVisit", "导出里的一行", wording.PersonVisit(wednesday(), false, "王建国代表", "电话", true)},
		{"PersonVisit", "导出里的一行，他去走访的", wording.PersonVisit(wednesday(), false, "张三", "当面", false)},
	}
}
