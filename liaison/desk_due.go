package liaison

import (
	"errors"
	"fmt"
	"slices"

	"shuanglian/liaison/wording"
)

const dueBatch = 100

// RunDues does what has come due, a batch at a time, and tells how much.
func (d *Desk) RunDues() (int, error) {
	dues, err := d.tx.DueBefore(d.now, dueBatch)
	if err != nil {
		return 0, err
	}
	for _, due := range dues {
		if err := d.runDue(due); err != nil {
			return 0, err
		}
	}
	return len(dues), nil
}

// RunDue does one due row in a transaction of its own, unless it was moved or
// done meanwhile: the way out when a batch with it has failed.
func (d *Desk) RunDue(due Due) error {
	dues, err := d.tx.DueBefore(d.now, dueBatch)
	if err != nil || !slices.ContainsFunc(dues, due.same) {
		return err
	}
	return d.runDue(due)
}

// PostponeDue puts off a due row that fails, so that the others go on and it is
// tried again, whatever has been mended by then.
func (d *Desk) PostponeDue(due Due) error {
	due.At = d.now.Add(setAsideFor)
	return d.tx.SaveDue(due)
}

func (d *Desk) runDue(due Due) error {
	if err := d.tx.DropDue(due.Kind, due.ObjectID); err != nil {
		return err
	}
	if err := d.fall(due); err != nil {
		return fmt.Errorf("liaison: due %s: %w", due.Kind, err)
	}
	return nil
}

func (d *Desk) fall(due Due) error {
	switch due.Kind {
	case DueMeeting:
		return d.meetingDue(due.ObjectID)
	case DueRelayLate:
		return d.relayDue(due.ObjectID)
	case DueScrap:
		return d.tx.DropScrap(due.ObjectID)
	case DueReview:
		return d.reviewSilent(due.ObjectID)
	case DueRoster:
		return d.onMatter(due.ObjectID, d.lookAgain)
	case DueTemplate:
		return d.wakeLane(due.ObjectID)
	case DueWords:
		return d.wordsSilent(due.ObjectID)
	case DueDraftSilence:
		return d.onMatter(due.ObjectID, d.draftSilent)
	case DueAwayEnds:
		return d.awayEnds(due.ObjectID)
	case DueLapsed:
		return d.lapsed(due.ObjectID)
	case DueLeave:
		return d.leaveUndecided(due.ObjectID)
	case DueSwap:
		return d.swapOver(due.ObjectID)
	case DueContact:
		return d.contactTold(due.ObjectID)
	case DueRung:
		return d.onMatter(due.ObjectID, d.delegateLate)
	case DueFirstAnswer:
		return d.onMatter(due.ObjectID, d.officeFollows)
	case DueRatingSilence:
		return d.onMatter(due.ObjectID, d.unrated)
	}
	return fmt.Errorf("liaison: unknown due row: %w", ErrInvalid)
}

func (d *Desk) onMatter(id string, act func(Matter) error) error {
	matter, err := d.tx.Matter(id)
	if err != nil {
		return err
	}
	return act(matter)
}

