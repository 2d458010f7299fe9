package wording_test

import (
	"time"

	"shuanglian/liaison/wording"
)

func self() wording.SelfFacts {
	return wording.SelfFacts{Name: "李大山", Place: "东岸村", Delegate: "王建国", BoundAt: wednesday(), ConsentedAt: wednesday(), Consent: 2,
		Chat: "90天", Matter: "5年", Office: office()}
}

// selfExamples are what people are told who ask for their own data.
func selfExamples() []example {
	code, resident := self(), self()
	code.ByCode, code.PhoneTail, code.Roles, code.Waiting = true, wording.PhoneTail("1234"), "党代表", "党委委员"
	code.PrivacyURL = "https://a.example/privacy"
	resident.Name, resident.Place, resident.Delegate, resident.Chosen = wording.Unverified("李小花"), "", "", "王建国代表"
	cancel := wording.CancelFacts{OnRoster: true, Raised: 2, InHand: 3, Matter: "5年", Audit: "3年", Office: office()}
	leaving := wording.CancelFacts{Raised: 1, Matter: "5年", Audit: "3年", Office: office()}
	words := wording.Framed("我的手机号换了")
	return []example{
		{"AboutYou", "我的信息，用四位数绑定的", wording.AboutYou(self())},
		{"AboutYou", "我的信息，用绑定码绑定的", wording.AboutYou(code)},
		{"AboutYou", "我的信息，没核实的", wording.AboutYou(resident)},
		{"NeedsCode", "四位数绑定的人要更正", wording.NeedsCode("更正", office())},
		{"WhatIsWrong", "更正", wording.WhatIsWrong()},
		{"TypeWhatIsWrong", "更正时发了语音", wording.TypeWhatIsWrong(office())},
		{"CorrectionTaken", "更正的话交给了办公室", wording.CorrectionTaken(words)},
		{"ExportTaken", "导出", wording.ExportTaken(office())},
		{"AskedAlready", "又说一次导出", wording.AskedAlready(office())},
		{"CancelAsked", "注销，有在办的事", wording.CancelAsked(cancel)},
		{"CancelAsked", "注销，名册里没有的人", wording.CancelAsked(leaving)},
		{"Cancelled", "注销了", wording.Cancelled(office())},
		{"NotCancelled", "不注销", wording.NotCancelled()},
		{"NothingOfYours", "没绑定的人说注销", wording.NothingOfYours()},
	}
}

// requestExamples are what the office hears of it, and what it makes people hear.
func requestExamples() []example {
	words := wording.Framed("我的手机号换了")
	file := wording.PersonFacts{At: wednesday(), Office: office(), Roster: [][2]string{{"姓名", "李大山"}, {"职务", ""}},
		Binding:  []string{wording.PersonBound(wednesday(), true), wording.PersonConsented(wednesday(), 2)},
		Contacts: []string{wording.PersonContact("王建国", "党代表", wednesday(), time.Time{})},
		Matters: []wording.PersonMatter{{Number: "482913", Submitted: wednesday(), To: "王建国代表", State: "已结（满意）",
			Said: []string{wording.PersonSaid(wednesday(), wording.Framed("路灯坏了")), wording.PersonRated("满意", "快")}}}}
	return []example{
		{"ToCorrect", "有人要更正", wording.ToCorrect("李大山", "东岸村", "", words)},
		{"ToExport", "有人要一份资料", wording.ToExport("李大山", "东岸村", "电话")},
		{"NoRequest", "没有人要更正", wording.NoRequest("李大山", "更正")},
		{"WhoseRequest", "几位同名的都要更正", wording.WhoseRequest("更正", []wording.Choice{
			{Digit: "1", Text: wording.OneOf("李大山", "东岸村", "")}, {Digit: "2", Text: wording.OneOf("李大山", "西河村", "")}})},
		{"WhyNot", "不办没写原因", wording.WhyNot("李大山", "更正")},
		{"RequestEnded", "办好了", wording.RequestEnded("李大山", "更正")},
		{"RequestEndedBy", "告诉办公室别的人", wording.RequestEndedBy("李大山", "更正", "张宁")},
		{"RequestRefused", "不办", wording.RequestRefused("李大山", "更正")},
		{"YouAreCorrected", "告诉本人：更正好了", wording.YouAreCorrected("")},
		{"YouAreCorrected", "告诉本人：更正好了，办公室还有话", wording.YouAreCorrected(wording.Framed("手机已换"))},
		{"ExportReady", "告诉本人：资料做好了", wording.ExportReady(wording.Framed("请带身份证来拿"), office())},
		{"RequestNotDone", "告诉本人：没有办", wording.RequestNotDone("更正", wording.Framed("户籍地要到派出所改"), office())},
		{"ReadThisOut", "办公室当面核对身份，本人微信上看到", wording.ReadThisOut("4821", office())},
		{"WhatHeReads", "办公室回“核对 李大山”", wording.WhatHeReads("李大山")},
		{"WrongDigits", "念的数字不对", wording.WrongDigits("李大山")},
		{"CheckStopped", "错了三次", wording.CheckStopped("李大山")},
		{"CheckNeedsCode", "还没用绑定码绑定", wording.CheckNeedsCode("李大山")},
		{"NobodyToCheck", "名册里没有，或是别的乡镇的", wording.NobodyToCheck("李大山")},
		{"CheckDone", "核对好了", wording.CheckDone("李大山")},
		{"IdentityChecked", "告诉本人：核对好了", wording.IdentityChecked(office())},
		{"PersonFile", "打印给本人的资料", wording.PersonFile(file)},
		{"PersonMeeting", "资料里请他开的会", wording.PersonMeeting(wednesday(), "培训", "镇政府三楼", "请假", []string{wording.PersonLeave(wednesday(), "出差")})},
		{"PersonMeeting", "没有回的", wording.PersonMeeting(wednesday(), "培训", "镇政府三楼", "", nil)},
		{"PersonLeave", "请过的假", wording.PersonLeave(wednesday(), "出差")},
		{"PersonFile", "打印给本人的资料，还没绑定", wording.PersonFile(wording.PersonFacts{At: wednesday(), Office: office()})},
		{"PersonBound", "资料里的一行", wording.PersonBound(wednesday(), false)},
		{"PersonConsented", "资料里的一行", wording.PersonConsented(wednesday(), 2)},
		{"PersonContact", "资料里的一行", wording.PersonContact("王建国", "党代表", wednesday(), wednesday())},
		{"PersonSaid", "资料里的一行", "…" + wording.PersonSaid(wednesday(), wording.Framed("路灯坏了"))},
		{"PersonRated", "资料里的一行", "…" + wording.PersonRated("满意", "")},
		{"Stamp", "资料里的时间", wording.Stamp(wednesday())},
	}
}

