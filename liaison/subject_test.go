package liaison_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"shuanglian/liaison"
)

// county is a roster on which names, posts and units can be mistaken for others.
const county = `编号,姓名,手机,身份,组织,职务
A,王建国,13900000101,党代表,东岸村,党支部书记
B,王建国,13900000102,群众,西河村,
C,李书记,13900000103,群众,西河村,
D,周敏,13900000104,党代表、联络员,镇水务站,站长
E,孙立,13900000105,承办人,镇水务站,
F,钱多,13900000106,党委委员,镇党委,副书记、镇长
G,张宁,13900000107,联络员、管理员,联络办公室,主任
H,郑清,13900000108,纪检专员,镇纪委,
I,王五,13900000109,党代表,南山村,
J,和平,13900000110,党代表,北坡村,会计
K,赵大,13900000111,群众,东岸村,
`

func TestWhoIsMeant(t *testing.T) {
	p := newPlace(t)
	p.imports(county, "")
	codes := map[string]string{}
	for _, person := range ask(p, func(d *liaison.Desk) ([]liaison.Person, error) { return d.Tx().Roster() }) {
		codes[person.ID] = person.Code
	}
	author := p.person("赵大").ID
	for words, want := range map[string]string{
		"王建国":          "AB 东岸村 西河村",
		"东岸村王建国":       "AB 东岸村 西河村",
		"王建国代表":        "AB 东岸村 西河村",
		"王健国":          "AB 东岸村 西河村", // typed by its sound
		"姓王的，叫建国":      "",
		"我们村的周民":       "D 镇水务站",
		"村书记":          "AF 东岸村 镇党委",
		"支书":           "AF 东岸村 镇党委",
		"东岸村书记":        "A 东岸村",
		"我们东岸村的书记":     "A 东岸村",
		"王书记":          "AI 东岸村 南山村", // 王五 has no title on the roster
		"李书记":          "C 西河村",      // a whole name
		"站长":           "D 镇水务站",
		"水务站":          "DE 镇水务站",
		"水务站的孙立和周敏":    "DE 镇水务站",
		"镇水务站站长":       "D 镇水务站",
		"钱镇长":          "F 镇党委",
		"老王":           "AI 东岸村 南山村",
		"王某":           "AI 东岸村 南山村",
		"和平":           "J 北坡村",
		"会计和镇长":        "FJ 镇党委 北坡村",
		"周敏、钱多":        "DF 镇水务站 镇党委",
		"联络办公室":        "G 联络办公室",
		"办公室的人":        "G 联络办公室",
		"联络员":          "DG 镇水务站 联络办公室",
		"纪检":           "H 镇纪委",
		"张 宁":          "G 联络办公室",
		"孙悟空":          "",
		"赵大":           "", // the author himself
		"":             "",
		"13900000101":  "",
		"他们里头的一个人，我不说": "",
	} {
		t.Run(words, func(t *testing.T) {
			about := liaison.WhoIsMeant(ask(p, func(d *liaison.Desk) ([]liaison.Person, error) { return d.Tx().Roster() }), author, words)
			var people []string
			for _, id := range about.People {
				people = append(people, codes[id])
			}
			slices.Sort(people)
			wanted := strings.Fields(want)
			got := append([]string{strings.Join(people, "")}, sortedUnits(about.Units, wanted)...)
			if fmt.Sprint(strings.Fields(strings.Join(got, " "))) != fmt.Sprint(wanted) {
				t.Errorf("%q means %v, want %v", words, got, wanted)
			}
		})
	}
}

// sortedUnits puts units in the order in which they are wanted.
func sortedUnits(units, wanted []string) []string {
	slices.SortFunc(units, func(a, b string) int { return slices.Index(wanted, a) - slices.Index(wanted, b) })
	return units
}
