package liaison

import (
	"slices"
	"strings"
)

// handedOut tells whether the card that is still held is of a hand-over by the
// office, which its sender may take back although he has lost sight of the matter.
func (m Matter) handedOut(card Delivery) bool {
	return card.Kind == DeliverCard && card.PersonID == m.HolderID && (m.Route == RouteByOffice || m.Route == RouteAgreed)
}

// mayTakeBack tells whether a relay that is still held is the viewer's to take back.
func (d *Desk) mayTakeBack(v Viewer, matter Matter, relay Delivery) bool {
	if matter.Route.heard() && matter.EnteredBy == v.ID && relay.Kind == DeliverCard && !matter.excludes(v.Person) {
		return true // what he has just written down himself, though he won't see it any more
	}
	return CanSee(v, matter) || matter.handedOut(relay) && mayHelp(v, matter)
}

// handBack undoes a hand-over that was taken back within its hold: who had the
// matter before has it again, and nobody is told what has not happened.
func (d *Desk) handBack(v Viewer, matter Matter) error {
	routings, err := d.tx.Routings(matter.ID)
	if err != nil {
		return err
	}
	agreed := matter.Route == RouteAgreed
	matter.Recipient, matter.HolderID, matter.WithOffice = ToOffice, "", true
	if before := len(routings) - 2; before >= 0 && routings[before].HolderID != "" {
		matter.Recipient, matter.HolderID = routings[before].Recipient, routings[before].HolderID
	}
	if agreed && matter.HolderID == "" { // who had it before had his name by an earlier yes
		matter.Level = Confidential
	}
	if v.IsOffice() {
		matter.ClerkID = v.ID
	}
	if err := d.routed(&matter, RouteTakenBack, v.ID); err != nil {
		return err
	}
	if err := d.tx.SaveMatter(&matter); err != nil {
		return err
	}
	if err := d.recount(&matter); err != nil {
		return err
	}
	if err := d.forgetReason(matter); err != nil {
		return err
	}
	if err := d.untold(matter); err != nil {
		return err
	}
	return d.audit(AuditRow{ActorID: v.ID, Act: "hand_back", MatterID: matter.ID})
}

// forgetReason takes the latest reason of a hand-over off the matter.
func (d *Desk) forgetReason(matter Matter) error {
	entries, err := d.tx.Entries(matter.ID)
	if err != nil {
		return err
	}
	for _, entry := range slices.Backward(entries) {
		if entry.Kind == EntryHanded && entry.RecalledAt.IsZero() {
			entry.RecalledAt = d.now
			return d.tx.SaveEntry(entry)
		}
	}
	return nil
}

// untold drops what was to be told of the hand-over after its hold.
func (d *Desk) untold(matter Matter) error {
	queued, err := d.tx.ListDeliveries([]DeliveryState{DeliveryQueued}, 0)
	if err != nil {
		return err
	}
	for _, notice := range queued {
		if !strings.HasPrefix(notice.Key, handedPrefix+matter.ID+":") {
			continue
		}
		notice.State, notice.Outcome = DeliveryDropped, "the hand-over was taken back"
		if err := d.tx.SaveDelivery(notice); err != nil {
			return err
		}
	}
	return nil
}

// HandedJustNow names whom a clerk has handed the matter of a number to, while he
// may take that back; empty when he has not.
func (d *Desk) HandedJustNow(v Viewer, number string) (string, error) {
	held, err := d.heldInSight(v)
	if err != nil {
		return "", err
	}
	for _, card := range held {
		matter, err := d.tx.Matter(card.MatterID)
		if err != nil {
			return "", err
		}
		if matter.Number != number || !matter.handedOut(card) {
			continue
		}
		holder, err := d.tx.Person(matter.HolderID)
		return holderName(matter, holder), err
	}
	return "", nil
}
