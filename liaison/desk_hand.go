package liaison

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"time"

	"shuanglian/liaison/wording"
)

// Handed is what became of a hand-over by the office.
type Handed struct {
	To      string    // as others know him: 周秀英代表, 周岚
	Inside  bool      // to another clerk
	Asked   bool      // its author is asked first whether he may learn his name
	ByPhone bool      // … by the office, on the telephone
	Unseen  bool      // … since his account may not see the matter
	Due     time.Time // he is to answer by then
	Later   time.Time // when he gets it, zero right after the hold
	Away    time.Time // he has said that he is away, until the end of that day
	// What its author has said may be about him: that is asked too.
	MayBeHim bool
	Told     bool // to a handling unit that has it already: who its author is
}

// WhoIsNamed lists those of a name who could be handed anything at all: delegates,
// committee members and clerks. Whether one may have a certain matter is another
// question, which HandTo answers the same way as for a name nobody has.
func (d *Desk) WhoIsNamed(name string) ([]Person, error) {
	people, err := d.tx.PeopleNamed(name)
	return slices.DeleteFunc(people, func(p Person) bool {
		_, may := p.receives("")
		return !may
	}), err
}

// receives tells as what a person can be handed a matter; said is what he was
// called (代表, 委员, or by his unit) when he is several.
func (p Person) receives(said Role) (Recipient, bool) {
	switch {
	case said == RoleHandler:
		return ToUnit, p.Holds(RoleHandler)
	case p.Holds(RoleLiaisonOfficer) || p.Holds(RoleAdministrator):
		return ToOffice, true
	case p.Holds(RoleCommitteeMember) && said != RoleDelegate:
		return ToCommitteeMember, true
	case p.Holds(RoleDelegate) && p.Seat == SeatActive:
		return ToDelegate, true
	case p.Holds(RoleCommitteeMember):
		return ToCommitteeMember, true
	}
	return ToUnit, p.Holds(RoleHandler)
}

// HandTo hands a matter of the office to somebody, with a reason: to another clerk,
// or out of the office to a delegate, a committee member or a handling unit, which
// reads the office's words and no name. A confidential one waits until its author
// has agreed that a delegate learns his name. said is the role he was called by, if
// any.
//
// ErrForbidden when the matter is none of the office's; ErrInvalid when its author
// gave no name, or it goes to a unit, and nothing stands for his words yet; ErrNotFound when this person
// may not have it, for whatever reason; ErrUnavailable when he can't be reached.
func (d *Desk) HandTo(v Viewer, matter Matter, to Person, said Role, reason Said) (Handed, error) {
	if err := d.mayHandOn(v, matter); err != nil {
		return Handed{}, err
	}
	as, may, err := d.mayBeHanded(matter, to, said)
	if err != nil {
		return Handed{}, err
	}
	tried, err := d.triedTooMany(matter)
	if err != nil {
		return Handed{}, err
	}
	if !may || to.ID == v.ID || to.ID == matter.HolderID && matter.outside() || tried && as != ToOffice {
		return Handed{}, d.notToHim(v, matter, to.ID)
	}
	given := matter
	given.Recipient, given.HolderID = as, to.ID
	viewer, err := d.viewerOf(to.ID)
	if errors.Is(err, ErrNotFound) || err == nil && !viewer.IsOffice() && !viewer.ActsAs(roleOf(as)) {
		if matter.Level == Anonymous && as != ToOffice { // who may have it and who may not are told the same
			return Handed{}, d.notToHim(v, matter, to.ID)
		}
		return Handed{}, fmt.Errorf("liaison: not bound: %w", ErrUnavailable)
	}
	if err != nil {
		return Handed{}, err
	}
	absence, away, err := d.awayNow(to.ID)
	if err != nil {
		return Handed{}, err
	}
	unasked, err := d.nameUnasked(matter, to.ID)
	if err != nil {
		return Handed{}, err
	}
	him, err := d.MayBeAbout(matter, to)
	if err != nil {
		return Handed{}, err
	}
	var handed Handed
	switch {
	case as == ToOffice:
		return d.handInside(v, matter, viewer, reason)
	case as == ToUnit && !matter.Reworded:
		return Handed{}, fmt.Errorf("liaison: nothing stands for its author's words: %w", ErrInvalid)
	case as != ToUnit && (unasked || matter.Level == Named && him):
		handed, err = d.askAuthor(v, matter, given, to, reason)
		handed.MayBeHim = him
	default:
		handed, err = d.handOut(v, matter, given, to, reason, RouteByOffice)
	}
	if away && as == ToDelegate {
		handed.Away = d.local(absence.Until)
	}
	return handed, err
}

