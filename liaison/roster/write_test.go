package roster_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/xuri/excelize/v2"

	"shuanglian/liaison/roster"
)

func TestWhatIsWrittenReadsTheSame(t *testing.T) {
	table := people + "M2,李小山,,流动党员,\"东岸,一组\"\n,周小海,13900000004,党员,\n"
	want, faults := read(table, "联系人编号,联系人手机,对象编号,对象手机,起,止\nW1,,D1,,2026-01-01,\nD1,,M1,,,2026-12-31\nD1,,,13900000004,2026-02-28,\n",
		"本人编号,本人手机,亲属编号,亲属手机,关系\nW1,,M1,,夫妻\n,13900000004,D1,,解除\n")
	sound(t, faults)
	book, err := roster.WriteWorkbook(want)
	must(t, err)
	for name, written := range map[string]roster.Written{"csv": roster.WriteCSV(want), "xlsx": book} {
		t.Run(name, func(t *testing.T) {
			got, faults := roster.Read(written.Sources, roster.Options{})
			sound(t, faults)
			place := cmp.Options{cmpopts.IgnoreFields(roster.PersonRow{}, "File", "Lacks"), cmpopts.IgnoreFields(roster.LinkRow{}, "File"),
				cmpopts.IgnoreFields(roster.KinRow{}, "File"),
				cmpopts.IgnoreFields(roster.Fault{}, "File", "Cell")}
			if diff := cmp.Diff(want, got, place); diff != "" {
				t.Error(diff)
			}
			if len(written.Left) > 0 {
				t.Errorf("left %v", written.Left)
			}
		})
	}
}

func TestALinkThatNoTableCanHoldIsLeftOver(t *testing.T) {
	both := roster.File{People: []roster.PersonRow{
		{Code: "D1", Name: "甲", Phone: "13900000001", Roles: []roster.Role{roster.Delegate}},
		{Name: "乙", Phone: "13900000002", Roles: []roster.Role{roster.Resident}},
		{Name: "丙", Phone: "13900000002", Roles: []roster.Role{roster.Resident}},
	}}
	for _, person := range both.People[1:] {
		both.Links = append(both.Links, roster.LinkRow{Kind: roster.Visit, FromKey: both.People[0].Key(), ToKey: person.Key()})
	}
	both.Kin = []roster.KinRow{{PersonKey: both.People[1].Key(), KinKey: both.People[0].Key(), Relation: "父子"}}
	if written := roster.WriteCSV(both); len(written.Left) != 2 || len(written.LeftKin) != 1 || len(written.Sources) != 1 {
		t.Errorf("left %d and %d, want the two on one phone and one of them", len(written.Left), len(written.LeftKin))
	}
}

func TestTemplatesImportAsTheyAre(t *testing.T) {
	book, err := roster.TemplateWorkbook()
	must(t, err)
	for name, sources := range map[string][]roster.Source{"csv": roster.Template(), "xlsx": {book}} {
		t.Run(name, func(t *testing.T) {
			file, faults := roster.Read(sources, roster.Options{})
			sound(t, faults)
			if len(file.People) != 7 || len(file.Links) != 4 || len(file.Kin) != 1 {
				t.Errorf("%d people, %d links, %d kin", len(file.People), len(file.Links), len(file.Kin))
			}
		})
	}
}

func TestTheTemplateHelpsToFillItIn(t *testing.T) {
	source, err := roster.TemplateWorkbook()
	must(t, err)
	book, err := excelize.OpenReader(bytes.NewReader(source.Data))
	must(t, err)
	defer book.Close()
	if got := strings.Join(book.GetSheetList(), " "); got != "人员 联系 回避 说明" {
		t.Errorf("sheets %s", got)
	}
	rules := ""
	for _, sheet := range []string{"人员", "联系", "回避"} {
		validations, err := book.GetDataValidations(sheet)
		must(t, err)
		for _, rule := range validations {
			rules += sheet + " " + rule.Sqref + " " + rule.Type + " " + rule.Formula1 + "\n"
		}
	}
	for _, want := range []string{"人员 E2:", "list", "党代表、党员", "流动党员", "联系 E2:", "联系 F2:", "date", "回避 E2:", "配偶", "解除"} {
		if !strings.Contains(rules, want) {
			t.Errorf("no %q in\n%s", want, rules)
		}
	}
}
