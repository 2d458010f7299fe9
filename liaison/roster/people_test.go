package roster_test

import (
	"strings"
	"testing"
)

const peopleHead = "编号,乡镇,姓名,手机,身份,组织,代表团,职务\n"

func TestFaultsOfPeople(t *testing.T) {
	for _, test := range []struct{ name, rows, want string }{
		{"no name", ",,,13900000001,党员,,,", "人员.csv 第2行“姓名”：没有写姓名"},
		{"no role", ",,甲,13900000001,,,,", "人员.csv 第2行“身份”：没有写身份"},
		{"unknown role", ",,甲,13900000001,党员、人大代表,,,", "人员.csv 第2行“身份”：不认识身份“人大代表”"},
		{"too short a phone", ",,甲,1390000001,党员,,,", "人员.csv 第2行“手机”：手机应为11位数字，这里有10位"},
		{"a landline", ",,甲,05771234567,党员,,,", "人员.csv 第2行“手机”：手机号应以13至19开头"},
		{"words for a phone", ",,甲,暂无,党员,,,", "人员.csv 第2行“手机”：手机里有数字以外的字"},
		{"two phones", ",,甲,13900000001/13900000002,党员,,,", "人员.csv 第2行“手机”：手机里有数字以外的字"},
		{"scientific notation", ",,甲,1.39E+10,党员,,,", "人员.csv 第2行“手机”：手机成了科学计数"},
		{"a delegate without a phone", ",,甲,,党代表,,,", "人员.csv 第2行“手机”：没有手机：只有党员、群众、流动党员可以不写"},
		{"formula", ",,甲,13900000001,党员,\"=HYPERLINK(\"\"http://x\"\")\",,", "人员.csv 第2行“组织”：以 = + @ 开头"},
		{"formula in full width", ",,甲,13900000001,党员,,,＝1+1", "人员.csv 第2行“职务”：以 = + @ 开头"},
		{"country code", ",,甲,+8613900000001,党员,,,", "人员.csv 第2行“手机”：以 = + @ 开头"},
		{"line break in a cell", ",,甲,13900000001,党员,\"东岸\n村\",,", "人员.csv 第2行“组织”：里面有换行"},
		{"too long", ",,甲,13900000001,党员," + strings.Repeat("长", 101) + ",,", "人员.csv 第2行“组织”：太长"},
		{"one cell too many", ",,甲,13900000001,党员,,,,多", "人员.csv 第2行：第9格没有表头却有内容"},
		{"stray quote", ",,甲\"乙,13900000001,党员,,,\n,,丙,13900000002,党员,,,", "人员.csv 第2行：引号不成对"},
		{"doubled code", "A1,,甲,13900000001,党员,,,\nA1,,乙,13900000002,党员,,,", "人员.csv 第3行“编号”：编号和第2行重了"},
		{"doubled name and phone", ",,甲,13900000001,党员,,,\n,,甲,13900000001,群众,,,", "人员.csv 第3行“姓名”：姓名和手机都与第2行相同"},
		{"the same person with and without a code", "A1,,甲,13900000001,党员,,,\n,,甲,13900000001,群众,,,",
			"人员.csv 第3行“姓名”：姓名和手机都与第2行相同"},
		{"two of one name without phone or code", ",,甲,,党员,,,\n,,甲,,党员,,,", "人员.csv 第3行“姓名”：与第2行同名，都没有手机"},
		{"no rows", "", "人员.csv：只有表头，一行内容也没有"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, faults := read(peopleHead + test.rows)
			if len(faults) != 1 || !strings.HasPrefix(faults[0].String(), test.want) {
				t.Errorf("got\n%s\nwant one fault\n%s", texts(faults), test.want)
			}
			if strings.Contains(texts(faults), "1390000") {
				t.Errorf("a fault shows a phone number: %s", texts(faults))
			}
		})
	}
}

func TestEveryFaultIsNamedAtOnce(t *testing.T) {
	_, faults := read(peopleHead+
		",,,138,县长,,,\n"+
		"A1,,甲,13900000001,党员,,,\n"+
		"A1,,@乙,,,,,\n",
		"联系人编号,对象编号,起\nA1,A1,2026-02-30\nB1,,x\n")
	got := []string{}
	for _, fault := range faults {
		place, _, _ := strings.Cut(fault.String(), "：")
		got = append(got, place)
	}
	want := strings.Join([]string{
		"人员.csv 第2行“手机”", "人员.csv 第2行“身份”", "人员.csv 第2行“姓名”",
		"人员.csv 第4行“姓名”", "人员.csv 第4行“身份”",
		"联系.csv 第2行“起”", "联系.csv 第2行",
		"联系.csv 第3行“联系人编号”", "联系.csv 第3行", "联系.csv 第3行“起”",
	}, "\n")
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", texts(faults), want)
	}
}

func TestACodeTellsTwoOfOneNameApart(t *testing.T) {
	for name, rows := range map[string]string{
		"the one with a code first": "A1,东岸镇,甲,,党员,,,\n,东岸镇,甲,,党员,,,",
		"the one with a code last":  ",东岸镇,甲,,党员,,,\nA1,东岸镇,甲,,党员,,,",
		"the one without elsewhere": "A1,东岸镇,甲,,党员,,,\n,西山镇,甲,,党员,,,",
	} {
		t.Run(name, func(t *testing.T) {
			file, faults := read(peopleHead + rows)
			sound(t, faults)
			if len(file.People) != 2 {
				t.Errorf("got %+v", file.People)
			}
		})
	}
}

func TestWhatPeopleTypeIsMadeRegular(t *testing.T) {
	file, faults := read(peopleHead +
		"Ａ１,,李　四,１３９ ００００ ０００１,党员，群众; 党员, 东岸村 ,,\n" +
		",,王五,\u202d139-0000-0002\u202c,党代表,,,\n" +
		",,买买提·艾力,'13900000003,流动党员,,,\n" +
		",,John Smith,19900000004,群众,,,\n")
	sound(t, faults)
	for i, want := range []string{"编号:A1 李四 13900000001 东岸村", "姓名手机:王五:13900000002 王五 13900000002 ",
		"姓名手机:买买提·艾力:13900000003 买买提·艾力 13900000003 ", "姓名手机:John Smith:19900000004 John Smith 19900000004 "} {
		person := file.People[i]
		if got := strings.Join([]string{person.Key(), person.Name, person.Phone, person.Organization}, " "); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if roles := file.People[0].Roles; len(roles) != 2 {
		t.Errorf("roles %v, want each once", roles)
	}
}
