package wording_test

import "shuanglian/liaison/wording"

func withdrawExamples() []example {
	road := wording.WithdrawnFacts{Number: "482913", Gist: "村口路灯坏了"}
	unheard, danger := road, road
	unheard.Unheard, danger.Danger = true, true
	return []example{
		{"WithdrawAsked", "“撤回 编号”，已经交出了", wording.WithdrawAsked("482913", "村口路灯坏了")},
		{"WithdrawAsked", "封存的，只写编号", wording.WithdrawAsked("742470", "")},
		{"WithdrawAskedByPhone", "代录的，本人打电话来说不办了", wording.WithdrawAskedByPhone("482913", "陈玉兰（代录）", "水管漏")},
		{"WithdrawWhich", "“撤回”，有几件", wording.WithdrawWhich([]wording.Choice{{Digit: "1", Text: wording.OwnMatterOf("482913", "村口路灯坏了")}})},
		{"OwnMatterOf", "那张单子里的一件", wording.OwnMatterOf("482913", "村口路灯坏了")},
		{"StillWanted", "还要办", wording.StillWanted("482913")},
		{"NothingWithdrawn", "都还要办", wording.NothingWithdrawn()},
		{"Withdrawn", "不办了", wording.Withdrawn("482913", false, false)},
		{"Withdrawn", "不办了，告诉纪检的", wording.Withdrawn("482913", false, true)},
		{"Withdrawn", "不办了，原来说是急事", wording.Withdrawn("482913", true, false)},
		{"BecauseNotSent", "“撤回 编号”后面还有话", wording.BecauseNotSent()},
		{"NoMoreOfWhich", "在办的人说“不办了”", wording.NoMoreOfWhich("482913")},
		{"WithdrawnByPhone", "本人在电话里说不办了", wording.WithdrawnByPhone("482913")},
		{"WithdrawnByAuthor", "告诉在办的人", wording.WithdrawnByAuthor(road)},
		{"WithdrawnByAuthor", "他的话还没送到", wording.WithdrawnByAuthor(unheard)},
		{"WithdrawnByAuthor", "原来说是急事", wording.WithdrawnByAuthor(danger)},
		{"WithdrawnByAuthor", "告诉纪检专员", wording.WithdrawnByAuthor(wording.WithdrawnFacts{Number: "742470", Gist: "村里的账", Sealed: true})},
		{"WithdrawnUndecided", "有人申请延期或退回，办公室还没定", wording.WithdrawnUndecided(wording.ExtensionOf("482913", "王建国代表"))},
		{"FinishedUndecided", "…没定以前就答完了", wording.FinishedUndecided(wording.ExtensionOf("482913", "王建国代表"))},
		{"HandedUndecided", "…换人办了", wording.HandedUndecided(wording.ExtensionOf("482913", "王建国代表"))},
		{"BackUndecided", "…转回办公室了", wording.BackUndecided(wording.ExtensionOf("482913", "王建国代表"))},
		{"NotPassedAnswered", "答完了又要转办公室", wording.NotPassedAnswered("482913")},
		{"UrgentWithdrawn", "急件撤回了，请办公室核实", wording.UrgentWithdrawn("482913", wording.NameAndPhone("李大山", "0577-86290011"))},
		{"UrgentWithdrawn", "急件撤回了，不署名", wording.UrgentWithdrawn("482913", "")},
	}
}
