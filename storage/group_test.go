package storage_test

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"testing"
	"time"

	"shuanglian/liaison"
	"shuanglian/storage"
)

// together starts closures so that the waiting ones meet in one group: the
// first one holds the writer until all the others have been started.
func together(t *testing.T, office *storage.Office, closures ...func(*liaison.Desk) error) []error {
	t.Helper()
	outcomes := make([]error, len(closures))
	held, release := make(chan struct{}), make(chan struct{})
	var wait sync.WaitGroup
	wait.Go(func() {
		once := sync.OnceFunc(func() { close(held) })
		if err := office.Do(t.Context(), func(*liaison.Desk) error { once(); <-release; return nil }); err != nil {
			t.Errorf("the holder failed: %v", err)
		}
	})
	<-held
	for i, closure := range closures {
		wait.Go(func() { outcomes[i] = office.Do(t.Context(), closure) })
	}
	for range 100 {
		runtime.Gosched()
	}
	close(release)
	wait.Wait()
	return outcomes
}

// note saves a due row that says which closure ran.
func note(d *liaison.Desk, name string) error {
	return d.Tx().SaveDue(liaison.Due{Kind: "test", ObjectID: name, At: d.Now()})
}

func noted(t *testing.T, office *storage.Office) map[string]bool {
	t.Helper()
	dues := read(t, office, func(tx liaison.Tx) ([]liaison.Due, error) { return tx.DueBefore(start().AddDate(1, 0, 0), 0) })
	names := make(map[string]bool)
	for _, due := range dues {
		names[due.ObjectID] = true
	}
	return names
}

func TestOneBadClosureLeavesTheOthersCommitted(t *testing.T) {
	wrong := errors.New("wrong")
	bad := map[string]func() error{
		"error":   func() error { return wrong },
		"panic":   func() error { panic("secret words") },
		"fault":   func() error { var list []int; list[len(list)] = 1; return nil },
		"leaving": func() error { runtime.Goexit(); return nil },
	}
	for name, act := range bad {
		t.Run(name, func(t *testing.T) {
			onEach(t, func(t *testing.T, at database) {
				office := open(t, at)
				var closures []func(*liaison.Desk) error
				for i := range 9 {
					closures = append(closures, func(d *liaison.Desk) error { return note(d, fmt.Sprint("good", i)) })
				}
				closures = append(closures, func(d *liaison.Desk) error { return errors.Join(note(d, "bad"), act()) })
				outcomes := together(t, office, closures...)
				for i, err := range outcomes[:9] {
					if err != nil {
						t.Errorf("good closure %d: %v", i, err)
					}
				}
				if err := outcomes[9]; err == nil || err.Error() == "" || (name == "error") != errors.Is(err, wrong) {
					t.Errorf("bad closure got %v", err)
				} else if name == "panic" && err.Error() != "storage: the closure panicked with a string" {
					t.Errorf("a panic's words got into %q", err)
				}
				if names := noted(t, office); len(names) != 9 || names["bad"] {
					t.Errorf("committed: %v", names)
				}
			})
		})
	}
}

func TestACallerWhoGaveUpBeforeItsTurnDoesNothing(t *testing.T) {
	onEach(t, func(t *testing.T, at database) {
		office := open(t, at)
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		err := office.Do(ctx, func(d *liaison.Desk) error { return note(d, "late") })
		if !errors.Is(err, context.Canceled) {
			t.Errorf("got %v, want context.Canceled", err)
		}
		if names := noted(t, office); len(names) != 0 {
			t.Errorf("committed: %v", names)
		}
	})
}

func TestACallerWhoGivesUpLaterStillGetsTheTrueOutcome(t *testing.T) {
	onEach(t, func(t *testing.T, at database) {
		office := open(t, at)
		ctx, cancel := context.WithCancel(t.Context())
		must(t, office.Do(ctx, func(d *liaison.Desk) error { cancel(); return note(d, "done") }))
		if !noted(t, office)["done"] {
			t.Error("the closure's effect is missing")
		}
	})
}

func TestAFailedStatementCantBeOverlooked(t *testing.T) {
	onEach(t, func(t *testing.T, at database) {
		office := open(t, at)
		err := office.Do(t.Context(), func(d *liaison.Desk) error {
			_ = d.Tx().SaveContact(liaison.Contact{ID: "c", FromID: "nobody", ToID: "nobody"}) // breaks the reference
			_ = note(d, "after")
			return nil
		})
		if err == nil || errors.Is(err, liaison.ErrUnavailable) {
			t.Errorf("got %v, want a lasting failure", err)
		}
		if names := noted(t, office); len(names) != 0 {
			t.Errorf("committed: %v", names)
		}
	})
}

func TestADeskIsOfNoUseAfterItsClosure(t *testing.T) {
	onEach(t, func(t *testing.T, at database) {
		office := open(t, at)
		var kept *liaison.Desk
		must(t, office.Do(t.Context(), func(d *liaison.Desk) error { kept = d; return nil }))
		if err := note(kept, "late"); err == nil {
			t.Error("a late write went through")
		}
		if _, err := kept.Tx().Person("p"); err == nil || errors.Is(err, liaison.ErrNotFound) {
			t.Errorf("a late read got %v", err)
		}
	})
}

