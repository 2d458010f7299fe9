package scheduler_test

import (
	"errors"
	"testing"
	"time"

	"shuanglian/liaison"
	"shuanglian/scheduler"
)

func TestClockFollowsTheRealOneAndTicksOnFromWhereItWasPut(t *testing.T) {
	real := at("2026-11-09 08:00:00")
	clock := scheduler.NewClock(func() time.Time { return real })
	if !clock.Now().Equal(real) || clock.Simulated() {
		t.Fatalf("new clock shows %v, simulated %v", clock.Now(), clock.Simulated())
	}
	if err := clock.Move(at("2026-12-01 00:00:00")); err != nil {
		t.Fatal(err)
	}
	real = real.Add(90 * time.Second)
	if want := at("2026-12-01 00:01:30"); !clock.Now().Equal(want) || !clock.Simulated() {
		t.Errorf("clock shows %v, want %v", clock.Now(), want)
	}
	if !clock.Real().Equal(real) {
		t.Errorf("real time is %v", clock.Real())
	}
}

func TestFrozenClockMovesOnlyWhenTold(t *testing.T) {
	clock := scheduler.NewFrozenClock(at("2026-11-09 08:00:00"))
	for range 3 {
		if !clock.Now().Equal(at("2026-11-09 08:00:00")) {
			t.Fatal("moved by itself")
		}
	}
	if err := clock.Move(at("2026-11-09 08:00:01")); err != nil {
		t.Fatal(err)
	}
	if !clock.Now().Equal(at("2026-11-09 08:00:01")) {
		t.Error("did not move when told")
	}
}

func TestClockNeverGoesBack(t *testing.T) {
	for name, clock := range map[string]*scheduler.Clock{
		"frozen": scheduler.NewFrozenClock(at("2026-11-09 08:00:00")),
		"live":   scheduler.NewClock(func() time.Time { return at("2026-11-09 08:00:00") }),
	} {
		t.Run(name, func(t *testing.T) {
			if err := clock.Move(at("2026-11-09 07:59:59")); !errors.Is(err, liaison.ErrConflict) {
				t.Errorf("error is %v", err)
			}
			if !clock.Now().Equal(at("2026-11-09 08:00:00")) {
				t.Error("moved all the same")
			}
		})
	}
}
