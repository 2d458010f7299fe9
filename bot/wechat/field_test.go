package wechat_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"shuanglian/bot/wechat"
)

func TestFitField(t *testing.T) {
	for _, tc := range []struct {
		name, key, value, want string // want "": refused
	}{
		{"thing", "thing1", "新的来件", "新的来件"},
		{"thing of 20", "thing1", strings.Repeat("字", 20), strings.Repeat("字", 20)},
		{"thing of 21", "thing12", strings.Repeat("字", 21), strings.Repeat("字", 19) + "…"},
		{"lines", "thing1", " 一\r\n二\t三\x08 ", "一 二 三"},
		{"empty", "thing1", " \n", ""},
		{"key with suffix", "thing1.DATA", "x", "x"},
		{"string", "character_string1", "编号482913", "482913"},
		{"long string", "character_string1", strings.Repeat("7", 40), strings.Repeat("7", 32)},
		{"string of 汉字 only", "character_string1", "编号", ""},
		{"name", "name1", "欧阳" + strings.Repeat("长", 10), "欧阳" + strings.Repeat("长", 7) + "…"},
		{"latin name", "name1", strings.Repeat("a", 25), strings.Repeat("a", 20)},
		{"phrase", "phrase1", "待处理中的事项", "待处理中的"},
		{"phrase without 汉字", "phrase1", "abc", ""},
		{"clock", "time1", "15:01", "15:01"},
		{"day and clock", "time1", "2019年10月1日 15:01", "2019年10月1日 15:01"},
		{"span", "time1", "2019年10月1日 15:01 ~ 2019年10月2日 15:01", "2019年10月1日 15:01 ~ 2019年10月2日 15:01"},
		{"no clock", "time1", "25:00", ""},
		{"date", "date1", "2019-10-01", "2019-10-01"},
		{"date and clock", "date1", "2019年10月1日 15:01", "2019年10月1日 15:01"},
		{"words for a date", "date1", "明天", ""},
		{"number", "number1", "-3.5", "-3.5"},
		{"no number", "number1", "三", ""},
		{"amount", "amount1", "¥12.50元", "¥12.50元"},
		{"phone", "phone_number1", "+86-0577-12345", "+86-0577-12345"},
		{"long phone", "phone_number1", strings.Repeat("1", 18), ""},
		{"plate", "car_number1", "浙C12345", "浙C12345"},
		{"letters", "letter1", "abc", "abc"},
		{"more than letters", "letter1", "a1件b", "ab"},
		{"letters of 33", "letter1", strings.Repeat("b", 33), strings.Repeat("b", 32)},
		{"digits for letters", "letter1", "12", ""},
		{"symbol", "symbol1", "******", "*****"},
		{"words for a symbol", "symbol1", "好", ""},
		{"short thing", "short_thing1", "待处理的事", "待处理的事"},
		{"short thing of 6", "short_thing1", "待处理的事项", "待处理的…"},
		{"name with digits", "name1", "Wang 2", "Wang"},
		{"number of 33", "number1", strings.Repeat("1", 33), ""},
		{"amount in words", "amount1", "三元", ""},
		{"long plate", "car_number1", "浙C1234567", ""},
		{"listed value", "enum1", "已受理", "已受理"},
		{"empty listed value", "enum1", "", ""},
		{"constant is never cut", "const1", strings.Repeat("字", 21), ""},
		{"a type to come", "future1", "x", "x"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, err := wechat.FitField(tc.key, tc.value)
			if got != tc.want || (err == nil) == (tc.want == "") {
				t.Errorf("%q, %v", got, err)
			}
			if err != nil && tc.value != "" && strings.TrimSpace(tc.value) != "" && strings.Contains(err.Error(), tc.value) {
				t.Errorf("the error quotes the value: %v", err)
			}
		})
	}
}

func TestFittedValuesFit(t *testing.T) {
	limits := map[string]int{"thing1": 20, "character_string1": 32, "name1": 20, "phrase1": 5, "letter1": 32, "symbol1": 5,
		"short_thing1": 5}
	rapid.Check(t, func(t *rapid.T) {
		for _, key := range slices.Sorted(maps.Keys(limits)) {
			limit := limits[key]
			got, err := wechat.FitField(key, rapid.String().Draw(t, key))
			if err != nil {
				continue
			}
			squeezed, err := wechat.SqueezeField(key, got)
			if err != nil || squeezed == "" || utf8.RuneCountInString(squeezed) > utf8.RuneCountInString(got) || !wechat.CheckField(key, squeezed) {
				t.Fatalf("%s: %q squeezed to %q: %v", key, got, squeezed, err)
			}
			if got == "" || utf8.RuneCountInString(got) > limit || strings.ContainsFunc(got, unicode.IsControl) || !wechat.CheckField(key, got) {
				t.Fatalf("%s: %q", key, got)
			}
		}
	})
}

func TestSqueezeField(t *testing.T) {
	for _, tc := range []struct{ name, key, value, want string }{
		{"signs go", "thing1", "回“待办”看内容", "回待办看内容"},
		{"half is left", "thing1", strings.Repeat("字", 20), strings.Repeat("字", 10)},
		{"nothing but signs", "thing1", "……", "……"},
		{"a time stays", "time1", "2026-11-09 10:00", "2026-11-09 10:00"},
		{"a phrase", "phrase1", "新的来件了", "新的"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got, err := wechat.SqueezeField(tc.key, tc.value); err != nil || got != tc.want {
				t.Errorf("%q, %v", got, err)
			}
		})
	}
	if _, err := wechat.SqueezeField("number1", "三"); err == nil {
		t.Error("what doesn't fit can't be squeezed")
	}
}
