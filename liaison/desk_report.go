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
	attempt := Attempt{ID: d.tx.NewID(), DeliveryID: delivery.ID, At: report.At, Rung: string(report.Rung),
		Code: report.Code, Outcome: string(report.Result)}
	if err := d.tx.AddAttempt(attempt); err != nil {
		return err
	}
	if err := d.noteUpload(delivery, report.Upload, report.At); err != nil {
		return err
	}
	if delivery.State != DeliverySending { // its lease ended; another attempt has taken over
		return nil
	}
	troubled := delivery.Outcome != "" || report.At.Sub(delivery.ReadyAt) >= d.terms.Policy.UndeliveredAfter
	delivery.Outcome = fmt.Sprintf("%s: %s %d", report.Rung, report.Result, report.Code)
	switch report.Result {
	case ResultSent, ResultHeld:
		return d.accepted(delivery, report, troubled)
	case ResultWindow:
		return d.windowClosed(delivery, report)
	case ResultUnreachable:
		return d.unreachable(delivery, delivery.Outcome)
	case ResultBad:
		if report.Rung == RungTemplate { // the announcement is at fault, not the words
			return d.waitForPhone(delivery)
		}
		return d.giveUp(delivery)
	case ResultPaused:
		if err := d.giveBack(delivery, report.Rung); err != nil {
			return err
		}
		return d.paused(delivery)
	case ResultLost:
		delivery.SecondCopy = true
		return d.retry(delivery)
	case ResultRetry:
	}
	if err := d.giveBack(delivery, report.Rung); err != nil {
		return err
	}
	return d.retry(delivery)
}

// accepted: a customer message has arrived; a template only announced, and the
// words go out after the recipient's next message. Only a delivery that had
// trouble before can have left a task for the telephone.
func (d *Desk) accepted(delivery Delivery, report SendReport, troubled bool) error {
	if report.Rung == RungTemplate {
		return d.announced(delivery, report.At)
	}
	delivery.State, delivery.SentAt = DeliverySent, report.At
	if err := d.tx.SaveDelivery(delivery); err != nil {
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

func (d *Desk) announced(delivery Delivery, at time.Time) error {
	rest, err := d.unannounced(delivery)
	if err != nil {
		return err
	}
	for _, other := range append(rest, delivery) {
		other.State, other.NoticeAt, other.Attempts = DeliveryWaiting, at, 0
		if err := d.tx.SaveDelivery(other); err != nil {
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
	if report.Rung == RungTemplate {
		return d.waitForPhone(delivery)
	}
	window.ClosedAt = report.At
	if err := d.tx.SaveWindow(window); err != nil {
		return err
	}
	delivery.State, delivery.NextAt, delivery.Attempts = DeliveryQueued, d.now, 0
	return d.tx.SaveDelivery(delivery)
}

// giveBack undoes what the claim took from the ledger, since nothing was sent.
func (d *Desk) giveBack(delivery Delivery, rung Rung) error {
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
	case rung == RungTemplate:
		window.TemplateAt = time.Time{} // the one before it is longer ago than the gap
		window.TemplateSpent = max(0, window.TemplateSpent-1)
	case d.now.Sub(window.TapAt) < d.terms.Policy.TapWindow && window.TapSpent > 0:
		window.TapSpent--
	default:
		window.MessageSpent = max(0, window.MessageSpent-1)
	}
	return d.tx.SaveWindow(window)
}

// retry tries again with a growing pause; after the last try a human is asked.
func (d *Desk) retry(delivery Delivery) error {
	if delivery.Attempts >= d.terms.Policy.SendRetries {
		return d.giveUp(delivery)
	}
	pause := time.Second << min(delivery.Attempts*2, 10)
	delivery.State, delivery.NextAt = DeliveryQueued, d.now.Add(pause)
	return d.tx.SaveDelivery(delivery)
}

// paused: a daily quota is used up or the account is stopped; nothing is lost
// and nothing is counted against the delivery, but the office is told once.
func (d *Desk) paused(delivery Delivery) error {
	delivery.Attempts--
	delivery.State, delivery.NextAt = DeliveryQueued, d.now.Add(pausedFor)
	if err := d.tx.SaveDelivery(delivery); err != nil {
		return err
	}
	return d.raiseTask(OfficeTask{Kind: TaskPaused, Key: TaskPaused + ":" + d.local(d.now).Format("2006-01-02")})
}

const pausedFor = 10 * time.Minute

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
	return d.ReportSending(SendReport{DeliveryID: deliveryID, Rung: RungCustomerMessage, Result: ResultLost, Code: codeLost, At: d.now})
}
