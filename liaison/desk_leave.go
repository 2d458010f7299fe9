package liaison

import (
	"errors"
	"fmt"
	"strings"

	"shuanglian/liaison/wording"
)

// Left is what somebody who leaves had not sent yet: he is told, if he can be.
type Left struct {
	Draft bool // a draft nobody had chosen a way for
	Words bool // words that waited for "which matter?"
}

// Sentence says so; empty when nothing was lost.
func (l Left) Sentence() string {
	if l.Draft || l.Words {
		return wording.DraftLost()
	}
	return ""
}

// Unbind cuts the openid from its person (解绑). Matters in hand go on without it.
func (d *Desk) Unbind(openID OpenID) (Left, error) {
	binding, err := d.Binding(openID)
	if err != nil {
		return Left{}, err
	}
	if !binding.Bound() {
		return Left{}, fmt.Errorf("liaison: not bound: %w", ErrConflict)
	}
	if err := d.audit(AuditRow{ActorID: binding.PersonID, Act: "unbind"}); err != nil {
		return Left{}, err
	}
	return d.cut(binding)
}

// Forget is Unbind for who leaves for good (注销), or has left already: everything
// that came from the platform goes, as it demands of every account, and an openid
// that is bound to nobody is forgotten too. act says on the record how it came.
func (d *Desk) Forget(openID OpenID, act string) (Left, error) {
	binding, err := d.Binding(openID)
	if err != nil {
		return Left{}, err
	}
	if binding.Bound() {
		if err := d.audit(AuditRow{ActorID: binding.PersonID, Act: act}); err != nil {
			return Left{}, err
		}
	}
	left, err := d.cut(binding)
	if err != nil {
		return Left{}, err
	}
	if binding.Bound() {
		if err := d.forgetPreference(binding.PersonID); err != nil {
			return Left{}, err
		}
		if err := d.tx.ForgetLeaveWordsOf(binding.PersonID); err != nil {
			return Left{}, err
		}
	}
	if err := d.tx.SaveBinding(Binding{OpenID: openID, State: BindingNone}); err != nil {
		return Left{}, err
	}
	return left, d.tx.ForgetOpenID(openID)
}

// cut ends what an openid is in the middle of, and its binding. Nothing that has
// not been handed in goes out in the name of who has left; what was handed in, or
// relayed, goes on.
func (d *Desk) cut(binding Binding) (Left, error) {
	left, err := d.leaveDialogues(binding.OpenID)
	if err != nil {
		return Left{}, err
	}
	if err := d.tx.DropScraps(binding.OpenID); err != nil {
		return Left{}, err
	}
	was := binding
	binding.State, binding.Claim, binding.DelegateID, binding.CodeID = BindingUnbound, Claim{}, "", ""
	if err := d.tx.SaveBinding(binding); err != nil || !was.Bound() {
		return left, err
	}
	drafts, err := d.tx.DraftsBy(was.PersonID)
	if err != nil {
		return Left{}, err
	}
	for _, draft := range drafts {
		left.Draft = true
		if err := d.DropDraft(draft, ActorAuthor); err != nil {
			return Left{}, err
		}
	}
	if err := d.cardsCame(); err != nil {
		return Left{}, err
	}
	if err := d.settleWaiting(was.PersonID); err != nil {
		return Left{}, err
	}
	if err := d.officeMinds(was.PersonID); err != nil {
		return Left{}, err
	}
	return left, d.pseudonym(was.PersonID)
}

// leaveDialogues ends the open questions of an openid, and what waits in them.
func (d *Desk) leaveDialogues(openID OpenID) (Left, error) {
	asked, err := d.tx.OpenDialogues(openID, d.now)
	if err != nil {
		return Left{}, err
	}
	var left Left
	for _, question := range asked {
		waited := question.Kind == AskWhich || question.Kind == AskNewOrAdded || question.Kind == AskReader
		left.Words = left.Words || waited && len(question.Words) > 0
		question.Words = nil
		if err := d.Close(question, ""); err != nil {
			return Left{}, err
		}
	}
	return left, nil
}

