package simulator

import (
	"context"
	"slices"
	"time"
)

// queued is something the platform will do by itself at a time.
type queued struct {
	due   time.Time
	seq   int64
	bring func() *Push // called under the lock when the time has come; nil: nothing to push
}

// enqueue puts something off. The lock is held.
func (p *Platform) enqueue(due time.Time, bring func() *Push) {
	p.queueSeq++
	p.queue = append(p.queue, &queued{due, p.queueSeq, bring})
	slices.SortFunc(p.queue, func(a, b *queued) int {
		if c := a.due.Compare(b.due); c != 0 {
			return c
		}
		return int(a.seq - b.seq)
	})
	select {
	case p.wake <- struct{}{}:
	default:
	}
}

// Pending is the number of pushes that wait, whether due or not.
func (p *Platform) Pending() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.queue)
}

// NextDue is when the next waiting push is due; false if none waits.
func (p *Platform) NextDue() (time.Time, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.queue) == 0 {
		return time.Time{}, false
	}
	return p.queue[0].due, true
}

// Settle makes the pushes that are due by now, and those that come of them, until none
// is left or ctx ends; it returns how many it made. What is due later stays.
func (p *Platform) Settle(ctx context.Context) int {
	p.settling.Lock()
	defer p.settling.Unlock()
	n := 0
	for ctx.Err() == nil {
		push := p.takeDue()
		if push == nil {
			break
		}
		p.Deliver(ctx, push)
		n++
	}
	return n
}

// Tick is Settle, under the name of what calls it: the clock has moved.
func (p *Platform) Tick(ctx context.Context) int { return p.Settle(ctx) }

func (p *Platform) takeDue() *Push {
	p.mu.Lock()
	defer p.mu.Unlock()
	for len(p.queue) > 0 && !p.queue[0].due.After(p.Now()) {
		next := p.queue[0]
		p.queue = p.queue[1:]
		if push := next.bring(); push != nil {
			return push
		}
	}
	return nil
}

// Run settles whenever something is due, until ctx ends: for the demo, where nobody
// calls Tick. A moved clock is noticed within a quarter of a second.
func (p *Platform) Run(ctx context.Context) {
	look := time.NewTicker(250 * time.Millisecond)
	defer look.Stop()
	for {
		p.Settle(ctx)
		select {
		case <-ctx.Done():
			return
		case <-p.wake:
		case <-look.C:
		}
	}
}
