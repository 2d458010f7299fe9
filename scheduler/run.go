package scheduler

import (
	"context"
	"errors"
	"log/slog"
	"time"
)

const (
	// lookGap keeps a storm of wakes from becoming a storm of queries.
	lookGap = 20 * time.Millisecond
	// idlePause follows a tick that found something due but could do nothing
	// about it (a recipient's message is in flight); our own commits wake us,
	// so that without it we would spin.
	idlePause   = 200 * time.Millisecond
	firstPause  = time.Second
	longestWait = 5 * time.Second
)

// Run is the live loop. It wakes at the earliest of the next cron slot and the
// earliest due row, looks at least every Limits.Poll (another process may have
// added rows) and at once after Wake, and pauses longer after each failure. When
// ctx ends it waits for sends in flight; it returns nil or what the drain left.
func (s *Scheduler) Run(ctx context.Context) error {
	l := loop{Scheduler: s}
	for ctx.Err() == nil {
		pause, deaf := l.step(ctx)
		l.sleep(ctx, pause, deaf)
	}
	return errors.Join(s.fetcher.drain(s.limits.Drain), s.outbox.drain())
}

type loop struct {
	*Scheduler
	upkeep   time.Time // real time of the next tick without anything due
	failures int
	idle     int
}

// step looks, ticks if there is reason to, and says how long to sleep and
// whether a wake may cut that short.
func (l *loop) step(ctx context.Context) (pause time.Duration, deaf bool) {
	if l.acquire(ctx) != nil {
		return 0, false
	}
	defer l.free()
	next, err := l.earliest(ctx)
	now := l.clock.Now()
	due := err == nil && !next.IsZero() && !next.After(now)
	done := 0
	if err == nil && (due || !l.clock.Real().Before(l.upkeep)) {
		l.upkeep = l.clock.Real().Add(l.limits.Upkeep)
		done, err = l.pass(ctx)
	}
	switch {
	case ctx.Err() != nil:
		return 0, false
	case err != nil:
		l.failures++
		pause = min(firstPause<<min(l.failures-1, 10), longestWait)
		l.log.Error("tick failed", slog.Int("failures", l.failures), slog.Duration("pause", pause), slog.Any("error", err))
		return pause, true
	case done > 0:
		l.failures, l.idle = 0, 0
		return lookGap, true
	case due:
		l.failures = 0
		l.idle++
		return min(time.Duration(l.idle)*idlePause, l.limits.Poll), true
	}
	l.failures, l.idle = 0, 0
	pause = l.limits.Poll
	if !next.IsZero() {
		pause = min(pause, next.Sub(now))
	}
	return pause, false
}

// sleep lasts the pause, or until a wake unless it is deaf to them. A wake that
// comes meanwhile is kept for the next sleep.
func (l *loop) sleep(ctx context.Context, pause time.Duration, deaf bool) {
	wake := l.wake
	if deaf {
		wake = nil
	}
	timer := time.NewTimer(pause)
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-timer.C:
	case <-wake:
		l.sleep(ctx, min(lookGap, pause), true)
	}
}
