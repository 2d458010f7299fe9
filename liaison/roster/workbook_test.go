package roster_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/xuri/excelize/v2"

	"shuanglian/liaison/roster"
)

// workbook makes an .xlsx; a sheet is its name and lines of cells separated by |, and formulas set afterwards.
func workbook(t testing.TB, sheets [][]string, change ...func(*excelize.File)) roster.Source {
	t.Helper()
	book := excelize.NewFile()
	defer book.Close()
	for i, sheet := range sheets {
		if i == 0 {
			must(t, book.SetSheetName("Sheet1", sheet[0]))
		} else if _, err := book.NewSheet(sheet[0]); err != nil {
			t.Fatal(err)
		}
		for line, cells := range sheet[1:] {
			for column, cell := range strings.Split(cells, "|") {
				name, err := excelize.CoordinatesToCellName(column+1, line+1)
				must(t, err)
				must(t, book.SetCellStr(sheet[0], name, cell))
			}
		}
	}
	for _, set := range change {
		set(book)
	}
	data, err := book.WriteToBuffer()
	must(t, err)
	return roster.Source{Name: "名册.xlsx", Data: data.Bytes()}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func peopleSheet(lines ...string) []string {
	return append([]string{"人员", "编号|姓名|手机|身份|组织", "W1|李敏|13900000001|党委委员、党代表|镇党委",
		"D1|王建国|13900000002|党代表、党员|东岸村", "M1|李大山|13900000003|群众|东岸村"}, lines...)
}

func linksSheet(lines ...string) []string {
	return append([]string{"联系", "联系人编号|对象手机|起|止", "W1|13900000002|2026-01-01|", "D1|13900000003|2026-01-05|2026-12-31"}, lines...)
}

func TestAWorkbookReadsLikeTwoTables(t *testing.T) {
	want, faults := read(people, "联系人编号,对象手机,起,止\nW1,13900000002,2026-01-01,\nD1,13900000003,2026/1/5,2026年12月31日\n")
	sound(t, faults)
	for name, source := range map[string]roster.Source{
		"texts":        workbook(t, [][]string{peopleSheet(), linksSheet()}),
		"other sheets": workbook(t, [][]string{{"说明", "请看"}, linksSheet(), peopleSheet(), {"草稿", "姓名", "=", "x"}}),
		"numbers and real dates": workbook(t, [][]string{peopleSheet(), linksSheet()}, func(book *excelize.File) {
			must(t, book.SetCellInt("人员", "C3", 13900000002))
			must(t, book.SetCellInt("联系", "B2", 13900000002))
			must(t, book.SetCellInt("联系", "C3", 46027))
			must(t, book.SetCellFloat("联系", "D3", 46387.5, -1, 64))
		}),
	} {
		t.Run(name, func(t *testing.T) {
			got, faults := roster.Read([]roster.Source{source}, roster.Options{})
			sound(t, faults)
			if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(roster.PersonRow{}, "File"), cmpopts.IgnoreFields(roster.LinkRow{}, "File")); diff != "" {
				t.Error(diff)
			}
			if got.People[0].File != "名册.xlsx 人员" {
				t.Errorf("file %q", got.People[0].File)
			}
		})
	}
}

