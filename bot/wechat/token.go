package wechat

import (
	"context"
	"errors"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"
)

const (
	// stable_token gives the same token until less than 5 minutes remain; asked a little later
	// than that, it gives the next one, while the old one still works.
	refreshBefore  = 4*time.Minute + 30*time.Second
	refreshPause   = 15 * time.Second // between two attempts while the old token still works
	refreshTimeout = 15 * time.Second
	claimFor       = 5 * time.Second
	claimPoll      = 100 * time.Millisecond

	// The platform's rules for force_refresh: 20 a day, 30 seconds apart; else it doesn't refresh.
	forcedApart  = 30 * time.Second
	forcedPerDay = 20
)

// TokenFetcher asks the platform for a token and tells how long it lives.
type TokenFetcher func(ctx context.Context, force bool) (token string, life time.Duration, err error)

// Tokens holds one account's access token: it is refreshed early, once per process and, through
// the store, once for all processes; while refreshing fails, the last good one serves as long as
// it is valid. Source: 获取稳定版接口调用凭据 (stable_token).
type Tokens struct {
	fetch TokenFetcher
	store TokenStore
	now   func() time.Time
	group singleflight.Group

	mu      sync.Mutex
	token   string
	expires time.Time
	pause   time.Time // no new attempt before, while token is valid
	refused string    // the last token that the platform refused
	forced  []time.Time
}

// NewTokens takes a fetcher and a store; nil means a store of its own and the real clock.
func NewTokens(fetch TokenFetcher, store TokenStore, now func() time.Time) *Tokens {
	if store == nil {
		store = NewMemoryTokenStore()
	}
	if now == nil {
		now = time.Now
	}
	return &Tokens{fetch: fetch, store: store, now: now}
}

// Token gives a token that is valid as far as anyone knows. It fails only if there is none and
// none can be fetched, with the fetcher's error, or when ctx ends.
func (t *Tokens) Token(ctx context.Context) (string, error) {
	if token, ok := t.current(false); ok {
		return token, nil
	}
	result := t.group.DoChan("token", func() (any, error) {
		// Others wait for the same refresh: it must not end with the first caller.
		own, cancel := context.WithTimeout(context.WithoutCancel(ctx), refreshTimeout)
		defer cancel()
		return t.refresh(own)
	})
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case r := <-result:
		if r.Err != nil {
			return "", r.Err
		}
		token, ok := r.Val.(string)
		if !ok {
			return "", errors.New("wechat: refresh gave no token")
		}
		return token, nil
	}
}

// Invalidate tells that the platform refused this token: the next Token looks for another one.
func (t *Tokens) Invalidate(token string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.token == token {
		t.refused, t.token = token, ""
	}
}

// current is the token in memory; late allows one that ought to be refreshed but still works.
func (t *Tokens) current(late bool) (string, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	now := t.now()
	if t.token == "" || !now.Before(t.expires) {
		return "", false
	}
	return t.token, late || now.Before(t.expires.Add(-refreshBefore)) || now.Before(t.pause)
}

func (t *Tokens) refresh(ctx context.Context) (string, error) {
	if token, ok := t.fromStore(ctx, refreshBefore); ok {
		return token, nil
	}
	if mine, err := t.store.Claim(ctx, claimFor); err == nil && !mine {
		if token, ok := t.fromOthers(ctx); ok {
			return token, nil
		}
	}
	token, life, err := t.fetch(ctx, false)
	if err == nil && t.mayForce(token) {
		token, life, err = t.fetch(ctx, true)
	}
	if err != nil {
		t.mu.Lock()
		t.pause = t.now().Add(refreshPause)
		t.mu.Unlock()
		if token, ok := t.current(true); ok {
			return token, nil
		}
		return "", err
	}
	expires := t.now().Add(life)
	t.adopt(token, expires)
	_ = t.store.Save(ctx, token, expires) // without the store this process works alone
	return token, nil
}

// fromStore takes over a token that another process has fetched.
func (t *Tokens) fromStore(ctx context.Context, margin time.Duration) (string, bool) {
	token, expires, err := t.store.Load(ctx)
	if err != nil || token == "" || !t.now().Before(expires.Add(-margin)) {
		return "", false
	}
	t.mu.Lock()
	refused := t.refused == token
	t.mu.Unlock()
	if refused {
		return "", false
	}
	t.adopt(token, expires)
	return token, true
}

// fromOthers goes on with the old token while another process refreshes, or waits for the new one.
func (t *Tokens) fromOthers(ctx context.Context) (string, bool) {
	t.mu.Lock()
	t.pause = t.now().Add(time.Second)
	t.mu.Unlock()
	if token, ok := t.current(true); ok {
		return token, true
	}
	tick := time.NewTicker(claimPoll)
	defer tick.Stop()
	for range int(claimFor / claimPoll) {
		select {
		case <-ctx.Done():
			return "", false
		case <-tick.C:
			if token, ok := t.fromStore(ctx, 0); ok {
				return token, true
			}
		}
	}
	return "", false
}

func (t *Tokens) adopt(token string, expires time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.token, t.expires = token, expires
	t.refused = ""
	t.pause = t.now().Add(refreshPause) // a short-lived token must not cause a refresh per call
}

// mayForce tells whether the platform has just given the very token that it refuses and whether
// its rules allow to force another one.
func (t *Tokens) mayForce(token string) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if token != t.refused {
		return false
	}
	now := t.now()
	for len(t.forced) > 0 && now.Sub(t.forced[0]) >= 24*time.Hour {
		t.forced = t.forced[1:]
	}
	if n := len(t.forced); n >= forcedPerDay || n > 0 && now.Sub(t.forced[n-1]) < forcedApart {
		return false
	}
	t.forced = append(t.forced, now)
	return true
}
