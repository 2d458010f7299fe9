package liaison

import (
	"errors"
	"fmt"
	"time"
)

// codeLost is the recorded errcode of a call whose answer never came.
const codeLost = -2

// ReportSending records what became of an attempt and decides what follows.
func (d *Desk) ReportSending(report SendReport) error {
	delivery, err := d.tx.Delivery(report.DeliveryID)
	if err != nil {
		return err
	}
	report.At = report.At.Truncate(time.Microsecond) // as it will be read again
	attempt := Attempt{ID: d.tx.NewID(), DeliveryID: delivery.ID, At: report.At, Rung: string(report.Rung),
		Code: report.Code, Outcome: string(report.Result), MsgID: report.MsgID}
	if err := d.tx.AddAttempt(attempt); err != nil {
		return err
	}
	if err := d.noteUpload(delivery, report.Upload, report.At); err != nil {
		return err
	}
	if report.Probing && report.Result.Proves() {
		if err := d.proved(delivery, report); err != nil {
			return err
		}
	}
	if delivery.State != DeliverySending { // its lease ended; another attempt has taken over
		return nil
	}
	if err := d.settle(delivery, report); err != nil {
		return err
	}
	return d.finishedBefore(attempt)
}

// settle decides what follows from an attempt.
func (d *Desk) settle(delivery Delivery, report SendReport) error {
	troubled := delivery.Outcome != "" || report.At.Sub(delivery.ReadyAt) >= d.terms.Policy.UndeliveredAfter
	delivery.Outcome = fmt.Sprintf("%s: %s %d", report.Rung, report.Result, report.Code)
	switch report.Result {
	case ResultSent:
		return d.accepted(delivery, report, troubled)
	case ResultHeld:
		return d.inReview(delivery, report)
	case ResultWindow:
		return d.windowClosed(delivery, report)
	case ResultUnreachable:
		if report.Rung.isNotice() { // who is let in again tomorrow may be written to
			if err := d.giveBack(delivery, report); err != nil {
				return err
			}
		}
		return d.laneUnreachable(delivery, delivery.Outcome)
	case ResultBad:
		if report.Rung.isNotice() { // the announcement is at fault, not the words
			return d.noticeFailed(delivery, report)
		}
		return d.giveUp(delivery)
	case ResultTooFast, ResultQuota, ResultForbidden, ResultStopped:
		return d.lineClosed(delivery, report)
	case ResultLost:
		delivery.SecondCopy = true
		if !report.Rung.isNotice() { // a notice has its own id, by which a second copy is dropped
			return d.retry(delivery, report)
		}
	case ResultRetry:
	}
	if err := d.giveBack(delivery, report); err != nil {
		return err
	}
	return d.retry(delivery, report)
}

// accepted: a customer message has arrived; a template only announced, and the
// words go out after the recipient's next message. Only a delivery that had
// trouble before can have left a task for the telephone.
func (d *Desk) accepted(delivery Delivery, report SendReport, troubled bool) error {
	if report.Rung.isNotice() {
		return errors.Join(d.noticeSpent(delivery, report.Rung), d.announced(delivery, report.At))
	}
	delivery.State, delivery.SentAt = DeliverySent, report.At
	if err := d.tx.SaveDelivery(delivery); err != nil {
		return err
	}
	if err := d.delivered(delivery); err != nil {
		return err
	}
	if troubled && delivery.Kind.IsRelay() {
		if err := d.noNeedToPhone(delivery); err != nil {
			return err
		}
	}
	return d.questionShown(delivery, report.At)
}

// questionShown starts the clock of a pushed question.
func (d *Desk) questionShown(delivery Delivery, at time.Time) error {
	if delivery.QuestionID == "" {
		return nil
	}
	question, err := d.tx.Question(delivery.QuestionID)
	if errors.Is(err, ErrNotFound) { // what has arrived must not go out again for that
		return nil
	}
	if err != nil || !question.AnsweredAt.IsZero() {
		return err
	}
	question.ShownAt = at
	return d.tx.SaveQuestion(question)
}

// announced: the whole lane waits for the recipient's next message; or for the
// platform, if it is customer messages that are shut while his window is open.
func (d *Desk) announced(delivery Delivery, at time.Time) error {
	rest, err := d.unannounced(delivery)
	if err != nil {
		return err
	}
	pause, shut, err := d.shutFor(delivery)
	if err != nil {
		return err
	}
	for _, other := range append(rest, delivery) {
		other.NoticeAt, other.Attempts = at, 0
		keep := d.wait
		if shut {
			keep = func(other Delivery) error { return d.putBehind(other, pause) }
		}
		if err := keep(other); err != nil {
			return err
		}
	}
	return d.tx.DropDue(DueTemplate, delivery.PersonID)
}

// windowClosed believes the platform over the ledger and takes the next rung.
func (d *Desk) windowClosed(delivery Delivery, report SendReport) error {
	openID, err := d.addressOf(delivery)
	if err != nil {
		return d.unreachable(delivery, delivery.Outcome)
	}
	window, err := d.tx.Window(openID)
	if err != nil {
		return err
	}
	if report.Rung.isNotice() { // he has not agreed, or no more
		return errors.Join(d.disagreed(openID, report.Rung), d.noticeFailed(delivery, report))
	}
	window.ClosedAt = report.At
	if err := d.tx.SaveWindow(window); err != nil {
		return err
	}
	delivery.State, delivery.NextAt, delivery.Attempts = DeliveryQueued, d.now, 0
	return d.tx.SaveDelivery(delivery)
}

// giveBack undoes what the claim took from the ledger, since nothing was sent.
func (d *Desk) giveBack(delivery Delivery, report SendReport) error {
	openID, err := d.addressOf(delivery)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	window, err := d.tx.Window(openID)
	if err != nil {
		return err
	}
	switch {
	case report.Rung.isNotice():
		d.uncountTemplate(&window, report.At)
	case d.now.Sub(window.TapAt) < d.terms.Policy.TapWindow && window.TapSpent > 0:
		window.TapSpent--
	default:
		window.MessageSpent = max(0, window.MessageSpent-1)
	}
	return d.tx.SaveWindow(window)
}

// retry tries again with a growing pause; after the last try a human is asked.
func (d *Desk) retry(delivery Delivery, report SendReport) error {
	if delivery.Attempts >= d.terms.Policy.SendRetries {
		if report.Rung.isNotice() {
			return d.noticeFailed(delivery, report)
		}
		return d.giveUp(delivery)
	}
	return d.queueAt(delivery, d.now.Add(time.Second<<min(delivery.Attempts*2, 10)))
}

// RecoverSendings takes up attempts whose process died: the message may have
// arrived, so the record says that a second copy is possible.
func (d *Desk) RecoverSendings(real time.Time) (int, error) {
	stuck, err := d.tx.SendingBefore(real)
	if err != nil {
		return 0, err
	}
	for _, delivery := range stuck {
		if err := d.Recover(delivery.ID); err != nil {
			return 0, err
		}
	}
	return len(stuck), nil
}

// Recover is RecoverSendings for one delivery whose lease has ended.
func (d *Desk) Recover(deliveryID string) error {
	delivery, err := d.tx.Delivery(deliveryID)
	if err != nil {
		return err
	}
	return d.ReportSending(SendReport{DeliveryID: deliveryID, Rung: delivery.Rung, Result: ResultLost, Code: codeLost, At: d.now})
}