// settleWaiting lets the outbox look again at what waits for the next message of
// somebody who has left: a relay among it becomes a call, or goes to the office.
func (d *Desk) settleWaiting(personID string) error {
	waiting, err := d.tx.WaitingFor(personID)
	if err != nil {
		return err
	}
	for _, delivery := range waiting {
		delivery.State, delivery.NextAt = DeliveryQueued, d.now
		if err := d.tx.SaveDelivery(delivery); err != nil {
			return err
		}
	}
	return nil
}

// officeMinds shows the office what somebody who has left has before him and is
// to answer; it stays his, should he come back. What has not reached him yet is
// brought to the office by the outbox.
func (d *Desk) officeMinds(personID string) error {
	held, err := d.tx.MattersHeldBy(personID)
	if err != nil {
		return err
	}
	for _, matter := range held {
		if matter.inHisStead() || matter.Level == Sealed || matter.State == StateReplied {
			continue
		}
		deliveries, err := d.tx.DeliveriesOf(matter.ID)
		if err != nil {
			return err
		}
		if !hasCard(deliveries, personID) {
			continue
		}
		if err := d.officeInHisStead(matter); err != nil {
			return err
		}
	}
	return nil
}

// officeInHisStead gives a matter to the office whose holder has left, and tells
// its author. The office gets its card, or hears of it if it has it already.
func (d *Desk) officeInHisStead(matter Matter) error {
	seen := matter.WithOffice
	if sealed, err := d.sealedInstead(Viewer{}, matter); err != nil || sealed {
		return err
	}
	matter.WithOffice = true
	if err := d.routed(&matter, RouteUnreachable, ""); err != nil {
		return err
	}
	show := d.cardsToOffice
	if seen {
		show = d.tellOfficeToGoOn
	}
	if err := show(&matter); err != nil {
		return err
	}
	return d.send(&Delivery{Kind: DeliverNotice, PersonID: matter.AuthorID, MatterID: matter.ID,
		Text: wording.Unreachable(matter.Number, roleWord(matter.Recipient))})
}

func (d *Desk) tellOfficeToGoOn(matter *Matter) error {
	if err := d.tx.SaveMatter(matter); err != nil {
		return err
	}
	return d.officeAsks(*matter, wording.GoOnInHisStead(matter.Number, roleWord(matter.Recipient)))
}

func hasCard(deliveries []Delivery, personID string) bool {
	for _, delivery := range deliveries {
		if delivery.PersonID == personID && delivery.Kind == DeliverCard && delivery.State == DeliverySent {
			return true
		}
	}
	return false
}

// pseudonym takes the name and phone of somebody who has left and whom the roster
// does not hold; his matters keep their numbers and what was said.
func (d *Desk) pseudonym(personID string) error {
	person, err := d.tx.Person(personID)
	if errors.Is(err, ErrNotFound) || err == nil && person.Standing != Unverified {
		return nil
	}
	if err != nil {
		return err
	}
	gone := Person{ID: person.ID, Township: person.Township, Name: wording.Pseudonym(d.terms.Random(pseudonyms)),
		Roles: person.Roles, Standing: Gone}
	if err := d.tx.SavePerson(gone); err != nil {
		return err
	}
	if err := d.forgetName(person, gone); err != nil {
		return err
	}
	if err := d.tx.ForgetGistsOf(personID); err != nil {
		return err
	}
	return d.forgetRequests(personID)
}

// forgetName puts the pseudonym into what was sent, or is to be, about his matters.
func (d *Desk) forgetName(person, gone Person) error {
	matters, err := d.tx.MattersBy(person.ID)
	if err != nil {
		return err
	}
	for _, matter := range matters {
		deliveries, err := d.tx.DeliveriesOf(matter.ID)
		if err != nil {
			return err
		}
		for _, delivery := range deliveries {
			if !strings.Contains(delivery.Text, person.Called()) {
				continue
			}
			delivery.Text = strings.ReplaceAll(delivery.Text, person.Called(), gone.Name)
			if err := d.tx.SaveDelivery(delivery); err != nil {
				return err
			}
		}
	}
	return nil
}

// isGone tells whether somebody has left whom the roster does not hold: nobody
// knows how to reach him.
func (d *Desk) isGone(personID string) (bool, error) {
	person, err := d.tx.Person(personID)
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	return person.Standing == Gone, err
}

// pseudonyms is how many there are: enough to tell two people apart.
const pseudonyms = 9000
