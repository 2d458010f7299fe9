package wechat_test

import (
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
		{"digits for letters", "letter1", "a1", ""},
		{"symbol", "symbol1", "******", ""},
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
	limits := map[string]int{"thing1": 20, "character_string1": 32, "name1": 20, "phrase1": 5}
	rapid.Check(t, func(t *rapid.T) {
		for key, limit := range limits {
			got, err := wechat.FitField(key, rapid.String().Draw(t, key))
			if err != nil {
				continue
			}
			if got == "" || utf8.RuneCountInString(got) > limit || strings.ContainsFunc(got, unicode.IsControl) || !wechat.CheckField(key, got) {
				t.Fatalf("%s: %q", key, got)
			}
		}
	})
}
