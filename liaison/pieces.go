package liaison

import (
	"cmp"
	"slices"
)

// saidTogether lists the pieces that went out in one message with the entry,
// in the order in which they were said. Words that waited for "which matter?"
// are several entries and one delivery, which names the last of them.
func saidTogether(entries []Entry, deliveries []Delivery, entryID string) []Entry {
	ends := make(map[string]bool, len(deliveries))
	for _, delivery := range deliveries {
		ends[delivery.EntryID] = true
	}
	made := slices.SortedFunc(slices.Values(entries), func(a, b Entry) int { return cmp.Compare(a.ID, b.ID) })
	end := slices.IndexFunc(made, func(e Entry) bool { return e.ID == entryID })
	if end < 0 {
		return nil
	}
	last := made[end]
	together := []Entry{last}
	for i := end - 1; i >= 0; i-- {
		if made[i].Kind != last.Kind || made[i].PersonID != last.PersonID {
			continue
		}
		if ends[made[i].ID] {
			break
		}
		together = append(together, made[i])
	}
	slices.Reverse(together)
	return together
}

// held tells whether a relay may still be taken back: no copy of it, for
// whichever recipient, has come to the end of its hold or gone out. The
// deliveries are those of its matter.
func (d *Desk) held(relay Delivery, deliveries []Delivery) bool {
	if !d.inHold(relay) {
		return false
	}
	return !slices.ContainsFunc(deliveries, func(other Delivery) bool {
		gone := other.State == DeliveryRecalled || other.State == DeliveryDropped
		return other.Kind == relay.Kind && other.EntryID == relay.EntryID && !gone && !d.inHold(other)
	})
}

func (d *Desk) inHold(relay Delivery) bool {
	return relay.FromID != "" && relay.State == DeliveryQueued && relay.Attempts == 0 && relay.HeldUntil.After(d.now)
}

// onTheirWay lists the entries that their sender may still take back: nobody
// else may read them yet.
func (d *Desk) onTheirWay(entries []Entry, deliveries []Delivery) map[string]bool {
	held := map[string]bool{}
	for _, delivery := range deliveries {
		if delivery.EntryID == "" || !d.held(delivery, deliveries) {
			continue
		}
		for _, entry := range saidTogether(entries, deliveries, delivery.EntryID) {
			held[entry.ID] = true
		}
	}
	return held
}

// stillHeld tells whether the author may still take the whole matter back: until
// then it is nowhere to be found for anybody else.
func (d *Desk) stillHeld(matter Matter) (bool, error) {
	if matter.State != StateSubmitted {
		return false, nil
	}
	deliveries, err := d.tx.DeliveriesOf(matter.ID)
	return slices.ContainsFunc(deliveries, func(one Delivery) bool {
		return one.Kind == DeliverCard && one.FromID == matter.AuthorID && d.held(one, deliveries)
	}), err
}
