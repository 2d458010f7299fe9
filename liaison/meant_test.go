package liaison_test

import (
	"testing"

	"shuanglian/liaison"
)

func TestWhomWordsMayBeAbout(t *testing.T) {
	reader := liaison.Person{Name: "周秀英", Organization: "西河村", Title: "村党支部书记",
		Roles: []liaison.RoleHeld{{Role: liaison.RoleDelegate}}}
	speaker := liaison.Person{Name: "刘老四", Organization: "西河村"}
	for text, want := range map[string]struct{ opening, later bool }{
		"周秀英这个代表整天不着家，啥事也不给办": {true, true},
		"周秀英代表从来不下村，光会骂人":     {true, true},
		"周代表 整天不着家 啥事也不给办":    {true, true},
		"周代表，你从来不下村":          {true, true},
		"这个代表从来不上门":           {true, true},
		"书记光会说，不管我们":          {true, true},
		"秀英自己往河里倒垃圾":          {true, true},
		"他收了养狗的人的礼":           {true, false}, // later words are asked about for that apart
		"去村里找过书记，路还是坏的":       {false, true},
		"周代表 那个医保到底咋弄嘛":       {false, false},
		"周代表您好，村口路灯坏了":        {false, false},
		"您好周书记，水管漏了":          {false, false},
		"周秀英代表您好":             {false, false},
		"周书记，是东头那一盏":          {false, false},
		"灯修好了，谢谢周书记":          {false, false},
		"请周书记来看看水管":           {false, false},
		"书记，村口路灯坏了":           {false, false},
		"村口路灯坏了三天没人修":         {false, false},
		"代表，灯没有人修":            {false, false},
	} {
		t.Run(text, func(t *testing.T) {
			said := []liaison.Said{{Kind: liaison.SaidText, Text: text}}
			if got := liaison.MayComplain(said, reader, speaker); got != want.opening {
				t.Errorf("as an opening: %v", got)
			}
			if got := liaison.MayMean(said, reader, speaker); got != want.later {
				t.Errorf("later: %v", got)
			}
		})
	}
}
