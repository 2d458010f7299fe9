package wording_test

import (
	"time"

	"shuanglian/liaison/wording"
)

// step is one step of a matter's way, so many days before Wednesday.
func step(days int, reason, from, to string) wording.WhyStep {
	return wording.WhyStep{At: wednesday().AddDate(0, 0, -days).Add(-2 * time.Hour), Reason: reason, From: from, To: to}
}

func why(author bool, now string, steps ...wording.WhyStep) string {
	return wording.Why(wording.WhyFacts{Number: "482913", Gist: "村口路灯坏了", Author: author, Steps: steps, Now: now})
}

func routingExamples() []example {
	chose := step(2, "chose_delegate", "", "王建国代表")
	late := wording.WhyFacts{Number: "482913", Gist: "村口路灯坏了", Author: true, Now: "王建国代表", OfficeToo: true,
		Steps: []wording.WhyStep{step(7, "chose_delegate", "", "王建国代表"), step(0, "unanswered", "王建国代表", "王建国代表")}}
	ended := late
	ended.Ended, ended.Steps = "已结（满意）", late.Steps[:1]
	return []example{
		{"Why", "本人问，自己选的代表", why(true, "王建国代表", chose)},
		{"Why", "本人问，没有选", why(true, "联络办公室", step(1, "no_choice", "", "联络办公室"))},
		{"Why", "本人问，不署名的", why(true, "联络办公室", step(1, "chose_anonymous", "", "联络办公室"))},
		{"Why", "本人问，反映的是人", why(true, "联络办公室", step(1, "complained", "", "联络办公室"))},
		{"Why", "本人问，当天交给代表的满了", why(true, "联络办公室", step(1, "day_full", "", "联络办公室"))},
		{"Why", "本人问，选的人不能接", why(true, "联络办公室", step(1, "may_not_hold", "", "联络办公室"))},
		{"Why", "本人问，代表没绑过、走了，或者就是被反映的人", why(true, "联络办公室", chose, step(2, "unreachable", "王建国代表", "联络办公室"))},
		{"Why", "本人问，代表到期没答复，代班的代办", why(true, "周秀英代表", chose, step(0, "stand_in_late", "王建国代表", "周秀英代表"))},
		{"Why", "本人问，代表到期没答复，召集人代办", why(true, "李敏代表", chose, step(0, "convenor_late", "王建国代表", "李敏代表"))},
		{"Why", "本人问，代表外出，有人代班", why(true, "周秀英代表（代班）", step(1, "stand_in", "", "周秀英代表"))},
		{"Why", "本人问，代表外出，召集人代办", why(true, "李敏代表（代班）", step(1, "convenor", "", "李敏代表"))},
		{"Why", "本人问，代表外出，没人代班", why(true, "联络办公室", step(1, "away", "", "联络办公室"))},
		{"Why", "本人问，代表换届了", why(true, "周秀英代表", chose, step(0, "successor", "王建国代表", "周秀英代表"))},
		{"Why", "本人问，代表换届了，办公室接着办", why(true, "联络办公室", chose, step(0, "seat_ended", "王建国代表", "联络办公室"))},
		{"Why", "本人问，代表转了办公室", why(true, "联络办公室", chose, step(1, "handed_on", "王建国代表", "联络办公室"))},
		{"Why", "本人问，一直没答复", wording.Why(late)},
		{"Why", "本人问，两次不满意", why(true, "联络办公室", chose, step(0, "dissatisfied_twice", "王建国代表", "联络办公室"))},
		{"Why", "本人问，已经结了", wording.Why(ended)},
		{"Why", "代表自己反映的", why(true, "李敏委员", step(1, "chose_committee_member", "", "李敏委员"))},
		{"Why", "办的人问", why(false, "王建国代表", chose)},
		{"NowAnotherDelegate", "到期没答复，换了人办，告诉本人", wording.NowAnotherDelegate("482913", "王建国代表", "李敏代表", wednesday(), tuesday())},
		{"TakenFromYou", "到期没答复，换了人办，告诉原来的代表", wording.TakenFromYou("482913", "李敏代表")},
		{"NowSuccessor", "代表换届，接手的代表办，告诉本人", wording.NowSuccessor("482913", "王建国代表", "周秀英代表", wednesday(), tuesday())},
		{"NowSuccessor", "代表换届，办公室接着办，已先答复过", wording.NowSuccessor("482913", "王建国代表", "联络办公室", time.Time{}, tuesday())},
		{"SucceededYou", "换届，告诉原来的代表", wording.SucceededYou("482913", "周秀英代表")},
		{"NewDelegate", "联系的代表换了，还有件在原来的代表手里", wording.NewDelegate(wording.NameAndPlace("周秀英", "西河村"), true)},
		{"NewDelegate", "联系的代表换了", wording.NewDelegate(wording.NameAndPlace("周秀英", "西河村"), false)},
		{"NoDelegateNow", "没有代表联系他了", wording.NoDelegateNow(office())},
		{"NewCommitteeMember", "代表的委员换了", wording.NewCommitteeMember("李敏")},
		{"NewContacts", "代表联系的人变了", wording.NewContacts([]string{wording.NameAndPlace("李大山", "东岸村"), wording.NameAndPlace("赵小梅", "东岸村")}, false, false)},
		{"NewContacts", "代表没有联系的人了", wording.NewContacts(nil, false, false)},
		{"NewContacts", "任期到了，手里的已移交", wording.NewContacts(nil, false, true)},
		{"NewContacts", "委员联系的代表变了", wording.NewContacts([]string{wording.NameAndPlace("王建国", "东岸村")}, true, false)},
		{"InPlaceOf", "代办的来件里的一行", wording.InPlaceOf("周秀英", "王建国")},
		{"ClockStands", "问了本人，期限先停", wording.ClockStands(wednesday())},
		{"DueNow", "本人回了话，期限接着算", wording.DueNow(wednesday(), tuesday())},
		{"ReplyTo", "被问了一句，随后说的话：选项", wording.ReplyTo("482913", "村口路灯坏了")},
		{"ReplyTo", "被问了一句，封存的一件：选项", wording.ReplyTo("482913", "")},
		{"RoleOf", "不说是谁", wording.RoleOf("李敏委员")},
		{"WhySealed", "封存的", wording.WhySealed("482913")},
		{"WhyWhich", "有几件，没写编号", wording.WhyWhich(rows(), 600)},
		{"WhyWhich", "一件也没有", wording.WhyWhich(nil, 600)},
	}
}
