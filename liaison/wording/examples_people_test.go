package wording_test

import "shuanglian/liaison/wording"

// peopleExamples are what people hear about their own data.
func peopleExamples() []example {
	return []example{
		{"UnderFourteen", "孩子要绑定", wording.UnderFourteen(office())},
		{"ScrapsTooOld", "绑定前说的，过了一天才说要交", wording.ScrapsTooOld()},
		{"ScannedDelegate", "没绑定的人扫代表的卡", wording.ScannedDelegate("王建国", "东岸村", office())},
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
		{"Pseudonym", "名册里没有的人离开后，他的事上写什么", wording.Pseudonym(23)},
	}
}
