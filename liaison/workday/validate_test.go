package workday_test

import (
	"encoding/json"
	"strings"
	"testing"

	"shuanglian/liaison/workday"
)

func TestPublishedYearsAreValid(t *testing.T) {
	for _, year := range workday.StateCouncil() {
		if err := year.Validate(); err != nil {
			t.Errorf("%d: %v", year.Year, err)
		}
	}
}

func TestYearFromOutside(t *testing.T) {
	for _, test := range []struct{ name, year, fault string }{
		{"good", `{"year":2027,"off":[{"name":"元旦","from":"2027-01-01","to":"2027-01-03"}],"working":["2027-01-09"]}`, ""},
		{"no year", `{}`, "年份 0"},
		{"another year", `{"year":2027,"off":[{"name":"元旦","from":"2026-01-01","to":"2026-01-03"}]}`, "别的年份"},
		{"ends before it begins", `{"year":2027,"off":[{"name":"元旦","from":"2027-01-03","to":"2027-01-01"}]}`, "早于起日"},
		{"a make-up weekday", `{"year":2027,"working":["2027-01-08"]}`, "不是周末"},
		{"make-up of another year", `{"year":2027,"working":["2026-01-04"]}`, "别的年份"},
		{"both", `{"year":2027,"off":[{"name":"元旦","from":"2027-01-01","to":"2027-01-03"}],"working":["2027-01-02"]}`, "既写成放假"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var year workday.Year
			if err := json.Unmarshal([]byte(test.year), &year); err != nil {
				t.Fatal(err)
			}
			err := year.Validate()
			if test.fault == "" && err != nil || test.fault != "" && (err == nil || !strings.Contains(err.Error(), test.fault)) {
				t.Errorf("got %v, want %q", err, test.fault)
			}
		})
	}
}
