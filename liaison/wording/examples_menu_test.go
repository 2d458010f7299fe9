package wording_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"shuanglian/liaison/wording"
)

func menuExamples() []example {
	return []example{
		{"ButtonsOfAll", "所有人的菜单", drawn(wording.ButtonsOfAll("https://a.example/privacy"))},
		{"ButtonsOfDelegates", "党代表的菜单", drawn(wording.ButtonsOfDelegates(""))},
		{"ButtonsOfCommittee", "党委委员的菜单", drawn(wording.ButtonsOfCommittee(""))},
		{"ButtonsOfOffice", "联络办公室的菜单", drawn(wording.ButtonsOfOffice(""))},
		{"TagName", "公众平台后台看到的标签", wording.TagName("delegates") + " " + wording.TagName("committee") + " " + wording.TagName("office")},
		{"SayIt", "点了“说一件事”", wording.SayIt()},
		{"OldButton", "点了旧菜单", wording.OldButton()},
	}
}

func drawn(menu []wording.Button) string {
	var rows []string
	for _, button := range menu {
		var names []string
		for _, below := range button.Sub {
			names = append(names, below.Name)
		}
		rows = append(rows, button.Name+"："+strings.Join(names, " | "))
	}
	return strings.Join(rows, "\n")
}

// TestMenusFitThePhone holds the menus to what a phone shows: 3 buttons of 4
// characters with 5 of 8 below each, and every tap leads somewhere.
func TestMenusFitThePhone(t *testing.T) {
	for name, menu := range map[string][]wording.Button{
		"members": wording.ButtonsOfAll("https://a.example/privacy"), "delegates": wording.ButtonsOfDelegates("https://a.example/privacy"),
		"committee": wording.ButtonsOfCommittee("https://a.example/privacy"), "office": wording.ButtonsOfOffice("https://a.example/privacy"),
	} {
		if len(menu) == 0 || len(menu) > 3 {
			t.Errorf("%s: %d buttons", name, len(menu))
		}
		for _, button := range menu {
			if utf8.RuneCountInString(button.Name) > 4 || len(button.Sub) > 5 || len(button.Sub) == 0 {
				t.Errorf("%s: %s with %d below", name, button.Name, len(button.Sub))
			}
			for _, below := range button.Sub {
				if utf8.RuneCountInString(below.Name) > 8 || (below.Word == "") == (below.URL == "") || len(below.Sub) > 0 {
					t.Errorf("%s: %+v", name, below)
				}
			}
		}
	}
}
