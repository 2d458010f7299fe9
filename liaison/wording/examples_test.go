package wording_test

import (
	"time"

	"shuanglian/liaison/wording"
)

// example is one text as a person may read it, and when he does.
type example struct {
	function string
	when     string
	text     string
}

// chapter is the examples of one part of the conversation.
type chapter struct {
	title    string
	examples []example
}

func office() wording.Office { return wording.Office{Name: "东岸镇", Phone: "0577-86290000"} }

func wednesday() time.Time {
	return time.Date(2026, time.November, 11, 17, 30, 0, 0, time.FixedZone("CST", 8*60*60))
}

func tuesday() time.Time { return wednesday().AddDate(0, 0, -1) }

func choices() []wording.Choice {
	return []wording.Choice{{Digit: "1", Text: "李大山·村口路灯坏了"}, {Digit: "2", Text: "赵小梅·河边垃圾"}}
}

func rows() []wording.Row {
	return []wording.Row{
		{Number: "482913", Who: "李大山", Gist: "村口路灯坏了", State: "已交，等答复", Due: wednesday()},
		{Number: "573820", Who: "不署名", Gist: "河边垃圾", State: "已先答复，在跟进"},
	}
}

func unfinished() wording.Row {
	return wording.Row{Number: "482913", Who: "李大山", Gist: "村口路灯坏了", State: "已先答复，在跟进", Finish: wednesday()}
}

func ways() []wording.Way {
	return []wording.Way{wording.WayDelegate("王建国"), wording.WayOffice(), wording.WayAnonymous(), wording.WayAbout(), wording.WayDrop()}
}

// chapters has an example of everything the package can say.
func chapters() []chapter {
	return []chapter{
		{"关注、绑定、同意、解绑", bindingExamples()},
		{"办公室发的卡", rosterExamples()},
		{"登记和核实", peopleExamples()},
		{"我的信息、更正、导出、注销", selfExamples()},
		{"办公室办更正和导出", requestExamples()},
		{"说事：交给谁", draftExamples()},
		{"反映代表或干部本人", sealedExamples()},
		{"来件", cardExamples()},
		{"转达、答复、评价", relayExamples()},
		{"清单", listExamples()},
		{"办公室要打的电话", taskExamples()},
		{"为什么在谁手里", routingExamples()},
		{"代表外出、代班", awayExamples()},
		{"办公室的人认领、转办、代录", officeExamples()},
		{"承办单位", unitExamples()},
		{"问了没选，到时候了", undecidedExamples()},
		{"过了收回的时候：还要不要办", withdrawExamples()},
		{"延期", extensionExamples()},
		{"动词没写全，接着写", restExamples()},
		{"承办单位退回", returnExamples()},
		{"走访、约谈联系", visitExamples()},
		{"走访到期、记录", visitDueExamples()},
		{"有东西待看", noticeExamples()},
		{"提醒", reminderExamples()},
		{"错过了的、要导入的", missedExamples()},
		{"定期的会、接待日值班", seriesExamples()},
		{"用备份还原以后", restoredExamples()},
		{"周报和每天的情况", digestExamples()},
		{"话里可能说到看的人", readerExamples()},
		{"对话里的话", dialogueExamples()},
		{"送上门的提问", pushedExamples()},
		{"会议", meetingExamples()},
		{"办公室发会议", meetingOfficeExamples()},
		{"回会议通知、请假", leaveExamples()},
		{"到会、会议任务", attendanceExamples()},
		{"菜单", menuExamples()},
		{"小零件", partExamples()},
	}
}

