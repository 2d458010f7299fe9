package workday_test

import (
	"testing"
	"time"

	"shuanglian/liaison/workday"
)

func TestLimitText(t *testing.T) {
	for text, chinese := range map[string]string{
		"2wd": "2个工作日", "15d": "15天", "3mo": "3个月", "48h": "48小时", "10m": "10分钟", "60s": "60秒", "0wd": "当日",
	} {
		got := limit(t, text)
		if got.String() != text || got.Chinese() != chinese {
			t.Errorf("%q came back as %q, %q", text, got, got.Chinese())
		}
	}
	for _, text := range []string{"", "2", "wd", "-2wd", "+2wd", "2 wd", "2w", "2WD", "2.5d", "9999d", "99999999h", "２wd", "2y"} {
		if got, err := workday.ParseLimit(text); err == nil {
			t.Errorf("ParseLimit(%q) = %s, want an error", text, got)
		}
	}
}

func TestLimitDuration(t *testing.T) {
	if got, ok := limit(t, "48h").Duration(); !ok || got != 48*time.Hour {
		t.Errorf("48h is %s, %t", got, ok)
	}
	if _, ok := limit(t, "2d").Duration(); ok {
		t.Error("a calendar day has no fixed length")
	}
}

func TestDateText(t *testing.T) {
	var date workday.Date
	if err := date.UnmarshalText([]byte("2024-02-29")); err != nil || date.String() != "2024-02-29" {
		t.Errorf("%s, %v", date, err)
	}
	for _, text := range []string{"2026-02-29", "2026-2-1", "2026/02/01", "", "2026-13-01"} {
		if err := date.UnmarshalText([]byte(text)); err == nil {
			t.Errorf("%q was taken", text)
		}
	}
	for _, test := range []struct {
		from, want string
		months     int
	}{
		{"2024-01-31", "2024-02-29", 1}, {"2026-01-31", "2026-02-28", 1}, {"2026-11-30", "2027-02-28", 3}, {"2026-03-15", "2026-06-15", 3},
	} {
		if date, _ = workday.ParseDate(test.from); date.AddMonths(test.months).String() != test.want {
			t.Errorf("%s and %d months: %s, want %s", test.from, test.months, date.AddMonths(test.months), test.want)
		}
	}
}
