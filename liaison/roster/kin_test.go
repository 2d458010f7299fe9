package roster_test

import (
	"strings"
	"testing"

	"shuanglian/liaison/roster"
)

const kinHead = "本人编号,本人手机,亲属编号,亲属手机,关系\n"

func TestKinAreReadFromATableOfTheirOwn(t *testing.T) {
	file, faults := read(people, linksHead+"W1,,D1,,,\n", kinHead+"D1,,,13900000003,父子\nW1,,D1,,解除\n")
	sound(t, faults)
	if len(file.Kin) != 2 || file.Kin[0].Relation != "父子" || file.Kin[0].Ends() || !file.Kin[1].Ends() {
		t.Errorf("%+v", file.Kin)
	}
	if file.Kin[0].PersonKey != "编号:D1" || file.Kin[0].KinKey != "编号:M1" {
		t.Errorf("%+v", file.Kin[0])
	}
}

func TestKinMayBeOfPeopleOnTheRosterAlready(t *testing.T) {
	known := []roster.PersonRow{{Code: "D1", Name: "王建国", Phone: "13900000002"}, {Code: "D2", Name: "王建军", Phone: "13900000004"}}
	file, faults := roster.Read([]roster.Source{source("回避.csv", kinHead+"D1,,,13900000004,兄弟\n")}, roster.Options{Known: known})
	sound(t, faults)
	if len(file.Kin) != 1 || file.Kin[0].KinKey != "编号:D2" {
		t.Errorf("%+v", file.Kin)
	}
}

func TestFaultsOfKin(t *testing.T) {
	for _, test := range []struct{ name, rows, want string }{
		{"unknown code", "X9,,D1,,父子", "三.csv 第2行“本人编号”：本人不在人员表里，名册里也没有"},
		{"unknown phone", "D1,,,13911111111,父子", "三.csv 第2行“亲属手机”：亲属不在人员表里，名册里也没有"},
		{"no kin", "D1,,,,父子", "三.csv 第2行：没有写亲属"},
		{"to himself", "D1,,D1,,本人", "三.csv 第2行：本人和亲属是同一个人"},
		{"to himself by phone", "D1,,,13900000002,本人", "三.csv 第2行：本人和亲属是同一个人"},
		{"no relation", "D1,,M1,,", "三.csv 第2行“关系”：没有写关系"},
		{"twice", "D1,,M1,,父子\nD1,,M1,,父子", "三.csv 第3行：这两个人和第2行重了"},
		{"twice, the other way round", "D1,,M1,,父子\nM1,,D1,,父子", "三.csv 第3行：这两个人和第2行重了"},
		{"two people on the phone", "W1,,,13900000003,兄弟", "三.csv 第2行“亲属手机”：这个号码有2个人在用"},
		{"scientific notation", "W1,,,1.39E+10,兄弟", "三.csv 第2行“亲属手机”：手机成了科学计数"},
		{"formula", "W1,,M1,,=A1", "三.csv 第2行“关系”：以 = + @ 开头"},
		{"code and phone of two people", "W1,13900000002,M1,,兄弟", "三.csv 第2行“本人手机”：手机和编号对不上"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, faults := read(people+"M2,李小山,13900000003,群众,\n", linksHead+"W1,,D1,,,\n", kinHead+test.rows+"\n")
			if len(faults) != 1 || !strings.HasPrefix(faults[0].String(), test.want) {
				t.Errorf("got\n%s\nwant one fault\n%s", texts(faults), test.want)
			}
		})
	}
}

func TestKinInAWorkbook(t *testing.T) {
	sheet := []string{"回避", "本人编号|亲属编号|关系", "D1|M1|父子"}
	file, faults := roster.Read([]roster.Source{workbook(t, [][]string{peopleSheet(), linksSheet(), sheet})}, roster.Options{})
	sound(t, faults)
	if len(file.Kin) != 1 || file.Kin[0].Relation != "父子" {
		t.Errorf("%+v", file.Kin)
	}
	_, faults = roster.Read([]roster.Source{workbook(t, [][]string{peopleSheet(), {"回避", "本人编号|亲属编号|关系", "D1|D1|x"}})}, roster.Options{})
	if got := texts(faults); got != "名册.xlsx 回避 第2行：本人和亲属是同一个人" {
		t.Errorf("got %s", got)
	}
}
