// Package story lets a test tell what people say to the account and what they hear, as
// a testscript that an office clerk could read:
//
//	follow 李四
//	say 李四 '绑定 李四 0412'
//	expect 李四 '同意'
//	advance 61s
//	expect-nothing 王建国
//	nothing-left-over
//
// It knows the platform and nothing of the program under test: whatever concerns that
// program comes in through the hooks of a Stage.
package story

import (
	"context"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"shuanglian/bot/simulator"
)

// Stage is what a script plays on.
type Stage struct {
	Platform *simulator.Platform
	// Advance moves the clock by "61s", "72h" or "2wd" (working days) and returns after
	// everything that was due by then is done.
	Advance func(d string) error
	// Settled returns once the program has nothing more to send at this time; nil if the
	// program does everything before it answers.
	Settled func()
	// NothingLeftOver lists what the program still has in hand, for a person to read.
	NothingLeftOver func() []string
	// Patience is the real time that expect waits for a bubble still on its way.
	Patience time.Duration
	// Context ends with the test; context.Background when nil.
	Context context.Context

	heard  map[string]int64              // the last bubble consumed, by person
	latest map[string][]simulator.Bubble // what expect consumed last, by person, since his last act
}

type key struct{}

// Put gives a script its stage; call it in testscript.Params.Setup.
func Put(env *testscript.Env, s *Stage) {
	if s.heard == nil {
		s.heard = map[string]int64{}
	}
	s.latest = map[string][]simulator.Bubble{}
	if env.Values == nil {
		env.Values = map[any]any{}
	}
	env.Values[key{}] = s
}

func stage(ts *testscript.TestScript) *Stage {
	s, ok := ts.Value(key{}).(*Stage)
	if !ok {
		ts.Fatalf("this script has no stage: call story.Put in Setup")
	}
	return s
}

func (s *Stage) ctx() context.Context {
	if s.Context != nil {
		return s.Context
	}
	return context.Background()
}

// settle lets the program and the platform finish what is due now.
func (s *Stage) settle() {
	for range rounds {
		if s.Settled != nil {
			s.Settled()
		}
		if s.Platform.Settle(s.ctx()) == 0 {
			return
		}
	}
}

// rounds bounds how often the program and the platform may answer each other at one time.
const rounds = 20

// fresh are the account's bubbles that a person has received and expect has not consumed.
func (s *Stage) fresh(name string) []simulator.Bubble {
	var out []simulator.Bubble
	for _, b := range s.Platform.Screen(name) {
		if b.ID > s.heard[name] && !b.FromMe {
			out = append(out, b)
		}
	}
	return out
}

// Forget consumes everything on a person's screen, as he does who speaks again.
func (s *Stage) Forget(name string) {
	if s.heard == nil {
		s.heard = map[string]int64{}
	}
	delete(s.latest, name)
	if all := s.Platform.Screen(name); len(all) > 0 {
		s.heard[name] = all[len(all)-1].ID
	}
}

// consume takes a bubble that was expected, and those before it, off what is fresh:
// what must not be in them can still be said behind it.
func (s *Stage) consume(name string, expected simulator.Bubble) {
	s.latest[name] = nil
	for _, b := range s.fresh(name) {
		if b.ID <= expected.ID {
			s.latest[name] = append(s.latest[name], b)
		}
	}
	s.heard[name] = expected.ID
}