func bindingExamples() []example {
	return []example{
		{"Welcome", "有人关注", wording.Welcome(office())},
		{"Welcome", "有人关注，还没写电话", wording.Welcome(wording.Office{Name: "东岸镇"})},
		{"WelcomeBack", "绑定过的人再关注", wording.WelcomeBack("李大山")},
		{"HowToBind", "没绑定的人要绑定", wording.HowToBind(office())},
		{"NotHandedIn", "没绑定就说事", wording.NotHandedIn(office())},
		{"BindNameWanted", "只说了绑定", wording.BindNameWanted(false, office())},
		{"BindNameWanted", "只说了后四位", wording.BindNameWanted(true, office())},
		{"BindDigitsWanted", "只说了姓名", wording.BindDigitsWanted("李大山", office())},
		{"BindFailed", "对不上，不论为什么", wording.BindFailed(office())},
		{"BoundToAnother", "这个微信已是别人", wording.BoundToAnother(office())},
		{"AlreadyBound", "已经绑好了", wording.AlreadyBound("李大山")},
		{"SomebodyTried", "有人冒名，告诉本人", wording.SomebodyTried(office())},
		{"MovedAway", "绑定换走了，告诉旧微信", wording.MovedAway(office())},
		{"Consent", "同意第一步", wording.Consent(office(), "https://a.example/privacy", "90天", "5年")},
		{"Consent", "同意第一步，没有网页", wording.Consent(office(), "", "90天", "5年")},
		{"ConsentSensitive", "同意第二步", wording.ConsentSensitive()},
		{"ConsentRefused", "不同意", wording.ConsentRefused(office())},
		{"Bound", "绑好了", wording.Bound("李大山", "王建国", office())},
		{"DelegateNeedsCard", "代表凭四位数字又绑定", wording.DelegateNeedsCard(office())},
		{"Bound", "绑好了，没有联系的代表", wording.Bound("李大山", "", office())},
		{"BoundWithRoles", "有身份的人绑好了", wording.BoundWithRoles("王建国", "党代表、党员")},
		{"RolesActivated", "身份用码启用", wording.RolesActivated("党代表")},
		{"HandInScraps", "绑定前说的要不要交", wording.HandInScraps("文字1条、语音3段", []string{wording.Framed("水管漏了")}, time.Time{})},
		{"HandInScraps", "前一天说的", wording.HandInScraps("文字1条、语音3段", []string{wording.Framed("水管漏了")}, wednesday())},
		{"ScrapsDropped", "绑定前说的不交", wording.ScrapsDropped()},
		{"UnbindAsked", "要解绑", wording.UnbindAsked()},
		{"Unbound", "解绑了", wording.Unbound(office())},
	}
}

func rosterExamples() []example {
	return []example{
		{"UnboundByOffice", "办公室解除了绑定", wording.UnboundByOffice(office())},
		{"CardVoid", "卡用过了", wording.CardVoid(office())},
		{"DelegateCard", "绑定的人扫代表的卡", wording.DelegateCard("王建国", "东岸村")},
	}
}

func draftExamples() []example {
	some := wording.Counts{Texts: 1, Voices: 3, Pictures: 1}
	return []example{
		{"Menu", "说了一件事", wording.Menu(some, "王建国", "东岸村书记", ways(), 10*time.Minute)},
		{"Menu", "说了一件事，没有联系的代表", wording.Menu(wording.Counts{Texts: 2, Videos: 1, Places: 1, Links: 1}, "", "", ways()[1:], 10*time.Minute)},
		{"WayDelegate", "选项", wording.WayDelegate("王建国").Text},
		{"WayOffice", "选项", wording.WayOffice().Text},
		{"WayAnonymous", "选项", wording.WayAnonymous().Text},
		{"WayDrop", "选项", wording.WayDrop().Text},
		{"DelegateMenu", "代表自己说话", wording.DelegateMenu(some, []wording.Way{wording.WayCommittee("李敏"), wording.WayUpwards(), wording.WayAnswer(), wording.WayNotSent()})},
		{"WayCommittee", "选项", wording.WayCommittee("李敏").Text},
		{"WayUpwards", "选项", wording.WayUpwards().Text},
		{"WayAnswer", "选项", wording.WayAnswer().Text},
		{"WayNotSent", "选项", wording.WayNotSent().Text},
		{"Joined", "又补了一段", wording.Joined(4)},
		{"CountedOnce", "同一句又发了一遍", wording.CountedOnce("这件事交给谁？回一个数字：")},
		{"Dropped", "不交了", wording.Dropped()},
		{"DraftLost", "解绑时还有没交的", wording.DraftLost()},
		{"DraftOpen", "说别的时还有没交的", wording.DraftOpen()},
		{"Emergency", "急事", wording.Emergency()},
		{"Receipt", "交出了", wording.Receipt("王建国代表", "482913", wednesday(), time.Minute, "")},
		{"Receipt", "晚上交出", wording.Receipt("王建国代表", "482913", wednesday(), time.Minute, wording.GetsItLater(wednesday()))},
		{"Receipt", "急事交出了", wording.Receipt("王建国代表", "482913", wednesday(), 0, "")},
		{"GetsItLater", "对方什么时候收到", wording.GetsItLater(wednesday())},
		{"OneForHim", "草稿问交给谁，他打了名字", wording.OneForHim("交给王建国代表，他看得到您的名字")},
		{"MayBeRecognised", "不署名却有语音照片", wording.MayBeRecognised()},
		{"SilenceToOffice", "没选，按2办了", wording.SilenceToOffice("482913", wednesday(), office())},
		{"SilenceNotSent", "代表没选", wording.SilenceNotSent("我去问一下", time.Date(2026, 11, 9, 10, 2, 0, 0, time.UTC))},
		{"TooManyToDelegate", "当天交给代表的太多", wording.TooManyToDelegate(3)},
	}
}

