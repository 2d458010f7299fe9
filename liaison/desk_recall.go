package liaison

import "time"

// Recalled is what a 撤回 took back.
type Recalled struct {
	Number string
	Whole  bool // the matter itself, not an answer
}

// Recall takes the person's last relay back while it is held. ok is false when
// nothing can be taken back any more.
func (d *Desk) Recall(v Viewer) (done Recalled, ok bool, err error) {
	held, err := d.tx.HeldFrom(v.ID, d.now)
	if err != nil || len(held) == 0 {
		return Recalled{}, false, err
	}
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
	done = Recalled{Number: matter.Number, Whole: last.Kind == DeliverCard}
	if done.Whole {
		return done, true, d.withdraw(v, matter)
	}
	return done, true, d.takeBack(v, matter, last)
}

// withdraw ends a matter nobody has seen yet.
func (d *Desk) withdraw(v Viewer, matter Matter) error {
	if err := d.tx.DropDue(DueFirstAnswer, matter.ID); err != nil {
		return err
	}
	return d.move(&matter, StateWithdrawn, ActorAuthor, v.ID, "recalled")
}

// takeBack undoes one entry and, for an answer, what it did to the matter.
func (d *Desk) takeBack(v Viewer, matter Matter, delivery Delivery) error {
	entry, err := d.tx.Entry(delivery.EntryID)
	if err != nil {
		return err
	}
	entry.RecalledAt = d.now
	if err := d.tx.SaveEntry(entry); err != nil {
		return err
	}
	if delivery.Kind != DeliverAnswer {
		return d.audit(AuditRow{ActorID: v.ID, Act: "recall", MatterID: matter.ID})
	}
	if matter.State == StateReplied {
		matter.RepliedAt = time.Time{}
		if err := d.closeRating(matter.ID); err != nil {
			return err
		}
		if err := d.move(&matter, StateInProgress, actorOf(v, matter), v.ID, "final answer recalled"); err != nil {
			return err
		}
	}
	answered, err := d.answered(matter.ID)
	if err != nil || answered {
		return err
	}
	matter.FirstAnswerAt = time.Time{}
	if err := d.tx.SaveDue(Due{Kind: DueFirstAnswer, ObjectID: matter.ID, At: matter.OfficeDueAt}); err != nil {
		return err
	}
	return d.move(&matter, StateSubmitted, actorOf(v, matter), v.ID, "first answer recalled")
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
	}
	return nil
}
