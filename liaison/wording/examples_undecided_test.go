package wording_test

import (
	"time"

	"shuanglian/liaison/wording"
)

func undecidedExamples() []example {
	return []example{
		{"HandToUndecided", "同名的没选，到时候了", wording.HandToUndecided("482913")},
		{"RewordingUndecided", "改写没定，到时候了", wording.RewordingUndecided("482913")},
		{"CallerUndecided", "代录是哪一位没选，到时候了", wording.CallerUndecided("水管漏")},
		{"ChargeUndecided", "是不是检举没选，到时候了", wording.ChargeUndecided()},
		{"StandInUndecided", "代班的同名没选，到时候了", wording.StandInUndecided()},
		{"PersonUndecided", "核实、核对、更正已办的同名没选，到时候了", wording.PersonUndecided(time.Date(2026, 11, 9, 10, 2, 0, 0, time.UTC))},
		{"HowToRecall", "“怎么撤回”", wording.HowToRecall(time.Minute)},
		{"LaterIsOut", "“撤回”，最后交出的已经送出，前面的还没有", wording.LaterIsOut("510233", "742470", "路灯坏了")},
		{"TooLateEnded", "“撤回 编号”，已结了", wording.TooLateEnded("742470", "已结")},
		{"NothingToDrop", "“不告了”，晚了", wording.NothingToDrop(time.Minute)},
		{"NumberKeptApart", "别的话里写了封存件、不署名件的编号", wording.NumberKeptApart("742470")},
		{"NotEnteredBefore", "“代录 编号”，不是代录的", wording.NotEnteredBefore("482913")},
	}
}
