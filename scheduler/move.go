package scheduler

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
)

// Unfinished says that a move of the clock ran out of time and what is left.
type Unfinished struct {
	Reached time.Time // the clock ticks on from here
	Target  time.Time
	Left    []string // in Chinese, for the person who moved it
	Err     error    // the last failure, if any
}

func (u *Unfinished) Error() string {
	return fmt.Sprintf("时钟只拨到 %s，没有到 %s。还剩：%s。请再拨一次。",
		u.Reached.Format(time.RFC3339), u.Target.Format(time.RFC3339), strings.Join(u.Left, "；"))
}

func (u *Unfinished) Unwrap() error { return u.Err }

// MoveTo moves the clock forward to target, stopping at every slot and due time
// on the way to do what is due there, and returns the time reached. The clock
// stands still meanwhile and ticks on afterwards (unless frozen). A target
// before now is liaison.ErrConflict; after Limits.Move of real time it gives up
// with *Unfinished. If ctx ends it stops at the next step.
func (s *Scheduler) MoveTo(ctx context.Context, target time.Time) (time.Time, error) {
	return s.move(ctx, func(time.Time) time.Time { return target })
}

// Advance is MoveTo, by a length of time from now.
func (s *Scheduler) Advance(ctx context.Context, by time.Duration) (time.Time, error) {
	return s.move(ctx, func(now time.Time) time.Time { return now.Add(by) })
}

func (s *Scheduler) move(ctx context.Context, to func(now time.Time) time.Time) (time.Time, error) {
	whole, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.limits.Move)
	defer cancel()
	if err := s.acquire(whole); err != nil {
		now := s.clock.Now().In(s.location)
		return now, &Unfinished{Reached: now, Target: to(now), Left: []string{"正在进行的一步"}, Err: err}
	}
	defer s.free()
	s.clock.hold()
	defer s.clock.release()
	now := s.clock.Now().In(s.location)
	target := to(now).In(s.location)
	if target.Before(now) {
		return now, backwards(now, target)
	}
	err := errors.Join(s.fetcher.wait(whole), s.outbox.wait(whole))
	if err == nil && s.beforeMove != nil {
		err = s.beforeMove(whole)
	}
	if err == nil {
		err = s.walk(ctx, whole, target)
	}
	if err != nil {
		return s.unfinished(ctx, target, err)
	}
	return s.clock.Now(), nil
}

const (
	// firstStep and longestStep bound the steps past something that is due but
	// can't be done yet, and whose next time is hidden behind it.
	firstStep   = time.Second
	longestStep = time.Hour
)

// walk goes from due time to due time. The clock is moved before each pass, so
// that the outbox works in its repeatable order from the first one on.
func (s *Scheduler) walk(ctx, whole context.Context, target time.Time) error {
	step := firstStep
	at := s.clock.Now()
	for {
		if err := s.clock.Move(at); err != nil {
			return err
		}
		done, err := s.pass(whole)
		if err = errors.Join(err, ctx.Err(), whole.Err()); err != nil {
			return err
		}
		next, err := s.earliest(whole)
		if err != nil {
			return err
		}
		stuck := !next.IsZero() && !next.After(at)
		switch {
		case stuck && done > 0:
			continue
		case !stuck:
			step = firstStep
		default:
			next = at.Add(step)
			step = min(2*step, longestStep)
		}
		if at.Equal(target) {
			return nil
		}
		if next.IsZero() || next.After(target) {
			next = target
		}
		at = next
	}
}

// unfinished describes where a broken-off move stands; the lock is held.
func (s *Scheduler) unfinished(ctx context.Context, target time.Time, cause error) (time.Time, error) {
	now := s.clock.Now()
	left := []string{}
	for _, j := range s.jobs {
		if next := j.next(); j.loaded && !next.IsZero() && !next.After(target) {
			left = append(left, "定时任务 "+j.job.Name+"（"+next.In(s.location).Format(time.RFC3339)+"）")
		}
	}
	look, cancel := context.WithTimeout(context.WithoutCancel(ctx), firstStep)
	defer cancel()
	if due, err := s.work.EarliestDue(look); err == nil && !due.IsZero() && !due.After(target) {
		left = append(left, "到期事项和待发消息（最早 "+due.In(s.location).Format(time.RFC3339)+"）")
	}
	if len(left) == 0 {
		left = append(left, "正在进行的一步")
	}
	return now, &Unfinished{Reached: now.In(s.location), Target: target.In(s.location), Left: left, Err: cause}
}
