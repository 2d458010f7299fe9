package liaison

import (
	"errors"
	"slices"

	"shuanglian/liaison/wording"
)

// The tasks by which the office learns what the platform has closed to the
// account: its messages, or the notices by which waiting ones are announced.
const (
	TaskPaused    = "paused"
	TaskNoNotices = "no_notices"
)

// refused settles a delivery whose recipient may no longer see the matter.
func (d *Desk) refused(delivery Delivery) error {
	if err := d.audit(AuditRow{Act: "send", MatterID: delivery.MatterID, PersonID: delivery.PersonID, Refused: true}); err != nil {
		return err
	}
	delivery.Outcome = "recipient may not see it now"
	if delivery.Kind == DeliverAnswer || delivery.Kind == DeliverAsk { // its author, on another account: not lost silently
		return d.phoneInstead(delivery)
	}
	return d.readdress(delivery, delivery.Outcome)
}

// unreachable settles a delivery whose recipient can't be reached through the
// account: a card goes to the office, an answer becomes a phone call.
func (d *Desk) unreachable(delivery Delivery, why string) error {
	delivery.Outcome = why
	if delivery.Kind == DeliverAnswer || delivery.Kind == DeliverAsk {
		return d.phoneInstead(delivery)
	}
	return d.readdress(delivery, why)
}

// laneUnreachable is unreachable for a delivery and all that waits behind it:
// what can't be told to him can't be announced either.
func (d *Desk) laneUnreachable(delivery Delivery, why string) error {
	waiting, err := d.inLane(delivery)
	if err != nil {
		return err
	}
	return d.allUnreachable(append(waiting, delivery), why)
}

func (d *Desk) allUnreachable(lane []Delivery, why string) error {
	for _, delivery := range lane {
		if err := d.unreachable(delivery, why); err != nil {
			return err
		}
	}
	return nil
}

// readdress drops the delivery; a matter that loses its holder by that goes to
// the office, and its author is told without a reason.
func (d *Desk) readdress(delivery Delivery, why string) error {
	delivery.State, delivery.Outcome = DeliveryDropped, why
	if err := d.tx.SaveDelivery(delivery); err != nil {
		return err
	}
	if delivery.Kind == DeliverQuestion {
		return d.askAnother(delivery)
	}
	if delivery.Kind != DeliverCard && delivery.Kind != DeliverAddition {
		return nil
	}
	matter, err := d.tx.Matter(delivery.MatterID)
	if err != nil {
		return err
	}
	if matter.Open() && delivery.Kind == DeliverAddition && matter.ClerkID == delivery.PersonID && matter.HolderID != delivery.PersonID {
		return d.clerkGone(matter)
	}
	if !matter.Open() || matter.HolderID != delivery.PersonID || matter.Level == Sealed {
		return d.lastOfOffice(delivery, matter)
	}
	return d.toOffice(matter, RouteUnreachable)
}

// lastOfOffice raises a task when a pooled matter's card reached nobody bound.
func (d *Desk) lastOfOffice(delivery Delivery, matter Matter) error {
	if !matter.Open() || !matter.WithOffice && matter.Level != Sealed {
		return nil
	}
	_, holders, err := d.holders(matter)
	if err != nil || len(holders) > 0 {
		return err
	}
	was := matter.Offices
	if err := d.takeCharge(&matter); err != nil {
		return err
	}
	if !slices.Equal(was, matter.Offices) { // the district's office stands in
		if err := d.tx.SaveMatter(&matter); err != nil {
			return err
		}
		if _, holders, err = d.poolOf(matter); err != nil {
			return err
		}
		if len(holders) > 0 {
			return d.cardsTo(matter, holders, "", &Submitted{})
		}
	}
	return d.raiseTask(OfficeTask{Kind: TaskNoOffice, MatterID: matter.ID, DeliveryID: delivery.ID, Key: TaskNoOffice + ":" + matter.ID})
}

// phoneInstead makes an undeliverable answer an office task and tells the one
// who answered what became of it.
func (d *Desk) phoneInstead(delivery Delivery) error {
	if told, err := d.toldBefore(delivery); err != nil || told {
		return d.finishedOnThePhone(delivery, err)
	}
	delivery.State = DeliveryTask
	if err := d.tx.SaveDelivery(delivery); err != nil {
		return err
	}
	if asked, err := d.takesCallOver(delivery); err != nil || asked {
		return err
	}
	return d.askToPhone(delivery, wording.AnswerUnreachable)
}

