package liaison

import (
	"errors"
	"fmt"
	"slices"

	"shuanglian/liaison/wording"
)

// Claim notes that somebody of the office takes a matter on (我来). It returns
// who has it afterwards: the viewer himself, or the clerk who was there first.
// ErrForbidden when the matter is none of the office's.
func (d *Desk) Claim(v Viewer, matter Matter) (Person, error) {
	if err := d.mayTakeOn(v, matter); err != nil {
		return Person{}, err
	}
	clerk, claimed, err := d.clerkOf(matter)
	if err != nil || claimed {
		return clerk.Person, err
	}
	matter.ClerkID = v.ID
	if err := d.tx.SaveMatter(&matter); err != nil {
		return Person{}, err
	}
	return v.Person, d.audit(AuditRow{ActorID: v.ID, Act: "claim", MatterID: matter.ID})
}

// Release gives a claim back (不办了): the matter waits for somebody of the office
// again. ErrConflict when somebody else or nobody has it.
func (d *Desk) Release(v Viewer, matter Matter) error {
	if err := d.mayTakeOn(v, matter); err != nil {
		return err
	}
	if matter.ClerkID != v.ID {
		return fmt.Errorf("liaison: not claimed by him: %w", ErrConflict)
	}
	matter.ClerkID = ""
	if err := d.tx.SaveMatter(&matter); err != nil {
		return err
	}
	return d.audit(AuditRow{ActorID: v.ID, Act: "release", MatterID: matter.ID})
}

func (d *Desk) mayTakeOn(v Viewer, matter Matter) error {
	if canTakeOn(v, matter) {
		return nil
	}
	return d.forbid(v, matter, "take_on", "not the office's to take on")
}

func canTakeOn(v Viewer, matter Matter) bool {
	return v.IsOffice() && matter.WithOffice && matter.Level != Sealed && MayAnswer(v, matter)
}

// ClerkOf is who of the office has taken a matter on; the zero Person when nobody
// has, or he has left the office or may not see it any more.
func (d *Desk) ClerkOf(matter Matter) (Person, error) {
	clerk, _, err := d.clerkOf(matter)
	return clerk.Person, err
}

func (d *Desk) clerkOf(matter Matter) (Viewer, bool, error) {
	if matter.ClerkID == "" {
		return Viewer{}, false, nil
	}
	clerk, err := d.viewerOf(matter.ClerkID)
	if errors.Is(err, ErrNotFound) {
		return Viewer{}, false, nil
	}
	if err != nil || !canTakeOn(clerk, matter) {
		return Viewer{}, false, err
	}
	return clerk, true, nil
}

// WhoElse names who else is about to answer what somebody of the office wants to
// answer: the clerk who has taken it on, or the holder while it is still his turn.
// Empty when nobody has to be asked about.
func (d *Desk) WhoElse(v Viewer, matter Matter) (string, error) {
	if v.ID == matter.HolderID || matter.Level == Sealed {
		return "", nil
	}
	clerk, claimed, err := d.clerkOf(matter)
	if err != nil || claimed {
		if clerk.ID == v.ID {
			return "", err
		}
		return clerk.Name, err
	}
	if d.officeTurn(matter) {
		return "", nil
	}
	holder, err := d.tx.Person(matter.HolderID)
	return holderName(matter, holder), err
}

// officeTurn tells whether the office is to act on a matter it has: nobody outside
// holds it, or he has let his time pass or can't be reached, or somebody of the
// office has taken it on beside him.
func (d *Desk) officeTurn(matter Matter) bool {
	return matter.HolderID == "" || matter.Recipient == ToOffice || matter.inHisStead() ||
		matter.ClerkID != "" && !matter.Route.beginsAnew() ||
		matter.FirstAnswerAt.IsZero() && !d.now.Before(matter.OfficeDueAt)
}

// inHisStead tells whether the office answers in the place of a holder who can't be
// reached; it stays his too, should he come back.
func (m Matter) inHisStead() bool { return m.Route == RouteUnreachable && m.HolderID != "" }

