package scheduler

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"shuanglian/bot/wechat"
	"shuanglian/liaison"
)

// deliver makes one attempt. Its failure is the report.
func (o *outbox) deliver(next claimed) liaison.SendReport {
	began := o.clock.Real()
	done, result, code := o.attempt(next.Sending)
	took := o.clock.Real().Sub(began)
	o.observer.sent(next.Sending, result, took)
	return liaison.SendReport{
		DeliveryID: next.DeliveryID, Rung: next.Rung, Probing: next.Probing, Result: result, Code: code, At: o.clock.Now(),
		Upload: done.upload, MsgID: done.msgID,
	}
}

// sent is what the platform gave for a call it took.
type sent struct {
	upload liaison.Upload
	msgID  string // of a notice
}

// attempt calls the platform.
func (o *outbox) attempt(s liaison.Sending) (sent, liaison.SendResult, int) {
	ctx, cancel := context.WithTimeout(o.sends, o.limits.Send)
	defer cancel()
	done, err := o.call(ctx, s)
	result, code := Classify(err)
	if errors.Is(err, errNotUploaded) && result == liaison.ResultLost { // nothing has gone to anybody yet
		result = liaison.ResultRetry
	}
	if err != nil {
		level := slog.LevelInfo
		if result.Closes() || result == liaison.ResultBad {
			level = slog.LevelError
		}
		o.log.Log(ctx, level, "outbox: not sent", slog.String("delivery", s.DeliveryID), slog.String("rung", string(s.Rung)),
			slog.String("result", string(result)), slog.Int("code", code), slog.Any("error", err))
	}
	return done, result, code
}

// call sends on the sending's rung. After a panic nobody knows what was sent; its
// value may quote a person, so only its type is told.
func (o *outbox) call(ctx context.Context, s liaison.Sending) (done sent, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("scheduler: sender panicked: %T\n%s", fault, debug.Stack())
		}
	}()
	if s.Upload != nil {
		done.upload, err = o.media.send(ctx, string(s.OpenID), *s.Upload)
		return done, err
	}
	if len(s.Menu) > 0 && !o.noMenus.Load() {
		return done, o.sendMenu(ctx, s)
	}
	switch s.Rung {
	case liaison.RungCustomerMessage:
		return done, o.sender.SendText(ctx, string(s.OpenID), s.Text)
	case liaison.RungTemplate:
		done.msgID, err = o.sender.SendTemplate(ctx, string(s.OpenID), s.Template, s.Fields, s.ClientMsgID)
		return done, err
	case liaison.RungSubscription:
		done.msgID, err = o.sender.SendSubscription(ctx, string(s.OpenID), s.Template, s.Fields)
		return done, err
	}
	return done, fmt.Errorf("scheduler: rung %q: %w", s.Rung, ErrUnsendable)
}

// sendMenu sends words with lines to tap. Not every account may (test accounts
// can't): then the words go alone, and so do all later ones of this process.
func (o *outbox) sendMenu(ctx context.Context, s liaison.Sending) error {
	err := o.sender.SendMenu(ctx, string(s.OpenID), s.Text, s.Menu)
	var refused *wechat.Error
	if !errors.As(err, &refused) || refused.Code != codeNoMenus && refused.Code != codeNotPermitted {
		return err
	}
	o.noMenus.Store(true)
	o.log.Warn("outbox: this account may not send msgmenus; questions go as words", slog.Int("code", refused.Code))
	return o.sender.SendText(ctx, string(s.OpenID), s.Text)
}

// The errcodes for a type of message that an account may not send.
const (
	codeNotPermitted = 48008
	codeNoMenus      = 40200
)

// follow stores the outcome of an attempt and claims what is to be sent next, at best in
// one transaction.
func (o *outbox) follow(ctx context.Context, report liaison.SendReport, until time.Time) (claimed, bool, error) {
	next, found, err := o.claimBy(ctx, func(ctx context.Context, until time.Time) (liaison.Sending, bool, error) {
		return o.work.ReportAndNext(ctx, report, until)
	})
	if err == nil && found {
		return next, true, nil
	}
	if err != nil {
		o.report(report, until)
	}
	return o.claim(ctx)
}

// report stores the outcome, again and again until the lease ends: losing it
// would send a second copy of what has arrived.
func (o *outbox) report(report liaison.SendReport, until time.Time) {
	if err := o.store(report, until); err != nil {
		o.log.Error("outbox: report not stored, the lease will end", slog.String("delivery", report.DeliveryID),
			slog.String("result", string(report.Result)), slog.Any("error", err))
	}
}

func (o *outbox) store(report liaison.SendReport, until time.Time) error {
	ctx, cancel := context.WithTimeout(o.reports, until.Sub(o.clock.Real()))
	defer cancel()
	for pause := reportPause; ; pause = min(2*pause, maxReportPause) {
		err := o.work.ReportSending(ctx, report)
		if err == nil || isFinal(err) {
			return err
		}
		select {
		case <-time.After(pause):
		case <-ctx.Done():
			return fmt.Errorf("scheduler: report a delivery: %w", err)
		}
	}
}

const (
	reportPause    = 50 * time.Millisecond
	maxReportPause = 2 * time.Second
)

// isFinal tells errors that another try can't mend: the delivery is gone or was
// taken back meanwhile.
func isFinal(err error) bool {
	return errors.Is(err, liaison.ErrNotFound) || errors.Is(err, liaison.ErrConflict) || errors.Is(err, liaison.ErrInvalid)
}
