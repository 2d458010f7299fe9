package liaison

import (
	"slices"
	"unicode/utf8"

	"shuanglian/liaison/wording"
)

// spoken is what was said in one line, and how to have what is only named in it.
func spoken(number string, said []Said) string {
	return words(said) + wording.HowToPull(number, counts(said))
}

// lengthsKnown writes a matter's line in the lists, and what is still on its way
// about it, again, now that a voice has its length.
func (d *Desk) lengthsKnown(matter Matter) error {
	entries, err := d.tx.Entries(matter.ID)
	if err != nil {
		return err
	}
	raised := slices.DeleteFunc(slices.Clone(entries), func(e Entry) bool { return e.Kind != EntryRaised })
	if known := gist(saidIn(raised)); known != matter.Gist && (matter.Open() || matter.State == StateDraft) {
		matter.Gist = known
		if err := d.tx.SaveMatter(&matter); err != nil {
			return err
		}
	}
	deliveries, err := d.tx.DeliveriesOf(matter.ID)
	if err != nil {
		return err
	}
	for _, delivery := range deliveries {
		if delivery.State != DeliveryQueued && delivery.State != DeliveryWaiting {
			continue
		}
		said := saidIn(saidTogether(entries, deliveries, delivery.EntryID))
		text, err := d.relayText(matter, delivery, said)
		if err != nil {
			return err
		}
		if text == "" || text == delivery.Text || d.tooLong(text) { // one of several parts stays as it is
			continue
		}
		delivery.Text = text
		if err := d.tx.SaveDelivery(delivery); err != nil {
			return err
		}
	}
	return nil
}

func (d *Desk) tooLong(text string) bool {
	most := d.terms.Policy.PassiveReplyRunes
	return most > 0 && utf8.RuneCountInString(text) > most
}

// relayText is a relay's text as it would be written now; empty for what says
// nothing of voices.
func (d *Desk) relayText(matter Matter, delivery Delivery, said []Said) (string, error) {
	switch {
	case delivery.Kind == DeliverCard:
		return d.cardText(matter, delivery.PersonID)
	case counts(said).Voices == 0 || delivery.FromID == "" || delivery.QuestionID != "":
		return "", nil
	case delivery.Kind == DeliverAddition:
		from, err := d.addedBy(matter, delivery.FromID, delivery.PersonID)
		return d.additionText(matter, from, said), err
	case delivery.Kind != DeliverAnswer && delivery.Kind != DeliverAsk:
		return "", nil
	}
	person, err := d.tx.Person(delivery.FromID)
	by := d.speakerName(Viewer{Person: person}, matter)
	if delivery.Kind == DeliverAsk {
		return wording.AskBack(matter.Number, by, spoken(matter.Number, said)), err
	}
	return wording.Answer(matter.Number, by, spoken(matter.Number, said)), err
}
