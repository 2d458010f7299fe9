package wording_test

import (
	"time"

	"shuanglian/liaison/wording"
)

func dialogueExamples() []example {
	return []example{
		{"Unsupported", "收不了的消息", wording.Unsupported()},
		{"Courtesy", "谢谢", wording.Courtesy()},
		{"OnlySigns", "只有几个符号", wording.OnlySigns(office())},
		{"Greeting", "你好", wording.Greeting()},
		{"Closed", "取消", wording.Closed()},
		{"NothingAsked", "没有在问，却回了数字", wording.NothingAsked()},
		{"NothingToRate", "没有要评价的", wording.NothingToRate()},
		{"RatedAlready", "没有要评价的，刚评过的还改得了", wording.RatedAlready("482913", "满意", []string{"基本满意", "不满意"})},
		{"RateInWords", "等着评价，说了“一般”", wording.RateInWords()},
		{"DidNotTake", "没看懂", wording.DidNotTake(wording.AskFinished("482913"), office())},
		{"NoSuchDigit", "没有这个数字", wording.NoSuchDigit(wording.AskFinished("482913"), office())},
		{"FirstThis", "先办完这一步", wording.FirstThis(wording.AskFinished("482913"))},
		{"WhichAnswer", "代表的话回哪件", wording.WhichAnswer(choices())},
		{"AccuseApart", "话里像是检举，排在这一问后面", wording.AccuseApart("2")},
		{"WhichAdded", "本人的话补到哪件", wording.WhichAdded([]wording.Choice{{Digit: "1", Text: wording.AddTo("482913", "村口路灯坏了")}, {Digit: "2", Text: wording.AnotherMatter()}}, 30*time.Minute, false)},
		{"AddTo", "选项", wording.AddTo("482913", "村口路灯坏了")},
		{"AnotherMatter", "选项", wording.AnotherMatter()},
		{"AsNewMatter", "选项", wording.AsNewMatter()},
		{"NotYours", "编号不是他的", wording.NotYours("482931", choices())},
		{"NotYoursNotSent", "编号不是他的，话没发", wording.NotYoursNotSent("482931")},
		{"NotYoursToSee", "编号不是他的，要看", wording.NotYoursToSee("482931")},
		{"NoLongerYours", "不再是他的", wording.NoLongerYours()},
		{"NoLongerYoursAfterAll", "刚说的话还没送出，就不再是他的了", wording.NoLongerYoursAfterAll("482913")},
		{"NotSent", "不发", wording.NotSent()},
		{"AskedHowFar", "一件：咋还没人管", wording.AskedHowFar("482913")},
		{"AskedHowFar", "几件：怎么样了", wording.AskedHowFar("")},
		{"JustHandedOver", "刚交出就说“算了”", wording.JustHandedOver("482913", time.Minute)},
		{"HandedOverBefore", "交出有一会儿了，说“算了”", wording.HandedOverBefore("482913", false)},
		{"HandedOverBefore", "不止一件", wording.HandedOverBefore("482913", true)},
		{"ToRecall", "说“算了，不要给代表看”", wording.ToRecall(time.Minute)},
		{"WordsExpired", "没选，话没发", wording.WordsExpired("我去问一下", time.Date(2026, 11, 9, 10, 2, 0, 0, time.UTC))},

		{"UrgentNotTaken", "发得太快时求救", wording.UrgentNotTaken()},
		{"TooFast", "发得太快", wording.TooFast(20, 10*time.Minute)},
		{"TooFastForThis", "发得太快，又正问着别的", wording.TooFastForThis(wording.WhoIsItAbout())},
		{"Help", "帮助", wording.Help(office(), false, false)},
		{"Help", "承办的人的帮助", wording.Help(office(), true, true)},
		{"Help", "纪检专员的帮助：封存件不能转", wording.Help(office(), true, false)},
		{"HelpDelegate", "代表的帮助里加的几行", wording.HelpDelegate()},
		{"Phone", "电话", wording.Phone(office())},
		{"Phone", "电话，还没写", wording.Phone(wording.Office{})},
		{"StillBound", "不解绑", wording.StillBound("李大山")},
		{"DigitForWhat", "编号后只有一个数字", wording.DigitForWhat("482913")},
		{"TakenFor", "当作哪件的答复", wording.TakenFor("482913", "村口路灯坏了")},
		{"JoinedWaiting", "等选时又说", wording.JoinedWaiting(3, nil)},
		{"JoinedWaiting", "等选时又打字", wording.JoinedWaiting(2, []string{"〔明天去看〕", "〔款子到了〕"})},
		{"FinishLater", "以后怎么说答完", wording.FinishLater("482913")},
		{"WhichFinished", "哪件答完了", wording.WhichFinished(rows())},
		{"NumberWanted", "转，忘了编号", wording.NumberWanted("转", false, rows())},
		{"NumberWanted", "办公室转，忘了编号", wording.NumberWanted("转", true, rows())},
		{"NumberWanted", "问，忘了编号", wording.NumberWanted("问", false, rows()[:1])},
		{"AskWhat", "问什么", wording.AskWhat("482913")},
		{"PassOnOnlyToOffice", "代表、单位写“转 编号 给某人”", wording.PassOnOnlyToOffice("482913", "周秀英")},
		{"PassOnWhy", "转要写原因", wording.PassOnWhy("482913")},
	}
}
