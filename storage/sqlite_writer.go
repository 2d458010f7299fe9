package storage

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"sync"
)

// A group is at most this many closures; some places are kept for jobs and
// pages, so that a flood of callbacks delays them but can't starve them.
const (
	groupSize   = 64
	turnsAtOnce = groupSize - 8
)

// job is one waiting closure and its caller.
type job struct {
	ctx  context.Context
	act  func(*tx) error
	done chan error
}

// writer is the only goroutine that writes a SQLite file in this process. It
// takes whoever waits into one transaction: one sync pays for all of them.
type writer struct {
	pool      *sql.DB
	run       runner
	committed func()
	turns     chan *job
	acts      chan *job
	quit      chan struct{}
	stopOnce  sync.Once
	gone      chan struct{}
}

func startWriter(pool *sql.DB, run runner, committed func()) *writer {
	w := &writer{
		pool: pool, run: run, committed: committed,
		turns: make(chan *job), acts: make(chan *job),
		quit: make(chan struct{}), gone: make(chan struct{}),
	}
	go w.loop()
	return w
}

// stop lets the group under way finish and turns the rest away.
func (w *writer) stop() {
	w.stopOnce.Do(func() { close(w.quit) })
	<-w.gone
}

// submit queues a closure and waits for its true outcome: once it is taken the
// caller's context no longer matters, except just before the closure starts.
func (w *writer) submit(ctx context.Context, order urgency, act func(*tx) error) error {
	queue := w.acts
	if order == turns {
		queue = w.turns
	}
	waiting := &job{ctx: ctx, act: act, done: make(chan error, 1)}
	select {
	case queue <- waiting:
		return <-waiting.done
	case <-ctx.Done():
		return notStarted(ctx)
	case <-w.quit:
		return errClosed
	}
}

// notStarted answers a caller who gave up before anything was done for him.
func notStarted(ctx context.Context) error {
	return fmt.Errorf("storage: given up before it began: %w", context.Cause(ctx))
}

func (w *writer) loop() {
	defer close(w.gone)
	session := &sqliteSession{pool: w.pool, opening: "BEGIN IMMEDIATE"}
	defer session.discard()
	for {
		var first *job
		select {
		case <-w.quit:
			return
		case first = <-w.turns:
		case first = <-w.acts:
		}
		w.settle(session, w.collect(first))
	}
}

// collect takes whoever waits by now, callbacks first.
func (w *writer) collect(first *job) []*job {
	group := drain([]*job{first}, w.turns, turnsAtOnce)
	return drain(group, w.acts, groupSize)
}

func drain(group []*job, queue <-chan *job, size int) []*job {
	for len(group) < size {
		select {
		case next := <-queue:
			group = append(group, next)
		default:
			return group
		}
	}
	return group
}

// settle runs a group until everybody has an outcome: whoever fails leaves with
// his error, everything is undone, and the others run again without him.
func (w *writer) settle(session *sqliteSession, group []*job) {
	for len(group) > 0 {
		failed, err := w.attempt(session, &group)
		if failed < 0 {
			for _, member := range group {
				member.done <- err
			}
			return
		}
		group[failed].done <- err
		group = slices.Delete(group, failed, failed+1)
	}
}

// attempt runs the group in one transaction. It returns the index of the
// closure that failed, or -1 and what became of the whole group. Callers who
// gave up before their closure began are answered and leave the group.
func (w *writer) attempt(session *sqliteSession, group *[]*job) (int, error) {
	// No caller's context: it must not be able to end the others' transaction.
	ctx := context.Background()
	if err := session.begin(ctx); err != nil {
		return -1, err
	}
	for i := 0; i < len(*group); {
		member := (*group)[i]
		if member.ctx.Err() != nil {
			member.done <- notStarted(member.ctx)
			*group = slices.Delete(*group, i, i+1)
			continue
		}
		if err := session.lend(ctx, w.run, member.act); err != nil {
			session.rollback(ctx)
			return i, err
		}
		i++
	}
	if err := session.commit(ctx); err != nil {
		return -1, err
	}
	if len(*group) > 0 {
		w.committed()
	}
	return -1, nil
}