func cardExamples() []example {
	card := wording.CardFacts{Number: "482913", From: "李大山（东岸村）", Words: wording.Framed("村口路灯坏了三天了"), Due: wednesday()}
	urgent, shown, late := card, card, card
	late.Now = wednesday().AddDate(0, 0, 3)
	urgent.Urgent = true
	shown.Due, shown.Finish, shown.Since = time.Time{}, wednesday().AddDate(0, 1, 0), []string{wording.AnsweredOn(wednesday(), wording.Framed("周五来修"))}
	standing := card
	standing.Standing = wording.InPlaceOf("周秀英", "王建国")
	ended := shown
	ended.Finish, ended.Ended = time.Time{}, "已结（满意）"
	return []example{
		{"Card", "来件", wording.Card(card)},
		{"Card", "过了期限才送到的来件", wording.Card(late)},
		{"CardNow", "来件等了几天才送到", wording.CardNow(wording.Card(card), card.Due, card.Due.AddDate(0, 0, 3))},
		{"Card", "代班的来件", wording.Card(standing)},
		{"Card", "急件", wording.Card(urgent)},
		{"Card", "再看一次", wording.Card(shown)},
		{"Card", "看结了的", wording.Card(ended)},
		{"AnsweredOn", "经过里的一行", wording.AnsweredOn(wednesday(), wording.Framed("周五来修"))},
		{"AskedOn", "经过里的一行", wording.AskedOn(wednesday(), wording.Framed("哪一盏"))},
		{"PassedOnBy", "经过里的一行，是他自己转的", wording.PassedOnBy("", wording.Framed("归供电所管"))},
		{"PassedOnBy", "经过里的一行", wording.PassedOnBy("王建国", wording.Framed("归供电所管"))},
	}
}

func listExamples() []example {
	return []example{
		{"InHand", "待办", wording.InHand(rows(), 600)},
		{"InHand", "待办，过了日子", wording.InHand([]wording.Row{{Number: "482913", Who: "李大山", Gist: "村口路灯坏了", Due: wednesday(), Late: true}}, 600)},
		{"InHand", "待办，没有", wording.InHand(nil, 600)},
		{"Progress", "进度", wording.Progress(rows(), 600)},
		{"Progress", "进度，没有", wording.Progress(nil, 600)},
		{"EarlierNeedsCode", "进度，没有，用四位数绑定的", wording.EarlierNeedsCode(office())},
		{"ProgressOne", "看一件，先答复过", wording.ProgressOne(unfinished(), "王建国代表", nil, tuesday())},
		{"ProgressOne", "看一件", wording.ProgressOne(rows()[0], "王建国代表", []string{wording.AnsweredOn(wednesday(), wording.Framed("周五来修"))}, tuesday())},
		{"ProgressOne", "过了期限还没答复", wording.ProgressOne(rows()[0], "王建国代表", nil, rows()[0].Due.AddDate(0, 0, 3))},
		{"ProgressOne", "先答复过，过了办完的期限", wording.ProgressOne(unfinished(), "王建国代表", nil, unfinished().Finish.AddDate(0, 0, 10))},
		{"State", "事项到了哪一步", wording.State("closed", "basically", true)},
		{"State", "再办", wording.State("in_progress", "dissatisfied", false)},
		{"RatingWord", "评价", wording.RatingWord("")},
		{"Pointer", "还有别的待看", wording.Pointer(3)},
		{"Unanswered", "提醒一件", wording.Unanswered(rows()[:1])},
	}
}

func reminderExamples() []example {
	several := wording.UnansweredSeveral(3, wednesday(), false)
	return []example{
		{"UnansweredSeveral", "提醒几件", several},
		{"UnansweredSeveral", "提醒几件，已到期", wording.UnansweredSeveral(3, wednesday(), true)},
		{"Reminders", "一天一条，合在一起", wording.Reminders("", []string{several}, 3, 600)},
		{"Reminders", "合在一起太长", wording.Reminders("", []string{several}, 30, 10)},
		{"Reminders", "和周报合在一起太长", wording.Reminders("周报（11月2日到11月9日）", []string{several}, 3, 30)},
	}
}