// draftSilent: no choice sends a member's draft to the office, confidential. A
// delegate's silence sends nothing; he is told with his next message.
func (d *Desk) draftSilent(matter Matter) error {
	if matter.State != StateDraft {
		return nil
	}
	author, err := d.tx.Person(matter.AuthorID)
	if err != nil {
		return err
	}
	viewer, err := d.viewerOf(author.ID)
	if errors.Is(err, ErrNotFound) { // he left in the middle: nothing goes out in his name
		return d.move(&matter, StateWithdrawn, ActorClock, "", "author no longer bound")
	}
	if err != nil {
		return err
	}
	if matter.Level == Sealed { // he said that it is about somebody, and no more
		return d.sealedSilent(matter)
	}
	if viewer.ActsAs(RoleDelegate) {
		if err := d.move(&matter, StateWithdrawn, ActorClock, "", "no choice"); err != nil {
			return err
		}
		return d.send(&Delivery{Kind: DeliverNotice, PersonID: author.ID, MatterID: matter.ID, State: DeliveryWaiting,
			Text: wording.SilenceNotSent(matter.Gist, d.local(matter.DraftedAt))})
	}
	meant, found, err := d.Complains(matter)
	if err != nil {
		return err
	}
	accused, err := d.accusedInSilence(matter)
	if err != nil {
		return err
	}
	if found { // he may have been asked just that: silence keeps it from whom it seems to be about
		accused = append(accused, meant)
	}
	matter.keepFrom(keptFromThem(accused))
	matter.Recipient, matter.Route = ToOffice, RouteNoChoice
	if matter.Level != Anonymous { // which he had chosen before he was asked whether it is about somebody
		matter.Level = Confidential
	}
	done, err := d.handIn(matter, ActorClock, Submitted{})
	if err != nil {
		return err
	}
	if done.Matter.Level == Sealed {
		return d.send(&Delivery{Kind: DeliverNotice, PersonID: author.ID, MatterID: matter.ID, Text: wording.SealedReceipt(done.Matter.Number, 0)})
	}
	return d.send(&Delivery{Kind: DeliverNotice, PersonID: author.ID, MatterID: matter.ID,
		Text: wording.SilenceToOffice(done.Matter.Number, d.local(done.Matter.FirstDueAt), d.OfficeOf(author))})
}

// sealedSilent hands in a draft that is about somebody: no answer is the graver one.
func (d *Desk) sealedSilent(matter Matter) error {
	done, err := d.SubmitAbout(matter, Discipline, ActorClock)
	if err != nil {
		return err
	}
	return d.send(&Delivery{Kind: DeliverNotice, PersonID: matter.AuthorID, MatterID: matter.ID,
		Text: wording.SealedReceipt(done.Matter.Number, 0)})
}

// officeFollows brings an unanswered matter to the office; the holder keeps it.
func (d *Desk) officeFollows(matter Matter) error {
	if !matter.Open() || !matter.FirstAnswerAt.IsZero() || matter.Level == Sealed {
		return nil
	}
	text := wording.OfficeFollows(matter.Number)
	switch {
	case matter.WithOffice && (!matter.outside() || matter.inHisStead()): // the office itself has left it unanswered
		if err := d.joinDistrict(&matter); err != nil {
			return err
		}
		author, err := d.tx.Person(matter.AuthorID)
		if err != nil {
			return err
		}
		text = wording.OfficeLate(matter.Number, d.OfficeOf(author))
	case matter.WithOffice: // which it has handed out, or written down
		if err := d.backToOffice(matter); err != nil {
			return err
		}
	default:
		matter.WithOffice = true
		may, err := d.officeMayKnow(matter)
		if err != nil {
			return err
		}
		if !may { // everybody there is kept from it
			return d.seal(Viewer{}, matter, RouteOfficeExcluded)
		}
		if err := d.routed(&matter, RouteUnanswered, ""); err != nil {
			return err
		}
		if err := d.cardsToOffice(&matter); err != nil {
			return err
		}
	}
	return d.send(&Delivery{Kind: DeliverNotice, PersonID: matter.AuthorID, MatterID: matter.ID,
		Key: unansweredPrefix + matter.ID + ":" + d.tx.NewID(), Text: text})
}

// unansweredPrefix begins the key of the notice that a matter is not answered yet.
const unansweredPrefix = "unanswered:"

// answeredSince drops the notice that a matter is not answered when it is by the
// time its author would read that.
func (d *Desk) answeredSince(delivery *Delivery) (bool, error) {
	matter, err := d.tx.Matter(delivery.MatterID)
	if err != nil || matter.Open() && matter.FirstAnswerAt.IsZero() {
		return false, err
	}
	delivery.State, delivery.Outcome = DeliveryDropped, "answered since"
	return true, d.tx.SaveDelivery(*delivery)
}

// backToOffice shows a matter that the office knows to who follows it up there: who
// has taken it on, or everybody.
func (d *Desk) backToOffice(matter Matter) error {
	if err := d.routed(&matter, RouteUnanswered, ""); err != nil {
		return err
	}
	if err := d.tx.SaveMatter(&matter); err != nil {
		return err
	}
	matter.HolderID = ""
	clerks, err := d.answerers(matter)
	if err != nil {
		return err
	}
	return d.cardsTo(matter, clerks, "", &Submitted{})
}

