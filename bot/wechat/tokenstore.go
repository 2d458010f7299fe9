package wechat

import (
	"context"
	"sync"
	"time"
)

// TokenStore shares the access token between the processes of one account. Errors are survived:
// without its store each process works alone.
type TokenStore interface {
	// Load gives the token and when it expires; an empty token if there is none.
	Load(ctx context.Context) (token string, expires time.Time, err error)
	// Save keeps a token until it expires.
	Save(ctx context.Context, token string, expires time.Time) error
	// Claim tells whether the caller is the one who refreshes now; the claim ends after ttl.
	Claim(ctx context.Context, ttl time.Duration) (bool, error)
}

// MemoryTokenStore is a TokenStore for one process.
type MemoryTokenStore struct {
	mu      sync.Mutex
	token   string
	expires time.Time
}

// NewMemoryTokenStore gives an empty store.
func NewMemoryTokenStore() *MemoryTokenStore { return &MemoryTokenStore{} }

// Load implements TokenStore.
func (s *MemoryTokenStore) Load(context.Context) (string, time.Time, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.token, s.expires, nil
}

// Save implements TokenStore.
func (s *MemoryTokenStore) Save(_ context.Context, token string, expires time.Time) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.token, s.expires = token, expires
	return nil
}

// Claim implements TokenStore. It is always granted: inside one process Tokens refreshes once.
func (s *MemoryTokenStore) Claim(context.Context, time.Duration) (bool, error) { return true, nil }
