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
		copied := other.Kind == relay.Kind && other.EntryID == relay.EntryID
		if relay.Kind == DeliverCard { // a matter may be sent again, to somebody else
			copied = copied && other.CreatedAt.Equal(relay.CreatedAt)
		}
		return copied && !gone && !d.inHold(other)
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

// stillHeld tells whether a matter is not to be found for the viewer yet, since who
// sent it on its way may still take it back: its author, who hides it from
// everybody; or the office, which hides it from him to whom it hands it.
func (d *Desk) stillHeld(v Viewer, matter Matter) (bool, error) {
	if matter.State != StateSubmitted && matter.State != StateInProgress {
		return false, nil
	}
	deliveries, err := d.tx.DeliveriesOf(matter.ID)
	return slices.ContainsFunc(deliveries, func(one Delivery) bool {
		hides := one.PersonID == v.ID || one.FromID != v.ID && !matter.handedOut(one)
		return one.Kind == DeliverCard && one.FromID != "" && hides && d.held(one, deliveries)
	}), err
}
