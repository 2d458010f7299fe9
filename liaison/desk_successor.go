package liaison

import (
	"slices"

	"shuanglian/liaison/wording"
)

// outOfSeat tells whether the one who holds a matter is not any more what he got
// it as: a delegate with an active seat, a committee member, or who answers for a unit.
func (d *Desk) outOfSeat(matter Matter) (bool, error) {
	if !matter.outside() || matter.Recipient == ToDiscipline {
		return false, nil
	}
	holder, err := d.tx.Person(matter.HolderID)
	if err != nil {
		return false, err
	}
	switch matter.Recipient {
	case ToCommitteeMember:
		return !holder.Holds(RoleCommitteeMember), nil
	case ToUnit:
		return !holder.Holds(RoleHandler), nil
	case ToDelegate, ToOffice, ToDiscipline:
	}
	return !holder.Holds(RoleDelegate) || holder.Seat != SeatActive, nil
}

// succeed hands a matter of somebody whose seat has ended to who contacts its
// author now, if it is named and he may have it; else to the office.
func (d *Desk) succeed(matter Matter) error {
	next, err := d.successor(matter)
	if err != nil {
		return err
	}
	if next.ID != "" {
		return d.handOver(matter, next, RouteSuccessor)
	}
	if matter.Recipient == ToUnit { // it goes on being a unit: nobody's seat has ended
		if err := d.toOffice(matter, RouteUnreachable); err != nil {
			return err
		}
		gone, err := d.tx.Matter(matter.ID)
		if err != nil {
			return err
		}
		return d.dropUnseen(gone)
	}
	from, err := d.tx.Person(matter.HolderID)
	if err != nil {
		return err
	}
	name := holderName(matter, from)
	if err := d.undecidedNoMore("", matter, wording.BackUndecided); err != nil {
		return err
	}
	if err := d.send(&Delivery{Kind: DeliverNotice, PersonID: from.ID, Text: wording.SucceededYou(matter.Number, officeName)}); err != nil {
		return err
	}
	if sealed, err := d.sealedInstead(Viewer{}, matter); err != nil || sealed {
		return err
	}
	matter.HolderID, matter.WithOffice, matter.Recipient = "", true, ToOffice
	if err := d.routed(&matter, RouteSeatEnded, ""); err != nil {
		return err
	}
	if err := d.cardsToOffice(&matter); err != nil {
		return err
	}
	if err := d.dropUnseen(matter); err != nil {
		return err
	}
	return d.send(&Delivery{Kind: DeliverNotice, PersonID: matter.AuthorID, MatterID: matter.ID,
		Text: wording.NowSuccessor(matter.Number, name, officeName, d.firstDue(matter), d.now)})
}

// successor is who contacts the author today and may hold the matter; the zero
// Person if there is nobody. Without the author's name a matter goes to nobody who
// contacts him: he would know.
func (d *Desk) successor(matter Matter) (Person, error) {
	routings, err := d.tx.Routings(matter.ID)
	if err != nil || matter.Level != Named || matter.Recipient == ToUnit || slices.ContainsFunc(routings, func(r Routing) bool { return r.Reason == RouteAgreed }) {
		return Person{}, err
	}
	author, err := d.tx.Person(matter.AuthorID)
	if err != nil {
		return Person{}, err
	}
	kind := ContactVisit
	if matter.Recipient == ToCommitteeMember {
		kind = ContactInterview
	}
	next, err := d.partner(Viewer{Person: author}, kind)
	if err != nil || next.ID == "" || next.ID == matter.HolderID {
		return Person{}, err
	}
	given := matter
	given.HolderID = next.ID
	viewer, found, err := d.reachable(next.ID)
	if err != nil || !found || !MayAnswer(viewer, given) || matter.excludes(next) {
		return Person{}, err
	}
	return next, nil
}
