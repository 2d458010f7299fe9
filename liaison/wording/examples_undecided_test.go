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
		{"StandInUndecided", "代班的同名没选，到时候了", wording.StandInUndecided()},
		{"PersonUndecided", "核实、核对、更正已办的同名没选，到时候了", wording.PersonUndecided(time.Date(2026, 11, 9, 10, 2, 0, 0, time.UTC))},
		{"NotEnteredBefore", "“代录 编号”，不是代录的", wording.NotEnteredBefore("482913")},
	}
}
