package liaison

import (
	"errors"
	"slices"

	"shuanglian/liaison/wording"
)

// mayNotSpeak tells whether the person's words on the matter must not reach its
// author: he is one of those it is about, of their kin or of their unit, and has
// got to answer it before that was known.
func (m Matter) mayNotSpeak(p Person) bool {
	if p.ID == "" || p.ID == m.AuthorID {
		return false
	}
	return slices.Contains(m.Subjects, p.ID) || m.aboutKinOf(p) || m.Level != Sealed && m.keptFrom(p)
}

// silence stops what people have said on a matter and nobody has been sent yet,
// if by now they are kept from it: the office goes on with the matter, and they
// are told what every former holder is told.
func (d *Desk) silence(matter *Matter) error {
	deliveries, err := d.tx.DeliveriesOf(matter.ID)
	if err != nil {
		return err
	}
	for _, delivery := range deliveries {
		if _, err := d.silenced(matter, delivery); err != nil {
			return err
		}
	}
	return nil
}

// silenced is silence for one message that is about to go out; true: it was stopped.
func (d *Desk) silenced(matter *Matter, delivery Delivery) (bool, error) {
	if !delivery.Kind.IsRelay() || delivery.Kind == DeliverCard || delivery.EntryID == "" ||
		delivery.State != DeliveryQueued && delivery.State != DeliveryWaiting {
		return false, nil
	}
	entry, err := d.tx.Entry(delivery.EntryID)
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	sayer, err := d.tx.Person(entry.PersonID)
	if err != nil || !matter.mayNotSpeak(sayer) {
		return false, err
	}
	return true, d.stopWords(matter, delivery, sayer)
}

// stopWords takes back, as if it had never been said, what somebody said who is
// kept from the matter.
func (d *Desk) stopWords(matter *Matter, delivery Delivery, sayer Person) error {
	delivery.State, delivery.Outcome = DeliveryDropped, "its sayer may not see the matter now"
	if err := d.tx.SaveDelivery(delivery); err != nil {
		return err
	}
	if err := d.audit(AuditRow{Act: "speak", MatterID: matter.ID, PersonID: sayer.ID, Refused: true}); err != nil {
		return err
	}
	if matter.ClerkID == sayer.ID {
		matter.ClerkID = ""
	}
	if err := d.unsay(matter, delivery, ActorClock, ""); err != nil {
		return err
	}
	if err := d.tx.SaveMatter(matter); err != nil {
		return err
	}
	if matter.WithOffice && matter.HolderID == "" && matter.Level != Sealed { // it waits for somebody of the office again
		if err := d.cardsToOffice(matter); err != nil {
			return err
		}
	}
	return d.send(&Delivery{Kind: DeliverNotice, PersonID: sayer.ID, Text: wording.NoLongerYoursAfterAll(matter.Number),
		Key: "unsaid:" + relayKey(delivery)})
}

// speakerKeptOut asks of a message at the moment of sending whether he whose words
// it carries may still speak on the matter.
func (d *Desk) speakerKeptOut(delivery Delivery) (bool, error) {
	if delivery.MatterID == "" {
		return false, nil
	}
	matter, err := d.tx.Matter(delivery.MatterID)
	if err != nil {
		return false, err
	}
	return d.silenced(&matter, delivery)
}
