package liaison

import (
	"errors"
	"fmt"
	"slices"

	"shuanglian/liaison/wording"
)

// HeardRefusal is why an opinion heard on a visit can't be handed in by who heard it.
type HeardRefusal string

// The refusals. The words are kept nowhere.
const (
	HeardAccusation HeardRefusal = "sounds like an accusation"
	HeardAboutSelf  HeardRefusal = "may be about him who heard it"
)

// MayNotBeHeard tells whether words heard on a visit must not be handed in by who
// heard them: an accusation, or what may be about himself. Empty when they may.
func (d *Desk) MayNotBeHeard(v Viewer, visit Visit, words string) (HeardRefusal, error) {
	var refusal HeardRefusal
	author, err := d.tx.Person(visit.ToID)
	if err != nil {
		return "", err
	}
	heard, err := d.tx.Person(visit.FromID)
	if err != nil {
		return "", err
	}
	said := []Said{{Kind: SaidText, Text: words}}
	accused, err := d.accusedIn(said, accuses, author.ID)
	if err != nil {
		return "", err
	}
	ofOffice := slices.ContainsFunc(accused, func(p Person) bool { return p.ofOffice() })
	switch {
	case SoundsLikeAccusation(words) || ofOffice: // what the office is meant by must not come to it
		refusal = HeardAccusation
	case MayMean(said, heard, author) || v.ID != heard.ID && MayMean(said, v.Person, author):
		refusal = HeardAboutSelf
	}
	if refusal == "" {
		return "", nil
	}
	return refusal, d.audit(AuditRow{ActorID: v.ID, Act: "enter", Refused: true, Reason: string(refusal)})
}

// VisitRefused notes that a contact was not recorded, whoever was meant.
func (d *Desk) VisitRefused(v Viewer, why VisitRefusal) error {
	return d.audit(AuditRow{ActorID: v.ID, Act: "visit", Refused: true, Reason: string(why)})
}

// EnterHeard hands in what somebody raised on a visit, in his name, by the choice
// that is his: named to the one who has seen him and follows it up, to the office, or
// without his name. What was raised at an interview has the time of an opinion.
// ErrForbidden for who has not recorded the visit himself, and for words that may be
// about him.
func (d *Desk) EnterHeard(v Viewer, visit Visit, said Said, choice Choice) (Entered, error) {
	refused, err := d.MayNotBeHeard(v, visit, said.Text)
	if err != nil {
		return Entered{}, err
	}
	may, err := d.MayChangeVisit(v, visit)
	if err != nil {
		return Entered{}, err
	}
	if refused != "" || !may || visit.ByID != v.ID {
		return Entered{}, fmt.Errorf("liaison: not handed in by him: %w", ErrForbidden)
	}
	author, err := d.tx.Person(visit.ToID)
	if err != nil {
		return Entered{}, err
	}
	speaker := speakerOn(visit, author)
	bound, err := d.viewerOf(author.ID)
	isBound := err == nil
	if err != nil && !errors.Is(err, ErrNotFound) {
		return Entered{}, err
	}
	matter := Matter{ID: d.tx.NewID(), State: StateDraft, AuthorID: author.ID, AuthorFrom: bound.OpenID, EnteredBy: v.ID, DelegateID: visit.FromID,
		Rating: Unrated, DraftedAt: d.now, Route: RouteHeard}
	if visit.Kind == ContactInterview {
		matter.Route = RouteOpinion
	}
	accused, err := d.accusedIn([]Said{said}, mayAccuse, author.ID, visit.FromID)
	if err != nil {
		return Entered{}, err
	}
	matter.keepFrom(keptFromThem(accused))
	if err := d.tx.SaveMatter(&matter); err != nil {
		return Entered{}, err
	}
	if err := d.JoinDraft(matter, []Said{said}); err != nil {
		return Entered{}, err
	}
	if matter, err = d.tx.Matter(matter.ID); err != nil {
		return Entered{}, err
	}
	var entered Entered
	if entered.Submitted, err = d.Submit(speaker, matter, choice); err != nil {
		return Entered{}, err
	}
	entered.Reached = isBound && CanSee(bound, entered.Matter)
	if entered.Reached && !entered.Matter.hidden() {
		if err := d.tellHeard(visit, entered.Submitted, said); err != nil {
			return Entered{}, err
		}
	}
	return entered, d.noteHeard(v, visit, entered.Matter)
}

// heardPrefix begins the keys of notices that tell somebody what was handed in for him.
const heardPrefix = "heard:"

// tellHeard gives somebody the receipt of what was handed in in his name, once who
// wrote it down can't take it back any more.
func (d *Desk) tellHeard(visit Visit, done Submitted, said Said) error {
	matter := done.Matter
	heard, err := d.tx.Person(visit.FromID)
	if err != nil {
		return err
	}
	deliveries, err := d.tx.DeliveriesOf(matter.ID)
	if err != nil {
		return err
	}
	told := Delivery{Kind: DeliverNotice, PersonID: matter.AuthorID, MatterID: matter.ID, Key: heardPrefix + matter.ID,
		Text: wording.HeardForYou(wording.HeardTold{By: heard.Name, Interview: visit.Kind == ContactInterview, Words: wording.Framed(said.Text),
			To: done.To, Number: matter.Number, Due: d.local(matter.FirstDueAt)})}
	ready := d.now
	for _, card := range deliveries {
		if card.HeldUntil.After(ready) {
			ready = card.HeldUntil
		}
	}
	if told.ReadyAt, err = d.afterNight(told, ready, ready); err != nil {
		return err
	}
	return d.send(&told)
}

// heardNoMore drops such a receipt when what it tells of was taken back, or is nobody's
// to name any more.
func (d *Desk) heardNoMore(delivery *Delivery) (bool, error) {
	matter, err := d.tx.Matter(delivery.MatterID)
	if err != nil || matter.State != StateWithdrawn && matter.Level != Sealed {
		return false, err
	}
	delivery.State, delivery.Outcome = DeliveryDropped, "taken back"
	return true, d.tx.SaveDelivery(*delivery)
}

// noteHeard ties the visit to the matter. Of what has no name neither the visit nor
// the record says whose it is.
func (d *Desk) noteHeard(v Viewer, visit Visit, matter Matter) error {
	row := AuditRow{ActorID: v.ID, Act: "enter", MatterID: matter.ID, PersonID: visit.ToID}
	if matter.hidden() {
		row.PersonID = ""
		return d.audit(row)
	}
	visit.MatterID = matter.ID
	if err := d.tx.SaveVisit(visit); err != nil {
		return err
	}
	return d.audit(row)
}

// speakerOn is the one who was seen, in the part in which he was: a delegate when he
// was interviewed, whether he is bound or not, and a member otherwise.
func speakerOn(visit Visit, author Person) Viewer {
	roles := slices.Clone(author.Roles)
	if visit.Kind == ContactInterview {
		for i := range roles {
			roles[i].Active = roles[i].Active || roles[i].Role == RoleDelegate
		}
	} else {
		roles = slices.DeleteFunc(roles, func(h RoleHeld) bool { return h.Role == RoleDelegate })
	}
	author.Roles = roles
	return Viewer{Person: author, Strength: Strong}
}
