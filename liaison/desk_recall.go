package liaison

import (
	"errors"
	"slices"
	"time"
)

// Recalled is what a 撤回 took back.
type Recalled struct {
	Number   string
	MatterID string
	Whole    bool      // the matter itself, not an answer
	Handed   bool      // that it was handed to somebody
	Asked    bool      // the question whether somebody may learn its author's name
	Kind     EntryKind // of what was said
	What     string    // its first words
	// Later is what the person has handed over since, which is out: then nothing was
	// taken back, for he may mean either.
	Later *Recalled
}

// Recall takes the person's last relay back while it is held. ok is false when
// nothing can be taken back any more. While something older is held and the last is
// out, nothing is taken: Later tells of it.
func (d *Desk) Recall(v Viewer) (done Recalled, ok bool, err error) {
	held, err := d.heldInSight(v)
	if err != nil {
		return Recalled{}, false, err
	}
	asked, open, err := d.lastAskedToReveal(v)
	if err != nil {
		return Recalled{}, false, err
	}
	if open && (len(held) == 0 || asked.question > held[0].ID) { // ids rise with time
		return Recalled{Number: asked.Number, Asked: true}, true, d.askNoMore(v, asked)
	}
	passing, passes, err := d.passing(v)
	if err != nil {
		return Recalled{}, false, err
	}
	if passes && (len(held) == 0 || passing.ID > held[0].ID) {
		done, err := d.passNoMore(v, passing)
		return done, true, err
	}
	if len(held) == 0 {
		return d.recallUndelivered(v, "")
	}
	later, out, err := d.outSince(v, held[0])
	if err != nil {
		return Recalled{}, false, err
	}
	if out {
		done, err := d.whatIs(held[0])
		done.Later = &later
		return done, true, err
	}
	return d.recallLast(v, held)
}

// outSince is the last relay of somebody when it was handed over after another one and
// is out already: what was urgent, or had somebody awake to read it.
func (d *Desk) outSince(v Viewer, held Delivery) (Recalled, bool, error) {
	relays, err := d.tx.FromSince(v.ID, held.CreatedAt)
	if err != nil {
		return Recalled{}, false, err
	}
	for _, relay := range relays {
		same := relay.MatterID == held.MatterID && relay.EntryID == held.EntryID && relay.Kind == held.Kind
		gone := relay.State == DeliveryRecalled || relay.State == DeliveryDropped
		if relay.ID < held.ID || same || gone { // ids rise with time
			continue
		}
		matter, err := d.tx.Matter(relay.MatterID)
		if err != nil {
			return Recalled{}, false, err
		}
		if d.mayTakeBack(v, matter, relay) {
			later, err := d.whatIs(relay)
			return later, true, err
		}
	}
	return Recalled{}, false, nil
}

// whatIs tells somebody which relay of his is meant. Of a sealed matter there is no
// more than its number.
func (d *Desk) whatIs(relay Delivery) (Recalled, error) {
	matter, err := d.tx.Matter(relay.MatterID)
	if err != nil {
		return Recalled{}, err
	}
	is := Recalled{Number: matter.Number, Whole: relay.Kind == DeliverCard, Handed: matter.handedOut(relay)}
	switch {
	case matter.Level == Sealed || is.Handed:
	case is.Whole:
		is.What = matter.Gist
	default:
		is.Kind, is.What, err = d.whatWasSaid(matter, relay)
	}
	return is, err
}

// RecallOf takes the person's last relay on one matter back while it is held,
// whatever he has handed over since.
func (d *Desk) RecallOf(v Viewer, number string) (done Recalled, ok bool, err error) {
	matter, err := d.tx.MatterByNumber(number)
	if errors.Is(err, ErrNotFound) {
		return Recalled{}, false, nil
	}
	if err != nil {
		return Recalled{}, false, err
	}
	held, err := d.heldInSight(v)
	if err != nil {
		return Recalled{}, false, err
	}
	held = slices.DeleteFunc(held, func(one Delivery) bool { return one.MatterID != matter.ID })
	passing, passes, err := d.passingOf(v, matter)
	if err != nil {
		return Recalled{}, false, err
	}
	if passes && (len(held) == 0 || passing.ID > held[0].ID) {
		done, err := d.passNoMore(v, passing)
		return done, true, err
	}
	if len(held) == 0 {
		return d.recallUndelivered(v, matter.ID)
	}
	return d.recallLast(v, held)
}

