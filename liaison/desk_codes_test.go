package liaison_test

import (
	"errors"
	"regexp"
	"strings"
	"testing"
	"time"

	"shuanglian/liaison"
)

func (p *place) issue(name string) liaison.IssuedCode {
	p.t.Helper()
	id := p.person(name).ID
	return ask(p, func(d *liaison.Desk) (liaison.IssuedCode, error) { return d.IssueCode(id, "test") })
}

func (p *place) claim(openID liaison.OpenID, name, digits string) liaison.BindOutcome {
	p.t.Helper()
	return ask(p, func(d *liaison.Desk) (liaison.BindOutcome, error) { return d.BindByCode(openID, name, digits) })
}

func TestACode(t *testing.T) {
	for name, test := range map[string]struct {
		act  func(p *place, code string) string // between the issue and the claim; returns the digits claimed
		want liaison.BindOutcome
	}{
		"fits":                     {func(_ *place, code string) string { return code }, liaison.BindAsked},
		"in the last minute":       {func(p *place, code string) string { p.now = p.now.Add(7*24*time.Hour - time.Minute); return code }, liaison.BindAsked},
		"after seven days":         {func(p *place, code string) string { p.now = p.now.Add(7 * 24 * time.Hour); return code }, liaison.BindMissed},
		"void once there is a new": {func(p *place, code string) string { p.issue("王建国"); return code }, liaison.BindMissed},
		"the new one":              {func(p *place, _ string) string { return p.issue("王建国").Digits }, liaison.BindAsked},
		"four wrong tries by name": {func(p *place, code string) string { p.guess("王建国", 4); return code }, liaison.BindAsked},
		"five wrong tries by name": {func(p *place, code string) string { p.guess("王建国", 5); return code }, liaison.BindMissed},
		"tries at somebody else":   {func(p *place, code string) string { p.guess("周秀英", 5); return code }, liaison.BindAsked},
		"used":                     {func(p *place, code string) string { p.joinWith("某人", code); return code }, liaison.BindMissed},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlace(t)
			p.imports(township, "")
			digits := test.act(p, p.issue("王建国").Digits)
			if got := p.claim("o-claimant", "", digits); got != test.want {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}

// guess tries wrong codes for a name, each from an account of its own.
func (p *place) guess(name string, times int) {
	p.t.Helper()
	for i := range times {
		if got := p.claim(liaison.OpenID("o-guess-"+name+strings.Repeat("x", i)), name, "00000000"); got != liaison.BindMissed {
			p.t.Fatalf("a guess: %v", got)
		}
	}
}

func TestCodesAreEightDigitsAndDifferent(t *testing.T) {
	p := newPlace(t)
	p.imports(township, "")
	draws := []int{7, 7, 7, 8}
	p.terms.Random = func(int) int {
		drawn := draws[0]
		draws = draws[1:]
		return drawn
	}
	first, second := p.issue("王建国"), p.issue("周秀英")
	if first.Digits != "00000007" || second.Digits != "00000008" {
		t.Errorf("codes %s and %s", first.Digits, second.Digits)
	}
	if !first.ExpiresAt.Equal(p.now.Add(7 * 24 * time.Hour)) {
		t.Errorf("expires %s", first.ExpiresAt)
	}
	if p.claim("o1", "", first.Digits) != liaison.BindAsked || p.claim("o2", "", second.Digits) != liaison.BindAsked {
		t.Error("both must lead to their people")
	}
	p.terms.Random = func(int) int { return 9 }
	p.issue("王建国")
	zhou := p.person("周秀英").ID
	err := p.try(func(d *liaison.Desk) error {
		_, err := d.IssueCode(zhou, "test")
		return err
	})
	if !errors.Is(err, liaison.ErrUnavailable) {
		t.Errorf("no free code: %v", err)
	}
}

func TestOnlyAFingerprintIsKept(t *testing.T) {
	p := newPlace(t)
	p.imports(township, "")
	issued := p.issue("王建国")
	codes := ask(p, func(d *liaison.Desk) ([]liaison.Code, error) { return d.Tx().CodesOf(issued.Person.ID) })
	if len(codes) != 1 || strings.Contains(codes[0].Fingerprint, issued.Digits) || !regexp.MustCompile(`^[0-9]{8}$`).MatchString(issued.Digits) {
		t.Errorf("kept %+v of %s", codes, issued.Digits)
	}
}

func TestWhoNeedsACode(t *testing.T) {
	p := newPlace(t)
	p.imports(township, townshipLinks)
	p.join("王建国")
	p.do(func(d *liaison.Desk) error { // a weak one
		if matched, err := d.BindByDigits("o-weak", "李大山", "1234"); err != nil || !matched {
			t.Errorf("%v, %v", matched, err)
		}
		_, err := d.Bind("o-weak")
		return err
	})
	p.join("赵小梅")
	p.imports("编号,姓名,手机,身份,组织\nM02,赵小梅,13900002345,党员、联络员,东岸村\n", "")
	names := func(wanted ...string) string {
		people := ask(p, func(d *liaison.Desk) ([]liaison.Person, error) { return d.AwaitingCode(liaison.Chosen{Names: wanted}) })
		var list []string
		for _, person := range people {
			list = append(list, person.Name)
		}
		return strings.Join(list, " ")
	}
	if got := names(); strings.Contains(got, "王建国") || len(strings.Fields(got)) != 6 {
		t.Errorf("everybody but who has used his code: %s", got)
	}
	if got := names("王建国"); got != "王建国" {
		t.Errorf("who is named gets one: %s", got)
	}
	err := p.try(func(d *liaison.Desk) error {
		_, err := d.AwaitingCode(liaison.Chosen{Names: []string{"王建国", "王健国", "李四"}})
		return err
	})
	var fault *liaison.Fault
	if !errors.As(err, &fault) || !errors.Is(err, liaison.ErrNotFound) || !strings.Contains(fault.Sentence, "王健国、李四") {
		t.Errorf("unknown names: %v", err)
	}
}
