package scheduler

import (
	"sync"
	"time"

	"shuanglian/liaison"
)

// Clock is the program's time. It follows the real one until it is moved, then
// ticks on from where it was put; it never goes back. It is safe for concurrent use.
type Clock struct {
	real func() time.Time

	mu     sync.Mutex
	offset time.Duration // program time minus real time
	still  bool          // stands at `at`
	at     time.Time
	frozen bool // stands still for ever, moves only when told
	moved  bool
}

// NewClock returns a clock that follows real.
func NewClock(real func() time.Time) *Clock { return &Clock{real: real} }

// NewFrozenClock returns a clock that stands at t until it is moved. Its real
// time is the machine's.
func NewFrozenClock(t time.Time) *Clock {
	return &Clock{real: time.Now, still: true, at: t, frozen: true}
}

// Now is the program's time.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now()
}

// Real is the machine's time, for leases and timeouts only.
func (c *Clock) Real() time.Time { return c.real().Round(0) }

// Simulated tells whether the clock is frozen or was ever moved.
func (c *Clock) Simulated() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.frozen || c.moved
}

// Move puts the clock to t, from where it ticks on unless it is frozen. A time
// before now is liaison.ErrConflict.
func (c *Clock) Move(t time.Time) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := c.now()
	if t.Before(now) {
		return backwards(now, t)
	}
	c.moved = true
	if c.still {
		c.at = t
		return nil
	}
	c.offset += t.Sub(now)
	return nil
}

// hold makes the clock stand still, so that a move meets each due time exactly;
// release lets it tick on.
func (c *Clock) hold() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at, c.still = c.now(), true
}

func (c *Clock) release() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.frozen || !c.still {
		return
	}
	c.offset = c.at.Sub(c.Real())
	c.still = false
	if !c.moved {
		c.offset = 0
	}
}

// now drops the monotonic reading: after a machine's sleep the wall clock is right.
func (c *Clock) now() time.Time {
	if c.still {
		return c.at
	}
	return c.Real().Add(c.offset)
}

func backwards(now, target time.Time) error {
	return &liaison.Fault{
		Kind:     liaison.ErrConflict,
		Sentence: "时钟不能往回拨：现在是 " + now.Format(time.RFC3339) + "，要拨到 " + target.Format(time.RFC3339) + "。",
	}
}
