package scheduler

import (
	"context"
	"time"

	"shuanglian/liaison"
)

// Work is what the clock brings and what the outbox asks for. Each call is one
// transaction (a batch of RunDues included) at the program's clock; only leases
// are given in real time.
type Work interface {
	// Waiting looks, without writing, what there is to do now; real is the time leases
	// are given in.
	Waiting(ctx context.Context, real time.Time) (Waiting, error)
	// RunDues does a batch of the due rows whose time has come; 0 when none is left.
	RunDues(ctx context.Context) (int, error)
	// Reckon reckons some deadlines anew when the calendar has changed; 0 when all
	// follow it.
	Reckon(ctx context.Context) (int, error)
	// TellReminders tells some people what they are to be reminded of by now; 0
	// when nobody is left.
	TellReminders(ctx context.Context) (int, error)
	// TellMissed tells the office what was missed, once; 0 when it knows everything.
	TellMissed(ctx context.Context) (int, error)
	// NextSending claims one delivery until the lease ends, or decides about
	// deliveries that shall not go out and returns the next one; false when
	// there is nothing to send now.
	NextSending(ctx context.Context, leaseUntil time.Time) (liaison.Sending, bool, error)
	// ReportSending stores what became of a claimed delivery.
	ReportSending(ctx context.Context, report liaison.SendReport) error
	// ReportAndNext is both in one transaction; after false or an error NextSending may still
	// find something.
	ReportAndNext(ctx context.Context, report liaison.SendReport, leaseUntil time.Time) (liaison.Sending, bool, error)
	// RecoverSendings takes back deliveries whose lease ended before real.
	RecoverSendings(ctx context.Context, real time.Time) (int, error)
	// RescueReplies hands replies that never reached the connection to the outbox.
	RescueReplies(ctx context.Context) (int, error)
	// ClaimJob stores the run unless its job and planned time are taken already.
	ClaimJob(ctx context.Context, run liaison.JobRun) (bool, error)
	// FinishJob stores the end and the outcome of a claimed run.
	FinishJob(ctx context.Context, run liaison.JobRun) error
	// RecordJob stores a run that is over before it began, unless its slot is taken already.
	RecordJob(ctx context.Context, run liaison.JobRun) error
	// LastJob is the run of latest planned time; liaison.ErrNotFound if none.
	LastJob(ctx context.Context, job string) (liaison.JobRun, error)
	// SealAudit chains what was written to the audit trail since the last time and
	// counts it. Another process doing the same is no failure.
	SealAudit(ctx context.Context) (int, error)
	// EarliestDue is when the next due row or queued delivery wants attention;
	// zero when nothing waits for the clock.
	EarliestDue(ctx context.Context) (time.Time, error)
}

// Waiting is what a look at the desk has found to do. Most looks find nothing, and one
// costs less than asking for each.
type Waiting struct {
	Deadlines  bool // the calendar has changed
	Dues       bool
	Reminders  bool
	Missed     bool // something the office has not been told of
	Sendings   bool // whose lease is over
	Replies    bool // that never reached the connection
	Files      bool // to be fetched
	Fetches    bool // whose lease is over
	Deliveries bool
	Unsealed   bool // of the audit trail
	Tags       bool // to be gone through
}

func everything() Waiting {
	return Waiting{Deadlines: true, Dues: true, Reminders: true, Missed: true, Sendings: true, Replies: true, Files: true, Fetches: true,
		Deliveries: true, Unsealed: true, Tags: true}
}

// Sender puts one message before the platform. Its errors are those of
// bot/wechat; nil means accepted.
type Sender interface {
	// SendText sends a customer-service message.
	SendText(ctx context.Context, openID, text string) error
	// SendMenu sends a customer-service message with lines to tap.
	SendMenu(ctx context.Context, openID, text string, lines []liaison.TapLine) error
	// SendTemplate sends the template that the settings name for the kind. The
	// platform drops a second copy with the same clientMsgID for ten minutes. The
	// msgID is how it will name what became of it.
	SendTemplate(ctx context.Context, openID, kind string, fields map[string]string, clientMsgID string) (msgID string, err error)
	// SendSubscription sends the subscription notice that the settings name for
	// the kind; msgID may be empty.
	SendSubscription(ctx context.Context, openID, kind string, fields map[string]string) (msgID string, err error)
}

// Observer hears what happened, for metrics. Its functions may be nil, are
// called from several goroutines and must return at once.
type Observer struct {
	Job  func(job, outcome string, took time.Duration)
	Sent func(sending liaison.DeliveryKind, rung liaison.Rung, result liaison.SendResult, took time.Duration)
	Tick func(took time.Duration, err error)
}

func (o Observer) job(name, outcome string, took time.Duration) {
	if o.Job != nil {
		o.Job(name, outcome, took)
	}
}

func (o Observer) sent(s liaison.Sending, result liaison.SendResult, took time.Duration) {
	if o.Sent != nil {
		o.Sent(s.Kind, s.Rung, result, took)
	}
}

func (o Observer) tick(took time.Duration, err error) {
	if o.Tick != nil {
		o.Tick(took, err)
	}
}
