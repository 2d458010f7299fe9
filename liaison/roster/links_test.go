package roster_test

import (
	"strings"
	"testing"
)

const linksHead = "联系人编号,联系人手机,对象编号,对象手机,起,止\n"

func TestFaultsOfLinks(t *testing.T) {
	for _, test := range []struct{ name, rows, want string }{
		{"unknown code", "X9,,D1,,,", "联系.csv 第2行“联系人编号”：联系人不在人员表里"},
		{"unknown phone", "W1,,,13911111111,,", "联系.csv 第2行“对象手机”：对象不在人员表里"},
		{"no end", "W1,,,,,", "联系.csv 第2行：没有写对象"},
		{"code and phone of two people", "W1,13900000003,D1,,,", "联系.csv 第2行“联系人手机”：手机和编号对不上"},
		{"a phone of two people", "D1,,,13900000003,,", "联系.csv 第2行“对象手机”：这个号码有2个人在用"},
		{"impossible day", "W1,,D1,,2026-02-29,", "联系.csv 第2行“起”：日期不对"},
		{"Excel's day number", "W1,,D1,,46023,", "联系.csv 第2行“起”：日期不对"},
		{"end before start", "W1,,D1,,2026-02-01,2026-01-31", "联系.csv 第2行“止”：止日早于起日"},
		{"to oneself", "D1,,D1,,,", "联系.csv 第2行：联系人和对象是同一个人"},
		{"committee member to resident", "W2,,M1,,,", "联系.csv 第2行：这两个人的身份连不成联系"},
		{"resident to delegate", "M1,,D1,,,", "联系.csv 第2行：这两个人的身份连不成联系"},
		{"twice", "W1,,D1,,,\nW1,,D1,,2026-05-01,", "联系.csv 第3行：这条联系和第2行重了"},
		{"formula", "W1,,=D1,,,", "联系.csv 第2行“对象编号”：以 = + @ 开头"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, faults := read(people+"M2,李小山,13900000003,群众,\nW2,孙一,13900000009,党委委员,\n", linksHead+test.rows)
			if len(faults) != 1 || !strings.HasPrefix(faults[0].String(), test.want) {
				t.Errorf("got\n%s\nwant one fault\n%s", texts(faults), test.want)
			}
		})
	}
}

func TestALinkMayComeBackAfterItEnded(t *testing.T) {
	file, faults := read(people, linksHead+"W1,,D1,,2025-01-01,2025-06-30\nW1,,D1,,20250701,\n")
	sound(t, faults)
	if len(file.Links) != 2 {
		t.Errorf("%d links", len(file.Links))
	}
}

func TestADoubledLinkIsFoundAcrossTables(t *testing.T) {
	_, faults := read(people, linksHead+"W1,,D1,,,\n", linksHead+"W1,,D1,,,\n")
	if got := texts(faults); !strings.HasPrefix(got, "三.csv 第2行：这条联系和联系.csv第2行重了") || len(faults) != 1 {
		t.Errorf("got %s", got)
	}
}

func TestAnUnreadableTableDoesNotFloodTheOther(t *testing.T) {
	_, faults := read("PK\x03\x04", linksHead+"W1,,D1,,,\n")
	if len(faults) != 1 || !strings.Contains(texts(faults), "打不开这个 Excel 文件") {
		t.Errorf("got %s", texts(faults))
	}
}
