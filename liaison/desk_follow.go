package liaison

import "slices"

// followOn brings what the author has said a moment ago, and may still take back,
// to those who have just got the matter: their card doesn't hold it yet, and the
// one it was on its way to may not have it any more.
func (d *Desk) followOn(matter Matter) error {
	deliveries, err := d.tx.DeliveriesOf(matter.ID)
	if err != nil {
		return err
	}
	told := map[string][]string{} // who gets an entry, by its id
	for _, one := range deliveries {
		if one.Kind == DeliverAddition && one.State != DeliveryDropped {
			told[one.EntryID] = append(told[one.EntryID], one.PersonID)
		}
	}
	for _, addition := range deliveries {
		if addition.Kind != DeliverAddition || !d.inHold(addition) {
			continue
		}
		if err := d.followWith(matter, addition, deliveries, told); err != nil {
			return err
		}
	}
	return nil
}

func (d *Desk) followWith(matter Matter, addition Delivery, deliveries []Delivery, told map[string][]string) error {
	answerers, err := d.answerers(matter)
	if err != nil {
		return err
	}
	entries, err := d.tx.Entries(matter.ID)
	if err != nil {
		return err
	}
	from, err := d.addedBy(matter, addition.FromID, "")
	if err != nil {
		return err
	}
	said := saidIn(saidTogether(entries, deliveries, addition.EntryID))
	for _, person := range answerers {
		if slices.Contains(told[addition.EntryID], person) {
			continue
		}
		told[addition.EntryID] = append(told[addition.EntryID], person)
		if err := d.send(&Delivery{Kind: DeliverAddition, PersonID: person, MatterID: matter.ID, EntryID: addition.EntryID,
			FromID: addition.FromID, Urgent: addition.Urgent, ReadyAt: addition.ReadyAt, Text: d.additionText(matter, from, said)}); err != nil {
			return err
		}
	}
	return nil
}
