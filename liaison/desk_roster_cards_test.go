package liaison_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"shuanglian/liaison"
)

// card issues a binding card for the one of that name.
func (p *place) card(name string) liaison.Card {
	p.t.Helper()
	id := p.person(name).ID
	return ask(p, func(d *liaison.Desk) (liaison.Card, error) { return d.IssueCard(id, "test") })
}

func (p *place) scan(openID liaison.OpenID, number int) liaison.BindOutcome {
	p.t.Helper()
	return ask(p, func(d *liaison.Desk) (liaison.BindOutcome, error) { return d.BindByScene(openID, number) })
}

func TestAScannedCardBindsLikeItsCode(t *testing.T) {
	p := newPlace(t)
	p.imports(township, townshipLinks)
	card := p.card("王建国")
	if n := card.Scene.Number; n <= 100_000 || n >= 1<<31 {
		t.Errorf("scene %d", n)
	}
	if got := p.scan("o-1", card.Scene.Number); got != liaison.BindAsked {
		t.Fatalf("got %v", got)
	}
	viewer := ask(p, func(d *liaison.Desk) (liaison.Viewer, error) { return d.Bind("o-1") })
	if viewer.Name != "王建国" || viewer.Strength != liaison.Strong || !viewer.ActsAs(liaison.RoleDelegate) {
		t.Errorf("%+v", viewer)
	}
	for name, openID := range map[string]liaison.OpenID{"again": "o-1", "by somebody else": "o-2"} {
		if got := p.scan(openID, card.Scene.Number); got != liaison.BindMissed {
			t.Errorf("a used card %s: %v", name, got)
		}
	}
	if got := p.scan("o-1", p.card("周秀英").Scene.Number); got != liaison.BindAnother {
		t.Errorf("another's card: %v", got)
	}
	if got := p.scan("o-1", p.card("王建国").Scene.Number); got != liaison.BindStrengthened {
		t.Errorf("a new card of his: %v", got)
	}
}

func TestCardsThatBindNobody(t *testing.T) {
	p := newPlace(t)
	p.imports(township, townshipLinks)
	old := p.card("王建国")
	p.card("王建国")
	if got := p.scan("o-1", old.Scene.Number); got != liaison.BindMissed {
		t.Errorf("the card before the new one: %v", got)
	}
	late := p.card("周秀英")
	p.now = p.now.Add(7 * 24 * time.Hour)
	if got := p.scan("o-1", late.Scene.Number); got != liaison.BindMissed {
		t.Errorf("after seven days: %v", got)
	}
	if got := p.scan("o-1", 4711); got != liaison.BindMissed {
		t.Errorf("no card at all: %v", got)
	}
	p.now = p.now.Add(time.Second)
	if gone := ask(p, (*liaison.Desk).ForgetOldCards); gone != 3 {
		t.Errorf("%d cards forgotten", gone)
	}
}

func TestADelegatesCardLeadsToHim(t *testing.T) {
	p := newPlace(t)
	p.imports(township, townshipLinks)
	wang := p.person("王建国")
	card := func() liaison.Card {
		return ask(p, func(d *liaison.Desk) (liaison.Card, error) { return d.DelegateCard(wang) })
	}
	first := card()
	if second := card(); second.Scene.Number != first.Scene.Number || first.Scene.Number > 100_000 {
		t.Errorf("%d, then %d", first.Scene.Number, second.Scene.Number)
	}
	if got := p.scan("o-1", first.Scene.Number); got != liaison.BindMissed {
		t.Errorf("it bound: %v", got)
	}
	found := ask(p, func(d *liaison.Desk) (liaison.Person, error) { return d.DelegateByScene(first.Scene.Number) })
	if found.ID != wang.ID {
		t.Errorf("leads to %s", found.Name)
	}
	wang.Seat = liaison.SeatTerminated
	p.do(func(d *liaison.Desk) error { return d.Tx().SavePerson(wang) })
	for _, number := range []int{first.Scene.Number, p.card("李大山").Scene.Number, 4711} {
		err := p.try(func(d *liaison.Desk) error { _, err := d.DelegateByScene(number); return err })
		if !errors.Is(err, liaison.ErrNotFound) {
			t.Errorf("scene %d: %v", number, err)
		}
	}
}

func TestTheOfficeUnbinds(t *testing.T) {
	p := newPlace(t)
	p.imports(township+"M08,李大山,13900008888,群众,西河村\n", townshipLinks)
	p.join("王建国")
	unbind := func(who, reason string) error {
		return p.try(func(d *liaison.Desk) error { _, err := d.UnbindByOffice(who, "", reason, "test"); return err })
	}
	for _, test := range []struct{ who, reason, want string }{
		{"王建国", "", "请写原因"}, {"赵六", "x", "名册里没有赵六"}, {"李大山", "x", "有2个李大山，请写编号"}, {"周秀英", "x", "周秀英没有绑定"},
	} {
		var fault *liaison.Fault
		if err := unbind(test.who, test.reason); !errors.As(err, &fault) || !strings.Contains(fault.Sentence, test.want) {
			t.Errorf("%s: %v", test.who, err)
		}
	}
	code := ask(p, func(d *liaison.Desk) (liaison.IssuedCode, error) { return d.IssueCode(p.personIn(d, "D01"), "test") })
	if err := unbind("D01", "手机丢了"); err != nil {
		t.Fatal(err)
	}
	p.do(func(d *liaison.Desk) error {
		if binding, err := d.Binding("o-王建国"); err != nil || binding.State != liaison.BindingUnbound {
			t.Errorf("%+v, %v", binding, err)
		}
		notices, err := d.Tx().ListDeliveries(nil, 10)
		if err != nil || len(notices) != 1 || notices[0].OpenID != "o-王建国" || !strings.Contains(notices[0].Text, "解除") {
			t.Errorf("%+v, %v", notices, err)
		}
		if outcome, err := d.BindByCode("o-3", "", code.Digits); err != nil || outcome != liaison.BindMissed {
			t.Errorf("a code from before: %v, %v", outcome, err)
		}
		return nil
	})
}

// personIn finds somebody's id by his 编号.
func (p *place) personIn(d *liaison.Desk, code string) string {
	p.t.Helper()
	person, err := d.OnRoster(code)
	if err != nil {
		p.t.Fatal(err)
	}
	return person.ID
}
