package storage

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"strings"
	"sync/atomic"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/redis/go-redis/v9/maintnotifications"

	"shuanglian/liaison"
)

// RedisOptions says where Redis is. Addrs are host:port; more than one, or
// Cluster, means Redis Cluster.
type RedisOptions struct {
	Addrs    []string
	Username string
	Password string
	DB       int
	TLS      bool
	Cluster  bool
}

// Redis holds what may be lost: the conversation in use and the shared token.
type Redis struct {
	client redis.UniversalClient
}

// The waits on Redis are short, because a person's answer waits with them.
const (
	redisDial    = 300 * time.Millisecond
	redisAnswer  = 200 * time.Millisecond
	redisRest    = time.Second // after a failure nobody asks for this long
	redisPoolMax = 32
)

// OpenRedis makes a client; it does not connect yet, since the program works
// without Redis too. It fails with a *liaison.Fault when no address is given.
func OpenRedis(options RedisOptions) (*Redis, error) {
	if len(options.Addrs) == 0 {
		return nil, &liaison.Fault{Kind: liaison.ErrInvalid, Sentence: "redis.addrs 是空的，请写成 主机:端口"}
	}
	settings := &redis.UniversalOptions{
		Addrs: options.Addrs, Username: options.Username, Password: options.Password, DB: options.DB,
		IsClusterMode: options.Cluster, ContextTimeoutEnabled: true,
		DialTimeout: redisDial, DialerRetries: 1, ReadTimeout: redisAnswer, WriteTimeout: redisAnswer,
		PoolTimeout: redisAnswer, PoolSize: redisPoolMax,
		MaxRetries: 1, MinRetryBackoff: time.Millisecond, MaxRetryBackoff: 5 * time.Millisecond,
		DisableIdentity:          true,
		MaintNotificationsConfig: &maintnotifications.Config{Mode: maintnotifications.ModeDisabled},
	}
	if options.TLS {
		settings.TLSConfig = &tls.Config{MinVersion: tls.VersionTLS12}
	}
	client := redis.NewUniversalClient(settings)
	client.AddHook(&breaker{})
	return &Redis{client: client}, nil
}

// Health tells whether Redis answers. Within a second of a failure it says no
// without asking.
func (r *Redis) Health(ctx context.Context) error {
	if err := r.client.Ping(ctx).Err(); err != nil {
		return fmt.Errorf("storage: ping redis: %w", unavailable(err))
	}
	return nil
}

// Close gives the connections back.
func (r *Redis) Close() error { return r.client.Close() }

// LogRedisTo sends what the Redis client says by itself (a failed dial, a lost
// connection) to a logger instead of standard error. The client has one such
// place for the whole program: call it once, before OpenRedis.
func LogRedisTo(logger *slog.Logger) { redis.SetLogger(redisLog{logger}) }

type redisLog struct{ logger *slog.Logger }

// Printf takes a line of the client at debug level: failures reach the callers
// as errors, and Health.
func (l redisLog) Printf(ctx context.Context, format string, values ...any) {
	l.logger.DebugContext(ctx, "storage: "+fmt.Sprintf(format, values...))
}

// errResting answers while Redis is left alone after a failure.
var errResting = errors.New("redis failed a moment ago and is left alone")

// breaker spares callers the wait for a Redis that has just failed. Its time is
// the real one, like every network timeout.
type breaker struct {
	restUntil atomic.Int64 // unix nanoseconds
}

// DialHook leaves dialling alone; its failure shows in the command's.
func (b *breaker) DialHook(next redis.DialHook) redis.DialHook {
	return func(ctx context.Context, network, addr string) (net.Conn, error) { return next(ctx, network, addr) }
}

// ProcessHook refuses at once while resting.
func (b *breaker) ProcessHook(next redis.ProcessHook) redis.ProcessHook {
	return func(ctx context.Context, cmd redis.Cmder) error {
		if b.resting() {
			cmd.SetErr(errResting)
			return errResting
		}
		err := next(ctx, cmd)
		b.judge(ctx, err)
		return err
	}
}

// ProcessPipelineHook is the same for several commands at once.
func (b *breaker) ProcessPipelineHook(next redis.ProcessPipelineHook) redis.ProcessPipelineHook {
	return func(ctx context.Context, cmds []redis.Cmder) error {
		if b.resting() {
			for _, cmd := range cmds {
				cmd.SetErr(errResting)
			}
			return errResting
		}
		err := next(ctx, cmds)
		b.judge(ctx, err)
		return err
	}
}

func (b *breaker) resting() bool { return time.Now().UnixNano() < b.restUntil.Load() }

// judge trips on silence and broken connections, not on an answer we did not
// like or a caller who left.
func (b *breaker) judge(ctx context.Context, err error) {
	if err == nil || errors.Is(err, redis.Nil) || errors.Is(ctx.Err(), context.Canceled) {
		return
	}
	if answer, ok := errors.AsType[redis.Error](err); ok && !away(answer.Error()) {
		return
	}
	b.restUntil.Store(time.Now().Add(redisRest).UnixNano())
}

// away tells the answers of a server that can't serve right now.
func away(answer string) bool {
	for _, prefix := range []string{"LOADING", "MASTERDOWN", "CLUSTERDOWN", "READONLY", "MISCONF", "OOM"} {
		if strings.HasPrefix(answer, prefix) {
			return true
		}
	}
	return false
}
