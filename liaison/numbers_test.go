package liaison_test

import (
	"errors"
	"fmt"
	"regexp"
	"testing"

	"pgregory.net/rapid"

	"shuanglian/liaison"
)

func TestNumbersThatAFingerConfuses(t *testing.T) {
	for name, test := range map[string]struct {
		a, b       string
		confusable bool
	}{
		"the same":                   {"482913", "482913", true},
		"one place":                  {"482913", "482914", true},
		"two neighbours swapped":     {"482913", "482931", true},
		"two far digits swapped":     {"482913", "382914", true},
		"two places":                 {"482913", "482925", false},
		"three in a circle":          {"482913", "824913", false},
		"all":                        {"482913", "555555", false},
		"a number and a draft's":     {"482913", "", false},
		"two drafts, not to compare": {"", "", true},
	} {
		if liaison.Confusable(test.a, test.b) != test.confusable {
			t.Errorf("%s: %s and %s: not %v", name, test.a, test.b, test.confusable)
		}
	}
}

func TestOneSlipOfTheFingerIsConfusable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		number := []byte(fmt.Sprint(rapid.IntRange(200000, 999999).Draw(t, "number")))
		slipped := append([]byte{}, number...)
		i, j := rapid.IntRange(0, 5).Draw(t, "place"), rapid.IntRange(0, 5).Draw(t, "other")
		if rapid.Bool().Draw(t, "swap") {
			slipped[i], slipped[j] = slipped[j], slipped[i]
		} else {
			slipped[i] = byte('0' + rapid.IntRange(0, 9).Draw(t, "digit"))
		}
		if !liaison.Confusable(string(number), string(slipped)) || !liaison.Confusable(string(slipped), string(number)) {
			t.Fatalf("%s and %s", number, slipped)
		}
	})
}

func TestNumbersOfOnePersonAreFarApart(t *testing.T) {
	p := newPlace(t)
	p.imports(township, townshipLinks)
	li, zhao := p.join("李大山"), p.join("赵小梅")
	p.join("王建国")
	form := regexp.MustCompile(`^[2-9][0-9]{5}$`)
	var numbers []string
	for i := range 200 { // both write to one delegate, who sees them all
		matter := p.raise([]liaison.Viewer{li, zhao}[i%2], liaison.ChoosePartner)
		if !form.MatchString(matter.Number) {
			t.Fatalf("number %q", matter.Number)
		}
		for _, other := range numbers {
			if liaison.Confusable(matter.Number, other) {
				t.Errorf("%s beside %s", matter.Number, other)
			}
		}
		numbers = append(numbers, matter.Number)
	}
}

func TestDrawsAgainUntilANumberIsFarEnough(t *testing.T) {
	draws := []int{282913, 282913, 282914, 282931, 500000} // the first is taken, then the same, a slip, a swap
	p := newPlace(t, func(terms *liaison.Terms) {
		dice := terms.Random
		terms.Random = func(n int) int {
			if n != 800000 || len(draws) == 0 {
				return dice(n)
			}
			drawn := draws[0]
			draws = draws[1:]
			return drawn
		}
	})
	p.imports(township, townshipLinks)
	li := p.join("李大山")
	if first, second := p.raise(li, liaison.ChooseOffice), p.raise(li, liaison.ChooseOffice); first.Number != "482913" || second.Number != "700000" {
		t.Errorf("numbers %s and %s", first.Number, second.Number)
	}
}

func TestNoFreeNumberIsUnavailable(t *testing.T) {
	p := newPlace(t)
	p.imports(township, townshipLinks)
	li := p.join("李大山")
	p.terms.Random = func(int) int { return 0 }
	p.raise(li, liaison.ChooseOffice)
	err := p.try(func(d *liaison.Desk) error {
		draft, err := d.OpenDraft(li, []liaison.Said{{Kind: liaison.SaidText, Text: "又一件", At: p.now}})
		if err != nil {
			return err
		}
		_, err = d.Submit(li, draft, liaison.ChooseOffice)
		return err
	})
	if !errors.Is(err, liaison.ErrUnavailable) {
		t.Errorf("got %v, want ErrUnavailable", err)
	}
}
