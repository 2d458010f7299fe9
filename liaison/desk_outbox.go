package liaison

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// laneLimit bounds how many deliveries one transaction settles without sending.
const laneLimit = 100

// NextSending claims the next delivery that is to be tried now and says how;
// deliveries that must wait, be dropped or become an office task are settled on
// the way. At this moment, not only when it was queued, it is asked again
// whether the recipient is bound and may see the matter. false: nothing to send.
func (d *Desk) NextSending(lease time.Time) (Sending, bool, error) {
	for range laneLimit {
		delivery, err := d.tx.NextDelivery(d.now)
		if errors.Is(err, ErrNotFound) {
			return Sending{}, false, nil
		}
		if err != nil {
			return Sending{}, false, err
		}
		sending, ok, err := d.Prepare(delivery, lease)
		if err != nil || ok {
			return sending, ok, err
		}
	}
	return Sending{}, false, nil
}

// Prepare claims one delivery that is to be tried now, or settles it without
// sending: false.
func (d *Desk) Prepare(delivery Delivery, lease time.Time) (Sending, bool, error) {
	openID, err := d.addressOf(delivery)
	if errors.Is(err, ErrNotFound) {
		return Sending{}, false, d.unreachable(delivery, "recipient is not bound")
	}
	if err != nil {
		return Sending{}, false, err
	}
	step := step{delivery: delivery, lease: lease}
	if step.window, err = d.tx.Window(openID); err != nil {
		return Sending{}, false, err
	}
	how := tellCounted
	if open := step.window; d.spend(&open, delivery) {
		how = tellWorded
	}
	if stale, err := d.stale(&step.delivery, how); err != nil || stale {
		return Sending{}, false, err
	}
	if stopped, err := d.speakerKeptOut(step.delivery); err != nil || stopped {
		return Sending{}, false, err
	}
	allowed, err := d.maySend(step.delivery)
	if err != nil {
		return Sending{}, false, err
	}
	if !allowed {
		return Sending{}, false, d.refused(step.delivery)
	}
	if put, err := d.putOff(step.delivery); err != nil || put {
		return Sending{}, false, err
	}
	if step.shut, err = d.tx.Pauses(); err != nil {
		return Sending{}, false, err
	}
	if pause, shut := step.shut.on(d.now, LineAccount); shut {
		return Sending{}, false, d.queueAt(step.delivery, pause.TryAt)
	}
	return d.climb(step)
}

// step is a delivery about to be tried, on the best rung that is open.
type step struct {
	delivery Delivery
	window   Window
	shut     pauses
	lease    time.Time
}

// climb tries a customer message, else what announces it.
func (d *Desk) climb(s step) (Sending, bool, error) {
	line := LineCustomer
	sending := Sending{Rung: RungCustomerMessage, Text: s.delivery.Text}
	if s.delivery.Kind == DeliverMedia {
		upload, there, err := d.uploadOf(s.delivery)
		if err != nil || !there {
			return Sending{}, false, errors.Join(err, d.mediaNotSent(s.delivery))
		}
		line, sending.Upload = LineMedia, &upload
	}
	if pause, shut := s.shut.on(d.now, line, LineCustomer); shut {
		return d.pastPause(s, pause)
	}
	if d.spend(&s.window, s.delivery) {
		if err := d.asking(s.delivery, &sending); err != nil {
			return Sending{}, false, err
		}
		return d.claim(s, line, sending)
	}
	return d.announce(s)
}

// claim takes a step: the sending's other fields are filled in here.
func (d *Desk) claim(s step, line Line, sending Sending) (Sending, bool, error) {
	sending.DeliveryID, sending.Kind, sending.OpenID = s.delivery.ID, s.delivery.Kind, s.window.OpenID
	sending.Probing = s.shut.known(line)
	s.delivery.State, s.delivery.LeaseUntil, s.delivery.Rung = DeliverySending, s.lease, sending.Rung
	s.delivery.Attempts++
	if err := d.tx.SaveWindow(s.window); err != nil {
		return Sending{}, false, err
	}
	return sending, true, d.tx.SaveDelivery(s.delivery)
}

// queueAt puts a try off; the delivery keeps its place.
func (d *Desk) queueAt(delivery Delivery, at time.Time) error {
	delivery.State, delivery.NextAt = DeliveryQueued, at
	return d.tx.SaveDelivery(delivery)
}

// addressOf is the openid a delivery goes to now.
func (d *Desk) addressOf(delivery Delivery) (OpenID, error) {
	if delivery.PersonID == "" {
		return delivery.OpenID, nil
	}
	binding, err := d.tx.BindingOf(delivery.PersonID)
	if err == nil && !binding.Following {
		return "", fmt.Errorf("liaison: recipient does not follow: %w", ErrNotFound)
	}
	return binding.OpenID, err
}

// maySend asks CanSee again at the moment of sending.
func (d *Desk) maySend(delivery Delivery) (bool, error) {
	if rest, ok := strings.CutPrefix(delivery.Key, handedPrefix); ok && delivery.MatterID == "" {
		matterID, _, _ := strings.Cut(rest, ":")
		return d.mayLose(delivery.PersonID, matterID)
	}
	if delivery.PersonID == "" || delivery.MatterID == "" && delivery.Kind != DeliverQuestion {
		return true, nil
	}
	viewer, err := d.viewerOf(delivery.PersonID)
	if err != nil {
		return false, err
	}
	if delivery.Kind == DeliverQuestion {
		return d.mayAsk(viewer, delivery)
	}
	matter, err := d.tx.Matter(delivery.MatterID)
	if err != nil {
		return false, err
	}
	if isOfficeTask(delivery) || strings.HasPrefix(delivery.Key, revealedPrefix) { // the office's part, whoever holds the matter
		return mayHelp(viewer, matter), nil
	}
	switch delivery.Kind {
	case DeliverCard:
		return MayAnswer(viewer, matter), nil
	case DeliverAddition:
		return MayHear(viewer, matter), nil
	case DeliverMedia:
		return MayPull(viewer, matter), nil
	case DeliverAnswer, DeliverAsk, DeliverNotice, DeliverReminder, DeliverQuestion, DeliverReplyCopy:
	}
	return CanSee(viewer, matter), nil
}

// mayLose tells whether somebody may be told that a matter he had is with another now:
// not who has to be kept from it by the time he would hear it, nor who is bound by four digits only.
func (d *Desk) mayLose(personID, matterID string) (bool, error) {
	matter, err := d.tx.Matter(matterID)
	if err != nil {
		return false, err
	}
	v, err := d.viewerOf(personID)
	return err == nil && v.Strength == Strong && !matter.excludes(v.Person) && matter.Level != Sealed, err
}

// spend takes one message from the recipient's window, if it has room. A tap's
// three go first, for they end in a minute; a message's five keep a reserve for
// an answer and its rating.
func (d *Desk) spend(window *Window, delivery Delivery) bool {
	policy := d.terms.Policy
	if !window.ClosedAt.IsZero() {
		return false
	}
	if d.now.Sub(window.TapAt) < policy.TapWindow && window.TapSpent < policy.TapQuota {
		window.TapSpent++
		return true
	}
	if d.now.Sub(window.MessageAt) >= policy.ServiceWindow {
		return false
	}
	room := policy.ServiceQuota
	if delivery.Kind == DeliverCard || delivery.Kind == DeliverAddition || delivery.Kind == DeliverReminder {
		room -= policy.ServiceReserve
	}
	if delivery.Urgent {
		room = policy.ServiceQuota
	}
	if window.MessageSpent >= room {
		return false
	}
	window.MessageSpent++
	return true
}
