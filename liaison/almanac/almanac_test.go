package almanac_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"

	"shuanglian/liaison/almanac"
	"shuanglian/liaison/workday"
)

// published is a year as the holiday-cn project gives it, with its New Year in December.
const published = `{
    "$schema": "https://raw.githubusercontent.com/NateScarlet/holiday-cn/master/schema.json",
    "$id": "https://raw.githubusercontent.com/NateScarlet/holiday-cn/master/2027.json",
    "year": 2027,
    "papers": ["https://www.gov.cn/x"],
    "days": [
        {"name": "元旦", "date": "2026-12-31", "isOffDay": true},
        {"name": "元旦", "date": "2027-01-01", "isOffDay": true},
        {"name": "元旦", "date": "2027-01-02", "isOffDay": true},
        {
            "name": "元旦",
            "date": "2027-01-09",
            "isOffDay": false
        },
%s
    ]
}
`

// spring are nine more days off, so that it is a whole year.
func spring() string {
	var days []string
	for day := 5; day < 14; day++ {
		days = append(days, fmt.Sprintf(`        {"name": "春节", "date": "2027-02-%02d", "isOffDay": true}`, day))
	}
	return strings.Join(days, ",\n")
}

func read(text string, options almanac.Options) (almanac.File, string) {
	file, faults := almanac.Read(almanac.Source{Name: "f", Data: []byte(text)}, options)
	var lines []string
	for _, fault := range faults {
		lines = append(lines, fault.String())
	}
	return file, strings.Join(lines, "\n")
}

