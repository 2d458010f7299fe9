package handlers

import (
	"testing"
	"time"

	"shuanglian/liaison/workday"
)

// These look at the reading itself, which a conversation shows only in parts.

func TestAwayIsReadAsPeopleTypeIt(t *testing.T) {
	for text, want := range map[string][3]string{
		"外出 到 11-20 代班 周秀英":        {"", "11-20", "周秀英"},
		"外出到11月20日代班周秀英":           {"", "11月20日", "周秀英"},
		"外出到11月20日，周秀英代班。":         {"", "11月20日", "周秀英"},
		"外出到十一月二十日，请周秀英代表代班":       {"", "11月20日", "周秀英"},
		"出差至20号 代班：周秀英同志":          {"", "20号", "周秀英"},
		"我要外出到明天":                  {"", "明天", ""},
		"外出 到 11．20 代班 西河村周秀英":     {"", "11.20", "西河村周秀英"},
		"外出 11-18到11-20 代班人是周秀英":   {"11-18", "11-20", "周秀英"},
		"外出从11月18日起到20日止，由周秀英代班":   {"11月18日", "20日", "周秀英"},
		"外出到2026年11月20日":           {"", "2026年11月20日", ""},
		"外出到下周五，找周秀英帮忙代班":          {"", "下周5", "周秀英"},
		"外出，到月底":                   {"", "月底", ""},
		"外出到星期天 代班周秀英":             {"", "星期天", "周秀英"},
		"外出打工的人没人管":                {},
		"外出到县里开会":                  {},
		"村里的人外出到11月20日":            {},
		"外出到11月20日，路灯的事请周秀英代班的人去问": {},
	} {
		found := goesAway.FindStringSubmatch(withFigures(bare(plain(text))))
		got := [3]string{}
		if found != nil {
			got = [3]string{found[1], found[2], delegateName(found[3] + found[4])}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestDaysAreReadAsPeopleTypeThem(t *testing.T) {
	today := workday.Date{Year: 2026, Month: time.November, Day: 12} // a Thursday
	for text, want := range map[string]string{
		"11-20": "2026-11-20", "11月20日": "2026-11-20", "11.20": "2026-11-20", "11/20号": "2026-11-20",
		"2026-11-20": "2026-11-20", "2027年1月5日": "2027-01-05", "1-5": "2027-01-05", "11-8": "2026-11-08", "20号": "2026-11-20", "8日": "2026-12-08",
		"今天": "2026-11-12", "明天": "2026-11-13", "后天": "2026-11-14", "大后天": "2026-11-15", "月底": "2026-11-30",
		"周5": "2026-11-13", "周3": "2026-11-18", "本周3": "2026-11-11", "周日": "2026-11-15", "下周3": "2026-11-18", "下星期天": "2026-11-22", "礼拜4": "2026-11-12",
		"11-31": "", "13-1": "", "0-5": "", "2-30": "", "31号": "",
	} {
		day, ok := dayMeant(text, today, 90)
		got := day.String()
		if !ok {
			got = ""
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
