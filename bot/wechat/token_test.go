package wechat_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"shuanglian/bot/wechat"
)

// mint is a fetcher with a clock that the test moves.
type mint struct {
	mu    sync.Mutex
	n     int
	life  time.Duration
	clock time.Time
	fail  error
	asked atomic.Int32
	force atomic.Int32
}

func newMint() *mint { return &mint{life: 2 * time.Hour, clock: time.Unix(1714112445, 0)} }

func (m *mint) fetch(_ context.Context, force bool) (string, time.Duration, error) {
	m.asked.Add(1)
	m.mu.Lock()
	defer m.mu.Unlock()
	if force {
		m.force.Add(1)
		m.n++
	}
	return fmt.Sprint("t", m.n), m.life, m.fail
}

func (m *mint) now() time.Time {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.clock
}

func (m *mint) set(change func()) {
	m.mu.Lock()
	defer m.mu.Unlock()
	change()
}

func (m *mint) after(d time.Duration) { m.set(func() { m.clock = m.clock.Add(d) }) }

func want(t *testing.T, tokens *wechat.Tokens, token string) {
	t.Helper()
	got, err := tokens.Token(t.Context())
	if err != nil || got != token {
		t.Fatalf("got %q, %v; want %q", got, err, token)
	}
}

func TestTokenIsKeptAndRefreshedEarly(t *testing.T) {
	m := newMint()
	tokens := wechat.NewTokens(m.fetch, nil, m.now)
	want(t, tokens, "t0")
	m.set(func() { m.n = 1 })
	m.after(115 * time.Minute)
	want(t, tokens, "t0")
	m.after(time.Minute) // 4 minutes are left: the platform has the next one
	want(t, tokens, "t1")
	if m.asked.Load() != 2 {
		t.Errorf("fetched %d times", m.asked.Load())
	}
}

func TestLastGoodTokenServesWhileRefreshingFails(t *testing.T) {
	m := newMint()
	tokens := wechat.NewTokens(m.fetch, nil, m.now)
	want(t, tokens, "t0")
	m.after(116 * time.Minute)
	m.set(func() { m.fail = errors.New("away") })
	want(t, tokens, "t0")
	want(t, tokens, "t0")
	if m.asked.Load() != 2 {
		t.Errorf("fetched %d times within the pause", m.asked.Load())
	}
	m.after(4 * time.Minute)
	if _, err := tokens.Token(t.Context()); err == nil {
		t.Error("an expired token was given")
	}
	m.set(func() { m.fail = nil; m.n = 1 })
	want(t, tokens, "t1")
}

func TestShortLivedTokenDoesNotCauseAFetchPerCall(t *testing.T) {
	m := newMint()
	m.life = 300 * time.Second / 2
	tokens := wechat.NewTokens(m.fetch, nil, m.now)
	for range 5 {
		want(t, tokens, "t0")
	}
	if m.asked.Load() != 1 {
		t.Errorf("fetched %d times", m.asked.Load())
	}
}

func TestManyCallersFetchOnce(t *testing.T) {
	m := newMint()
	gate := make(chan struct{})
	tokens := wechat.NewTokens(func(ctx context.Context, force bool) (string, time.Duration, error) {
		<-gate
		return m.fetch(ctx, force)
	}, nil, m.now)
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			if token, err := tokens.Token(t.Context()); err != nil || token != "t0" {
				t.Errorf("%q, %v", token, err)
			}
		})
	}
	close(gate)
	all.Wait()
	if m.asked.Load() != 1 {
		t.Errorf("fetched %d times", m.asked.Load())
	}
}

func TestForcedRefreshKeepsTheRules(t *testing.T) {
	m := newMint()
	tokens := wechat.NewTokens(m.fetch, nil, m.now)
	want(t, tokens, "t0")
	tokens.Invalidate("t0")
	want(t, tokens, "t1") // the platform still gave t0, so one was forced
	tokens.Invalidate("t1")
	want(t, tokens, "t1") // within 30 seconds: nothing else is to be had
	if m.force.Load() != 1 {
		t.Fatalf("forced %d times", m.force.Load())
	}
	for range 40 {
		m.after(31 * time.Second)
		token, err := tokens.Token(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		tokens.Invalidate(token)
	}
	if m.force.Load() != 20 {
		t.Errorf("forced %d times a day", m.force.Load())
	}
	tokens.Invalidate("someone else's") // is no reason to fetch
}

// claims is a store that several processes share.
type claims struct {
	wechat.MemoryTokenStore
	taken atomic.Bool
	fail  atomic.Bool
}

func (c *claims) Claim(context.Context, time.Duration) (bool, error) {
	if c.fail.Load() {
		return false, errors.New("store away")
	}
	return c.taken.CompareAndSwap(false, true), nil
}

func (c *claims) Load(ctx context.Context) (string, time.Time, error) {
	if c.fail.Load() {
		return "", time.Time{}, errors.New("store away")
	}
	return c.MemoryTokenStore.Load(ctx)
}

func TestSeveralProcessesFetchOnce(t *testing.T) {
	m, store := newMint(), &claims{}
	var all sync.WaitGroup
	for range 4 {
		tokens := wechat.NewTokens(m.fetch, store, m.now)
		all.Go(func() {
			if token, err := tokens.Token(t.Context()); err != nil || token != "t0" {
				t.Errorf("%q, %v", token, err)
			}
		})
	}
	all.Wait()
	if m.asked.Load() != 1 {
		t.Errorf("fetched %d times", m.asked.Load())
	}
}

func TestWithoutItsStoreAProcessWorksAlone(t *testing.T) {
	m, store := newMint(), &claims{}
	store.fail.Store(true)
	want(t, wechat.NewTokens(m.fetch, store, m.now), "t0")
}

func TestRefusedTokenIsNotTakenFromTheStoreAgain(t *testing.T) {
	m, store := newMint(), wechat.NewMemoryTokenStore()
	first, second := wechat.NewTokens(m.fetch, store, m.now), wechat.NewTokens(m.fetch, store, m.now)
	want(t, first, "t0")
	want(t, second, "t0")
	first.Invalidate("t0")
	want(t, first, "t1")
	second.Invalidate("t0")
	want(t, second, "t1") // what the first one fetched
	if m.force.Load() != 1 {
		t.Errorf("forced %d times", m.force.Load())
	}
}
