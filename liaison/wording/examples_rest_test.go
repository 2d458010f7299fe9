package wording_test

import "shuanglian/liaison/wording"

func restExamples() []example {
	line := "转 482913 给 王建国"
	return []example{
		{"JustTheRest", "转给人，没写原因", wording.JustTheRest(wording.HandWhy("482913", "王建国"), "转")},
		{"RestInWords", "该打字的地方发了语音", wording.RestInWords("转")},
		{"RestOrAnswer", "中间看了别的事，或带了编号", wording.RestOrAnswer(line, "转")},
		{"RestLeft", "回“0”，或先做别的", wording.RestLeft(line)},
		{"RestUndecided", "没有接着写，到时候了", wording.RestUndecided(line)},
		{"SubjectWho", "对象没写是谁", wording.SubjectWho("482913")},
		{"CallIsOffices", "代表、单位写“打电话 编号”", wording.CallIsOffices("482913")},
	}
}
