package handlers

import "testing"

func TestPeopleSayWhoTheyAre(t *testing.T) {
	for text, want := range map[string]self{
		"李小花 13900001111":       {"李小花", "13900001111"},
		"李小花139 0000 1111":      {"李小花", "13900001111"},
		"李小花，139-0000-1111。":    {"李小花", "13900001111"},
		"我叫李小花，手机号是13900001111": {"李小花", "13900001111"},
		"姓名：李小花 电话：１３９００００１１１１": {"李小花", "13900001111"},
		"登记李小花":                 {"李小花", ""},
		"我是李小花":                 {"李小花", ""},
		"阿依古丽·买买提":              {"阿依古丽·买买提", ""},
		"阿依古丽·买买提 13900001111":  {"阿依古丽·买买提", "13900001111"},
	} {
		got, sure, ok := introduction(plain(text))
		if !ok || got != want || !sure && !isName(got.name) {
			t.Errorf("%q is read as %v, sure %v, %v", text, got, sure, ok)
		}
	}
	for _, text := range []string{"路灯坏了", "水管漏了", "1", "李", "13900001111", "李小花 1390000", "你好吗", "村口的路灯不亮了三天", "请来修路"} {
		if got, sure, ok := introduction(plain(text)); ok && (sure || isName(got.name)) {
			t.Errorf("%q is taken for %v", text, got)
		}
	}
}
