package scheduler

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"
)

// Settings of a Scheduler. Work, Sender and Clock are needed.
type Settings struct {
	Work     Work
	Sender   Sender
	Clock    *Clock
	Media    *Media         // nothing is fetched if nil
	Location *time.Location // of the organization, UTC if nil
	Jobs     []Job
	Observer Observer
	Log      *slog.Logger // nothing is logged if nil
	Limits   Limits
	// BeforeMove puts on record what must not look old when the clock jumps, as
	// that replies just given were written. May be nil.
	BeforeMove func(context.Context) error
	// KeepTags goes through the platform's tags as soon as a role, a seat or a binding has
	// changed, besides the slots of its job. May be nil.
	KeepTags func(context.Context) error
}

// Scheduler does what the clock brings.
type Scheduler struct {
	work     Work
	clock    *Clock
	location *time.Location
	jobs     []*slots
	outbox   *outbox
	fetcher  *fetcher
	observer Observer
	log      *slog.Logger
	limits   Limits

	beforeMove func(context.Context) error

	keepTags func(context.Context) error
	tagged   time.Time // when it was last called; guarded by the tick lock

	sealed time.Time // real time of the last sealing of the audit trail; guarded by the tick lock

	lock chan struct{} // the tick lock: one tick or move at a time
	wake chan struct{}
}

// New checks the jobs and their specs; it runs nothing.
func New(s Settings) (*Scheduler, error) {
	if s.Work == nil || s.Sender == nil || s.Clock == nil {
		return nil, errors.New("scheduler: new: needs work, a sender and a clock")
	}
	if s.Location == nil {
		s.Location = time.UTC
	}
	if s.Log == nil {
		s.Log = slog.New(slog.DiscardHandler)
	}
	s.Limits = s.Limits.withDefaults()
	jobs, err := newSlots(s.Jobs, s.Location)
	if err != nil {
		return nil, err
	}
	scheduler := &Scheduler{
		work: s.Work, clock: s.Clock, location: s.Location, jobs: jobs,
		observer: s.Observer, log: s.Log, limits: s.Limits, beforeMove: s.BeforeMove, keepTags: s.KeepTags,
		lock: make(chan struct{}, 1), wake: make(chan struct{}, 1),
	}
	scheduler.outbox, scheduler.fetcher = newOutbox(s, scheduler.Wake), newFetcher(s, scheduler.Wake)
	return scheduler, nil
}

// Wake makes Run look for due work at once. It never blocks; any number of
// wakes before the look count as one.
func (s *Scheduler) Wake() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// Tick does everything due at the clock's time and waits for what it sent: cron
// slots, due rows, ended leases, unwritten replies, then the outbox. A failing
// part doesn't keep the others from running; the errors are joined.
func (s *Scheduler) Tick(ctx context.Context) error {
	if err := s.acquire(ctx); err != nil {
		return err
	}
	defer s.free()
	_, err := s.pass(ctx)
	return errors.Join(err, s.fetcher.wait(ctx), s.outbox.wait(ctx))
}

func (s *Scheduler) acquire(ctx context.Context) error {
	select {
	case s.lock <- struct{}{}:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("scheduler: wait for the tick under way: %w", ctx.Err())
	}
}

func (s *Scheduler) free() { <-s.lock }

// duesPerPass bounds the batches of due rows before the outbox gets its turn.
const duesPerPass = 20

// pass is the body of a tick; the lock is held. It counts what it did. Under a
// simulated clock messages go out one by one, in a repeatable order.
func (s *Scheduler) pass(ctx context.Context) (done int, err error) {
	began := s.clock.Real()
	defer func() { s.observer.tick(s.clock.Real().Sub(began), err) }()
	send := s.outbox.dispatch
	if s.clock.Simulated() {
		send = s.outbox.settle
	}
	var faults []error
	var looked *Waiting // until something is done
	for _, part := range []struct {
		act   string
		waits func(Waiting) bool // nil: goes by the clock
		do    func(context.Context) (int, error)
	}{
		{"reckon deadlines", func(w Waiting) bool { return w.Deadlines }, s.reckon},
		{"run jobs", nil, s.runJobs},
		{"run due rows", func(w Waiting) bool { return w.Dues }, s.runDues},
		{"tell reminders", func(w Waiting) bool { return w.Reminders }, s.tellReminders},
		{"tell what was missed", func(w Waiting) bool { return w.Missed }, s.work.TellMissed},
		{"recover sendings", func(w Waiting) bool { return w.Sendings }, func(ctx context.Context) (int, error) { return s.work.RecoverSendings(ctx, s.clock.Real()) }},
		{"rescue replies", func(w Waiting) bool { return w.Replies }, s.work.RescueReplies},
		{"fetch media", func(w Waiting) bool { return w.Files || w.Fetches }, s.fetcher.pass},
		{"send", func(w Waiting) bool { return w.Deliveries }, send},
		{"keep tags", func(w Waiting) bool { return w.Tags }, s.goThroughTags},
		{"seal audit", func(w Waiting) bool { return w.Unsealed }, s.sealAudit},
	} {
		if part.waits != nil && looked == nil {
			looked = s.look(ctx)
		}
		if part.waits != nil && !part.waits(*looked) {
			continue
		}
		n, err := part.do(ctx)
		done += n
		if n > 0 || err != nil {
			looked = nil
		}
		if err != nil {
			faults = append(faults, fmt.Errorf("scheduler: %s: %w", part.act, err))
		}
	}
	return done, errors.Join(faults...)
}

// goThroughTags does so at most once in tagsGap, whatever becomes of it: the platform
// counts the calls, and the job's next slot makes up for what it refuses.
func (s *Scheduler) goThroughTags(ctx context.Context) (int, error) {
	now := s.clock.Now()
	if s.keepTags == nil || now.Before(s.tagged.Add(tagsGap)) {
		return 0, nil
	}
	s.tagged = now
	if err := s.keepTags(ctx); err != nil {
		s.log.Warn("tags not kept", slog.Any("error", err))
	}
	return 1, nil
}

const tagsGap = 10 * time.Minute

// look is what waits. Where a row can't be read each part finds out by itself.
func (s *Scheduler) look(ctx context.Context) *Waiting {
	waiting, err := s.work.Waiting(ctx, s.clock.Real())
	if err != nil {
		waiting = everything()
	}
	return &waiting
}

func (s *Scheduler) runDues(ctx context.Context) (int, error) { return batches(ctx, s.work.RunDues) }

func (s *Scheduler) reckon(ctx context.Context) (int, error) {
	return batches(ctx, s.work.Reckon)
}

func (s *Scheduler) tellReminders(ctx context.Context) (int, error) {
	return batches(ctx, s.work.TellReminders)
}

func batches(ctx context.Context, batch func(context.Context) (int, error)) (int, error) {
	done := 0
	for range duesPerPass {
		n, err := batch(ctx)
		done += n
		if err != nil || n == 0 {
			return done, err
		}
	}
	return done, nil
}

// earliest is when the next slot, due row or delivery wants attention; zero if
// nothing does. A job that was not loaded yet wants it now.
func (s *Scheduler) earliest(ctx context.Context) (time.Time, error) {
	earliest, err := s.work.EarliestDue(ctx)
	if err != nil {
		return time.Time{}, fmt.Errorf("scheduler: earliest due: %w", err)
	}
	for _, j := range s.jobs {
		next := s.clock.Now()
		if j.loaded {
			next = j.next()
		}
		if !next.IsZero() && (earliest.IsZero() || next.Before(earliest)) {
			earliest = next
		}
	}
	return earliest, nil
}
