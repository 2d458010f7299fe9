package main

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"shuanglian/liaison/workday"
)

// example runs a command with the example settings as they are, in an empty folder.
func example(t *testing.T, args ...string) outcome {
	t.Helper()
	text, err := os.ReadFile("config.example.yaml")
	if err != nil {
		t.Fatal(err)
	}
	d := newDesk(t, string(text))
	t.Chdir(d.folder)
	return d.run(args...)
}

func TestTheCalendarNeedsNoAccountAndNoDatabase(t *testing.T) {
	for _, test := range []struct {
		name, args, out string
	}{
		{"a deadline over the National Day week", "calendar due --from 2026-09-30T16:00 --working-days 5", `^2026-10-13T17:30:00\+08:00  5个工作日：9月30日（周三）收到，当天不算，到第5个工作日10月13日（周二）17:30下班为止；不算：国庆节10月1日至10月7日、周末1天；算：10月10日（周六）调休上班\n$`},
		{"a make-up Sunday", "calendar due --from 2026-09-18T16:00 --working-days 1", `^2026-09-20T17:30:00\+08:00  1个工作日：.*；算：9月20日（周日）调休上班\n$`},
		{"in the lunch break", "calendar due --from 2026-11-09T12:30 --working-days 0", `^2026-11-09T17:30:00\+08:00  当日：11月9日（周一）收到，到11月9日（周一）17:30下班为止\n$`},
		{"after closing", "calendar due --from 2026-11-09T17:31 --working-days 0", `^2026-11-10T17:30:00\+08:00  当日：`},
		{"a leap day", "calendar due --from 2024-02-28T09:00 --working-days 1", `^2024-02-29T17:30:00\+08:00  `},
		{"no leap day", "calendar due --from 2026-02-27T09:00 --working-days 1", `^2026-02-28T17:30:00\+08:00  .*算：2月28日（周六）调休上班`},
		{"over the year's end", "calendar due --from 2025-12-31T09:00 --working-days 1", `^2026-01-04T17:30:00\+08:00  .*元旦1月1日至1月3日；算：1月4日（周日）调休上班`},
		{"into an unknown year", "calendar due --from 2026-12-31T09:00 --working-days 1", `^2027-01-01T17:30:00\+08:00  .*2027年的放假安排还没有，先按周六周日休息算`},
		{"an instant of another zone", "calendar due --from 2026-11-09T01:00:00Z --working-days 1", `^2026-11-10T17:30:00\+08:00  .*11月9日（周一）收到`},
		{"calendar days", "calendar due --from 2026-09-30T16:00 --limit 15d", `^2026-10-15T23:59:59\+08:00  15天：.*休息日也算`},
		{"months", "calendar due --from 2026-01-31T16:00 --limit 1mo", `^2026-02-28T23:59:59\+08:00  1个月：`},
		{"hours", "calendar due --from 2026-09-30T16:00 --limit 48h", `^2026-10-02T16:00:00\+08:00  48小时：按钟点数`},
		{"a very long one", "calendar due --from 2024-01-02T16:00 --working-days 740", `元旦1月1日（周三）等19项、周末258天；算`},
		{"a year", "calendar show 2026", `(?s)2026-10-01（周四）至 2026-10-07（周三）  休息7天  国庆节\n2026-10-10（周六）  上班  调休上班\n2026年共248个工作日。\n$`},
		{"an unknown year", "calendar show 2027", `^2027年共261个工作日。2027年的放假安排还没有`},
	} {
		t.Run(test.name, func(t *testing.T) {
			o := example(t, strings.Fields(test.args)...)
			if !regexp.MustCompile(test.out).MatchString(o.out) || o.code != exitDone || o.err != "" {
				t.Errorf("%d %q %q, want %s", o.code, o.out, o.err, test.out)
			}
			if _, err := os.Stat("data"); err == nil {
				t.Error("a folder was made")
			}
		})
	}
}

func TestAYearAsJSONHasARowADay(t *testing.T) {
	for year, days := range map[string]int{"2024": 366, "2025": 365, "2026": 365, "2027": 365} {
		t.Run(year, func(t *testing.T) {
			var rows []map[string]any
			o := example(t, "calendar", "show", year, "--json")
			if err := json.Unmarshal([]byte(o.out), &rows); err != nil || len(rows) != days {
				t.Fatalf("%d rows, %v", len(rows), err)
			}
			calendar := workday.New(nil, workday.StateCouncil(), nil)
			for _, row := range rows {
				date, err := workday.ParseDate(row["date"].(string))
				want := calendar.DayOn(date)
				if err != nil || len(row) != 3 || row["working"] != want.Working || row["name"] != want.Name {
					t.Errorf("%v, want %v", row, want)
				}
			}
		})
	}
}

