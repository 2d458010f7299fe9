package story

import (
	"strconv"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"shuanglian/bot/simulator"
)

// fault injects what can go wrong:
//
//	fault API CODE [TIMES]           fault lost API [TIMES]     fault delay API DURATION [TIMES]
//	fault callback [TIMES]           fault late N (answers that come too late, of every push)
//	fault templates [TIMES]          fault templates-blocked [TIMES]   fault templates-late DURATION
//	fault review-refuses (what 40252 took in is never delivered)
//	fault early API [TIMES] (its results are pushed before it answers)
//	fault pushes-late DURATION       fault window NAME
//	fault token                      fault untrusted (no token: 40164)
//	fault down                       fault none
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
	case "untrusted":
		p.SetUntrusted(true)
	case "token":
		p.KillToken()
	case "window":
		p.CloseWindow(word(ts, rest, 0))
	case "callback", "late", "pushes-late":
		faultPushes(ts, p, kind, rest)
	case "templates", "templates-blocked", "templates-late", "review-refuses":
		faultTemplates(ts, p, kind, rest)
	case "early":
		p.FaultEarly(word(ts, rest, 0), howOften(ts, rest, 1))
	case "lost":
		p.FaultLost(word(ts, rest, 0), howOften(ts, rest, 1))
	case "delay":
		p.FaultDelay(word(ts, rest, 0), length(ts, rest, 1), howOften(ts, rest, 2))
	default:
		code, err := strconv.Atoi(word(ts, rest, 0))
		ts.Check(err)
		p.Fault(kind, code, howOften(ts, rest, 1))
	}
}

func faultPushes(ts *testscript.TestScript, p *simulator.Platform, kind string, rest []string) {
	switch kind {
	case "callback":
		p.RefuseCallback(howOften(ts, rest, 0))
	case "late":
		p.LateAnswers(howOften(ts, rest, 0))
	case "pushes-late":
		p.DelayPushes(length(ts, rest, 0))
	}
}

func faultTemplates(ts *testscript.TestScript, p *simulator.Platform, kind string, rest []string) {
	switch kind {
	case "templates":
		p.FaultTemplates(howOften(ts, rest, 0))
	case "templates-blocked":
		p.BlockTemplates(howOften(ts, rest, 0))
	case "templates-late":
		p.DelayTemplates(length(ts, rest, 0))
	case "review-refuses":
		p.ReviewTemplates(false)
	}
}

// hold keeps back what people do; release delivers it, "release reversed" the newest first.
func hold(ts *testscript.TestScript, _ bool, _ []string) { stage(ts).Platform.HoldPushes() }

func release(ts *testscript.TestScript, _ bool, args []string) {
	s := stage(ts)
	if s.Platform.ReleasePushes(s.ctx(), len(args) == 1 && args[0] == "reversed") == 0 {
		ts.Fatalf("nothing was held")
	}
	s.settle()
}

func length(ts *testscript.TestScript, rest []string, i int) time.Duration {
	d, err := time.ParseDuration(word(ts, rest, i))
	ts.Check(err)
	return d
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
