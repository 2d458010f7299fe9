package storage

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/redis/go-redis/v9"
)

// Tokens shares the platform's access token among processes, and lets one of
// them at a time refresh it.
type Tokens struct {
	client redis.UniversalClient
	appID  string
	mark   string // whose claim it is
}

// Tokens gives the shared token of one account.
func (r *Redis) Tokens(appID string) *Tokens {
	return &Tokens{client: r.client, appID: appID, mark: rand.Text()}
}

// sharedToken is the stored form. The expiry is real time, set by the platform.
type sharedToken struct {
	Token   string    `json:"token"`
	Expires time.Time `json:"expires"`
}

func (t *Tokens) tokenKey() string { return "token:{" + t.appID + "}" }

func (t *Tokens) claimKey() string { return "token_claim:{" + t.appID + "}" }

// Load reads the shared token; an empty one, and no error, if there is none.
// An expired one is returned too: the last good token may still be of use.
func (t *Tokens) Load(ctx context.Context) (token string, expires time.Time, err error) {
	text, err := t.client.Get(ctx, t.tokenKey()).Bytes()
	if errors.Is(err, redis.Nil) {
		return "", time.Time{}, nil
	}
	if err != nil {
		return "", time.Time{}, fmt.Errorf("storage: load token: %w", unavailable(err))
	}
	var shared sharedToken
	if err := json.Unmarshal(text, &shared); err != nil {
		// The decoder's error could quote a part of the token.
		return "", time.Time{}, errors.New("storage: load token: what is kept is damaged")
	}
	return shared.Token, shared.Expires, nil
}

// Save overwrites the shared token.
func (t *Tokens) Save(ctx context.Context, token string, expires time.Time) error {
	text, err := json.Marshal(sharedToken{Token: token, Expires: expires.UTC()})
	if err != nil {
		return fmt.Errorf("storage: save token: %w", err)
	}
	if err := t.client.Set(ctx, t.tokenKey(), text, 0).Err(); err != nil {
		return fmt.Errorf("storage: save token: %w", unavailable(err))
	}
	return nil
}

// Claim takes the right to refresh for the ttl; false when another has it. The
// mark is this holder's own, so asking again after a lost answer finds it, and a
// process never waits for a claim that it made itself.
func (t *Tokens) Claim(ctx context.Context, ttl time.Duration) (bool, error) {
	err := t.client.SetArgs(ctx, t.claimKey(), t.mark, redis.SetArgs{Mode: "NX", TTL: ttl}).Err()
	if err != nil && !errors.Is(err, redis.Nil) {
		return false, fmt.Errorf("storage: claim token refresh: %w", unavailable(err))
	}
	holder, err := t.client.Get(ctx, t.claimKey()).Result()
	if err != nil && !errors.Is(err, redis.Nil) {
		return false, fmt.Errorf("storage: claim token refresh: %w", unavailable(err))
	}
	return holder == t.mark, nil
}
