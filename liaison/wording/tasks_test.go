package wording_test

import (
	"fmt"
	"strings"
	"testing"

	"shuanglian/liaison/wording"
)

func TestTheOfficesListFitsAndCountsWhatDoesNot(t *testing.T) {
	for _, matters := range []int{0, 1, 40} {
		for _, calls := range []int{0, 1, 3, 60} {
			t.Run(fmt.Sprintf("%d matters, %d calls", matters, calls), func(t *testing.T) {
				list := make([]wording.Row, matters)
				for i := range list {
					list[i] = rows()[0]
				}
				facts := make([]wording.CallFacts, calls)
				for i := range facts {
					facts[i] = wording.CallFacts{Number: "573820", Name: "李大山", Phone: "139…1234", Gist: "周五来修"}
				}
				text := wording.OfficeToDo(wording.OfficeFacts{Mine: list, Unclaimed: list, Calls: facts}, 600)
				if n := len([]rune(text)); n > 600 {
					t.Errorf("%d characters", n)
				}
				if shown := strings.Count(text, "573820 "); calls > 0 && !strings.Contains(text, fmt.Sprintf("要打电话的（%d个）", calls)) ||
					shown < calls && !strings.Contains(text, fmt.Sprintf("……还有%d个", calls-shown)) {
					t.Errorf("%d of %d calls in\n%s", shown, calls, text)
				}
			})
		}
	}
}
