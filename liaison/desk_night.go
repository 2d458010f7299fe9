package liaison

import (
	"errors"
	"time"
)

// readyAt is when a delivery may go out at the earliest.
func (d *Desk) readyAt(delivery *Delivery) (time.Time, error) {
	ready := d.now
	if delivery.Kind.IsRelay() && delivery.FromID != "" && !delivery.Urgent {
		ready = ready.Add(d.terms.Policy.RecallHold)
	}
	return d.afterNight(*delivery, ready, ready)
}

// afterNight is the first instant from at on at which a delivery wakes nobody:
// at itself when it is urgent, is what its recipient has just asked for, or he
// was awake when it was ready.
func (d *Desk) afterNight(delivery Delivery, at, ready time.Time) (time.Time, error) {
	if delivery.Urgent || delivery.Kind == DeliverReplyCopy || delivery.Kind == DeliverMedia || delivery.PersonID == "" {
		return at, nil
	}
	quiet, err := d.nightOf(delivery.PersonID)
	if delivery.Kind == DeliverReminder {
		quiet, err = d.quietOf(delivery.PersonID)
	}
	if err != nil {
		return at, err
	}
	after := d.terms.Calendar.AfterQuiet(d.local(at), quiet)
	if !after.After(at) {
		return at, nil
	}
	awake, err := d.awake(delivery.PersonID, ready)
	if err != nil || awake {
		return at, err
	}
	return after, nil
}

// awake tells whether a person has, at the time, just written himself or tapped.
func (d *Desk) awake(personID string, at time.Time) (bool, error) {
	binding, err := d.tx.BindingOf(personID)
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	window, err := d.tx.Window(binding.OpenID)
	policy := d.terms.Policy
	return at.Sub(window.MessageAt) <= policy.AwakeFor || at.Sub(window.TapAt) < policy.TapWindow, err
}

// putOff asks the night again at the moment of sending: what was held up until
// now by a retry, a pause of the account or a standstill of our own waits for
// the morning and is late only after that. Who was awake a moment ago still is.
// A question waits for the end of an open dialogue likewise.
func (d *Desk) putOff(delivery Delivery) (bool, error) {
	late := d.terms.Policy.UndeliveredAfter
	ready := d.now
	if d.now.Sub(delivery.ReadyAt) < late {
		ready = delivery.ReadyAt
	}
	after, err := d.afterNight(delivery, d.now, ready)
	if err != nil {
		return false, err
	}
	outcome := "waits for the morning"
	if !after.After(d.now) {
		if after, err = d.afterDialogue(delivery); err != nil || !after.After(d.now) {
			return false, err
		}
		outcome = waitsForDialogue
	}
	delivery.State, delivery.Attempts, delivery.Outcome = DeliveryQueued, 0, outcome // no attempts keep the lane open
	delivery.ReadyAt, delivery.NextAt = after, after
	if err := d.tx.SaveDelivery(delivery); err != nil {
		return true, err
	}
	return true, d.lookAfter(delivery)
}

// lookAfter has a relay seen to that has not gone out by the time it is late.
func (d *Desk) lookAfter(delivery Delivery) error {
	late := d.terms.Policy.UndeliveredAfter
	if late <= 0 || !delivery.Kind.IsRelay() {
		return nil
	}
	return d.tx.SaveDue(Due{Kind: DueRelayLate, ObjectID: delivery.ID, At: delivery.ReadyAt.Add(late)})
}

// relayDue looks after a relay that should have gone out by now, unless its
// recipient sleeps.
func (d *Desk) relayDue(deliveryID string) error {
	delivery, err := d.tx.Delivery(deliveryID)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	if delivery.State == DeliveryQueued {
		if put, err := d.putOff(delivery); err != nil || put {
			return err
		}
	}
	return d.relayLate(deliveryID)
}
