package story

import (
	"slices"
	"strconv"
	"strings"
	"time"

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

// fault injects what can go wrong:
//
//	fault API CODE [TIMES]           fault lost API [TIMES]     fault delay API DURATION [TIMES]
//	fault callback [TIMES]           fault templates [TIMES]    fault window NAME
//	fault token                      fault down                 fault none
func fault(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) == 0 || neg {
		ts.Fatalf("usage: fault KIND …")
	}
	p := stage(ts).Platform
	switch kind, rest := args[0], args[1:]; kind {
	case "none":
		p.ClearFaults()
	case "down":
		p.SetDown(true)
	case "token":
		p.KillToken()
	case "callback":
		p.RefuseCallback(howOften(ts, rest, 0))
	case "templates":
		p.FaultTemplates(howOften(ts, rest, 0))
	case "window":
		p.CloseWindow(word(ts, rest, 0))
	case "lost":
		p.FaultLost(word(ts, rest, 0), howOften(ts, rest, 1))
	case "delay":
		d, err := time.ParseDuration(word(ts, rest, 1))
		ts.Check(err)
		p.FaultDelay(word(ts, rest, 0), d, howOften(ts, rest, 2))
	default:
		code, err := strconv.Atoi(word(ts, rest, 0))
		ts.Check(err)
		p.Fault(kind, code, howOften(ts, rest, 1))
	}
}

func word(ts *testscript.TestScript, rest []string, i int) string {
	if i >= len(rest) {
		ts.Fatalf("fault: a word is missing")
	}
	return rest[i]
}

// howOften is how often a fault shall happen, once unless the story says more.
func howOften(ts *testscript.TestScript, rest []string, i int) int {
	if i >= len(rest) {
		return 1
	}
	n, err := strconv.Atoi(rest[i])
	ts.Check(err)
	return n
}
