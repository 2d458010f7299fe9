package scheduler

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/robfig/cron/v3"

	"shuanglian/liaison"
)

// Job is something done at the slots of a schedule.
type Job struct {
	Name string
	Spec string // see ParseSpec
	// UsefulFor is how long after its planned time a run still makes sense.
	UsefulFor time.Duration
	// Tell: the office is told of slots that were missed or have failed. Not so
	// for what the next slot makes up for.
	Tell bool
	// Idle tells, without writing, that a slot has nothing to do: it is recorded as done and
	// not run. nil: there is always something.
	Idle func(ctx context.Context) (bool, error)
	// Run does the work of the slot planned. It must be idempotent: after a
	// crash or a failure it may be run again for the same slot.
	Run func(ctx context.Context, planned time.Time) error
}

// The outcomes of a job's run.
const (
	OutcomeDone        = "done"
	OutcomeFailed      = "failed"
	OutcomePanicked    = "panicked"
	OutcomeExpired     = "expired"     // missed, and no longer useful or a later one ran
	OutcomeInterrupted = "interrupted" // its process died and it came too late for another run
	OutcomeRegistered  = "registered"  // no run: from here on slots count as missed
)

const (
	// jobTries bounds the tries of a failing run, jobRetryAfter times the number of tries apart.
	jobTries      = 3
	jobRetryAfter = time.Minute
	// expiredKept bounds the rows written for slots missed in a long downtime.
	expiredKept = 60
)

// slots is what one process knows about one job. Guarded by the tick lock.
type slots struct {
	job      Job
	schedule cron.Schedule
	loaded   bool
	last     time.Time // latest slot dealt with
	pending  *attempt  // failed, to be tried again, or over and not yet stored
	watched  *watched
}

// attempt is a claimed run that isn't stored as finished.
type attempt struct {
	run   liaison.JobRun
	tries int
	at    time.Time
	over  bool
}

// watched is a slot that another process claimed and may have died over.
type watched struct {
	planned time.Time
	from    time.Time // real time of the claim
}

func newSlots(jobs []Job, location *time.Location) ([]*slots, error) {
	all := make([]*slots, 0, len(jobs))
	names := map[string]bool{}
	for _, job := range jobs {
		if job.Name == "" || job.Run == nil || job.UsefulFor <= 0 || names[job.Name] {
			return nil, fmt.Errorf("scheduler: job %q: needs a name of its own, a Run and a positive UsefulFor", job.Name)
		}
		names[job.Name] = true
		schedule, err := ParseSpec(job.Spec, location)
		if err != nil {
			return nil, fmt.Errorf("scheduler: job %s: %w", job.Name, err)
		}
		all = append(all, &slots{job: job, schedule: schedule})
	}
	return all, nil
}

// load finds out which slot was dealt with last, by any process. A job met for
// the first time is registered, so that slots missed from now on are known.
func (j *slots) load(ctx context.Context, work Work, clock *Clock) error {
	if j.loaded {
		return nil
	}
	now := clock.Now()
	last, err := work.LastJob(ctx, j.job.Name)
	switch {
	case errors.Is(err, liaison.ErrNotFound):
		first := liaison.JobRun{Job: j.job.Name, PlannedAt: now, StartedAt: clock.Real(), FinishedAt: clock.Real(), Outcome: OutcomeRegistered}
		if err := record(ctx, work, first); err != nil {
			return err
		}
		last = first
	case err != nil:
		return fmt.Errorf("scheduler: last run of %s: %w", j.job.Name, err)
	case last.FinishedAt.IsZero():
		j.watched = &watched{planned: last.PlannedAt, from: last.StartedAt}
	}
	j.last = last.PlannedAt
	if j.last.After(now) { // written under a clock that was moved further
		j.last = now
	}
	j.loaded = true
	return nil
}

// next is when the job wants attention.
func (j *slots) next() time.Time {
	next := j.schedule.Next(j.last)
	if j.pending != nil && j.pending.at.Before(next) {
		return j.pending.at
	}
	return next
}

// missed lists the slots after the last one up to now, the newest expiredKept
// and the latest, which alone may still be run.
func (j *slots) missed(now time.Time) (expired []time.Time, latest time.Time) {
	for t := j.schedule.Next(j.last); !t.IsZero() && !t.After(now); t = j.schedule.Next(t) {
		if !latest.IsZero() {
			expired = append(expired, latest)
		}
		if len(expired) > 2*expiredKept {
			expired = append(expired[:0], expired[len(expired)-expiredKept:]...)
		}
		latest = t
	}
	if len(expired) > expiredKept {
		expired = expired[len(expired)-expiredKept:]
	}
	return expired, latest
}

// record stores a run that is over before it began.
func record(ctx context.Context, work Work, run liaison.JobRun) error {
	if err := work.RecordJob(ctx, run); err != nil {
		return fmt.Errorf("scheduler: record %s run of %s: %w", run.Outcome, run.Job, err)
	}
	return nil
}
