package workday_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"shuanglian/liaison/workday"
)

func day(text string, working bool, name string) workday.Day {
	date, err := workday.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return workday.Day{Date: date, Working: working, Name: name}
}

func TestLocalDaysLieOnTop(t *testing.T) {
	base := calendar()
	local := []workday.Day{day("2026-11-11", false, "建镇纪念日"), day("2026-10-07", true, "庆典"), day("2026-11-14", true, "换休"), day("2026-10-10", false, "")}
	c := base.With(nil, local)
	for date, want := range map[string]workday.Day{
		"a day off":                   day("2026-11-11", false, "建镇纪念日"),
		"a holiday that is worked":    day("2026-10-07", true, "庆典"),
		"a worked Saturday":           day("2026-11-14", true, "换休"),
		"a make-up day off after all": day("2026-10-10", false, ""),
		"a holiday as it was":         day("2026-10-06", false, "国庆节"),
		"a plain day as it was":       day("2026-11-12", true, ""),
		"a plain weekend as it was":   day("2026-11-15", false, ""),
		"a make-up day as it was":     day("2026-09-20", true, "调休上班"),
	} {
		if got := c.DayOn(want.Date); got != want {
			t.Errorf("%s: %v, want %v", date, got, want)
		}
	}
	if base.DayOn(local[0].Date) != day("2026-11-11", true, "") || base.Fingerprint() == c.Fingerprint() || base.Fingerprint() != calendar().Fingerprint() {
		t.Error("the calendar below has changed")
	}
	if c.IsOpen(at(t, "2026-11-11 10:00")) || !c.Quiet(at(t, "2026-11-11 10:00"), workday.DefaultQuietHours()) || c.Quiet(at(t, "2026-11-14 10:00"), workday.DefaultQuietHours()) {
		t.Error("hours don't follow local days")
	}
	same(t, "Deadline", c.Deadline(at(t, "2026-11-10 10:00"), workday.Limit{N: 1, Unit: workday.WorkingDays}), at(t, "2026-11-12 17:30"))
}

func TestAYearWrittenDayByDay(t *testing.T) {
	for _, year := range workday.StateCouncil() {
		c := workday.New(shanghai, []workday.Year{year}, nil)
		var days []workday.Day
		for _, d := range c.DaysOf(year.Year) {
			if d.Name != "" {
				days = append([]workday.Day{d}, days...) // in any order
			}
		}
		if diff := cmp.Diff(year, workday.YearOf(year.Year, days)); diff != "" {
			t.Error(diff)
		}
	}
}

func TestANewYearMayBeginInDecember(t *testing.T) {
	year := workday.YearOf(2027, []workday.Day{day("2026-12-31", false, "元旦"), day("2027-01-01", false, "元旦"), day("2026-12-26", true, "元旦")})
	if err := year.Validate(); err != nil {
		t.Fatal(err)
	}
	c := calendar().With([]workday.Year{year}, nil)
	if c.IsWorking(at(t, "2026-12-31 09:00")) || !c.IsWorking(at(t, "2026-12-26 09:00")) || c.IsWorking(at(t, "2026-10-01 09:00")) {
		t.Error("December, or the rest of its year, is not as arranged")
	}
	if changes := workday.Changes(calendar(), c, 2026, 2027); len(changes) != 3 || changes[0].Is != day("2026-12-26", true, "调休上班") || changes[1].Was != day("2026-12-31", true, "") {
		t.Errorf("changes %v", changes)
	}
}

func TestRunsOfDays(t *testing.T) {
	c := calendar()
	first, last := day("2026-09-30", true, "").Date, day("2026-10-13", true, "").Date
	var got []string
	for _, run := range workday.RunsOf(c.DaysBetween(first, last)) {
		got = append(got, run.From.String()[5:]+" "+run.To.String()[5:]+" "+run.Name)
	}
	want := []string{"10-01 10-07 国庆节", "10-08 10-09 ", "10-10 10-10 调休上班", "10-11 10-11 ", "10-12 10-13 "}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