func TestAViewCantWrite(t *testing.T) {
	onEach(t, func(t *testing.T, at database) {
		office := open(t, at)
		if err := office.Look(t.Context(), func(d *liaison.Desk) error { return note(d, "x") }); err == nil {
			t.Error("a view wrote")
		}
		if names := noted(t, office); len(names) != 0 {
			t.Errorf("committed: %v", names)
		}
	})
}

func TestCommittedIsCalledForWritesOnly(t *testing.T) {
	onEach(t, func(t *testing.T, at database) {
		var mu sync.Mutex
		calls := 0
		office := open(t, at, func(o *storage.Options) {
			o.Committed = func() { mu.Lock(); defer mu.Unlock(); calls++ }
		})
		count := func() int { mu.Lock(); defer mu.Unlock(); return calls }
		_ = noted(t, office)
		_ = office.Do(t.Context(), func(*liaison.Desk) error { return errors.New("no") })
		if count() != 0 {
			t.Errorf("called %d times before any commit", count())
		}
		must(t, office.Do(t.Context(), func(d *liaison.Desk) error { return note(d, "x") }))
		if count() != 1 {
			t.Errorf("called %d times after one commit", count())
		}
	})
}

func TestAfterCloseNothingBegins(t *testing.T) {
	onEach(t, func(t *testing.T, at database) {
		office, err := storage.Open(t.Context(), storage.Options{URL: at.url, Migrate: true})
		must(t, err)
		must(t, office.Ping(t.Context()))
		must(t, office.Close())
		if err := office.Do(t.Context(), func(*liaison.Desk) error { return nil }); !errors.Is(err, liaison.ErrUnavailable) {
			t.Errorf("write: got %v, want ErrUnavailable", err)
		}
		if err := office.Ping(t.Context()); !errors.Is(err, liaison.ErrUnavailable) {
			t.Errorf("ping: got %v, want ErrUnavailable", err)
		}
	})
}

// TestTurnsOfOnePersonInOneGroup makes many messages of one person wait
// together: each must see what the one before it left, not the kept state.
func TestTurnsOfOnePersonInOneGroup(t *testing.T) {
	onEach(t, func(t *testing.T, at database) {
		office := open(t, at, func(o *storage.Options) { o.Conversations = newMemory() })
		_, err := office.Turn(t.Context(), arrival("m:first", "o1"), countOn)
		must(t, err)
		var mu sync.Mutex
		seen := make(map[string]int)
		var wait sync.WaitGroup
		for i := range 20 {
			wait.Go(func() {
				reply, err := office.Turn(t.Context(), arrival(fmt.Sprint("m:", i), "o1"), countOn)
				if err != nil {
					t.Errorf("message %d: %v", i, err)
				}
				mu.Lock()
				defer mu.Unlock()
				seen[reply.Text]++
			})
		}
		wait.Wait()
		for n := 2; n <= 21; n++ {
			if seen[fmt.Sprint(n)] != 1 {
				t.Errorf("%d turns counted %d, want one", seen[fmt.Sprint(n)], n)
			}
		}
	})
}

func TestConversations(t *testing.T) {
	draft := liaison.Conversation{Draft: "d", ExpiresAt: start().Add(time.Hour)}
	cases := map[string]struct {
		spoil func(*memory, *clock)
		want  liaison.Conversation
	}{
		"kept":            {func(*memory, *clock) {}, draft},
		"forgotten":       {func(m *memory, _ *clock) { clear(m.kept) }, draft},
		"store fails":     {func(m *memory, _ *clock) { m.fault = errors.New("down") }, draft},
		"stale":           {func(m *memory, _ *clock) { m.kept["o1"] = storage.KeptConversation{Turn: 1} }, draft},
		"from the future": {func(m *memory, _ *clock) { m.kept["o1"] = storage.KeptConversation{Turn: 9} }, draft},
		"expired":         {func(_ *memory, c *clock) { c.add(time.Hour) }, liaison.Conversation{}},
		"healed, expired": {func(m *memory, c *clock) { clear(m.kept); c.add(time.Hour) }, liaison.Conversation{}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			onEach(t, func(t *testing.T, at database) {
				kept, clock := newMemory(), newClock()
				office := open(t, at, func(o *storage.Options) { o.Conversations, o.Now = kept, clock.now })
				for _, key := range []string{"m:1", "m:2"} {
					_, err := office.Turn(t.Context(), arrival(key, "o1"), answer("", draft))
					must(t, err)
				}
				c.spoil(kept, clock)
				var got liaison.Conversation
				_, err := office.Turn(t.Context(), arrival("m:3", "o1"), func(_ *liaison.Desk, c liaison.Conversation) (liaison.Reply, liaison.Conversation, error) {
					got = c
					return liaison.Reply{}, liaison.Conversation{}, nil
				})
				must(t, err)
				same(t, c.want, got)
			})
		})
	}
}
