package roster_test

import (
	"fmt"
	"strings"
	"testing"

	"shuanglian/liaison/roster"
)

func TestFaultsOfWholeFiles(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"empty", "", "文件是空的"},
		{"only a mark", "\ufeff\r\n", "文件是空的"},
		{"neither table", "名字,电话\n甲,1\n", "认不出是哪张表"},
		{"both tables", "姓名,身份,联系人手机,对象手机\n", "认不出是哪张表"},
		{"unknown heading", "姓名,身份,性别\n甲,党员,男\n", "第1行“性别”：不认识这个表头"},
		{"doubled heading", "姓名,身份,姓名\n甲,党员,乙\n", "第1行“姓名”：这个表头写了两次"},
		{"no more than the beginning of a workbook", "PK\x03\x04abc", "打不开这个 Excel 文件"},
		{"old Excel", "\xd0\xcf\x11\xe0abc", "这是旧版 Excel 文件（.xls）"},
		{"UTF-16", "\xff\xfeY\x00", "UTF-16"},
		{"no text", "\xff\xff\x80\x00", "文件编码认不出"},
		{"nul", "姓名,身份\n甲,\x00", "这不是文字表格"},
		{"too large", strings.Repeat("长", 17<<20), "文件太大"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, faults := read(test.text)
			if len(faults) == 0 || !strings.Contains(faults[0].String(), test.want) {
				t.Errorf("got\n%s\nwant %q", texts(faults), test.want)
			}
		})
	}
	if _, faults := roster.Read(nil, roster.Options{}); len(faults) != 1 {
		t.Errorf("no tables: %s", texts(faults))
	}
}

func TestTooManyLines(t *testing.T) {
	_, faults := read("姓名,身份\n" + strings.Repeat("甲,\n", 500_001))
	if got := texts(faults); len(faults) != 1 || !strings.Contains(got, "行数太多") {
		t.Errorf("%d faults", len(faults))
	}
}

func TestWarnings(t *testing.T) {
	table := people + "M2,李小山,13900000003,群众,\nM3,周小海,,流动党员,\nW2,孙一,13900000009,党委委员,\n"
	links := linksHead + "D1,,M1,,,\nD1,,M3,,,\nD1,,M2,,,2026-01-31\nW1,,D1,,,\n"
	for _, test := range []struct {
		name   string
		ranges roster.Ranges
		want   []string
	}{
		{"no ranges", roster.Ranges{}, []string{"第5行“手机”：手机和第4行相同", "第6行“手机”：没有手机"}},
		{"the pilot's ranges", roster.DefaultRanges(), []string{
			"第2行“姓名”：只联系0名", "第3行“姓名”：只联系2名党员群众，一般是3至5名", "第5行“手机”：手机和第4行相同", "第6行“手机”：没有手机",
		}},
		{"narrow ranges", roster.Ranges{MembersMax: 1, DelegatesMax: 0}, []string{
			"第3行“姓名”：联系2名党员群众，一般不超过1名", "第5行“手机”：手机和第4行相同", "第6行“手机”：没有手机",
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			file, faults := roster.Read([]roster.Source{source("人员.csv", table), source("联系.csv", links)},
				roster.Options{Ranges: test.ranges})
			sound(t, faults)
			if len(file.Warnings) != len(test.want) {
				t.Fatalf("got\n%s", texts(file.Warnings))
			}
			for i, want := range test.want {
				if got := file.Warnings[i].String(); !strings.HasPrefix(got, "人员.csv "+want) {
					t.Errorf("got %s, want %s", got, want)
				}
			}
		})
	}
}

func TestTooManyDelegates(t *testing.T) {
	table, links := "编号,姓名,手机,身份\nW1,孙一,13900000009,党委委员\n", linksHead
	for i := range 11 {
		n := string(rune('a' + i))
		table += n + ",代表" + n + ",139000001" + string(rune('0'+i/10)) + string(rune('0'+i%10)) + ",党代表\n"
		links += "W1,," + n + ",,,\n"
	}
	file, faults := roster.Read([]roster.Source{source("人员.csv", table), source("联系.csv", links)},
		roster.Options{Ranges: roster.DefaultRanges()})
	sound(t, faults)
	if got := texts(file.Warnings); got != "人员.csv 第2行“姓名”：约谈联系11名党代表，一般不超过10名" {
		t.Errorf("got %s", got)
	}
}

func TestTheLastOfFiftyThousandLinesIsNamed(t *testing.T) {
	var table strings.Builder
	table.WriteString("编号,姓名,手机,身份\n")
	for n := range 49_999 {
		fmt.Fprintf(&table, "P%d,人,139%08d,群众\n", n, n)
	}
	table.WriteString("P50000,人,1.39E+10,群众\n")
	file, faults := read(table.String())
	if len(file.People) != 50_000 || len(faults) != 1 || !strings.HasPrefix(texts(faults), "人员.csv 第50001行“手机”：手机成了科学计数") {
		t.Errorf("%d people, %d faults: %.200s", len(file.People), len(faults), texts(faults))
	}
}
