package simulator

import (
	"context"
	"slices"
	"time"
)

// RefuseCallback makes the next deliveries fail before they reach the account, as if the
// network between were gone; times < 0 is until ClearFaults.
func (p *Platform) RefuseCallback(times int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.wrong.refuse = times
	p.changed(nil)
}

// LateAnswers lets the account's answers to the first n deliveries of every push come too late, so
// that each push is delivered n times more: with n below Options.Attempts the person sees nothing
// of it, else he reads that the account is unavailable though it has heard him. Zero ends it.
func (p *Platform) LateAnswers(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.wrong.late = n
	p.changed(nil)
}

// DelayPushes lets what people do reach the account only after so much of the platform's time;
// it is delivered by Settle. Zero is at once.
func (p *Platform) DelayPushes(d time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.wrong.pushesTake = d
	p.changed(nil)
}

// HoldPushes keeps back what people do from now on, until ReleasePushes.
func (p *Platform) HoldPushes() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.holding = true
	p.changed(nil)
}

// ReleasePushes delivers what was held back, the newest first if reversed, and tells how many
// pushes there were. MsgId and CreateTime are those of the acts.
func (p *Platform) ReleasePushes(ctx context.Context, reversed bool) int {
	p.mu.Lock()
	held := p.held
	p.held, p.holding = nil, false
	p.changed(nil)
	p.mu.Unlock()
	if reversed {
		slices.Reverse(held)
	}
	for _, push := range held {
		p.Deliver(ctx, push)
	}
	return len(held)
}

// keptBack takes a push that is not to be delivered now.
func (p *Platform) keptBack(push *Push) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.holding:
		p.held = append(p.held, push)
	case p.wrong.pushesTake > 0:
		p.enqueue(p.Now().Add(p.wrong.pushesTake), func() *Push { return push })
	default:
		return false
	}
	return true
}

// lateAnswers is how many answers to each push are lost.
func (p *Platform) lateAnswers() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.wrong.late
}

func (p *Platform) refused() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.wrong.refuse == 0 {
		return false
	}
	if p.wrong.refuse > 0 {
		p.wrong.refuse--
	}
	return true
}
