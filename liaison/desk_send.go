package liaison

import (
	"fmt"
	"time"

	"shuanglian/liaison/wording"
)

// send queues a message for one recipient, in several parts if one can't hold
// it; it fills in what the caller leaves empty. Relays wait for the recall hold,
// and everything that is not urgent waits for the end of the night unless its
// recipient is awake.
func (d *Desk) send(delivery *Delivery) error {
	if delivery.State == "" {
		delivery.State = DeliveryQueued
	}
	if delivery.Key == "" {
		delivery.Key = string(delivery.Kind) + ":" + d.tx.NewID()
	}
	if delivery.ReadyAt.IsZero() {
		ready, err := d.readyAt(delivery)
		if err != nil {
			return err
		}
		delivery.ReadyAt = ready
	}
	delivery.NextAt, delivery.CreatedAt = delivery.ReadyAt, d.now
	if delivery.Kind.IsRelay() && delivery.FromID != "" {
		delivery.HeldUntil = delivery.ReadyAt
	}
	parts := wording.Parts(delivery.Text, d.terms.Policy.PassiveReplyRunes)
	question := delivery.QuestionID
	for i, text := range parts {
		part := *delivery
		part.ID, part.Text, part.QuestionID = d.tx.NewID(), text, ""
		if i > 0 {
			part.Key += fmt.Sprintf("/%d", i+1)
		}
		if i == len(parts)-1 {
			part.QuestionID = question // asked at the end
		}
		if err := d.queue(&part); err != nil {
			return err
		}
	}
	return nil
}

// queue puts one message into the outbox; a relay that is late is looked after.
func (d *Desk) queue(delivery *Delivery) error {
	added, err := d.tx.AddDelivery(delivery)
	if err != nil || !added || delivery.State != DeliveryQueued {
		return err
	}
	return d.lookAfter(*delivery)
}

// Fit is as much of a reply as one message holds; the rest follows as messages
// of its own. matterID is what the reply is about, if it is about one matter.
func (d *Desk) Fit(reply string, v Viewer, openID OpenID, matterID string) (string, error) {
	parts := wording.Parts(reply, d.terms.Policy.PassiveReplyRunes)
	for _, part := range parts[1:] {
		rest := &Delivery{Kind: DeliverNotice, PersonID: v.ID, MatterID: matterID, Text: part, ReadyAt: d.now}
		if v.ID == "" {
			rest.OpenID = openID
		}
		if err := d.send(rest); err != nil {
			return "", err
		}
	}
	return parts[0], nil
}

// later is when a relay that is ready at the time will arrive, told only when
// quiet hours hold it back.
func (d *Desk) later(delivery *Delivery) time.Time {
	if delivery.ReadyAt.Sub(d.now) > d.terms.Policy.RecallHold {
		return d.local(delivery.ReadyAt)
	}
	return time.Time{}
}
