package liaison_test

import (
	"errors"
	"testing"

	"shuanglian/liaison"
)

func TestWhatSoundsLikeAnAccusation(t *testing.T) {
	for text, want := range map[string]bool{
		"举报王建国": true, "我要控告村里": true, "村主任贪污修路款": true, "他吃回扣": true, "收红包才办事": true,
		"水管漏了三天": false, "书记老不在": false, "路灯坏了": false, "低保的钱没到": false, "红包墙倒了": false, "违法停车挡路": false,
	} {
		if got := liaison.SoundsLikeAccusation(text); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// To whom what is entered on the telephone goes at first.
func TestWhereWhatIsEnteredGoes(t *testing.T) {
	for name, test := range map[string]struct {
		words string
		past  bool
		to    liaison.Recipient
		level liaison.Level
	}{
		"to his delegate":           {"水管漏了", false, liaison.ToDelegate, liaison.Named},
		"not past him for a 代表":     {"请代表来看看", false, liaison.ToDelegate, liaison.Named},
		"his own village":           {"东岸村的路灯坏了", false, liaison.ToDelegate, liaison.Named},
		"the delegate by name":      {"王建国不管事", false, liaison.ToOffice, liaison.Confidential},
		"the delegate by surname":   {"老王占了我家的地", false, liaison.ToOffice, liaison.Confidential},
		"the delegate as 王代表":       {"王代表不接电话", false, liaison.ToOffice, liaison.Confidential},
		"asked for the office only": {"水管漏了", true, liaison.ToOffice, liaison.Confidential},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlace(t)
			p.imports(township, townshipLinks)
			clerk := p.join("张宁")
			caller := p.person("李大山")
			done := ask(p, func(d *liaison.Desk) (liaison.Entered, error) {
				return d.Enter(clerk, caller, p.text(test.words), test.past)
			})
			m := done.Matter
			if m.Recipient != test.to || m.Level != test.level || m.EnteredBy != clerk.ID || m.AuthorID != caller.ID || !m.WithOffice {
				t.Errorf("%+v", m)
			}
			if delegate := p.person("王建国"); (test.to == liaison.ToDelegate) != (m.HolderID == delegate.ID) {
				t.Errorf("held by %s", m.HolderID)
			}
		})
	}
}

func TestWhoMayEnter(t *testing.T) {
	p := newPlace(t)
	p.imports(township, townshipLinks)
	clerk, delegate := p.join("张宁"), p.join("王建国")
	for name, test := range map[string]struct {
		by     liaison.Viewer
		caller liaison.Person
	}{
		"a delegate":       {delegate, p.person("李大山")},
		"a clerk, himself": {clerk, clerk.Person},
	} {
		err := p.try(func(d *liaison.Desk) error {
			_, err := d.Enter(test.by, test.caller, p.text("水管漏了"), false)
			return err
		})
		if !errors.Is(err, liaison.ErrForbidden) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Somebody the roster does not know is in none of its lists, and goes with what
// he said.
func TestACallerIsOnNoRoster(t *testing.T) {
	p := newPlace(t)
	p.imports(township, townshipLinks)
	clerk := p.join("张宁")
	caller := ask(p, func(d *liaison.Desk) (liaison.Person, error) { return d.NewCaller(clerk, "陈婆", "13812340000") })
	ask(p, func(d *liaison.Desk) (liaison.Entered, error) {
		return d.Enter(clerk, caller, p.text("水管漏了"), false)
	})
	if named := ask(p, func(d *liaison.Desk) ([]liaison.Person, error) { return d.Tx().PeopleNamed("陈婆") }); len(named) > 0 {
		t.Errorf("found by name: %v", named)
	}
	for _, person := range ask(p, func(d *liaison.Desk) ([]liaison.Person, error) { return d.Tx().Roster() }) {
		if person.ID == caller.ID {
			t.Error("on the roster")
		}
	}
	kept := ask(p, func(d *liaison.Desk) (liaison.Person, error) { return d.Tx().Person(caller.ID) })
	if kept.Phone != "13812340000" || !kept.Caller || kept.Called() != "陈婆（未核实）" {
		t.Errorf("kept as %+v", kept)
	}
}
