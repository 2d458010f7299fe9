package workday_test

import (
	"testing"

	"shuanglian/liaison/workday"
)

func TestWorkingHoursHaveALunchBreak(t *testing.T) {
	c := calendar()
	for _, test := range []struct {
		name, instant, next string
		open                bool
	}{
		{"before work", "2026-10-08 08:29", "2026-10-08 08:30", false},
		{"the first minute", "2026-10-08 08:30", "2026-10-08 08:30", true},
		{"the last of the morning", "2026-10-08 11:59:59", "2026-10-08 11:59:59", true},
		{"lunch", "2026-10-08 12:00", "2026-10-08 14:00", false},
		{"afternoon", "2026-10-08 16:00", "2026-10-08 16:00", true},
		{"closed", "2026-10-08 17:30", "2026-10-09 08:30", false},
		{"Friday evening before a make-up Saturday", "2026-10-09 18:00", "2026-10-10 08:30", false},
		{"a holiday", "2026-10-02 10:00", "2026-10-08 08:30", false},
		{"a make-up Saturday", "2026-10-10 10:00", "2026-10-10 10:00", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			instant := at(t, test.instant)
			if got := c.IsOpen(instant); got != test.open {
				t.Errorf("IsOpen = %t, want %t", got, test.open)
			}
			same(t, "NextOpen", c.NextOpen(instant), at(t, test.next))
		})
	}
	same(t, "Opening", c.Opening(at(t, "2026-10-08 16:00")), at(t, "2026-10-08 08:30"))
	same(t, "Closing", c.Closing(at(t, "2026-10-08 06:00")), at(t, "2026-10-08 17:30"))
}

func TestClockAndIntervalText(t *testing.T) {
	for _, text := range []string{"00:00", "08:30", "24:00"} {
		if clock, err := workday.ParseClock(text); err != nil || clock.String() != text {
			t.Errorf("ParseClock(%q) = %s, %v", text, clock, err)
		}
	}
	for _, text := range []string{"", "8", "8:3", "24:01", "-1:00", "12:60", "12:-1", "012:00", "八点"} {
		if clock, err := workday.ParseClock(text); err == nil {
			t.Errorf("ParseClock(%q) = %s, want an error", text, clock)
		}
	}
	var interval workday.Interval
	if err := interval.UnmarshalText([]byte("8:30 - 12:00")); err != nil || interval.String() != "08:30-12:00" {
		t.Errorf("interval %s, %v", interval, err)
	}
	for _, text := range []string{"", "08:30", "12:00-08:30", "12:00-12:00", "a-b"} {
		if err := interval.UnmarshalText([]byte(text)); err == nil {
			t.Errorf("interval %q was taken", text)
		}
	}
}

func TestHoursValidate(t *testing.T) {
	for _, test := range []struct {
		name  string
		hours workday.Hours
		ok    bool
	}{
		{"default", workday.DefaultHours(), true},
		{"none", nil, false},
		{"touching", workday.Hours{{480, 720}, {720, 1020}}, true},
		{"overlapping", workday.Hours{{480, 720}, {700, 1020}}, false},
		{"empty interval", workday.Hours{{480, 480}}, false},
		{"past midnight", workday.Hours{{480, 1500}}, false},
	} {
		if err := test.hours.Validate(); (err == nil) != test.ok {
			t.Errorf("%s: %v", test.name, err)
		}
	}
}