// nameUnasked tells whether the author of a matter has still to be asked before this
// person learns his name: he has kept it, or has agreed to others only.
func (d *Desk) nameUnasked(matter Matter, personID string) (bool, error) {
	if matter.Level == Confidential || matter.hidden() {
		return matter.Level == Confidential, nil
	}
	routings, err := d.tx.Routings(matter.ID)
	if err != nil {
		return false, err
	}
	kept := false
	for i, step := range routings {
		if step.Reason != RouteAgreed || i+1 < len(routings) && routings[i+1].Reason == RouteTakenBack {
			continue
		}
		if kept = true; step.HolderID == personID {
			return false, nil
		}
	}
	return kept, nil
}

func roleOf(as Recipient) Role {
	switch as {
	case ToCommitteeMember:
		return RoleCommitteeMember
	case ToUnit:
		return RoleHandler
	case ToDelegate, ToOffice, ToDiscipline:
	}
	return RoleDelegate
}

// mayHandOn tells whether the office may hand the matter on at all.
func (d *Desk) mayHandOn(v Viewer, matter Matter) error {
	if err := d.mayTakeOn(v, matter); err != nil {
		return err
	}
	switch {
	case matter.State == StateReplied:
		return fmt.Errorf("liaison: it waits for its rating: %w", ErrConflict)
	case matter.Level == Anonymous && !matter.Reworded:
		return fmt.Errorf("liaison: nothing stands for its author's words: %w", ErrInvalid)
	}
	return nil
}

// mayBeHanded tells as what the matter may go to a person: if CanSee would show it
// to him there, were he bound, with his name agreed to where that has to be asked.
// What has no name goes to nobody who contacts its author: he would know.
func (d *Desk) mayBeHanded(matter Matter, p Person, said Role) (Recipient, bool, error) {
	as, may := p.receives(said)
	if !may || p.ID == matter.AuthorID || matter.excludes(p) {
		return "", false, nil
	}
	if matter.Level == Anonymous && as != ToOffice {
		contacts, err := d.contactsOf(matter.AuthorID)
		if err != nil || slices.Contains(contacts, p.ID) {
			return "", false, err
		}
	}
	seen := matter
	if as != ToOffice {
		seen.Recipient, seen.HolderID = as, p.ID
		switch {
		case as == ToUnit: // which reads the office's words, whoever their author is
			seen.Reworded = true
		case seen.Level == Confidential:
			seen.Level = Named
		}
	}
	viewer := Viewer{Person: p, Strength: Strong}
	viewer.Roles = slices.Clone(p.Roles)
	for i := range viewer.Roles {
		viewer.Roles[i].Active = true
	}
	return as, MayAnswer(viewer, seen), nil
}

// contactsOf lists who contacts a person by the links of today.
func (d *Desk) contactsOf(personID string) ([]string, error) {
	var from []string
	for _, kind := range []ContactKind{ContactVisit, ContactInterview} {
		links, err := d.tx.ContactsTo(personID, kind, d.today())
		if err != nil {
			return nil, err
		}
		for _, link := range links {
			from = append(from, link.FromID)
		}
	}
	return from, nil
}

