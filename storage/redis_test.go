package storage_test

import (
	"context"
	"errors"
	"os"
	"testing"
	"time"

	"github.com/alicebob/miniredis/v2"
	"github.com/google/go-cmp/cmp"
	"github.com/redis/go-redis/v9"

	"shuanglian/liaison"
	"shuanglian/storage"
)

// redisServer is a Redis for one test: its address and a way to empty it.
type redisServer struct {
	addr  string
	flush func()
}

// onEachRedis runs a test on miniredis, and on a real Redis if
// SHUANGLIAN_TEST_REDIS (host:port) names one. With CI=true it must.
func onEachRedis(t *testing.T, test func(t *testing.T, server redisServer)) {
	t.Helper()
	t.Run("miniredis", func(t *testing.T) {
		server := miniredis.RunT(t)
		test(t, redisServer{server.Addr(), server.FlushAll})
	})
	addr := os.Getenv("SHUANGLIAN_TEST_REDIS")
	if addr == "" {
		if os.Getenv("CI") == "true" {
			t.Error("SHUANGLIAN_TEST_REDIS must name a Redis server when CI=true")
		}
		return
	}
	t.Run("redis", func(t *testing.T) {
		client := redis.NewClient(&redis.Options{Addr: addr, DB: 9, DisableIdentity: true})
		flush := func() { must(t, client.FlushDB(context.WithoutCancel(t.Context())).Err()) }
		flush()
		t.Cleanup(func() { flush(); _ = client.Close() })
		test(t, redisServer{addr, flush})
	})
}

func openRedis(t *testing.T, addr string) *storage.Redis {
	t.Helper()
	r, err := storage.OpenRedis(storage.RedisOptions{Addrs: []string{addr}, DB: 9})
	must(t, err)
	t.Cleanup(func() { _ = r.Close() })
	return r
}

func TestRedisKeepsConversations(t *testing.T) {
	onEachRedis(t, func(t *testing.T, server redisServer) {
		store := openRedis(t, server.addr).Conversations()
		want := storage.KeptConversation{Turn: 7, State: liaison.Conversation{
			Draft: "d", Shown: []liaison.Shown{{MatterID: "m", At: start()}}, ExpiresAt: start().Add(time.Hour),
		}}
		must(t, store.Keep(t.Context(), "o1", want))
		got, err := store.Load(t.Context(), "o1")
		must(t, err)
		none, err := store.Load(t.Context(), "o2")
		must(t, err)
		if diff := cmp.Diff([]storage.KeptConversation{want, {}}, []storage.KeptConversation{got, none}); diff != "" {
			t.Error(diff)
		}
	})
}

func TestRedisSharesTheToken(t *testing.T) {
	onEachRedis(t, func(t *testing.T, server redisServer) {
		one, other := openRedis(t, server.addr).Tokens("wx1"), openRedis(t, server.addr).Tokens("wx1")
		if token, expires, err := one.Load(t.Context()); token != "" || !expires.IsZero() || err != nil {
			t.Errorf("before any: %q, %v, %v", token, expires, err)
		}
		must(t, one.Save(t.Context(), "secret", start()))
		if token, expires, err := other.Load(t.Context()); token != "secret" || !expires.Equal(start()) || err != nil {
			t.Errorf("shared: %q, %v, %v", token, expires, err)
		}
		if token, _, _ := openRedis(t, server.addr).Tokens("wx2").Load(t.Context()); token != "" {
			t.Error("another account sees the token")
		}
		for i, tokens := range []*storage.Tokens{one, other, one} {
			claimed, err := tokens.Claim(t.Context(), time.Minute)
			must(t, err)
			if claimed != (i != 1) {
				t.Errorf("claim %d: got %v", i, claimed)
			}
		}
	})
}

func TestAConversationHealsAfterAFlush(t *testing.T) {
	onEach(t, func(t *testing.T, at database) {
		onEachRedis(t, func(t *testing.T, server redisServer) {
			office := open(t, at, func(o *storage.Options) { o.Conversations = openRedis(t, server.addr).Conversations() })
			who := liaison.OpenID(t.Name())
			for i, want := range []string{"1", "2", "3"} {
				reply, err := office.Turn(t.Context(), arrival(t.Name()+want, who), countOn)
				must(t, err)
				if reply.Text != want {
					t.Errorf("turn %d counted %s, want %s", i, reply.Text, want)
				}
				if i == 1 {
					server.flush()
				}
			}
		})
	})
}

func TestADeadRedisCostsLittleAndThenNothing(t *testing.T) {
	server := miniredis.RunT(t)
	r := openRedis(t, server.Addr())
	must(t, r.Health(t.Context()))
	server.Close()
	if err := r.Health(t.Context()); !errors.Is(err, liaison.ErrUnavailable) {
		t.Fatalf("got %v, want ErrUnavailable", err)
	}
	began := time.Now()
	for range 1000 {
		if _, err := r.Conversations().Load(t.Context(), "o1"); !errors.Is(err, liaison.ErrUnavailable) {
			t.Fatalf("got %v, want ErrUnavailable", err)
		}
	}
	if took := time.Since(began); took > 500*time.Millisecond {
		t.Errorf("a thousand calls at rest took %v", took)
	}
	must(t, server.Restart())
	for deadline := time.Now().Add(10 * time.Second); r.Health(t.Context()) != nil; {
		if time.Now().After(deadline) {
			t.Fatal("Redis came back and is still left alone")
		}
		time.Sleep(20 * time.Millisecond)
	}
}

func TestASilentRedisIsAMiss(t *testing.T) {
	office := open(t, database{"sqlite", "sqlite:" + t.TempDir() + "/field.db"},
		func(o *storage.Options) { o.Conversations = silent{} })
	began := time.Now()
	_, err := office.Turn(t.Context(), arrival("m:1", "o1"), countOn)
	must(t, err)
	if took := time.Since(began); took > time.Second {
		t.Errorf("the turn took %v", took)
	}
}

// silent never answers before its caller gives up.
type silent struct{}

func (silent) Load(ctx context.Context, _ liaison.OpenID) (storage.KeptConversation, error) {
	<-ctx.Done()
	return storage.KeptConversation{}, ctx.Err()
}

func (silent) Keep(ctx context.Context, _ liaison.OpenID, _ storage.KeptConversation) error {
	<-ctx.Done()
	return ctx.Err()
}

func TestRedisNeedsAnAddress(t *testing.T) {
	var fault *liaison.Fault
	if _, err := storage.OpenRedis(storage.RedisOptions{}); !errors.As(err, &fault) {
		t.Errorf("got %v, want a fault with a sentence", err)
	}
}
