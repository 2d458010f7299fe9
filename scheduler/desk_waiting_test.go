package scheduler_test

import (
	"context"
	"testing"

	"shuanglian/liaison"
	"shuanglian/scheduler"
)

// counting counts the transactions of an office.
type counting struct {
	liaison.Office
	looks, writes int
}

func (c *counting) Look(ctx context.Context, view func(*liaison.Desk) error) error {
	c.looks++
	return c.Office.Look(ctx, view)
}

func (c *counting) Do(ctx context.Context, act func(*liaison.Desk) error) error {
	c.writes++
	return c.Office.Do(ctx, act)
}

// TestAnIdleTickLooksOnce: where nothing waits, a tick costs one look and no writing.
func TestAnIdleTickLooksOnce(t *testing.T) {
	clock := scheduler.NewFrozenClock(at("2026-11-09 08:00:00"))
	office := &counting{Office: openOffice(t, clock, nil)}
	s := newScheduler(t, scheduler.Settings{Work: scheduler.NewDeskWork(office, nil), Clock: clock, Sender: &post{}})
	tick(t, s)
	office.looks, office.writes = 0, 0
	tick(t, s)
	if office.looks != 1 || office.writes != 0 {
		t.Errorf("%d looks and %d writing transactions", office.looks, office.writes)
	}
}