// cardsToOffice saves the matter and shows it to everybody of the office.
func (d *Desk) cardsToOffice(matter *Matter) error {
	if err := d.takeCharge(matter); err != nil {
		return err
	}
	if err := d.tx.SaveMatter(matter); err != nil {
		return err
	}
	pool := *matter
	pool.HolderID = ""
	return d.sendCards(pool, false, &Submitted{})
}

// unrated closes a matter whose author was silent; silence is not satisfaction.
func (d *Desk) unrated(matter Matter) error {
	if matter.State != StateReplied {
		return nil
	}
	if untold, err := d.toBePhoned(matter); err != nil || untold {
		if err != nil {
			return err
		}
		return d.rateWithin(matter.ID)
	}
	if err := d.closeRating(matter.ID); err != nil {
		return err
	}
	if err := d.extendedNoMore(matter.ID); err != nil {
		return err
	}
	matter.ClosedAt, matter.Rating = d.now, Unrated
	return d.move(&matter, StateClosed, ActorClock, "", "not rated in time")
}

// wordsSilent ends words that waited for "which matter?": an author's later
// piece is a matter of its own, never the old one; a holder's words are dropped
// and he is told with his next message.
func (d *Desk) wordsSilent(questionID string) error {
	question, err := d.tx.Question(questionID)
	if err != nil || !question.AnsweredAt.IsZero() {
		return err
	}
	question.AnsweredAt = d.now
	waited := question
	if question.Kind == AskCharge || question.Kind == AskPassing {
		question.Words = nil
	}
	if err := d.tx.SaveQuestion(question); err != nil {
		return err
	}
	if question.Kind == AskReason {
		return d.reasonSilent(question)
	}
	viewer, err := d.viewerOf(question.PersonID)
	if errors.Is(err, ErrNotFound) { // he left in the middle: nothing goes out in his name, and he can't be told
		return nil
	}
	if err != nil {
		return err
	}
	switch question.Kind {
	case AskReader:
		return d.readerSilent(viewer, question)
	case AskPassing:
		return d.passed(viewer, waited)
	case AskNewOrAdded:
		return d.apartSilent(viewer, question.Words)
	default:
		text, err := d.undecided(question)
		if err != nil {
			return err
		}
		return d.send(&Delivery{Kind: DeliverNotice, PersonID: question.PersonID, State: DeliveryWaiting, Text: text})
	}
}

// apartSilent makes a matter of its own of what may have belonged to an older one.
func (d *Desk) apartSilent(v Viewer, words []Said) error {
	matter, err := d.OpenDraft(v, words)
	if err != nil {
		return err
	}
	if err := d.tx.DropDue(DueDraftSilence, matter.ID); err != nil {
		return err
	}
	return d.draftSilent(matter)
}

// undecided tells somebody that what he wanted was not done, since he has left a
// question about it open.
func (d *Desk) undecided(question Question) (string, error) {
	switch question.Kind {
	case AskHandTo, AskReword:
		matter, err := d.tx.Matter(question.ObjectID)
		if err != nil {
			return "", err
		}
		if question.Kind == AskReword {
			return wording.RewordingUndecided(matter.Number), nil
		}
		return wording.HandToUndecided(matter.Number), nil
	case AskRest:
		return wording.RestUndecided(question.Words[0].Text), nil
	case AskCaller:
		return wording.CallerUndecided(gist(question.Words)), nil
	case AskCharge:
		return wording.ChargeUndecided(), nil
	case AskStandIn:
		return wording.StandInUndecided(), nil
	case AskConfirm, AskIdentity, AskWhose:
		return wording.PersonUndecided(d.local(question.ShownAt)), nil
	case AskVisitWho, AskVisitFor, AskVisitHow, AskVisitGist:
		return wording.VisitUndecided(), nil
	case AskVisitLevel:
		return wording.HeardUndecided(gist(question.Words)), nil
	default:
		return wording.WordsExpired(gist(question.Words), d.local(question.ShownAt)), nil
	}
}
