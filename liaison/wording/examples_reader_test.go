package wording_test

import (
	"time"

	"shuanglian/liaison/wording"
)

func readerExamples() []example {
	ways := []wording.Choice{{Digit: "1", Text: wording.LetRead("王建国")}, {Digit: "2", Text: wording.AboutReader("王建国")},
		{Digit: "3", Text: wording.AnotherMatter()}}
	return []example{
		{"ReadBy", "选项后面写明谁看", wording.ReadBy(wording.AddTo("482913", "村口路灯坏了"), "王建国代表")},
		{"MayBeAboutReader", "话里可能说到看的人", wording.MayBeAboutReader(ways, 10*time.Minute, false)},
		{"MayBeAboutReader", "话里可能说到看的人，代表说的", wording.MayBeAboutReader(ways, 10*time.Minute, true)},
		{"LetRead", "选项", wording.LetRead("王建国")},
		{"AboutReader", "选项", wording.AboutReader("王建国")},
		{"MayAccuse", "话里说到别的人，像是反映他", wording.MayAccuse("周秀英", ways, wording.SilenceKeepsFrom(10*time.Minute, "周秀英", false))},
		{"MayAccuse", "说到的是联络员", wording.MayAccuse("张宁", ways, wording.SilenceKeepsFrom(10*time.Minute, "张宁", true))},
		{"SilenceKeepsFrom", "那一问不回", wording.SilenceKeepsFrom(10*time.Minute, "周秀英", false)},
		{"SilenceSendsNothing", "代表不回", wording.SilenceSendsNothing()},
		{"NotAboutThem", "选项", wording.NotAboutThem()},
		{"TheNames", "几个人", wording.TheNames([]string{"张宁", "周秀英"})},
		{"PastReader", "选项", wording.PastReader()},
		{"VoiceNext", "补充到封存的一件以后", wording.VoiceNext()},
		{"AboutHim", "选了反映他本人", wording.AboutHim("王建国")},
		{"ReasonHeld", "不满意的原因可能说到他", wording.ReasonHeld()},
		{"ReasonRead", "不满意的原因给谁看", wording.ReasonRead("王建国代表")},
		{"ReasonWillBeRead", "问不满意的原因，先说给谁看", wording.ReasonWillBeRead("王建国代表")},
		{"ReasonTold", "本人说原因可以给他看", wording.ReasonTold("482913", "王建国代表")},
		{"WhyDissatisfied", "后来说的原因，给代表", wording.WhyDissatisfied("482913", wording.Framed("没修好"))},
		{"ReasonHeldByPhone", "电话里的原因可能说到他", wording.ReasonHeldByPhone("王建国")},
		{"NotAddedByPhone", "电话里的补充可能说到他", wording.NotAddedByPhone("482913", "王建国")},
	}
}
