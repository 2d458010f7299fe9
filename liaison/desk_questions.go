package liaison

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"shuanglian/liaison/wording"
)

// Ask keeps a question of the open dialogue. Words that wait for its answer are
// dropped, or become a matter of their own, when nobody answers.
func (d *Desk) Ask(question Question, lasts time.Duration) (Question, error) {
	question.ID, question.ShownAt, question.ExpiresAt = d.tx.NewID(), d.now, d.now.Add(lasts)
	if question.waits() {
		if err := d.tx.SaveDue(Due{Kind: DueWords, ObjectID: question.ID, At: question.ExpiresAt}); err != nil {
			return Question{}, err
		}
	}
	return question, d.tx.SaveQuestion(question)
}

// waits tells whether something is undecided until the question is answered: words
// that belong somewhere, or an answer that lacks its reason.
func (q Question) waits() bool {
	switch q.Kind {
	case AskWhich, AskNewOrAdded, AskReader, AskInstead, AskHandTo, AskReword, AskCaller, AskCharge, AskExtend, AskPushed:
		return len(q.Words) > 0
	case AskReason, AskRest, AskStandIn, AskConfirm, AskIdentity, AskWhose: // what was to be done is undone
		return true
	case AskVisitFor, AskVisitHow, AskVisitGist, AskVisitLevel:
		return true
	case AskVisitWho: // the list alone is only looked at
		return slices.ContainsFunc(q.Words, func(s Said) bool { return s.Text != "" })
	default:
		return false
	}
}

// Dialogue is the question of an open dialogue; ErrNotFound when it is over.
func (d *Desk) Dialogue(id string, openID OpenID) (Question, error) {
	question, err := d.tx.Question(id)
	if err != nil {
		return Question{}, err
	}
	if question.OpenID != openID || !question.OpenAt(d.now) {
		return Question{}, fmt.Errorf("liaison: dialogue is over: %w", ErrNotFound)
	}
	return question, nil
}

// Close ends a question: answered with a digit, or closed with none.
func (d *Desk) Close(question Question, digit string) error {
	question.AnsweredAt, question.Answer = d.now, digit
	if question.Kind == AskCharge { // what accuses is kept nowhere
		question.Words = nil
	}
	if err := d.tx.DropDue(DueWords, question.ID); err != nil {
		return err
	}
	if err := d.tx.SaveQuestion(question); err != nil {
		return err
	}
	return d.dialogueOver(question.PersonID)
}

// KeepWaiting adds words to those that wait for a question's answer.
func (d *Desk) KeepWaiting(question Question, said []Said) (Question, error) {
	question.Words = append(question.Words, said...)
	return question, d.tx.SaveQuestion(question)
}

// HandToOffice passes a matter from its holder to the office, with a reason.
func (d *Desk) HandToOffice(v Viewer, matter Matter, reason string) error {
	if err := d.mayAnswer(v, matter); err != nil {
		return err
	}
	if matter.Level == Sealed {
		return d.forbid(v, matter, "hand_to_office", "a sealed matter stays sealed")
	}
	if err := d.undecidedNoMore(v.ID, matter, wording.BackUndecided); err != nil {
		return err
	}
	if sealed, err := d.sealedInstead(v, matter); err != nil || sealed {
		return err
	}
	matter.HolderID, matter.WithOffice, matter.Recipient = "", true, ToOffice
	if err := d.routed(&matter, RouteHandedOn, v.ID); err != nil {
		return err
	}
	if err := d.audit(AuditRow{ActorID: v.ID, Act: "hand_to_office", MatterID: matter.ID}); err != nil {
		return err
	}
	if _, err := d.keep(v, matter, EntryPassed, []Said{{Kind: SaidText, Text: reason, At: d.now}}); err != nil {
		return err
	}
	if err := d.cardsToOffice(&matter); err != nil {
		return err
	}
	return d.send(&Delivery{Kind: DeliverNotice, PersonID: matter.AuthorID, MatterID: matter.ID,
		Text: wording.NowWithOffice(matter.Number)})
}

// Fresh lists the matters in hand whose card the person has seen lately,
// newest first: in a message of the outbox, or in a reply.
func (d *Desk) Fresh(v Viewer, shown []Shown) ([]Matter, error) {
	since := d.now.Add(-d.terms.Policy.CardFresh)
	cards, err := d.tx.CardsShown(v.ID, since)
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	var fresh []Matter
	for _, one := range append(shown, cards...) {
		if seen[one.MatterID] || one.At.Before(since) {
			continue
		}
		seen[one.MatterID] = true
		matter, err := d.tx.Matter(one.MatterID)
		if errors.Is(err, ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if MayAnswer(v, matter) {
			fresh = append(fresh, matter)
		}
	}
	return fresh, nil
}

// ShownLast is the matter in hand whose card somebody has seen last of late, and when;
// the zero time when there is none.
func (d *Desk) ShownLast(v Viewer, shown []Shown) (last Matter, at time.Time, err error) {
	cards, err := d.tx.CardsShown(v.ID, d.now.Add(-d.terms.Policy.CardFresh))
	if err != nil {
		return Matter{}, time.Time{}, err
	}
	fresh, err := d.Fresh(v, shown)
	if err != nil {
		return Matter{}, time.Time{}, err
	}
	for _, one := range append(slices.Clone(shown), cards...) {
		i := slices.IndexFunc(fresh, func(m Matter) bool { return m.ID == one.MatterID })
		if i >= 0 && one.At.After(at) {
			last, at = fresh[i], one.At
		}
	}
	return last, at, nil
}
