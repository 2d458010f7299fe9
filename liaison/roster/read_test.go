package roster_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"shuanglian/liaison/roster"
	"shuanglian/liaison/workday"
)

func TestReadsPeopleAndLinks(t *testing.T) {
	links := "联系人编号,对象手机,起,止\nW1,13900000002,2026-01-01,\nD1,13900000003,2026/1/5,2026年12月31日\n"
	got, faults := read(people, links)
	sound(t, faults)
	lacks := []string{"乡镇", "代表团", "职务"}
	want := roster.File{
		People: []roster.PersonRow{
			{File: "人员.csv", Line: 2, Lacks: lacks, Code: "W1", Name: "李敏", Phone: "13900000001", Organization: "镇党委",
				Roles: []roster.Role{roster.CommitteeMember, roster.Delegate}},
			{File: "人员.csv", Line: 3, Lacks: lacks, Code: "D1", Name: "王建国", Phone: "13900000002", Organization: "东岸村",
				Roles: []roster.Role{roster.Delegate, roster.PartyMember}},
			{File: "人员.csv", Line: 4, Lacks: lacks, Code: "M1", Name: "李大山", Phone: "13900000003", Organization: "东岸村",
				Roles: []roster.Role{roster.Resident}},
		},
		Links: []roster.LinkRow{
			{File: "联系.csv", Line: 2, Kind: roster.Interview, FromKey: "编号:W1", ToKey: "编号:D1",
				Since: workday.Date{Year: 2026, Month: 1, Day: 1}},
			{File: "联系.csv", Line: 3, Kind: roster.Visit, FromKey: "编号:D1", ToKey: "编号:M1",
				Since: workday.Date{Year: 2026, Month: 1, Day: 5}, Until: workday.Date{Year: 2026, Month: 12, Day: 31}},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestEncodingsAndOrdersAreTheSame(t *testing.T) {
	links := "联系人编号,对象编号\nW1,D1\n"
	want, faults := read(people, links)
	sound(t, faults)
	for _, test := range []struct{ name, people, links string }{
		{"byte order mark", "\ufeff" + people, "\ufeff" + links},
		{"GBK", gbk(t, people), gbk(t, links)},
		{"Windows line ends", strings.ReplaceAll(people, "\n", "\r\n"), links},
		{"blank line ends and empty cells", strings.TrimSpace(people) + ",,\n,,,,\n", links},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, faults := read(test.people, test.links)
			sound(t, faults)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
	t.Run("links first", func(t *testing.T) {
		got, faults := roster.Read([]roster.Source{source("联系.csv", links), source("人员.csv", people)}, roster.Options{})
		sound(t, faults)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	})
}

func TestTheTemplateImportsAsItIs(t *testing.T) {
	sheets := roster.Template()
	file, faults := roster.Read(sheets, roster.Options{Ranges: roster.DefaultRanges()})
	sound(t, faults)
	if len(file.People) != 7 || len(file.Links) != 4 {
		t.Errorf("%d people, %d links", len(file.People), len(file.Links))
	}
	for _, sheet := range sheets {
		if !bytes.HasPrefix(sheet.Data, []byte("\xef\xbb\xbf")) {
			t.Errorf("%s has no byte order mark: Excel would show it garbled", sheet.Name)
		}
	}
}

func TestLinksMayEndAtPeopleAlreadyKnown(t *testing.T) {
	known, faults := read(people)
	sound(t, faults)
	got, faults := roster.Read([]roster.Source{source("联系.csv", "联系人手机,对象编号\n13900000002,M1\n")},
		roster.Options{Known: known.People})
	sound(t, faults)
	if got.Links[0].Kind != roster.Visit || got.Links[0].ToKey != "编号:M1" {
		t.Errorf("link %+v", got.Links[0])
	}
	changed := strings.Replace(people, "党代表、党员", "党员", 1)
	_, faults = roster.Read([]roster.Source{source("人员.csv", changed), source("联系.csv", "联系人编号,对象编号\nD1,M1\n")},
		roster.Options{Known: known.People})
	if !strings.Contains(texts(faults), "身份连不成联系") {
		t.Errorf("the table's roles replace the known ones; faults: %s", texts(faults))
	}
}

func TestRoleWords(t *testing.T) {
	for _, word := range strings.Fields("党委委员 党代表 党员 群众 流动党员 联络员 管理员 纪检专员 书记 承办人") {
		if role, ok := roster.ParseRole(word); !ok || role.Chinese() != word {
			t.Errorf("%s became %q", word, role)
		}
	}
	if role, ok := roster.ParseRole("人大代表"); ok || role.Chinese() != "" {
		t.Errorf("人大代表 became %q", role)
	}
}
