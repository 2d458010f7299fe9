package wording_test

import (
	"time"

	"shuanglian/liaison/wording"
)

func returnExamples() []example {
	until := time.Date(2026, 11, 16, 17, 30, 0, 0, time.UTC)
	about, reason := wording.ReturnOf("482913", "镇水务站"), wording.Framed("是总管道的事")
	return []example{
		{"ReturnSent", "收到多日以后要退回", wording.ReturnSent("482913", until)},
		{"ReturnPending", "又说一次", wording.ReturnPending("482913")},
		{"ReturnRefusedBefore", "没同意过", wording.ReturnRefusedBefore("482913")},
		{"ReturnNobody", "办公室没人能定", wording.ReturnNobody("482913")},
		{"ReturnAsked", "问办公室", wording.ReturnAsked("482913", "水管漏了", "镇水务站", reason, until)},
		{"ReturnAsked", "问办公室，他看不到的件", wording.ReturnAsked("482913", "", "镇水务站", reason, until)},
		{"ReturnOf", "这一问的短名", about},
		{"ReturnDecided", "办公室同意", wording.ReturnDecided(about, true)},
		{"ReturnDecided", "办公室不同意", wording.ReturnDecided(about, false)},
		{"ReturnGranted", "同意了，告诉单位", wording.ReturnGranted("482913")},
		{"ReturnRefused", "不同意，告诉单位", wording.ReturnRefused("482913", reason)},
		{"ReturnUnheard", "办公室的人都收不到", wording.ReturnUnheard("482913")},
	}
}