func TestFaultsOfAWorkbookNameTheCell(t *testing.T) {
	formula := func(sheet, cell string) func(*excelize.File) {
		return func(book *excelize.File) { must(t, book.SetCellFormula(sheet, cell, "1+1")) }
	}
	for _, test := range []struct {
		name   string
		sheets [][]string
		change func(*excelize.File)
		want   string
	}{
		{"phone", [][]string{peopleSheet("|甲|139|党员|")}, nil, "名册.xlsx 人员 第5行“手机”（C5）：手机应为11位数字"},
		{"full-width phone is taken", [][]string{peopleSheet("|甲|１３９０００００００９|党员|")}, nil, ""},
		{"scientific notation", [][]string{peopleSheet("|甲|1.39E+10|党员|")}, nil, "名册.xlsx 人员 第5行“手机”（C5）：手机成了科学计数"},
		{"unknown role", [][]string{peopleSheet("|甲|13900000009|县长|")}, nil, "名册.xlsx 人员 第5行“身份”（D5）：不认识身份“县长”"},
		{"doubled", [][]string{peopleSheet("M1|甲|13900000009|党员|")}, nil, "名册.xlsx 人员 第5行“编号”（A5）：编号和第4行重了"},
		{"formula", [][]string{peopleSheet()}, formula("人员", "E4"), "名册.xlsx 人员 第4行（E4）：是公式"},
		{"formula in the links", [][]string{peopleSheet(), linksSheet()}, formula("联系", "D3"), "名册.xlsx 联系 第3行（D3）：是公式"},
		{"formula elsewhere", [][]string{peopleSheet(), {"统计", "人数"}}, formula("统计", "A2"), ""},
		{"unknown heading", [][]string{{"人员", "姓名|身份|性别", "甲|党员|男"}}, nil, "名册.xlsx 人员 第1行“性别”（C1）：不认识这个表头"},
		{"missing heading", [][]string{{"人员", "姓名|手机", "甲|13900000009"}}, nil, "名册.xlsx 人员 第1行：认不出是哪张表"},
		{"headings of the other table", [][]string{{"人员", "联系人编号|对象编号", "A|B"}}, nil, "名册.xlsx 人员 第1行：这是“人员”工作表"},
		{"no such sheets", [][]string{{"名单", "姓名|身份", "甲|党员"}}, nil, "名册.xlsx：没有写了内容的“人员”或“联系”工作表"},
		{"only headings", [][]string{{"人员", "姓名|身份"}, {"联系", "联系人编号|对象编号"}}, nil, "名册.xlsx：只有表头"},
		{"links without lines", [][]string{peopleSheet(), {"联系", "联系人编号|对象编号"}}, nil, ""},
		{"an empty sheet of links", [][]string{peopleSheet(), {"联系"}}, nil, ""},
		{"an empty sheet of people", [][]string{{"人员"}, linksSheet()}, nil, "名册.xlsx 人员：工作表是空的"},
		{"far to the right", [][]string{peopleSheet()}, func(book *excelize.File) { must(t, book.SetCellStr("人员", "XFD3", "x")) },
			"名册.xlsx 人员 第3行：这一行一直写到了XFD列"},
		{"a loop", [][]string{peopleSheet(), {"联系", "联系人编号|对象编号", "D1|D1"}}, nil, "名册.xlsx 联系 第2行：联系人和对象是同一个人"},
		{"one who is not there", [][]string{peopleSheet(), {"联系", "联系人编号|对象编号", "W1|D9"}}, nil,
			"名册.xlsx 联系 第2行“对象编号”（B2）：对象不在人员表里"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var changes []func(*excelize.File)
			if test.change != nil {
				changes = append(changes, test.change)
			}
			_, faults := roster.Read([]roster.Source{workbook(t, test.sheets, changes...)}, roster.Options{})
			if test.want == "" {
				sound(t, faults)
			} else if len(faults) != 1 || !strings.HasPrefix(faults[0].String(), test.want) {
				t.Errorf("got\n%s\nwant one fault\n%s", texts(faults), test.want)
			}
		})
	}
}

// rezip rewrites one part of a workbook.
func rezip(t *testing.T, source roster.Source, part string, change func([]byte) []byte) roster.Source {
	t.Helper()
	old, err := zip.NewReader(bytes.NewReader(source.Data), int64(len(source.Data)))
	must(t, err)
	var data bytes.Buffer
	archive := zip.NewWriter(&data)
	for _, entry := range old.File {
		in, err := entry.Open()
		must(t, err)
		var content bytes.Buffer
		_, err = content.ReadFrom(in)
		must(t, err)
		out, err := archive.Create(entry.Name)
		must(t, err)
		text := content.Bytes()
		if entry.Name == part {
			text = change(text)
		}
		_, err = out.Write(text)
		must(t, err)
	}
	must(t, archive.Close())
	return roster.Source{Name: source.Name, Data: data.Bytes()}
}

func TestBrokenWorkbooksAreNamed(t *testing.T) {
	whole := workbook(t, [][]string{peopleSheet(), linksSheet()})
	const sheet = "xl/worksheets/sheet1.xml"
	var bomb bytes.Buffer
	archive := zip.NewWriter(&bomb)
	_, err := archive.CreateRaw(&zip.FileHeader{Name: sheet, Method: zip.Deflate, UncompressedSize64: 300 << 20})
	must(t, err)
	must(t, archive.Close())
	for name, test := range map[string]struct {
		source roster.Source
		want   string
	}{
		"cut off":               {roster.Source{Name: "名册.xlsx", Data: whole.Data[:len(whole.Data)/2]}, "名册.xlsx：打不开这个 Excel 文件"},
		"a zip of other things": {rezip(t, whole, "xl/workbook.xml", func([]byte) []byte { return []byte("x") }), "名册.xlsx：打不开这个 Excel 文件"},
		"a sheet cut off":       {rezip(t, whole, sheet, func(text []byte) []byte { return text[:len(text)*2/3] }), "名册.xlsx 人员：这张工作表坏了"},
		"a bomb":                {roster.Source{Name: "名册.xlsx", Data: bomb.Bytes()}, "名册.xlsx：文件解开后太大"},
	} {
		t.Run(name, func(t *testing.T) {
			file, faults := roster.Read([]roster.Source{test.source}, roster.Options{})
			if len(faults) == 0 || !strings.HasPrefix(faults[0].String(), test.want) {
				t.Errorf("%d people, got\n%s\nwant %s", len(file.People), texts(faults), test.want)
			}
		})
	}
}

func TestManyFormulasAreNotAllNamed(t *testing.T) {
	source := workbook(t, [][]string{peopleSheet()}, func(book *excelize.File) {
		for line := range 150 {
			must(t, book.SetCellFormula("人员", fmt.Sprintf("E%d", line+2), "A1"))
		}
	})
	_, faults := roster.Read([]roster.Source{source}, roster.Options{})
	named := 0
	for _, fault := range faults {
		if strings.Contains(fault.Text, "是公式：") {
			named++
		}
	}
	if named != 100 || !strings.Contains(texts(faults), "还有50格是公式") {
		t.Errorf("%d named:\n%s", named, texts(faults))
	}
}
