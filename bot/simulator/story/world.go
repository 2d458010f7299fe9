package story

import (
	"slices"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

func advance(ts *testscript.TestScript, neg bool, args []string) {
	s := stage(ts)
	if len(args) != 1 || neg {
		ts.Fatalf("usage: advance DURATION (61s, 72h, 2wd)")
	}
	if s.Advance == nil {
		ts.Fatalf("this stage has no clock to advance")
	}
	ts.Check(s.Advance(args[0]))
	s.settle()
}

func nothingLeftOver(ts *testscript.TestScript, neg bool, args []string) {
	s := stage(ts)
	if len(args) != 0 || neg {
		ts.Fatalf("usage: nothing-left-over")
	}
	s.settle()
	var left []string
	if s.NothingLeftOver != nil {
		left = append(left, s.NothingLeftOver()...)
	}
	if n := s.Platform.Pending(); n > 0 {
		left = append(left, strconv.Itoa(n)+" pushes of the platform")
	}
	if len(left) > 0 {
		ts.Fatalf("left over:\n  %s", strings.Join(left, "\n  "))
	}
}

// repeat delivers the last push again; every answer must say the same.
func repeat(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 1 || neg {
		ts.Fatalf("usage: repeat N")
	}
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	s := stage(ts)
	var plain []string
	for _, a := range s.Platform.Repeat(s.ctx(), n) {
		ts.Check(a.Err)
		plain = append(plain, string(a.Plain))
	}
	if len(slices.Compact(plain)) > 1 {
		ts.Fatalf("the same message got different answers")
	}
	s.settle()
}
