package story

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"shuanglian/bot/simulator"
)

func expect(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: expect NAME REGEXP…")
	}
	s, name := stage(ts), args[0]
	for _, pattern := range args[1:] {
		re := compile(ts, pattern)
		if neg {
			for _, b := range append(s.latest[name], s.fresh(name)...) {
				if re.MatchString(b.Text) {
					ts.Fatalf("%s received what must not come: %q\n%s", name, pattern, draw(s.Platform, name))
				}
			}
			continue
		}
		b, ok := s.await(name, re)
		if !ok {
			ts.Fatalf("%s received nothing that matches %q\n%s", name, pattern, draw(s.Platform, name))
		}
		s.consume(name, b)
	}
}

// await finds the first new bubble that matches, and waits for it no longer than Patience.
func (s *Stage) await(name string, re *regexp.Regexp) (simulator.Bubble, bool) {
	changed, stop := s.Platform.Subscribe()
	defer stop()
	late := time.NewTimer(s.Patience)
	defer late.Stop()
	for {
		for _, b := range s.fresh(name) {
			if re.MatchString(b.Text) {
				return b, true
			}
		}
		if s.Patience == 0 {
			return simulator.Bubble{}, false
		}
		select {
		case <-changed:
		case <-late.C:
			return simulator.Bubble{}, false
		}
	}
}

func expectNothing(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 1 || neg {
		ts.Fatalf("usage: expect-nothing NAME")
	}
	s := stage(ts)
	if n := len(s.fresh(args[0])); n > 0 {
		ts.Fatalf("%s received %d bubbles where none was to come\n%s", args[0], n, draw(s.Platform, args[0]))
	}
}

func remember(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 3 || neg {
		ts.Fatalf("usage: remember NAME VARIABLE REGEXP")
	}
	s, re := stage(ts), compile(ts, args[2])
	all := s.Platform.Screen(args[0])
	for i := len(all) - 1; i >= 0; i-- {
		if m := re.FindStringSubmatch(all[i].Text); m != nil && !all[i].FromMe {
			ts.Setenv(args[1], m[len(m)-1])
			return
		}
	}
	ts.Fatalf("nothing to remember matches %q\n%s", args[2], draw(s.Platform, args[0]))
}

func screen(ts *testscript.TestScript, _ bool, args []string) {
	for _, name := range args {
		ts.Logf("%s", draw(stage(ts).Platform, name))
	}
}

// compile lets "." match line breaks: a bubble is one text.
func compile(ts *testscript.TestScript, pattern string) *regexp.Regexp {
	re, err := regexp.Compile("(?s)" + pattern)
	ts.Check(err)
	return re
}

// draw shows a phone as text, the last twenty bubbles of it.
func draw(p *simulator.Platform, name string) string {
	all := p.Screen(name)
	var b strings.Builder
	fmt.Fprintf(&b, "┌─ %s 的屏幕 %s\n", name, p.Now().Format("2006-01-02 15:04:05"))
	if len(all) > 20 {
		fmt.Fprintf(&b, "│ … %d more above\n", len(all)-20)
		all = all[len(all)-20:]
	}
	for _, one := range all {
		side := "号"
		if one.FromMe {
			side = "我"
		}
		text := strings.ReplaceAll(one.Text, "\n", "\n│                ")
		fmt.Fprintf(&b, "│ %s %s [%s] %s\n", one.At.Format("15:04:05"), side, one.Kind, text)
	}
	b.WriteString("└─")
	return b.String()
}