// waitForPhone keeps the words for the recipient's next message, and asks the
// office to phone him meanwhile, since nothing can announce them.
func (d *Desk) waitForPhone(delivery Delivery) error {
	if err := d.wait(delivery); err != nil || !delivery.Kind.IsRelay() {
		return err
	}
	return d.askToPhone(delivery, wording.AnswerWaits)
}

// laneForPhone is waitForPhone for a delivery and all of its lane that nothing
// has announced.
func (d *Desk) laneForPhone(delivery Delivery) error {
	rest, err := d.unannounced(delivery)
	if err != nil {
		return err
	}
	for _, other := range append(rest, delivery) {
		if err := d.waitForPhone(other); err != nil {
			return err
		}
	}
	return nil
}

func (d *Desk) askToPhone(delivery Delivery, tell func(number string) string) error {
	task := OfficeTask{Kind: TaskUnreachable, PersonID: delivery.PersonID, MatterID: delivery.MatterID, DeliveryID: delivery.ID,
		Key: TaskUnreachable + ":" + delivery.ID}
	if told, err := d.toldBefore(delivery); err != nil || told { // he knows the words; the rating waits for his next message
		return err
	}
	gone, err := d.isGone(delivery.PersonID)
	if err != nil {
		return err
	}
	if !gone {
		err = d.raiseTask(task)
	}
	if err != nil || delivery.EntryID == "" {
		return err
	}
	matter, err := d.tx.Matter(delivery.MatterID)
	if err != nil {
		return err
	}
	switch { // the office phones nobody for these
	case gone:
		tell = wording.AuthorGone
	case matter.Level == Sealed && delivery.State == DeliveryTask: // it does not wait for his next message
		tell = wording.SealedAnswerNotSent
	case matter.Level == Sealed:
		tell = wording.SealedAnswerWaits
	case matter.EnteredBy != "" && delivery.PersonID == matter.AuthorID:
		tell = wording.AnswerByPhone
	case matter.hidden() && delivery.PersonID == matter.AuthorID:
		tell = wording.AnswerKept
	}
	entry, err := d.tx.Entry(delivery.EntryID)
	if err != nil || entry.PersonID == delivery.PersonID || entry.PersonID == matter.AuthorID {
		return err
	}
	return d.send(&Delivery{Kind: DeliverNotice, PersonID: entry.PersonID, MatterID: matter.ID, Text: tell(matter.Number),
		Key: "undelivered:" + relayKey(delivery)}) // whatever befalls a relay, its sender is told once
}

// relayLate asks the office to phone when a relay has not gone out in time,
// whatever the reason; the outbox goes on trying. Who has a notice of it knows.
func (d *Desk) relayLate(deliveryID string) error {
	delivery, err := d.tx.Delivery(deliveryID)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil || delivery.State != DeliveryQueued && delivery.State != DeliverySending || !delivery.NoticeAt.IsZero() {
		return err
	}
	return d.askToPhone(delivery, wording.AnswerLate)
}

// noNeedToPhone ends the task of a relay that has arrived after all.
func (d *Desk) noNeedToPhone(delivery Delivery) error {
	tasks, err := d.tx.OpenTasks()
	if err != nil {
		return err
	}
	for _, task := range tasks {
		if task.Kind != TaskUnreachable || task.DeliveryID != delivery.ID {
			continue
		}
		if err := d.endTask(task, "delivered"); err != nil {
			return err
		}
		if err := d.toldLate(delivery); err != nil {
			return err
		}
	}
	_, err = d.stopAsking(delivery.MatterID, func(notice Delivery) bool { return notice.Key == callKey(delivery, notice.PersonID) })
	return err
}

// giveUp ends a delivery that will never be accepted as it is.
func (d *Desk) giveUp(delivery Delivery) error {
	if delivery.Kind.IsRelay() {
		return d.phoneInstead(delivery)
	}
	if delivery.Kind == DeliverMedia {
		return d.mediaNotSent(delivery)
	}
	delivery.State = DeliveryDropped
	return d.tx.SaveDelivery(delivery)
}
