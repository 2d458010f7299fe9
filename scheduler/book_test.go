package scheduler_test

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"shuanglian/liaison"
	"shuanglian/scheduler"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var beijing = time.FixedZone("Asia/Shanghai", 8*60*60)

func at(value string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04:05", value, beijing)
	if err != nil {
		panic(err)
	}
	return t
}

// letter is a delivery of the book.
type letter struct {
	id, to   string
	next     time.Time
	sending  bool
	lease    time.Time
	results  []liaison.SendResult
	finished bool
}

// book keeps in memory what the scheduler asks for, as a database shared by
// several processes would.
type book struct {
	clock *scheduler.Clock

	mu        sync.Mutex
	dues      []time.Time
	onDue     func(time.Time)
	letters   []*letter
	jobs      map[string]liaison.JobRun
	recovered int
	ticked    int
	looks     int
	seals     int
	failing   error
	failFor   int // reports that fail before one is stored
	reports   []liaison.SendReport
	menu      []liaison.TapLine // below every letter
}

func newBook(clock *scheduler.Clock) *book {
	return &book{clock: clock, jobs: map[string]liaison.JobRun{}}
}

func (b *book) queue(id, to string, next time.Time) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.letters = append(b.letters, &letter{id: id, to: to, next: next})
}

func (b *book) due(t time.Time) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.dues = append(b.dues, t)
}

func (b *book) fail(err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.failing = err
}

// count reads a number that the scheduler's goroutines change.
func (b *book) count(n *int) int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return *n
}

func (b *book) Reckon(context.Context) (int, error) { return 0, nil }

func (b *book) TellMissed(context.Context) (int, error) { return 0, nil }

func (b *book) TellReminders(context.Context) (int, error) { return 0, nil }

func (b *book) RunDues(context.Context) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.ticked++
	if b.failing != nil {
		return 0, b.failing
	}
	now, ran, kept := b.clock.Now(), 0, []time.Time{}
	for _, due := range b.dues {
		if due.After(now) {
			kept = append(kept, due)
			continue
		}
		ran++
		if b.onDue != nil {
			b.onDue(due)
		}
	}
	b.dues = kept
	return ran, nil
}

func (b *book) NextSending(_ context.Context, leaseUntil time.Time) (liaison.Sending, bool, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.failing != nil {
		return liaison.Sending{}, false, b.failing
	}
	if next := b.nextLetter(b.clock.Now()); next != nil {
		next.sending, next.lease = true, leaseUntil
		return liaison.Sending{
			DeliveryID: next.id, Kind: liaison.DeliverCard, OpenID: liaison.OpenID(next.to),
			Rung: liaison.RungCustomerMessage, Text: next.id, Menu: b.menu,
		}, true, nil
	}
	return liaison.Sending{}, false, nil
}

// nextLetter is the first unfinished one of each lane, if it is ready by now.
func (b *book) nextLetter(now time.Time) *letter {
	seen := map[string]bool{}
	for _, l := range b.letters {
		if l.finished || seen[l.to] {
			continue
		}
		seen[l.to] = true
		if !l.sending && !l.next.After(now) {
			return l
		}
	}
	return nil
}

func (b *book) ReportSending(_ context.Context, report liaison.SendReport) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.failFor > 0 {
		b.failFor--
		return fmt.Errorf("database is down")
	}
	for _, l := range b.letters {
		if l.id != report.DeliveryID {
			continue
		}
		if !l.sending {
			return fmt.Errorf("taken back: %w", liaison.ErrConflict)
		}
		l.sending, l.results = false, append(l.results, report.Result)
		b.reports = append(b.reports, report)
		l.finished = report.Result != liaison.ResultRetry && report.Result != liaison.ResultLost && !report.Result.Closes()
		l.next = b.clock.Now().Add(time.Minute)
	}
	return nil
}

func (b *book) RecoverSendings(_ context.Context, real time.Time) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	n := 0
	for _, l := range b.letters {
		if l.sending && l.lease.Before(real) {
			l.sending, l.results = false, append(l.results, liaison.ResultLost)
			n++
		}
	}
	b.recovered += n
	return n, nil
}

// Waiting finds everything: each part then asks the book.
func (b *book) Waiting(context.Context, time.Time) (scheduler.Waiting, error) {
	return scheduler.Waiting{Deadlines: true, Dues: true, Reminders: true, Missed: true, Sendings: true, Replies: true, Files: true,
		Fetches: true, Deliveries: true, Unsealed: true, Tags: true}, nil
}

func (b *book) SealAudit(context.Context) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.seals++
	return 0, b.failing
}

func (b *book) RescueReplies(context.Context) (int, error) { return 0, nil }

func (b *book) ClaimJob(_ context.Context, run liaison.JobRun) (bool, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	key := jobKey(run)
	if _, taken := b.jobs[key]; taken {
		return false, nil
	}
	b.jobs[key] = run
	return true, nil
}

func (b *book) ReportAndNext(ctx context.Context, report liaison.SendReport, leaseUntil time.Time) (liaison.Sending, bool, error) {
	if err := b.ReportSending(ctx, report); err != nil {
		return liaison.Sending{}, false, err
	}
	return b.NextSending(ctx, leaseUntil)
}

func (b *book) RecordJob(ctx context.Context, run liaison.JobRun) error {
	claimed, err := b.ClaimJob(ctx, run)
	if err != nil || !claimed {
		return err
	}
	return b.FinishJob(ctx, run)
}

func (b *book) FinishJob(_ context.Context, run liaison.JobRun) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.jobs[jobKey(run)] = run
	return nil
}

func (b *book) LastJob(_ context.Context, job string) (last liaison.JobRun, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	err = liaison.ErrNotFound
	for _, run := range b.jobs {
		if run.Job == job && (err != nil || run.PlannedAt.After(last.PlannedAt)) {
			last, err = run, nil
		}
	}
	return last, err
}

func (b *book) EarliestDue(context.Context) (earliest time.Time, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.looks++
	if b.failing != nil {
		return earliest, b.failing
	}
	for _, due := range b.dues {
		earliest = sooner(earliest, due)
	}
	for _, l := range b.letters {
		if !l.finished && !l.sending {
			earliest = sooner(earliest, l.next)
		}
	}
	return earliest, nil
}

func sooner(a, b time.Time) time.Time {
	if a.IsZero() || b.Before(a) {
		return b
	}
	return a
}

func jobKey(run liaison.JobRun) string { return run.Job + " " + run.PlannedAt.UTC().String() }

// outcome of a job's slot, with "-" for one that isn't there.
func (b *book) outcome(job string, planned time.Time) string {
	b.mu.Lock()
	defer b.mu.Unlock()
	run, found := b.jobs[jobKey(liaison.JobRun{Job: job, PlannedAt: planned})]
	if !found {
		return "-"
	}
	return run.Outcome
}

func (b *book) outcomes(job string) map[string]int {
	b.mu.Lock()
	defer b.mu.Unlock()
	counts := map[string]int{}
	for _, run := range b.jobs {
		if run.Job == job {
			counts[run.Outcome]++
		}
	}
	return counts
}

// toTell counts the runs that the office is to be told of.
func (b *book) toTell() (count int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, run := range b.jobs {
		if run.Tell {
			count++
		}
	}
	return count
}
