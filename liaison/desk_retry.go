package liaison

import (
	"errors"
	"fmt"
	"time"
)

// Retried is what became of the wish to send a delivery again. Why is empty when
// it is queued; else one of the reasons below.
type Retried struct {
	Delivery
	Number string // of its matter, may be empty
	Why    string
}

// Why a delivery is not sent again.
const (
	NotRetriedSent      = "sent"       // it has arrived
	NotRetriedUnderWay  = "under_way"  // it is queued or being sent
	NotRetriedRecalled  = "recalled"   // its author took it back
	NotRetriedPhoned    = "phoned"     // the office has told it by telephone
	NotRetriedUnbound   = "unbound"    // its recipient is not bound, or does not follow
	NotRetriedForbidden = "forbidden"  // its recipient may not see it now
	NotRetriedForgotten = "words_gone" // its words are no longer kept
)

// Retry queues a delivery again that could not be sent, or waits for its
// recipient's next message. Whether he may have it, holds his seat and is bound is
// asked now and again at the moment of sending. The wish is audited, a refusal of
// it too; actor is "command:<name>". ErrNotFound if there is none, or its matter is
// sealed.
func (d *Desk) Retry(deliveryID, actor string) (Retried, error) {
	delivery, err := d.tx.Delivery(deliveryID)
	if err != nil {
		return Retried{}, err
	}
	retried := Retried{Delivery: delivery}
	if delivery.MatterID != "" {
		matter, err := d.tx.Matter(delivery.MatterID)
		if err != nil {
			return Retried{}, err
		}
		if matter.Level == Sealed {
			return Retried{}, fmt.Errorf("liaison: retry: %w", ErrNotFound)
		}
		retried.Number = matter.Number
	}
	if retried.Why, err = d.whyNotRetry(delivery); err != nil {
		return Retried{}, err
	}
	row := AuditRow{ActorID: actor, Act: "retry", MatterID: delivery.MatterID, PersonID: delivery.PersonID,
		Refused: retried.Why != "", Reason: retried.Why}
	if err := d.audit(row); err != nil || row.Refused {
		return retried, err
	}
	delivery.NoticeAt, delivery.Attempts, delivery.Outcome = time.Time{}, 0, "tried again by "+actor
	if err := d.queueAt(delivery, delivery.ReadyAt); err != nil || !delivery.Kind.IsRelay() {
		return retried, err
	}
	late := Due{Kind: DueRelayLate, ObjectID: delivery.ID, At: d.now.Add(d.terms.Policy.UndeliveredAfter)}
	return retried, d.tx.SaveDue(late)
}

func (d *Desk) whyNotRetry(delivery Delivery) (string, error) {
	switch delivery.State {
	case DeliverySent:
		return NotRetriedSent, nil
	case DeliveryQueued, DeliverySending:
		return NotRetriedUnderWay, nil
	case DeliveryRecalled:
		return NotRetriedRecalled, nil
	case DeliveryWaiting, DeliveryTask, DeliveryDropped:
	}
	if delivery.Outcome == OutcomePhoned {
		return NotRetriedPhoned, nil
	}
	if delivery.Text == "" && delivery.Kind != DeliverMedia && delivery.Kind != DeliverReminder { // these are worded anew
		return NotRetriedForgotten, nil
	}
	if _, err := d.addressOf(delivery); errors.Is(err, ErrNotFound) {
		return NotRetriedUnbound, nil
	} else if err != nil {
		return "", err
	}
	allowed, err := d.maySend(delivery)
	if err != nil || allowed {
		return "", err
	}
	return NotRetriedForbidden, nil
}
