package liaison

import (
	"errors"
	"time"
)

// Agreed takes what a person has said to one subscription notice: to agree allows
// one more, or any number of a long-term one; to refuse ends what was allowed.
func (d *Desk) Agreed(openID OpenID, templateID string, yes bool) error {
	if openID == "" || templateID == "" {
		return nil
	}
	known, err := d.tx.Subscription(openID, templateID)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return err
	}
	allowed := 0
	if yes {
		allowed = known.Allowed + 1
	}
	return d.tx.SaveSubscription(Subscription{OpenID: openID, TemplateID: templateID, Allowed: allowed, At: d.now})
}

// SubscriptionFinished takes what became of a subscription notice; of another
// program's only that no more are allowed.
func (d *Desk) SubscriptionFinished(openID OpenID, templateID string, finish Finish, usedUp bool) error {
	if usedUp {
		if err := d.Agreed(openID, templateID, false); err != nil {
			return err
		}
	}
	if templateID == "" || templateID != d.terms.Subscription.TemplateID {
		return nil
	}
	return d.NoticeFinished(openID, RungSubscription, finish)
}

// noticeRung is how a delivery can be announced now; empty if it can't. A
// template comes first; a subscription notice, if he has agreed to it, when the
// template is shut or has just failed.
func (d *Desk) noticeRung(s step) (Rung, error) {
	failed, err := d.templateFailed(s.delivery)
	if err != nil {
		return "", err
	}
	if _, shut := s.shut.on(d.now, LineTemplate); d.terms.Templates && !shut && !failed {
		return RungTemplate, nil
	}
	if _, shut := s.shut.on(d.now, LineSubscription); shut {
		return "", nil
	}
	agrees, err := d.agrees(s.window.OpenID)
	if err != nil || !agrees {
		return "", err
	}
	return RungSubscription, nil
}

// agrees tells whether a subscription notice may go to him.
func (d *Desk) agrees(openID OpenID) (bool, error) {
	if d.terms.Subscription.TemplateID == "" {
		return false, nil
	}
	known, err := d.tx.Subscription(openID, d.terms.Subscription.TemplateID)
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	return known.Allowed > 0, err
}

// templateFailed tells whether the last thing tried was a template that the
// platform would not show. It matters only where there is another rung.
func (d *Desk) templateFailed(delivery Delivery) (bool, error) {
	if d.terms.Subscription.TemplateID == "" {
		return false, nil
	}
	attempts, err := d.tx.Attempts(delivery.ID)
	if err != nil || len(attempts) == 0 {
		return false, err
	}
	last := attempts[len(attempts)-1]
	if last.Rung != string(RungTemplate) || d.now.Sub(last.At) > d.terms.Policy.ReviewHold+templateJustNow {
		return false, nil
	}
	switch SendResult(last.Outcome) {
	case ResultBad, ResultWindow, ResultHeld:
		return true, nil
	case ResultSent:
		return last.Fate == FateFailed, nil
	case ResultLost, ResultRetry:
		return delivery.Attempts >= d.terms.Policy.SendRetries, nil
	case ResultUnreachable, ResultTooFast, ResultQuota, ResultForbidden, ResultStopped:
	}
	return false, nil
}

const templateJustNow = time.Minute

// noticeFailed takes the rung below a notice that could not be shown: a
// subscription notice below a template, else the telephone.
func (d *Desk) noticeFailed(delivery Delivery, report SendReport) error {
	openID, err := d.addressOf(delivery)
	if errors.Is(err, ErrNotFound) {
		return d.laneUnreachable(delivery, "recipient is not bound")
	}
	if err != nil {
		return err
	}
	if err := d.giveBack(delivery, report); err != nil {
		return err
	}
	agrees, err := d.agrees(openID)
	if err != nil {
		return err
	}
	if report.Rung == RungTemplate && agrees {
		return d.queueAt(delivery, d.now)
	}
	return d.laneForPhone(delivery)
}

// noticeSpent takes a subscription notice from what the recipient has allowed.
func (d *Desk) noticeSpent(delivery Delivery, rung Rung) error {
	if rung != RungSubscription || d.terms.Subscription.LongTerm {
		return nil
	}
	openID, err := d.addressOf(delivery)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	known, err := d.tx.Subscription(openID, d.terms.Subscription.TemplateID)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	known.Allowed, known.At = max(0, known.Allowed-1), d.now
	return d.tx.SaveSubscription(known)
}

// disagreed: the platform knows of no agreement, whatever we thought.
func (d *Desk) disagreed(openID OpenID, rung Rung) error {
	if rung != RungSubscription {
		return nil
	}
	return d.Agreed(openID, d.terms.Subscription.TemplateID, false)
}