func partExamples() []example {
	return []example{
		{"Day", "日子", wording.Day(wednesday())},
		{"Moment", "时刻", wording.Moment(wednesday())},
		{"Hold", "可收回多久", wording.Hold(time.Minute)},
		{"Hold", "可收回多久", wording.Hold(5 * time.Minute)},
		{"Lines", "几行", wording.Lines("一行", "", "又一行")},
	}
}

func sealedExamples() []example {
	return []example{
		{"WayAbout", "菜单里的一行", wording.WayAbout().Text},
		{"WhoIsItAbout", "选了4", wording.WhoIsItAbout()},
		{"ConductOrDiscipline", "写了反映的是谁", wording.ConductOrDiscipline()},
		{"JoinedSealed", "问着的时候又发来语音、照片", wording.JoinedSealed(2, wording.WhoIsItAbout())},
		{"SealedReceipt", "交给了纪检专员", wording.SealedReceipt("482913", time.Minute)},
		{"SealedReceipt", "没有回，按2办了", wording.SealedReceipt("482913", 0)},
		{"ComplaintReceipt", "交给了联络办公室，接在回执后面", wording.ComplaintReceipt()},
		{"SealedProgress", "本人查这一件", wording.SealedProgress("482913", "已交，等答复", nil)},
		{"NowSealed", "办公室改类成检举，告诉本人", wording.NowSealed("482913")},
		{"SubjectIs", "来件里的一行", wording.SubjectIs("〔村书记〕")},
		{"SealedAnswerNotSent", "纪检专员的答复送不到：本人没有微信", wording.SealedAnswerNotSent("482913")},
		{"SealedAnswerWaits", "纪检专员的答复一时送不到", wording.SealedAnswerWaits("482913")},
		{"StaysSealed", "封存件要转给别人", wording.StaysSealed("482913")},
		{"Reclassified", "办公室改类", wording.Reclassified("482913")},
		{"TellHimNow", "办公室改类，本人没有微信", wording.TellHimNow()},
		{"ReclassifyHow", "改类没有写成什么", wording.ReclassifyHow()},
		{"SubjectNoted", "办公室记下反映的是谁", wording.SubjectNoted("482913")},
		{"SubjectUnknown", "名册里没有这个人", wording.SubjectUnknown("482913")},
		{"AccusationByPhone", "办公室记来电检举", wording.AccusationByPhone()},
	}
}

func taskExamples() []example {
	call := wording.CallFacts{Number: "482913", Name: "李大山", Phone: "139…1234", Words: wording.Framed("周五来修"), Gist: "周五来修"}
	unknown := call
	unknown.Phone = ""
	return []example{
		{"CallHim", "答复送不到，办公室的人收到", wording.CallHim(call)},
		{"CallHim", "没有他的电话", wording.CallHim(unknown)},
		{"TaskOf", "有人猜四位数", wording.TaskOf("guessing", "", "李大山")},
		{"NeedsCard", "代表取消关注又回来，凭四位数字绑定", wording.NeedsCard("王建国", true, true)},
		{"NeedsCard", "联络员头一次绑定，凭四位数字", wording.NeedsCard("张宁", false, false)},
		{"TaskOf", "办公室没人绑定时来了一件", wording.TaskOf("no_office", "482913", "")},
		{"TaskOf", "平台停发", wording.TaskOf("paused", "", "")},
		{"TaskOf", "语音、照片没取到", wording.TaskOf("media_lost", "482913", "")},
		{"TaskOf", "没有纪检专员绑定", wording.TaskOf("bind_discipline", "", "")},
		{"TaskOf", "纪检专员联系不上", wording.TaskOf("tell_discipline", "", "")},
		{"CallDone", "电话打过了", wording.CallDone("482913")},
		{"NoCall", "没有这个电话要打", wording.NoCall("482913")},
		{"CallMissed", "电话没人接", wording.CallMissed([]string{"482913", "603444"})},
		{"WhichCall", "没写编号", wording.WhichCall()},
		{"Phoned", "打过了，告诉答复的人", wording.Phoned("482913")},
		{"CalledBy", "打过了，告诉办公室别的人", wording.CalledBy("482913", "张宁")},
		{"AnswerKept", "不署名的答复送不到", wording.AnswerKept("482913")},
		{"CameBefore", "办公室的人刚绑上", wording.CameBefore(3)},
	}
}
