package liaison_test

import (
	"strings"
	"testing"

	"shuanglian/liaison"
)

// TestATitleBehindItsPlace: what organization and title both say is said once.
func TestATitleBehindItsPlace(t *testing.T) {
	for _, test := range []struct{ organization, title, want string }{
		{"东岸村", "书记", "（东岸村书记）"},
		{"东岸村", "村党支部书记", "（东岸村党支部书记）"},
		{"东岸村", "东岸村书记", "（东岸村书记）"},
		{"镇党委", "党委委员", "（镇党委委员）"},
		{"镇水务站", "站长", "（镇水务站长）"},
		{"东岸村", "", "（东岸村）"},
		{"", "村书记", "（村书记）"},
	} {
		t.Run(test.want, func(t *testing.T) {
			p := newPlace(t)
			p.imports(township, townshipLinks)
			wang := p.person("王建国")
			wang.Organization, wang.Title = test.organization, test.title
			p.do(func(d *liaison.Desk) error { return d.Tx().SavePerson(wang) })
			author := p.join("李大山")
			p.do(func(d *liaison.Desk) error {
				draft, err := d.OpenDraft(author, []liaison.Said{{Kind: liaison.SaidText, Text: "路灯坏了", At: p.now, MsgID: "1"}})
				if err != nil {
					return err
				}
				menu, _, err := d.DraftMenu(author, draft)
				if !strings.Contains(menu, "王建国"+test.want) {
					t.Errorf("got %s", menu)
				}
				return err
			})
		})
	}
}