// handInside makes another clerk the one who has taken the matter on, and shows it
// to him.
func (d *Desk) handInside(v Viewer, matter Matter, clerk Viewer, reason Said) (Handed, error) {
	if !canTakeOn(clerk, matter) {
		return Handed{}, fmt.Errorf("liaison: not bound: %w", ErrUnavailable)
	}
	matter.ClerkID = clerk.ID
	if err := d.tx.SaveMatter(&matter); err != nil {
		return Handed{}, err
	}
	if err := d.handedBecause(v, v.ID, matter, EntryShared, reason); err != nil {
		return Handed{}, err
	}
	return Handed{To: clerk.Name, Inside: true}, d.cardsTo(matter, []string{clerk.ID}, "", &Submitted{})
}

// handedBecause keeps the reason a clerk has given.
func (d *Desk) handedBecause(v Viewer, clerkID string, matter Matter, kind EntryKind, reason Said) error {
	entry := Entry{ID: d.tx.NewID(), MatterID: matter.ID, Kind: kind, PersonID: clerkID, Said: reason}
	if err := d.tx.AddEntry(entry); err != nil {
		return err
	}
	return d.audit(AuditRow{ActorID: v.ID, Act: "hand_to", MatterID: matter.ID, PersonID: cmp.Or(matter.HolderID, matter.ClerkID)})
}

// handOut brings the matter to somebody outside the office. Who hands it out may
// take it back within the hold. His time begins anew: the author learns until when.
// The office goes on seeing what it has to put into words, or has to phone about.
func (d *Desk) handOut(v Viewer, before, matter Matter, to Person, reason Said, why RouteReason) (Handed, error) {
	if err := d.undecidedNoMore(v.ID, before, wording.HandedUndecided); err != nil {
		return Handed{}, err
	}
	matter.ProposedID, matter.WithOffice, matter.Told = "", matter.inOffice() || matter.EnteredBy != "", false
	if !matter.WithOffice {
		matter.ClerkID = ""
	}
	if err := d.routed(&matter, why, v.ID); err != nil {
		return Handed{}, err
	}
	if err := d.tx.SaveMatter(&matter); err != nil {
		return Handed{}, err
	}
	if err := d.recount(&matter); err != nil {
		return Handed{}, err
	}
	clerk := v.ID
	if why == RouteAgreed { // its author has said yes to what a clerk had asked
		clerk = before.ClerkID
	}
	if err := d.handedBecause(v, clerk, matter, EntryHanded, reason); err != nil {
		return Handed{}, err
	}
	done := Submitted{}
	if err := d.cardsTo(matter, []string{to.ID}, v.ID, &done); err != nil {
		return Handed{}, err
	}
	handed := Handed{To: holderName(matter, to), Due: d.local(matter.FirstDueAt), Later: done.Later}
	if before.outside() && before.HolderID != to.ID {
		if err := d.tellAfterHold(matter, before.HolderID, wording.HandedToAnother(matter.Number)); err != nil {
			return Handed{}, err
		}
	}
	if v.ID == matter.AuthorID { // he has just been told in the reply
		return handed, nil
	}
	due := handed.Due
	if !matter.FirstAnswerAt.IsZero() {
		due = time.Time{}
	}
	return handed, d.tellAfterHold(matter, matter.AuthorID, wording.HandedByOffice(matter.Number, handed.To, due, d.now, matter.inOffice()))
}

// tellAfterHold tells somebody what a hand-over means to him once it can't be taken
// back any more.
func (d *Desk) tellAfterHold(matter Matter, personID, text string) error {
	notice := &Delivery{Kind: DeliverNotice, PersonID: personID, MatterID: matter.ID, Text: text,
		Key: handedPrefix + matter.ID + ":" + d.tx.NewID()}
	if personID != matter.AuthorID { // he has lost sight of it
		notice.MatterID = ""
	}
	return d.sendAfterHold(notice)
}

func (d *Desk) sendAfterHold(notice *Delivery) error {
	ready, err := d.readyAt(notice)
	if err != nil {
		return err
	}
	if hold := d.now.Add(d.terms.Policy.RecallHold); ready.Before(hold) {
		ready = hold
	}
	notice.ReadyAt = ready
	return d.send(notice)
}

const handedPrefix = "handed:"
