package liaison

import "slices"

// AskedBack lists the own open matters about which a person has been asked within
// Policy.AskedBackFresh and has not replied yet, last asked first: plain words of
// his may belong to one of them. Sealed ones are among them, for he has just read
// their numbers.
func (d *Desk) AskedBack(v Viewer) ([]Matter, error) {
	raised, err := d.tx.RaisedInSight(v.OpenID, v.ID)
	if err != nil {
		return nil, err
	}
	type askedAt struct {
		Matter
		ask Delivery
	}
	var asked []askedAt
	for _, matter := range raised {
		if !MayAdd(v, matter) {
			continue
		}
		ask, waits, err := d.lastAsk(v, matter)
		if err != nil {
			return nil, err
		}
		if waits {
			asked = append(asked, askedAt{matter, ask})
		}
	}
	slices.SortStableFunc(asked, func(a, b askedAt) int { return b.ask.SentAt.Compare(a.ask.SentAt) })
	matters := make([]Matter, 0, len(asked))
	for _, one := range asked {
		matters = append(matters, one.Matter)
	}
	return matters, nil
}

// AddedSealed lists the own sealed matters to which a person has said something by
// their number just now, no longer ago than a card stays fresh: what can carry no
// number, like a voice, may belong to one of them. Nowhere else are they listed.
func (d *Desk) AddedSealed(v Viewer) ([]Matter, error) {
	raised, err := d.tx.RaisedInSight(v.OpenID, v.ID)
	if err != nil {
		return nil, err
	}
	since := d.now.Add(-d.terms.Policy.CardFresh)
	var added []Matter
	for _, matter := range raised {
		if matter.Level != Sealed || !MayAdd(v, matter) {
			continue
		}
		entries, err := d.tx.Entries(matter.ID)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(entries, func(e Entry) bool {
			return e.Kind == EntryAdded && e.PersonID == v.ID && !e.Said.At.Before(since)
		}) {
			added = append(added, matter)
		}
	}
	return added, nil
}

// lastAsk is the question that reached the author last, if he has not said
// anything on the matter since and it is still fresh.
func (d *Desk) lastAsk(v Viewer, matter Matter) (Delivery, bool, error) {
	deliveries, err := d.tx.DeliveriesOf(matter.ID)
	if err != nil {
		return Delivery{}, false, err
	}
	var last Delivery
	for _, delivery := range deliveries {
		if delivery.Kind == DeliverAsk && delivery.PersonID == v.ID && delivery.State == DeliverySent && delivery.SentAt.After(last.SentAt) {
			last = delivery
		}
	}
	if last.ID == "" || d.now.Sub(last.SentAt) > d.terms.Policy.AskedBackFresh {
		return last, false, nil
	}
	entries, err := d.tx.Entries(matter.ID)
	replied := slices.ContainsFunc(entries, func(e Entry) bool {
		return e.Kind == EntryAdded && e.RecalledAt.IsZero() && e.ID > last.EntryID // ids rise with time
	})
	return last, !replied, err
}
