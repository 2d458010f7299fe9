package wording_test

import "shuanglian/liaison/wording"

func officeExamples() []example {
	call := wording.CallFacts{Number: "573820", Name: "李大山", Phone: "139…1234", Words: wording.Framed("周五来修"), Gist: "周五来修"}
	others := []wording.Row{{Number: "638204", Who: "周岚"}, {Number: "638205", Who: "周岚"}}
	return []example{
		{"OfficeToDo", "办公室的待办", wording.OfficeToDo(wording.OfficeFacts{Mine: rows()[:1], Calls: []wording.CallFacts{call},
			Tasks: []string{wording.TaskOf("guessing", "", "李大山")}, Unclaimed: rows()[1:], Others: others}, 600)},
		{"Claimed", "我来", wording.Claimed("482913")},
		{"ClaimedBy", "我来，别人已认领", wording.ClaimedBy("482913", "周岚")},
		{"Released", "不办了", wording.Released("482913")},
		{"NotClaimed", "不办了，不是他认领的", wording.NotClaimed("482913")},
		{"NotForTheOffice", "这件不在办公室", wording.NotForTheOffice("482913")},
		{"InsteadOf", "别人在办的，答复前问一句", wording.InsteadOf("482913", "周岚")},
	}
}
