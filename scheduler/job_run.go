package scheduler

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"slices"
	"time"

	"shuanglian/liaison"
)

// runJobs deals with every slot due, in order of planned time, and counts what
// it did. A job that can't be claimed or stored doesn't keep the others from running.
func (s *Scheduler) runJobs(ctx context.Context) (int, error) {
	var faults []error
	var due []*slots
	now := s.clock.Now()
	for _, j := range s.jobs {
		if err := j.load(ctx, s.work, s.clock); err != nil {
			faults = append(faults, err)
			continue
		}
		if next := j.next(); !next.IsZero() && !next.After(now) || j.watched != nil {
			due = append(due, j)
		}
	}
	slices.SortStableFunc(due, func(a, b *slots) int { return a.planned(now).Compare(b.planned(now)) })
	done := 0
	for _, j := range due {
		n, err := s.runSlots(ctx, j)
		done += n
		if err != nil {
			faults = append(faults, err)
		}
	}
	return done, errors.Join(faults...)
}

// planned is the slot that decides the job's place in a tick.
func (j *slots) planned(now time.Time) time.Time {
	if _, latest := j.missed(now); !latest.IsZero() {
		return latest
	}
	return j.next()
}

func (s *Scheduler) runSlots(ctx context.Context, j *slots) (int, error) {
	done, err := s.goOn(ctx, j)
	if err != nil {
		return done, err
	}
	expired, latest := j.missed(s.clock.Now())
	for _, planned := range expired {
		if err := s.expire(ctx, j, planned); err != nil {
			return done, err
		}
		done++
	}
	if latest.IsZero() {
		return done, nil
	}
	if s.clock.Now().Sub(latest) > j.job.UsefulFor {
		return done + 1, s.expire(ctx, j, latest)
	}
	if err := s.giveUp(ctx, j); err != nil {
		return done, err
	}
	if j.job.Idle != nil {
		if idle, err := j.job.Idle(ctx); err == nil && idle {
			return done, s.over(ctx, j, liaison.JobRun{PlannedAt: latest, Outcome: OutcomeDone})
		}
	}
	run := liaison.JobRun{Job: j.job.Name, PlannedAt: latest, StartedAt: s.clock.Real()}
	claimed, err := s.work.ClaimJob(ctx, run)
	if err != nil {
		return done, fmt.Errorf("scheduler: claim %s: %w", j.job.Name, err)
	}
	j.last = latest
	if !claimed {
		j.watched = &watched{planned: latest, from: s.clock.Real()}
		return done + 1, nil
	}
	j.pending = &attempt{run: run, at: s.clock.Now()}
	more, err := s.goOn(ctx, j)
	return done + more, err
}

func (s *Scheduler) expire(ctx context.Context, j *slots, planned time.Time) error {
	return s.over(ctx, j, liaison.JobRun{PlannedAt: planned, Outcome: OutcomeExpired, Tell: j.job.Tell})
}

// over records a slot that is not run.
func (s *Scheduler) over(ctx context.Context, j *slots, run liaison.JobRun) error {
	real := s.clock.Real()
	run.Job, run.StartedAt, run.FinishedAt = j.job.Name, real, real
	if err := record(ctx, s.work, run); err != nil {
		return err
	}
	j.last = run.PlannedAt
	s.observer.job(j.job.Name, run.Outcome, 0)
	return nil
}

// goOn runs or stores what was claimed, and takes over from a dead process.
func (s *Scheduler) goOn(ctx context.Context, j *slots) (int, error) {
	if err := s.takeOver(ctx, j); err != nil {
		return 0, err
	}
	p := j.pending
	if p == nil || p.at.After(s.clock.Now()) {
		return 0, nil
	}
	if !p.over {
		s.try(ctx, j)
	}
	if !p.over {
		return 1, nil
	}
	return 1, s.finish(ctx, j)
}

func (s *Scheduler) finish(ctx context.Context, j *slots) error {
	if err := s.work.FinishJob(ctx, j.pending.run); err != nil {
		return fmt.Errorf("scheduler: finish %s: %w", j.job.Name, err)
	}
	j.pending = nil
	return nil
}

// giveUp ends a failing run because the job's next slot has come.
func (s *Scheduler) giveUp(ctx context.Context, j *slots) error {
	if j.pending == nil {
		return nil
	}
	s.end(j, OutcomeFailed)
	return s.finish(ctx, j)
}

func (s *Scheduler) end(j *slots, outcome string) {
	p := j.pending
	p.over, p.at = true, s.clock.Now()
	p.run.FinishedAt, p.run.Outcome = s.clock.Real(), outcome
	p.run.Tell = j.job.Tell && outcome != OutcomeDone
}

// try runs the pending attempt once and decides whether it is over.
func (s *Scheduler) try(ctx context.Context, j *slots) {
	p := j.pending
	p.tries++
	began := s.clock.Real()
	outcome, err := contain(ctx, j.job.Run, p.run.PlannedAt)
	s.observer.job(j.job.Name, outcome, s.clock.Real().Sub(began))
	if err != nil {
		s.log.Error("job failed", slog.String("job", j.job.Name), slog.String("outcome", outcome),
			slog.Int("try", p.tries), slog.Any("error", err))
	}
	p.at = s.clock.Now().Add(time.Duration(p.tries) * jobRetryAfter)
	useful := !p.at.After(p.run.PlannedAt.Add(j.job.UsefulFor))
	if outcome == OutcomeFailed && useful && p.tries < jobTries {
		return
	}
	s.end(j, outcome)
}

// takeOver claims the slot that a process left unfinished for longer than the
// lease, once, and only while it is useful.
func (s *Scheduler) takeOver(ctx context.Context, j *slots) error {
	w := j.watched
	if w == nil || j.pending != nil || s.clock.Real().Before(w.from.Add(s.limits.JobLease)) {
		return nil
	}
	last, err := s.work.LastJob(ctx, j.job.Name)
	if err != nil {
		return fmt.Errorf("scheduler: last run of %s: %w", j.job.Name, err)
	}
	if !last.PlannedAt.Equal(w.planned) || !last.FinishedAt.IsZero() {
		j.watched = nil
		return nil
	}
	useful := s.clock.Now().Sub(w.planned) <= j.job.UsefulFor
	if useful {
		run := liaison.JobRun{Job: j.job.Name + liaison.AgainSuffix, PlannedAt: w.planned, StartedAt: s.clock.Real()}
		claimed, err := s.work.ClaimJob(ctx, run)
		if err != nil {
			return fmt.Errorf("scheduler: take over %s: %w", j.job.Name, err)
		}
		if claimed {
			j.pending = &attempt{run: run, at: s.clock.Now()}
		}
	}
	last.FinishedAt, last.Outcome, last.Tell = s.clock.Real(), OutcomeInterrupted, j.job.Tell && !useful
	if err := s.work.FinishJob(ctx, last); err != nil {
		return fmt.Errorf("scheduler: finish %s: %w", j.job.Name, err)
	}
	j.watched = nil
	return nil
}

// contain runs a job and turns a panic into an outcome; its value may quote a
// person, so only its type is told.
func contain(ctx context.Context, run func(context.Context, time.Time) error, planned time.Time) (outcome string, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			outcome, err = OutcomePanicked, fmt.Errorf("panic: %T\n%s", fault, debug.Stack())
		}
	}()
	if err := run(ctx, planned); err != nil {
		return OutcomeFailed, err
	}
	return OutcomeDone, nil
}
