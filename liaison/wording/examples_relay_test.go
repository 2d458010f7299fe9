package wording_test

import (
	"time"

	"shuanglian/liaison/wording"
)

func relayExamples() []example {
	said := wording.Framed("周五来修")
	pulled := wording.PullFacts{Number: "482913", Coming: wording.Counts{Voices: 3, VoiceSeconds: []int{12, 40, 8}, Pictures: 1},
		Left: wording.Counts{Voices: 2}}
	short := wording.PullFacts{Number: "482913", Left: wording.Counts{Pictures: 2}, Later: wording.Counts{Voices: 1},
		Office: wording.Counts{Voices: 1}, Gone: wording.Counts{Pictures: 1}}
	return []example{
		{"Parts", "一条装不下，下一条", wording.Parts("李大山（东岸村）：〔村口的路灯坏了三天了，晚上老人孩子都不敢走，已经摔了两个人，请快来修一修吧〕", 40)[1]},
		{"HowToPull", "有语音", "语音3段（12、40、8秒）" + wording.HowToPull("482913", wording.Counts{Voices: 3})},
		{"HowToPull", "只有照片", "照片1张" + wording.HowToPull("482913", wording.Counts{Pictures: 1})},
		{"Pulling", "要看语音照片", wording.Pulling(pulled)},
		{"Pulling", "还发不了", wording.Pulling(short)},
		{"StaysAtOffice", "不署名的语音照片", wording.StaysAtOffice("482913")},
		{"MediaLost", "语音照片没取到", wording.MediaLost("482913", wording.Counts{Pictures: 1}, office())},
		{"Unplayable", "语音的格式微信放不了", wording.Unplayable("482913", wording.Counts{Voices: 1}, office())},
		{"MediaLost", "还没交就没取到", wording.MediaLost("", wording.Counts{Voices: 1}, office())},
		{"MediaNotSent", "要看的没送到", wording.MediaNotSent("482913", office())},
		{"Framed", "别人的话", wording.Framed("看这里〔<a href=weixin://x>领钱</a>〕 https://a.example/b")},
		{"Addition", "本人的补充", wording.Addition("482913", "李大山（东岸村）", wording.Framed("还有一盏"), false)},
		{"Addition", "本人的补充，是求救的话", wording.Addition("482913", "李大山（东岸村）", wording.Framed("我家着火了"), true)},
		{"NotFinishedAfterAll", "答完以后又有答复", wording.NotFinishedAfterAll("482913", "王建国代表", said)},
		{"NothingToRateYet", "答完以后又有答复，这时来评价", wording.NothingToRateYet("482913")},
		{"NotFinishedToRate", "只有一件，还没答完", wording.NotFinishedToRate("482913")},
		{"NoRatingYet", "没答完，“不满意”后面还有话", wording.NoRatingYet()},
		{"AddedNotRated", "没答完，“编号 不满意”", wording.AddedNotRated("482913")},
		{"Answer", "答复", wording.Answer("482913", "王建国代表", said)},
		{"FinalAnswer", "最后的答复", wording.FinalAnswer("482913", "王建国代表", said)},
		{"AnswerTooLateToRate", "最后的答复送到时，已过评价的时间", wording.AnswerTooLateToRate(wording.FinalAnswer("482913", "王建国代表", said))},
		{"AnswerRated", "最后的答复送到前已经评过", wording.AnswerRated(wording.FinalAnswer("482913", "王建国代表", said))},
		{"TooLateToRate", "评价已经结了的", wording.TooLateToRate("482913", false)},
		{"TooLateToRate", "连原因一起", wording.TooLateToRate("482913", true)},
		{"AskBack", "问本人", wording.AskBack("482913", "王建国代表", wording.Framed("哪一盏"))},
		{"HandedOver", "代表的答复交出了", wording.HandedOver(time.Minute, "")},
		{"AskFinished", "问答完没有", wording.AskFinished("482913")},
		{"Finished", "答完了", wording.Finished("482913", wording.ToldHere)},
		{"Finished", "本人没有微信", wording.Finished("482913", wording.ToldByPhone)},
		{"Finished", "本人收不到", wording.Finished("482913", wording.ToldNot)},
		{"FinishedAlready", "又回一次“答完”", wording.FinishedAlready("482913")},
		{"NothingToFinish", "没有能答完的", wording.NothingToFinish()},
		{"OutAlready", "回0，答复已发出", wording.OutAlready()},
		{"GoesOn", "没完", wording.GoesOn("482913")},
		{"FinishNeedsWords", "只有语音不能算答完", wording.FinishNeedsWords("482913")},
		{"Recalled", "收回一条", wording.Recalled("482913", "ask", "在几组？")},
		{"MatterRecalled", "收回一件", wording.MatterRecalled("482913")},
		{"NotOutYet", "话还没发出就撤回", wording.NotOutYet(wording.WhichAnswer(choices()))},
		{"NothingToRecall", "收不回了", wording.NothingToRecall(2*time.Minute, office())},
		{"Rated", "评价了", wording.Rated("482913", "满意")},
		{"RatedAndOver", "第三次不满意", wording.RatedAndOver("482913", office())},
		{"Redo", "不满意", wording.Redo("482913", "王建国代表")},
		{"RedoToOffice", "还是不满意", wording.RedoToOffice("482913")},
		{"TakenOver", "还是不满意，告诉代表", wording.TakenOver("482913")},
		{"OwnMatter", "当作答复了，其实是自己的事：选项", wording.OwnMatter()},
		{"TooLateForOwn", "当作答复已经发出", wording.TooLateForOwn("482913")},
		{"AskedToRedo", "请再办", wording.AskedToRedo("482913", wording.Framed("没修好"))},
		{"AskedToRedo", "请再办，没写原因", wording.AskedToRedo("482913", "")},
		{"Added", "补充交出了", wording.Added("482913", time.Minute, "")},
		{"Unreachable", "代表联系不上", wording.Unreachable("482913", "代表")},
		{"Unreachable", "委员联系不上", wording.Unreachable("482913", "委员")},
		{"GoOnInHisStead", "代表联系不上，办公室有这件事", wording.GoOnInHisStead("482913", "代表")},
		{"AnswerUnreachable", "答复送不到", wording.AnswerUnreachable("482913")},
		{"AnswerWaits", "答复等对方说话", wording.AnswerWaits("482913")},
		{"AnswerLate", "答复还没送到", wording.AnswerLate("482913")},
		{"OfficeFollows", "久没答复", wording.OfficeFollows("482913")},
		{"OfficeLate", "办公室自己久没答复", wording.OfficeLate("482913", office())},
		{"PossiblyTwice", "可能收到第二次", wording.PossiblyTwice("已绑定：李大山。")},
		{"NowWithOffice", "代表转给办公室", wording.NowWithOffice("482913")},
		{"PassedOn", "转出了", wording.PassedOn("482913", office())},
		{"WithOfficeAlready", "已在办公室", wording.WithOfficeAlready("482913")},
		{"AlreadyEnded", "已经结了", wording.AlreadyEnded("482913", "已结（满意）")},
	}
}
