package roster_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"shuanglian/liaison/roster"
)

func TestAttendanceIsReadAsPeopleWriteIt(t *testing.T) {
	rows, faults := roster.ReadAttendance(roster.Source{Name: "签到.csv", Data: []byte("\ufeff序号,姓名,组织,到会\n1,王建国,东岸村,√\n2,周秀英,,缺席\n3,李敏,,请假\n\n4,张宁,,\n")})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	want := []roster.AttendanceRow{{Line: 2, Who: "东岸村王建国", Attended: "attended"}, {Line: 3, Who: "周秀英", Attended: "absent"},
		{Line: 4, Who: "李敏", Attended: "on_leave"}, {Line: 6, Who: "张宁"}}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Error(diff)
	}
}

func TestAttendanceNamesWhatIsWrong(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"empty":        {"", "文件是空的"},
		"no heading":   {"王建国,到\n", "表头要有“姓名”或“编号”，和“到会”"},
		"odd word":     {"姓名,到会\n王建国,可能\n", "第2行“到会”：看不懂“可能”"},
		"nobody":       {"姓名,到会\n,到\n", "第2行“姓名”：没有写是谁"},
		"old workbook": {"\xd0\xcf\x11\xe0", "旧版 Excel"},
		"no workbook":  {"PK\x03\x04", "打不开这个 Excel 文件"},
	} {
		t.Run(name, func(t *testing.T) {
			_, faults := roster.ReadAttendance(roster.Source{Name: "签到.csv", Data: []byte(c.text)})
			if len(faults) != 1 || !strings.Contains(faults[0].String(), c.want) {
				t.Errorf("%v, want %s", faults, c.want)
			}
		})
	}
}
