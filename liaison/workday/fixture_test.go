package workday_test

import (
	"testing"
	"time"

	"shuanglian/liaison/workday"
)

var shanghai = time.FixedZone("CST", 8*60*60)

func calendar() *workday.Calendar {
	return workday.New(shanghai, workday.StateCouncil(), workday.DefaultHours())
}

// at reads "2026-02-14 09:30" or "2026-02-14 09:30:05" as Beijing time.
func at(t *testing.T, text string) time.Time {
	t.Helper()
	layout := "2006-01-02 15:04"
	if len(text) > len(layout) {
		layout = time.DateTime
	}
	instant, err := time.ParseInLocation(layout, text, shanghai)
	if err != nil {
		t.Fatal(err)
	}
	return instant
}

func limit(t *testing.T, text string) workday.Limit {
	t.Helper()
	parsed, err := workday.ParseLimit(text)
	if err != nil {
		t.Fatal(err)
	}
	return parsed
}

func same(t *testing.T, what string, got, want time.Time) {
	t.Helper()
	if !got.Equal(want) {
		t.Errorf("%s: %s, want %s", what, got.In(shanghai).Format(time.DateTime), want.In(shanghai).Format(time.DateTime))
	}
}
