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
		"支书霸占我家地":             {true, true},
		"书记把低保给了他小舅子":         {true, true},
		"大队书记强占我家山林":          {true, true},
		"村支部书记把公家鱼塘包给自己":      {true, true},
		"周 秀 英 占地":            {true, true},
		"周  秀英占我家田":           {true, true},
		"周秀英 霸占我家地":           {true, true},
		"周.秀.英乱来":             {true, true},
		"周书记 把低保给了亲戚":         {true, true},
		"书记你霸占我家地":            {true, true},
		"找书记评理，他占了我家地不还":      {true, true},
		"村干部的小舅子把沙挖走了":        {true, false},
		"书记不在村里":              {true, true},
		"请书记来看看路灯":            {false, false},
		"请村支书来看看路灯":           {false, true},
		"书记你来看看路灯":            {false, true},
		"书记我家路灯坏了":            {false, true},
		"跟书记说过两次，灯还是坏的":       {false, true},
		"书记什么时候在村部":           {false, true},
		"想见书记一面":              {false, true},
		"找书记盖章":               {false, true},
		"周 书记，路灯坏了":           {false, false},
		"周书记，把路灯修一下":          {false, false},
		"周书记，赵四霸占我家地":         {false, false},
		"我要换代表":               {true, true},
		"换个人联系我":              {true, true},
		"能不能给我换个人":            {true, true},
		"我要求换一个党代表":           {true, true},
		"我不要他联系":              {true, true},
		"另派一个代表来":             {true, true},
		"换届代表怎么选":             {false, false},
		"水表要换，请代表来看":          {false, false},
		"换个人来修水管":             {false, false},
		"支书好霸道":               {true, true},
		"村长打了我":               {true, true},
		"书 记 占地":              {true, true},
		"代表把低保给了他小舅子":         {true, false},
		"代表卖了公家的树":            {true, false},
		"我是刘老四，书记帮我看看医保":      {false, true},
		"老书记，路灯坏了":            {false, true},
		"周村长，路灯坏了":            {false, false},
		"书记好，路灯坏了":            {false, false},
		"请代表看看我儿子的残疾证":        {false, false},
		"班主任让交表":              {false, false},
		"赵四霸占我家地":             {false, false},
		"路灯把电停了":              {false, false},
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