// peopleExamples are what people hear about their own data.
func peopleExamples() []example {
	return []example{
		{"UnderFourteen", "孩子要绑定", wording.UnderFourteen(office())},
		{"CodeMatched", "四位数绑定的群众又发了绑定码", wording.CodeMatched()},
		{"ScrapsTooOld", "绑定前说的，过了一天才说要交", wording.ScrapsTooOld()},
		{"ScannedDelegate", "没绑定的人扫代表的卡", wording.ScannedDelegate("王建国", "东岸村", office())},
		{"NameBehindPhone", "扫了代表的卡，先发了号码", wording.NameBehindPhone(wording.PhoneTail("1111"), office())},
		{"PhoneNoted", "登记时没留手机号，登记完又发来", wording.PhoneNoted(wording.PhoneTail("1111"), office())},
		{"PhoneAdded", "告诉办公室他补了手机号", wording.PhoneAdded("李小花", "12300001111")},
		{"RegisterHow", "没扫过卡就要登记", wording.RegisterHow(office())},
		{"Registering", "名册外的人登记，同意之前", wording.Registering("李小花", "12300001111")},
		{"Registering", "没留手机号", wording.Registering("李小花", "")},
		{"Registered", "登记好了", wording.Registered("李小花", office())},
		{"AlreadyRegistered", "登记过、没核实，又扫代表的卡", wording.AlreadyRegistered("王建国")},
		{"Unverified", "名字后面的记号", wording.Unverified("李小花")},
		{"ByCard", "清单里的一个人", wording.ByCard("李小花", "12300001111", "王建国")},
		{"ToConfirm", "请办公室核实", wording.ToConfirm("李小花", "", "王建国")},
		{"AwaitConfirmation", "办公室回“核实”", wording.AwaitConfirmation([]string{wording.ByCard("李小花", "", "王建国")})},
		{"AwaitConfirmation", "没有要核实的", wording.AwaitConfirmation(nil)},
		{"NobodyToConfirm", "核实的人不在名单里", wording.NobodyToConfirm("李小花")},
		{"WhoIsHe", "核实的是哪一位", wording.WhoIsHe("李小花", []wording.Choice{
			{Digit: "1", Text: wording.AsNewOne(wording.ByCard("李小花", "", "王建国"))},
			{Digit: "2", Text: wording.AsKnownOne("李小花", "东岸村", wording.PhoneTail("1111"))}})},
		{"AsNewOne", "选项", wording.AsNewOne("李小花")},
		{"AsKnownOne", "选项", wording.AsKnownOne("李小花", "", "")},
		{"PhoneTail", "手机不写全", wording.PhoneTail("1111")},
		{"Confirmed", "核实好了", wording.Confirmed("李小花", "王建国")},
		{"Confirmed", "核实好了，代表已不在任", wording.Confirmed("李小花", "")},
		{"NotConfirmed", "核实不了", wording.NotConfirmed("李小花")},
		{"KnownIsBound", "名册里的那位已在别的微信绑定", wording.KnownIsBound("李小花")},
		{"ConfirmedBy", "告诉办公室别的人", wording.ConfirmedBy("李小花", "张宁")},
		{"YouAreConfirmed", "告诉本人：核实了", wording.YouAreConfirmed("王建国", office())},
		{"YouAreConfirmed", "告诉本人：核实了，还没有代表", wording.YouAreConfirmed("", office())},
		{"YouAreNotConfirmed", "告诉本人：没能核实", wording.YouAreNotConfirmed(office())},
		{"AuthorGone", "答复一位走了、名册里又没有的人", wording.AuthorGone("482913")},
		{"NotNow", "先不办", wording.NotNow()},
		{"OneOf", "选项", wording.OneOf("李小花", "东岸村", wording.PhoneTail("1111"))},
		{"Pseudonym", "名册里没有的人离开后，他的事上写什么", wording.Pseudonym(23)},
	}
}
