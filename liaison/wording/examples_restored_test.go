package wording_test

import "shuanglian/liaison/wording"

func restoredExamples() []example {
	from := wednesday()
	return []example{
		{"Restored", "用四小时前的备份还原", wording.Restored(wording.RestoredFacts{Since: from, Until: from.Add(4 * 3600e9), Relays: 12, Others: 31, Reminders: 8, Codes: 5})},
		{"Restored", "没有什么可能发过", wording.Restored(wording.RestoredFacts{Since: from, Until: from.Add(4 * 3600e9)})},
		{"CallHim", "可能已经收到", wording.CallHim(wording.CallFacts{Number: "482913", Name: "李大山", Phone: "139…1234", Words: "〔周五来修〕", Perhaps: true})},
	}
}
