package main

import (
	"bytes"
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"shuanglian/bot/simulator"
	"shuanglian/liaison"
)

// secondProcess opens another App on the world's database and lets pushes go
// to both.
func (w *world) secondProcess() *App {
	other := w.openApp()
	w.platform.SetCallbackURL(w.serve(w.app.Routes(nil)), w.serve(other.Routes(nil)))
	return other
}

// sayTogether delivers one message to all processes at once, n times in all.
func (w *world) sayTogether(name, words string, n int) {
	w.t.Helper()
	push, err := w.platform.Prepare(name, simulator.Text(words))
	if err != nil {
		w.t.Error(err)
		return
	}
	answers := w.platform.DeliverTogether(context.Background(), push, n)
	for i, answer := range answers {
		if answer.Err != nil || !bytes.Equal(answer.Plain, answers[0].Plain) {
			w.t.Errorf("copy %d of %s: %v, another answer than the first: %v", i, words, answer.Err, !bytes.Equal(answer.Plain, answers[0].Plain))
		}
	}
}

func TestTheSameMessageDuringItsFirstProcessing(t *testing.T) {
	everywhere(t, func(t *testing.T, b backing) {
		w := newWorld(t, b)
		w.importRoster()
		w.bind("王建国", "李大山")
		w.secondProcess()
		for _, words := range []string{"村口路灯坏了", "还有一盏", "1"} {
			w.sayTogether("李大山", words, 6)
		}
		w.wantHeard("李大山", "已加上，共2条", 1)
		w.wantHeard("李大山", "已交给王建国代表", 1)
		w.mustAdvance("61s")
		w.wantHeard("王建国", "村口路灯坏了", 1)
	})
}

func TestTwoProcessesTakeManyPeopleAndSendEverythingOnce(t *testing.T) {
	everywhere(t, func(t *testing.T, b backing) {
		w := newWorld(t, b)
		w.importRoster()
		members := []string{"李大山", "赵小梅", "陈玉兰", "钱进", "孙立", "吴桂花"}
		w.bind(append([]string{"王建国", "周秀英"}, members...)...)
		other := w.secondProcess()
		var group sync.WaitGroup
		for _, name := range members {
			group.Go(func() {
				w.sayTogether(name, name+"家门口积水", 3)
				w.sayTogether(name, "1", 3)
			})
		}
		group.Wait()
		w.mustAdvance("59s")
		if err := w.clock.Move(w.clock.Now().Add(2e9)); err != nil {
			t.Fatal(err)
		}
		for _, app := range []*App{w.app, other} {
			group.Go(func() {
				if err := app.scheduler.Tick(context.Background()); err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
		for _, name := range members {
			delegate := "王建国"
			if name == "钱进" || name == "孙立" || name == "吴桂花" {
				delegate = "周秀英"
			}
			if got := w.heard(delegate, name+"家门口积水"); got != 1 {
				t.Errorf("%s got %s's matter %d times", delegate, name, got)
			}
		}
		w.wantMatters(len(members))
	})
}

func TestTwoProcessesRemindOnce(t *testing.T) {
	everywhere(t, func(t *testing.T, b backing) {
		w := newWorld(t, b)
		w.importRoster()
		w.bind("王建国", "李大山")
		other := w.secondProcess()
		w.mustTell("李大山", "村口路灯坏了")
		w.mustAdvance("2wd")
		if err := other.scheduler.Tick(context.Background()); err != nil {
			t.Fatal(err)
		}
		w.wantHeard("王建国", "还有1件未答复", 1)
	})
}

func TestTwoProcessesTellADigestOnce(t *testing.T) {
	everywhere(t, func(t *testing.T, b backing) {
		w := newWorld(t, b, func(c *Config) { c.Schedules.DigestDelegate = DefaultConfig().Schedules.DigestDelegate })
		w.importRoster()
		w.bind("王建国", "李大山")
		other := w.secondProcess()
		w.mustTell("李大山", "村口路灯坏了")
		w.mustAdvance("7h59m")
		if err := w.clock.Move(w.clock.Now().Add(2 * time.Minute)); err != nil {
			t.Fatal(err)
		}
		var group sync.WaitGroup
		for _, one := range []*App{w.app, other} {
			group.Go(func() {
				if err := one.scheduler.Tick(context.Background()); err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
		w.mustAdvance("1m")
		w.wantHeard("王建国", "到11月9日的情况", 1)
	})
}

// wantMatters counts the matters and makes sure that no number came twice.
func (w *world) wantMatters(want int) {
	w.t.Helper()
	err := w.app.office.Look(context.Background(), func(d *liaison.Desk) error {
		matters, err := d.Tx().AllMatters(0)
		numbers := map[string]bool{}
		for _, matter := range matters {
			numbers[matter.Number] = true
		}
		if len(matters) != want || len(numbers) != want {
			return fmt.Errorf("%d matters with %d numbers, want %d: %w", len(matters), len(numbers), want, err)
		}
		return err
	})
	if err != nil {
		w.t.Error(err)
	}
}