// takeOn makes who answers for the office the one who has the matter, unless
// somebody has it already.
func (d *Desk) takeOn(v Viewer, matter *Matter) error {
	if v.ID == matter.HolderID || !canTakeOn(v, *matter) {
		return nil
	}
	_, claimed, err := d.clerkOf(*matter)
	if !claimed {
		matter.ClerkID = v.ID
	}
	return err
}

// takenOn is noted of a matter that a clerk has by an answer of his.
const takenOn = "take_on_by_answer"

// takeOnBy is takeOn by an answer: which one is noted, for with it the claim is taken
// back.
func (d *Desk) takeOnBy(v Viewer, matter *Matter, entry Entry) error {
	before := matter.ClerkID
	if err := d.takeOn(v, matter); err != nil || matter.ClerkID == before {
		return err
	}
	return d.audit(AuditRow{ActorID: v.ID, Act: takenOn, MatterID: matter.ID, Reason: entry.ID})
}

// takenOnNoMore gives a matter back to the office that a clerk had by nothing but an
// answer which he takes back.
func (d *Desk) takenOnNoMore(v Viewer, matter *Matter, entryID string) error {
	if matter.ClerkID != v.ID {
		return nil
	}
	trail, err := d.tx.AuditOf(matter.ID)
	if err != nil {
		return err
	}
	for _, row := range slices.Backward(trail) {
		if row.ActorID != v.ID || row.Act != takenOn && row.Act != "claim" {
			continue
		}
		if row.Act == takenOn && row.Reason == entryID {
			matter.ClerkID = ""
			return d.tx.SaveMatter(matter)
		}
		return nil
	}
	return nil
}

// alone tells whether no more than one of the staff may have the matter.
func alone(staff []Viewer, matter Matter) bool {
	count := 0
	for _, clerk := range staff {
		if canTakeOn(clerk, matter) {
			count++
		}
	}
	return count < 2
}

// answerers lists who is told what the author says later: the holder, or the clerk
// who has taken the matter on, or everybody of the office. What has no name stays
// with the office even while somebody outside holds it.
func (d *Desk) answerers(matter Matter) ([]string, error) {
	if matter.inOffice() { // he gets nothing but what the office puts into words
		matter.HolderID, matter.Recipient = "", ToOffice
	}
	if matter.HolderID == "" || matter.inHisStead() {
		clerk, claimed, err := d.clerkOf(matter)
		if err != nil {
			return nil, err
		}
		if claimed {
			back, err := d.comeBack(matter)
			return append(back, clerk.ID), err
		}
	}
	_, holders, err := d.holders(matter)
	return holders, err
}

// clerkGone gives a matter back to the whole office when the clerk who has taken
// it on can't be told what its author says.
func (d *Desk) clerkGone(matter Matter) error {
	matter.ClerkID = ""
	return d.cardsToOffice(&matter)
}

// OfficeList is 待办 of somebody of the office: what he has to answer, what nobody
// has taken on yet, what others have, what he has handed out, whom to phone and what
// else is to be done.
// What nobody else there may have is his. The view is audited.
func (d *Desk) OfficeList(v Viewer) (wording.OfficeFacts, error) {
	var list wording.OfficeFacts
	held, err := d.InHand(v)
	if err != nil {
		return list, err
	}
	out, err := d.signedOut(v)
	if err != nil {
		return list, err
	}
	if err := d.Listed(v, slices.Concat(held, out)); err != nil {
		return list, err
	}
	if list.Signed, err = d.signedRows(v, out); err != nil {
		return list, err
	}
	staff, err := d.OfficeStaff()
	if err != nil {
		return list, err
	}
	for _, matter := range held {
		row, err := d.Row(v, matter)
		if err != nil {
			return list, err
		}
		clerk, claimed, err := d.clerkOf(matter)
		switch {
		case err != nil:
			return list, err
		case clerk.ID == v.ID || matter.HolderID == v.ID || matter.Level == Sealed || alone(staff, matter):
			list.Mine = append(list.Mine, row)
		case claimed:
			row.Who = clerk.Name
			list.Others = append(list.Others, row)
		default:
			list.Unclaimed = append(list.Unclaimed, row)
		}
	}
	work, err := d.ToDo(v)
	list.Calls, list.Tasks = work.Calls, append(work.Tasks, work.Replies...)
	return list, err
}