func TestAPublishedYear(t *testing.T) {
	table := "日期,休息/上班,名称\n2026-12-31,休息,元旦\n2027/1/1,休,元旦\n2027年1月2日,放假,元旦\n20270109,上班,\n"
	for day := 5; day < 14; day++ {
		table += fmt.Sprintf("2027.2.%d,休息,春节\n", day)
	}
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(table)
	if err != nil {
		t.Fatal(err)
	}
	want := workday.Year{Year: 2027, Off: []workday.Span{
		{Name: "元旦", From: workday.Date{Year: 2026, Month: 12, Day: 31}, To: workday.Date{Year: 2027, Month: 1, Day: 2}},
		{Name: "春节", From: workday.Date{Year: 2027, Month: 2, Day: 5}, To: workday.Date{Year: 2027, Month: 2, Day: 13}},
	}, Working: []workday.Date{{Year: 2027, Month: 1, Day: 9}}}
	for name, text := range map[string]string{
		"as published":         fmt.Sprintf(published, spring()),
		"with a mark in front": "\ufeff" + fmt.Sprintf(published, spring()),
		"a table":              table,
		"a table from Excel":   gbk,
		"with Excel's mark":    "\ufeff" + table,
		"without a heading":    table[strings.Index(table, "\n")+1:],
		"Windows' line ends":   strings.ReplaceAll(table, "\n", "\r\n"),
		"a Chinese comma":      strings.ReplaceAll(table, ",", "，"),
	} {
		t.Run(name, func(t *testing.T) {
			file, faults := read(text, almanac.Options{})
			year := workday.YearOf(file.Year, file.Days)
			if diff := cmp.Diff(want, year); diff != "" || faults != "" {
				t.Errorf("%s%s", diff, faults)
			}
			if err := year.Validate(); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestBrokenFiles(t *testing.T) {
	day := func(date string) string {
		return fmt.Sprintf(published, `        {"name":"x","date":"`+date+`","isOffDay":true},`+"\n"+spring())
	}
	for _, test := range []struct{ name, text, faults string }{
		{"empty", " \n", "f：文件是空的"},
		{"huge", strings.Repeat("2027-01-01,休息,元旦\n", 60_000), "f：文件太大：一年的放假安排只有几十行，请检查是不是选错了文件"},
		{"not text", "\x89PNG\r\n\x1a\n\x00\x00", "f：这不是文字表格：请在 Excel 里另存为 CSV 再导入"},
		{"an old workbook", "\xd0\xcf\x11\xe0", "f：这是旧版 Excel 文件（.xls），或加了密码：请另存为 .xlsx，不要加密码"},
		{"not JSON", "{\n\"year\": 2027,\n\"days\": [}\n", "f 第3行：不是合格的 JSON：请重新下载，不要改动里面的括号、引号、逗号"},
		{"cut off", fmt.Sprintf(published, spring())[:400], "f 第8行：不是合格的 JSON：请重新下载，不要改动里面的括号、引号、逗号"},
		{"two years in one file", fmt.Sprintf(published, spring()) + `{"year":2028}`, "f 第26行：后面多出了内容：一个文件只放一年"},
		{"no year", strings.Replace(fmt.Sprintf(published, spring()), `"year": 2027`, `"jahr": 2027`, 1), "f：没有写年份：要有 \"year\": 2027 这样一项"},
		{"a year in quotes", strings.Replace(fmt.Sprintf(published, spring()), "2027,", `"2027",`, 1), "f 第4行：年份不对：请写 2000 到 2100 之间的四位数，不带引号"},
		{"the year twice", strings.Replace(fmt.Sprintf(published, spring()), "{\n", "{\n\"year\": 2026,\n", 1), "f 第5行：\"year\" 写了两次"},
		{"no days", `{"year": 2027}`, "f：没有写日子：要有 \"days\": […] 这样一项"},
		{"days that are no list", `{"year": 2027, "days": {}}`, "f 第1行：不是合格的 JSON：请重新下载，不要改动里面的括号、引号、逗号"},
		{"no days in the list", `{"year": 2027, "days": []}`, "f：一天也没有写"},
		{"a day there is not", day("2027-02-30"), "f 第15行：日期“2027-02-30”不对：要写成 2027-01-01 这样，并且要有这一天"},
		{"a leap day there is not", day("2027-02-29"), "f 第15行：日期“2027-02-29”不对：要写成 2027-01-01 这样，并且要有这一天"},
		{"no day at all", strings.Replace(day("x"), `"date":"x"`, `"name2":"x"`, 1), "f 第15行：这一天没有写 \"date\""},
		{"doubled", day("2027-01-02"), "f 第15行：2027-01-02 写了两次，第9行已有"},
		{"another year", day("2025-10-01"), "f 第15行：2025-10-01 不是2027年的：一个文件只放一年的安排（元旦连着的上年12月除外）"},
		{"the year after", day("2028-01-01"), "f 第15行：2028-01-01 不是2027年的：一个文件只放一年的安排（元旦连着的上年12月除外）"},
		{"off or worked is not said", strings.Replace(day("2027-10-01"), `"date":"2027-10-01","isOffDay":true`, `"date":"2027-10-01"`, 1), "f 第15行：2027-10-01 没有写 \"isOffDay\"：true 是休息，false 是上班"},
		{"off or worked is no truth", strings.Replace(day("2027-10-01"), `"2027-10-01","isOffDay":true`, `"2027-10-01","isOffDay":"是"`, 1), "f 第15行：这一天写得不对：要像 {\"name\": \"元旦\", \"date\": \"2027-01-01\", \"isOffDay\": true}"},
		{"a make-up Friday", strings.Replace(day("2027-10-08"), `"2027-10-08","isOffDay":true`, `"2027-10-08","isOffDay":false`, 1), "f 第15行：2027-10-08 是平常的工作日，不用写成上班；请核对日期"},
		{"a name with a line break", strings.Replace(day("2027-10-01"), `"name":"x"`, `"name":"国\n庆"`, 1), "f 第15行：名称“国 庆”不对：最多 20 个字，不要有换行、尖括号"},
		{"too short for a year", "2027-01-01,休息,元旦\n", "f：只有1天休息，不像全年的放假安排（至少11天）；要加本地的几天，请用 --local"},
		{"several faults of a table", "日期,休息/上班,名称\n1月1日,休息,元旦\n2027-01-02,也许,元旦\n2027-01-03\n2027-01-04,休息,元旦,多\n2027-13-01,休息,元旦\n",
			"f 第2行：日期“1月1日”不对：请写成 2027-01-01 或 2027/1/1，并且要有这一天\nf 第3行：“也许”不对：请写 休息 或 上班\n" +
				"f 第4行：要有两三格：日期,休息或上班,名称（名称可以不写）\nf 第5行：要有两三格：日期,休息或上班,名称（名称可以不写）\n" +
				"f 第6行：日期“2027-13-01”不对：请写成 2027-01-01 或 2027/1/1，并且要有这一天"},
		{"quotes without an end", "2027-01-01,休息,\"元旦\n", "f 第1行：引号不成对：请删去单元格里的双引号"},
		{"more days than a year", manyDays(), "f 第367行：日子太多：一个文件最多 366 天"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if _, faults := read(test.text, almanac.Options{}); faults != test.faults {
				t.Errorf("got  %s\nwant %s", faults, test.faults)
			}
		})
	}
}

func manyDays() string {
	var text strings.Builder
	for i := range 500 {
		fmt.Fprintf(&text, "%s,休息,x\n", workday.Date{Year: 2028, Month: 1, Day: 1}.AddDays(i))
	}
	return text.String()
}

func TestLocalDays(t *testing.T) {
	file, faults := read("2026-11-18,休息,建镇纪念日\n2027-04-12,上班,\n2026-11-21,班\n", almanac.Options{Local: true})
	want := almanac.File{Days: []workday.Day{
		{Date: workday.Date{Year: 2026, Month: 11, Day: 18}, Name: "建镇纪念日"},
		{Date: workday.Date{Year: 2026, Month: 11, Day: 21}, Working: true, Name: "调休上班"},
		{Date: workday.Date{Year: 2027, Month: 4, Day: 12}, Working: true, Name: "调休上班"},
	}}
	if diff := cmp.Diff(want, file); diff != "" || faults != "" {
		t.Errorf("%s%s", diff, faults)
	}
	for text, want := range map[string]string{
		"2026-11-18,休息,\n2026-11-18,上班,\n": "f 第2行：2026-11-18 写了两次，第1行已有",
		"1926-11-18,休息,\n":                 "f 第1行：年份 1926 不对：请写 2000 到 2100 之间的四位数",
	} {
		if _, faults := read(text, almanac.Options{Local: true}); faults != want {
			t.Errorf("got  %s\nwant %s", faults, want)
		}
	}
}

// FuzzRead: whatever comes, there is either a fault or a valid year.
func FuzzRead(f *testing.F) {
	f.Add([]byte(fmt.Sprintf(published, spring())))
	f.Add([]byte("日期,休息/上班,名称\n2027-01-01,休息,元旦\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, faults := almanac.Read(almanac.Source{Name: "f", Data: data}, almanac.Options{})
		if len(faults) > 0 {
			return
		}
		if err := workday.YearOf(file.Year, file.Days).Validate(); err != nil {
			t.Error(err)
		}
	})
}
