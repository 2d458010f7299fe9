package liaison

import (
	"errors"
	"slices"
	"time"

	"shuanglian/liaison/wording"
)

// delegateLate brings a matter that its delegate has not answered in time one
// rung up: to whom he has named to stand in for him, else to the convenor of his
// group, else it stays with him until the office's time has come. Only what is
// named to him climbs: anything else is with the office, or sealed.
func (d *Desk) delegateLate(matter Matter) error {
	if !d.climbs(matter) {
		return nil
	}
	routings, err := d.tx.Routings(matter.ID)
	if err != nil {
		return err
	}
	if mayClimb(routings) {
		next, why, err := d.nextRung(matter)
		if err != nil {
			return err
		}
		if next.ID != "" {
			return d.handOver(matter, next, why)
		}
	}
	return d.heldInVain(matter)
}

// heldInVain gives a matter to the office whose holder can't answer it any more:
// his seat has ended, or he has left. Waiting would be in vain.
func (d *Desk) heldInVain(matter Matter) error {
	if matter.WithOffice {
		return nil
	}
	viewer, err := d.viewerOf(matter.HolderID)
	if errors.Is(err, ErrNotFound) || err == nil && !MayAnswer(viewer, matter) {
		return d.toOffice(matter, RouteUnreachable)
	}
	return err
}

// mayClimb tells whether the way of a matter has only been its author's choice of
// his delegate, by WeChat or on the telephone. It climbs once; and what the office has handed to somebody goes to
// nobody else but back there: its author may have agreed to that one alone.
func mayClimb(routings []Routing) bool {
	return !slices.ContainsFunc(routings, func(r Routing) bool { return !r.ofDelegate() })
}

// climbs tells whether a matter may go from its delegate to another one.
func (d *Desk) climbs(matter Matter) bool {
	return matter.Open() && matter.FirstAnswerAt.IsZero() && matter.Recipient == ToDelegate && matter.Level == Named && matter.HolderID != ""
}

// nextRung is who answers in the place of the holder; the zero Person: nobody may.
func (d *Desk) nextRung(matter Matter) (Person, RouteReason, error) {
	holder, err := d.tx.Person(matter.HolderID)
	if err != nil {
		return Person{}, "", err
	}
	absence, away, err := d.awayNow(holder.ID)
	if err != nil {
		return Person{}, "", err
	}
	if away {
		next, why, err := d.coverOf(absence, matter)
		if why == RouteStandIn {
			return next, RouteStandInLate, err
		}
		return next, RouteConvenorLate, err
	}
	convenor, err := d.convenorFor(holder, matter)
	return convenor, RouteConvenorLate, err
}

// mayStandIn tells whether a matter of somebody else's may go to this delegate:
// he is there, and nothing keeps him from it. It is asked by CanSee, as if he
// had it.
func (d *Desk) mayStandIn(person Person, matter Matter) (bool, error) {
	if person.ID == matter.HolderID || person.ID == matter.DelegateID || matter.excludes(person) {
		return false, nil
	}
	if _, away, err := d.awayNow(person.ID); err != nil || away {
		return false, err
	}
	binding, err := d.tx.BindingOf(person.ID)
	if errors.Is(err, ErrNotFound) || err == nil && !binding.Following {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	matter.State, matter.Recipient, matter.Level, matter.HolderID = StateSubmitted, ToDelegate, Named, person.ID
	return MayAnswer(Viewer{Person: person, OpenID: binding.OpenID, Strength: binding.Strength}, matter), nil
}

// handOver gives a matter to another delegate and tells everybody concerned: the
// new holder by its card, the author who has it now, the one before that he need
// not answer any more.
func (d *Desk) handOver(matter Matter, to Person, why RouteReason) error {
	from, err := d.tx.Person(matter.HolderID)
	if err != nil {
		return err
	}
	if err := d.undecidedNoMore("", matter, wording.HandedUndecided); err != nil {
		return err
	}
	matter.HolderID = to.ID
	if err := d.routed(&matter, why, ""); err != nil {
		return err
	}
	if err := d.audit(AuditRow{Act: "hand_over", MatterID: matter.ID, PersonID: to.ID, Reason: string(why)}); err != nil {
		return err
	}
	if err := d.tx.SaveMatter(&matter); err != nil {
		return err
	}
	if err := d.recount(&matter); err != nil {
		return err
	}
	if err := d.sendCards(matter, false, &Submitted{}); err != nil {
		return err
	}
	if err := d.dropUnseen(matter); err != nil {
		return err
	}
	before, now := holderName(matter, from), holderName(matter, to)
	toHim, toAuthor := wording.TakenFromYou(matter.Number, now), wording.NowAnotherDelegate(matter.Number, before, now, d.local(matter.FirstDueAt), d.now)
	if why == RouteSuccessor {
		toHim, toAuthor = wording.SucceededYou(matter.Number, now), wording.NowSuccessor(matter.Number, before, now, d.firstDue(matter), d.now)
	}
	if err := d.send(&Delivery{Kind: DeliverNotice, PersonID: from.ID, Text: toHim}); err != nil {
		return err
	}
	return d.send(&Delivery{Kind: DeliverNotice, PersonID: matter.AuthorID, MatterID: matter.ID, Text: toAuthor})
}

// firstDue is when the first answer is due, zero once it was given.
func (d *Desk) firstDue(matter Matter) time.Time {
	if !matter.FirstAnswerAt.IsZero() {
		return time.Time{}
	}
	return d.local(matter.FirstDueAt)
}

// toOffice takes a matter from a holder who can't answer it and gives it to the
// office; the author is told without a reason.
func (d *Desk) toOffice(matter Matter, why RouteReason) error {
	before := matter.Recipient
	if err := d.undecidedNoMore("", matter, wording.BackUndecided); err != nil {
		return err
	}
	if sealed, err := d.sealedInstead(Viewer{}, matter); err != nil || sealed {
		return err
	}
	matter.HolderID, matter.WithOffice, matter.Recipient = "", true, ToOffice
	if err := d.routed(&matter, why, ""); err != nil {
		return err
	}
	if err := d.cardsToOffice(&matter); err != nil {
		return err
	}
	return d.send(&Delivery{Kind: DeliverNotice, PersonID: matter.AuthorID, MatterID: matter.ID,
		Text: wording.Unreachable(matter.Number, roleWord(before))})
}

// roleWord is how a holder is named whose name is not said.
func roleWord(recipient Recipient) string {
	switch recipient {
	case ToCommitteeMember:
		return "委员"
	case ToUnit:
		return "承办单位"
	case ToDelegate, ToOffice, ToDiscipline:
	}
	return "代表"
}