// recallLast takes the first of the relays back, the newest.
func (d *Desk) recallLast(v Viewer, held []Delivery) (done Recalled, ok bool, err error) {
	last := held[0]
	for _, delivery := range held { // one relay may go to several of the office
		if delivery.MatterID != last.MatterID || delivery.EntryID != last.EntryID || delivery.Kind != last.Kind {
			continue
		}
		delivery.State, delivery.Outcome = DeliveryRecalled, "recalled by its sender"
		if err := d.tx.SaveDelivery(delivery); err != nil {
			return Recalled{}, false, err
		}
	}
	matter, err := d.tx.Matter(last.MatterID)
	if err != nil {
		return Recalled{}, false, err
	}
	done = Recalled{Number: matter.Number, MatterID: matter.ID, Handed: matter.handedOut(last)}
	if done.Handed {
		return done, true, d.handBack(v, matter)
	}
	if done.Whole = last.Kind == DeliverCard; done.Whole {
		return done, true, d.withdraw(v, matter)
	}
	if done.Kind, done.What, err = d.whatWasSaid(matter, last); err != nil {
		return Recalled{}, false, err
	}
	return done, true, d.takeBack(v, matter, last)
}

// heldInSight lists the relays a person may take back from this openid: the
// hold lasts until the first of their recipients can get them, which is the
// morning for what is said at night to people asleep.
func (d *Desk) heldInSight(v Viewer) ([]Delivery, error) {
	held, err := d.tx.HeldFrom(v.ID, d.now)
	if err != nil {
		return nil, err
	}
	var seen []Delivery
	for _, delivery := range held {
		matter, err := d.tx.Matter(delivery.MatterID)
		if err != nil {
			return nil, err
		}
		copies, err := d.tx.DeliveriesOf(matter.ID)
		if err != nil {
			return nil, err
		}
		if d.mayTakeBack(v, matter, delivery) && d.held(delivery, copies) {
			seen = append(seen, delivery)
		}
	}
	return seen, nil
}

// SaidJustNow is the number of the matter on which the last words that a person can
// still take back were said; ok false when there are none.
func (d *Desk) SaidJustNow(v Viewer) (number string, ok bool, err error) {
	held, err := d.heldInSight(v)
	if err != nil || len(held) == 0 {
		return "", false, err
	}
	matter, err := d.tx.Matter(held[0].MatterID)
	return matter.Number, err == nil, err
}

// closeWays closes what is asked of a draft.
func (d *Desk) closeWays(draftID string) error {
	for _, kind := range []QuestionKind{AskWay, AskBlamed, AskAccused, AskSubject, AskGravity} {
		if err := d.closeQuestions(kind, draftID); err != nil {
			return err
		}
	}
	return nil
}

// recallUndelivered takes back a matter just handed in that could be sent to
// nobody: the office has nobody bound, which made it a task. only narrows it to one
// matter, if it names one.
func (d *Desk) recallUndelivered(v Viewer, only string) (Recalled, bool, error) {
	raised, err := d.tx.RaisedInSight(v.OpenID, v.ID)
	if err != nil || len(raised) == 0 {
		return Recalled{}, false, err
	}
	last := raised[0]
	if only != "" && last.ID != only {
		return Recalled{}, false, nil
	}
	if last.State != StateSubmitted || last.Urgent || !d.now.Before(last.SubmittedAt.Add(d.terms.Policy.RecallHold)) {
		return Recalled{}, false, nil
	}
	deliveries, err := d.tx.DeliveriesOf(last.ID)
	if err != nil || slices.ContainsFunc(deliveries, func(one Delivery) bool { return one.State == DeliverySent && one.Kind == DeliverCard }) {
		return Recalled{}, false, err
	}
	if last.Level == Sealed { // its task names no matter
		if len(deliveries) > 0 {
			return Recalled{}, false, nil
		}
		return Recalled{Number: last.Number, MatterID: last.ID, Whole: true}, true, d.withdraw(v, last)
	}
	tasks, err := d.tx.OpenTasks()
	if err != nil {
		return Recalled{}, false, err
	}
	for _, task := range tasks {
		if task.Kind != TaskNoOffice || task.MatterID != last.ID {
			continue
		}
		task.DoneAt, task.DoneBy = d.now, v.ID
		if err := d.tx.SaveTask(task); err != nil {
			return Recalled{}, false, err
		}
		return Recalled{Number: last.Number, MatterID: last.ID, Whole: true}, true, d.withdraw(v, last)
	}
	return Recalled{}, false, nil
}