func TestTheCalendarSaysWhatIsWrong(t *testing.T) {
	for _, test := range []struct {
		args, err string
		code      int
	}{
		{"calendar show 20266", "年份请写 2000 到 2100", exitUsage},
		{"calendar show x", "x", exitUsage},
		{"calendar due", "请写期限", exitUsage},
		{"calendar due --working-days=-1", "0 到 4000", exitUsage},
		{"calendar due --working-days 9999999", "0 到 4000", exitUsage},
		{"calendar due --working-days 1 --limit 3d", "只写一个", exitUsage},
		{"calendar due --limit 3x", "3x", exitUsage},
		{"calendar due --from 2026-02-30 --working-days 1", "要有这一天", exitFailed},
		{"calendar due --from 2026-02-29T09:00 --working-days 1", "要有这一天", exitFailed},
		{"calendar import nothing.json", "读不了 nothing.json", exitFailed},
		{"calendar import .", "是文件夹", exitFailed},
		{"calendar day 2026-11-18 休息", "先 shuanglian migrate", exitFailed},
		{"calendar day 2026-11-31 休息", "11-31", exitFailed},
		{"calendar day 2026-11-31 取消", "11-31", exitFailed},
		{"calendar day 2026-11-18 半天", "半天", exitUsage},
	} {
		t.Run(test.args, func(t *testing.T) {
			o := example(t, strings.Fields(test.args)...)
			if o.code != test.code || !strings.Contains(o.err, test.err) || o.out != "" {
				t.Errorf("%d %q %q, want %d %q", o.code, o.out, o.err, test.code, test.err)
			}
		})
	}
}

// table2027 is a whole year as an office might type it.
const table2027 = "日期,休息/上班,名称\n2026-12-31,休息,元旦\n2027-01-01,休息,元旦\n2027-01-09,上班,\n2027-02-05,休息,春节\n2027-02-06,休息,春节\n2027-02-07,休息,春节\n" +
	"2027-02-08,休息,春节\n2027-02-09,休息,春节\n2027-02-10,休息,春节\n2027-02-11,休息,春节\n2027-10-01,休息,国庆节\n2027-10-02,休息,国庆节\n"

func TestACalendarIsImported(t *testing.T) {
	d := newDesk(t, account)
	file := d.write("2027.csv", table2027)
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(table2027)
	if err != nil {
		t.Fatal(err)
	}
	again := d.write("2027 from Excel.csv", gbk)
	broken := d.write("broken.csv", table2027+"2027-02-30,休息,\n2027-01-01,休息,\n")
	d.run("calendar", "import", file, "--dry-run").expect(t, exitDone, "(?s)2027-10-01（周五）  上班 → 休息 国庆节\n.*只检查，没有导入。\n$", "")
	d.run("calendar", "import", file).expect(t, exitFailed, "", "先 shuanglian migrate")
	d.must("migrate")
	d.run("calendar", "import", broken).expect(t, exitFailed, "", "(?s)broken.csv 第14行：日期“2027-02-30”不对.*broken.csv 第15行：2027-01-01 写了两次，第3行已有\n共2处要改，一行也没有导入")
	d.run("calendar", "import", file, "--dry-run").expect(t, exitDone, "只检查，没有导入。\n$", "")
	d.run("calendar", "show", "2027").expect(t, exitDone, "放假安排还没有", "")
	d.run("calendar", "import", file).expect(t, exitDone, "(?s)^2026-12-31（周四）  上班 → 休息 元旦\n.*2027-01-09（周六）  休息 → 上班 调休上班\n.*已改12天", "")
	for _, same := range []string{file, again} {
		d.run("calendar", "import", same).expect(t, exitDone, "^和现在的日历一样，没有改动。\n$", "")
	}
	d.run("calendar", "due", "--from", "2026-12-30T09:00", "--working-days", "1").expect(t, exitDone, `^2027-01-04T17:30:00\+08:00  1个工作日：.*元旦12月31日至1月1日、周末2天\n$`, "")

	// local days lie on top, also of a year imported later
	local := d.write("local.csv", "2027-10-01,上班,庆典\n2027-11-18,休息,建镇纪念日\n")
	d.run("calendar", "import", local).expect(t, exitFailed, "", "只有1天休息，不像全年的放假安排（至少11天）；要加本地的几天，请用 --local")
	d.run("calendar", "import", local, "--local").expect(t, exitDone, "(?s)^2027-10-01（周五）  休息 国庆节 → 上班 庆典\n2027-11-18（周四）  上班 → 休息 建镇纪念日\n已改2天", "")
	changed := d.write("changed.csv", strings.Replace(table2027, "2027-02-11,休息,春节\n", "2027-02-11,休息,春节\n2027-02-12,休息,春节\n", 1))
	d.run("calendar", "import", changed).expect(t, exitDone, "^2027-02-12（周五）  上班 → 休息 春节\n已改1天", "")
	d.run("calendar", "show", "2027").expect(t, exitDone, "(?s)2027-10-01（周五）  上班  庆典\n.*2027-11-18（周四）  休息  建镇纪念日\n", "")
	d.run("calendar", "day", "2027/11/18", "取消").expect(t, exitFailed, "", "请写成")
	d.run("calendar", "day", "2027-11-18", "取消").expect(t, exitDone, "^2027-11-18（周四）  休息 建镇纪念日 → 上班\n已改1天", "")
	d.run("calendar", "day", "2027-11-20", "上班", "换休").expect(t, exitDone, "^2027-11-20（周六）  休息 → 上班 换休\n已改1天", "")
	d.run("audit", "verify").expect(t, exitDone, "核对无误", "")
}
