package liaison

import "time"

// setAsideFor is how long something that can't be done is left alone.
const setAsideFor = 10 * time.Minute

// The record of a delivery that failed before or after the platform was asked.
const (
	rungNone  = "none"
	codeFault = -3
)

// SetAside puts off a delivery that can't be prepared or settled, so that its
// lane and everybody else's go on. A relay is an office task at once: nobody
// should wait for words that may never come. After Policy.SendRetries faults it
// is left to the office.
func (d *Desk) SetAside(deliveryID string) error {
	delivery, err := d.tx.Delivery(deliveryID)
	if err != nil {
		return err
	}
	faults, err := d.noteFault(delivery)
	if err != nil {
		return err
	}
	delivery.SecondCopy = delivery.SecondCopy || delivery.State == DeliverySending
	delivery.Outcome = "set aside after a fault"
	switch {
	case faults < d.terms.Policy.SendRetries: // a later ReadyAt and no attempts keep the lane open
		delivery.State, delivery.Attempts = DeliveryQueued, 0
		delivery.ReadyAt, delivery.NextAt = d.now.Add(setAsideFor), d.now.Add(setAsideFor)
	case delivery.Kind.IsRelay():
		delivery.State = DeliveryTask
	default:
		delivery.State = DeliveryDropped
	}
	if err := d.tx.SaveDelivery(delivery); err != nil || !delivery.Kind.IsRelay() {
		return err
	}
	return d.raiseTask(OfficeTask{Kind: TaskUnreachable, PersonID: delivery.PersonID, MatterID: delivery.MatterID,
		DeliveryID: delivery.ID, Key: TaskUnreachable + ":" + delivery.ID})
}

// noteFault records a fault and counts those so far.
func (d *Desk) noteFault(delivery Delivery) (int, error) {
	attempts, err := d.tx.Attempts(delivery.ID)
	if err != nil {
		return 0, err
	}
	faults := 1
	for _, attempt := range attempts {
		if attempt.Rung == rungNone {
			faults++
		}
	}
	return faults, d.tx.AddAttempt(Attempt{ID: d.tx.NewID(), DeliveryID: delivery.ID, At: d.now, Rung: rungNone,
		Code: codeFault, Outcome: "fault"})
}