// withdraw ends a matter nobody has seen yet.
func (d *Desk) withdraw(v Viewer, matter Matter) error {
	if err := d.answerNoMore(matter.ID); err != nil {
		return err
	}
	return d.move(&matter, StateWithdrawn, ActorAuthor, v.ID, "recalled")
}

// takeBack undoes one entry and, for an answer, what it did to the matter.
func (d *Desk) takeBack(v Viewer, matter Matter, delivery Delivery) error {
	if err := d.audit(AuditRow{ActorID: v.ID, Act: "recall", MatterID: matter.ID}); err != nil {
		return err
	}
	if err := d.takenOnNoMore(v, &matter, delivery.EntryID); err != nil {
		return err
	}
	return d.unsay(&matter, delivery, actorOf(v, matter), v.ID)
}

// unsay is takeBack for whoever causes it.
func (d *Desk) unsay(matter *Matter, delivery Delivery, by Actor, actorID string) error {
	if err := d.takeBackPieces(*matter, delivery.EntryID); err != nil {
		return err
	}
	if delivery.Kind != DeliverAnswer {
		return d.recount(matter)
	}
	if back, err := d.finishedAgain(matter, by, actorID); err != nil || back {
		return err
	}
	if matter.State == StateReplied {
		matter.RepliedAt = time.Time{}
		if err := d.closeRating(matter.ID); err != nil {
			return err
		}
		if err := d.move(matter, StateInProgress, by, actorID, "final answer recalled"); err != nil {
			return err
		}
	}
	answered, err := d.answered(matter.ID)
	if err != nil || answered || matter.State != StateInProgress {
		return err
	}
	matter.FirstAnswerAt = time.Time{}
	if err := d.move(matter, StateSubmitted, by, actorID, "first answer recalled"); err != nil {
		return err
	}
	return d.recount(matter)
}

// takeBackPieces marks everything that went with the entry in one message.
func (d *Desk) takeBackPieces(matter Matter, entryID string) error {
	entries, err := d.tx.Entries(matter.ID)
	if err != nil {
		return err
	}
	deliveries, err := d.tx.DeliveriesOf(matter.ID)
	if err != nil {
		return err
	}
	for _, entry := range saidTogether(entries, deliveries, entryID) {
		entry.RecalledAt = d.now
		if err := d.tx.SaveEntry(entry); err != nil {
			return err
		}
	}
	return nil
}

func (d *Desk) answered(matterID string) (bool, error) {
	entries, err := d.tx.Entries(matterID)
	for _, entry := range entries {
		if entry.Kind == EntryAnswer && entry.RecalledAt.IsZero() {
			return true, err
		}
	}
	return false, err
}

// closeRating takes back the question how the answer was.
func (d *Desk) closeRating(matterID string) error {
	if err := d.tx.DropDue(DueRatingSilence, matterID); err != nil {
		return err
	}
	return d.closeQuestions(AskRating, matterID)
}

// closeQuestions closes what is still asked about an object.
func (d *Desk) closeQuestions(kind QuestionKind, objectID string) error {
	questions, err := d.tx.QuestionsAbout(kind, objectID)
	if err != nil {
		return err
	}
	for _, question := range questions {
		question.AnsweredAt = d.now
		if err := d.tx.SaveQuestion(question); err != nil {
			return err
		}
		if err := d.dialogueOver(question.PersonID); err != nil {
			return err
		}
	}
	return nil
}

// AnswerHeld tells whether an answer to the matter is the person's last relay and can
// still be taken back.
func (d *Desk) AnswerHeld(v Viewer, matter Matter) (bool, error) {
	held, err := d.heldInSight(v)
	return err == nil && lastAnswers(held, matter), err
}

func lastAnswers(held []Delivery, matter Matter) bool {
	return len(held) > 0 && held[0].Kind == DeliverAnswer && held[0].MatterID == matter.ID
}

// RecallAnswer takes that answer back.
func (d *Desk) RecallAnswer(v Viewer, matter Matter) (bool, error) {
	held, err := d.heldInSight(v)
	if err != nil || !lastAnswers(held, matter) {
		return false, err
	}
	_, done, err := d.recallLast(v, held)
	return done, err
}
