package scheduler

import (
	"context"
	"fmt"
	"log/slog"
	"sync/atomic"
	"time"

	"shuanglian/liaison"
)

// outbox is the only sender. It works on several recipients at once; that one
// recipient's messages don't overtake each other is decided where they are
// claimed. A slot is held by each worker, so that holding all of them means
// that nothing is in flight.
type outbox struct {
	work     Work
	sender   Sender
	media    *Media
	clock    *Clock
	observer Observer
	log      *slog.Logger
	limits   Limits
	noMenus  atomic.Bool // this account has refused a msgmenu
	slots    chan struct{}
	after    func() // called when a worker has nothing more to do

	sends      context.Context // of calls to the platform; ends when a drain takes too long
	cutSends   context.CancelFunc
	reports    context.Context // of reports; outlives sends
	cutReports context.CancelFunc
}

func newOutbox(s Settings, after func()) *outbox {
	o := &outbox{
		work: s.Work, sender: s.Sender, media: s.Media, clock: s.Clock, observer: s.Observer, log: s.Log, limits: s.Limits,
		slots: make(chan struct{}, s.Limits.Workers), after: after,
	}
	o.sends, o.cutSends = context.WithCancel(context.Background())
	o.reports, o.cutReports = context.WithCancel(context.Background())
	return o
}

// claimed is a sending with the real end of its lease.
type claimed struct {
	liaison.Sending
	until time.Time
}

func (o *outbox) claim(ctx context.Context) (claimed, bool, error) {
	return o.claimBy(ctx, o.work.NextSending)
}

// claimBy is not broken off by a stop: a delivery claimed without our knowing
// would have to wait for its lease and count as lost.
func (o *outbox) claimBy(ctx context.Context, how func(context.Context, time.Time) (liaison.Sending, bool, error)) (claimed, bool, error) {
	if err := ctx.Err(); err != nil {
		return claimed{}, false, err
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), o.limits.Send)
	defer cancel()
	until := o.clock.Real().Add(o.limits.Lease)
	sending, found, err := how(ctx, until)
	if err != nil {
		return claimed{}, false, fmt.Errorf("scheduler: claim a delivery: %w", err)
	}
	return claimed{sending, until}, found, nil
}

// settle sends what is due one after the other, in the order of the claims.
func (o *outbox) settle(ctx context.Context) (int, error) {
	next, found, err := o.claim(ctx)
	sent := 0
	for ; err == nil && found; sent++ {
		next, found, err = o.follow(ctx, o.deliver(next), next.until)
	}
	return sent, err
}

// dispatch starts a worker for each delivery due while there is one free, and
// doesn't wait for them. A worker goes on until nothing is due.
func (o *outbox) dispatch(ctx context.Context) (int, error) {
	for started := 0; ; started++ {
		select {
		case o.slots <- struct{}{}:
		default:
			return started, nil
		}
		first, found, err := o.claim(ctx)
		if err != nil || !found {
			<-o.slots
			return started, err
		}
		go o.worker(ctx, first)
	}
}

func (o *outbox) worker(ctx context.Context, next claimed) {
	defer o.after()
	defer func() { <-o.slots }()
	for {
		following, found, err := o.follow(ctx, o.deliver(next), next.until)
		if err != nil && ctx.Err() == nil {
			o.log.Error("outbox: claim failed", slog.Any("error", err))
		}
		if err != nil || !found {
			return
		}
		next = following
	}
}

// wait returns when nothing is in flight.
func (o *outbox) wait(ctx context.Context) error { return holdAll(ctx, o.slots, "sends") }

// holdAll takes every slot for a moment: then nobody else holds one.
func holdAll(ctx context.Context, slots chan struct{}, of string) error {
	held := 0
	defer func() {
		for range held {
			<-slots
		}
	}()
	for held < cap(slots) {
		select {
		case slots <- struct{}{}:
			held++
		case <-ctx.Done():
			return fmt.Errorf("scheduler: wait for %s in flight: %w", of, ctx.Err())
		}
	}
	return nil
}

// drain waits for what is in flight, then breaks the calls off, then gives the
// reports a last moment. What is left is recovered when its lease has ended.
func (o *outbox) drain() error {
	patience, cancel := context.WithTimeout(context.Background(), o.limits.Drain)
	defer cancel()
	if o.wait(patience) == nil {
		return nil
	}
	o.cutSends()
	last, cancelLast := context.WithTimeout(context.Background(), o.limits.LastReports)
	defer cancelLast()
	err := o.wait(last)
	o.cutReports()
	return err
}
