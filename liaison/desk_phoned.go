package liaison

import (
	"errors"
	"fmt"
	"slices"

	"shuanglian/liaison/wording"
)

// What somebody says on the telephone when the office has called him is taken in
// his name, and that it was so stands on the matter.

// RateByPhone takes a rating that the author gave a clerk on the telephone, after
// he was told the final answer there. ErrNotFound when nothing is to be rated that
// the clerk may know of, or its author rates it himself; ErrConflict when he has
// not been told yet.
func (d *Desk) RateByPhone(v Viewer, number string, rating Rating, reason string) (Rated, error) {
	matter, err := d.toldOf(v, number)
	if err != nil {
		return Rated{}, err
	}
	if matter.State != StateReplied {
		return Rated{}, fmt.Errorf("liaison: nothing to rate: %w", ErrNotFound)
	}
	final, err := d.finalOf(matter)
	if err != nil {
		return Rated{}, err
	}
	told, err := d.toldBefore(final)
	switch {
	case err != nil:
		return Rated{}, err
	case final.State == DeliverySent:
		return Rated{}, fmt.Errorf("liaison: he rates it himself: %w", ErrNotFound)
	case final.Outcome != OutcomePhoned && !told:
		return Rated{}, fmt.Errorf("liaison: not told yet: %w", ErrConflict)
	}
	author, err := d.speaker(matter)
	if err != nil {
		return Rated{}, err
	}
	if err := d.audit(AuditRow{ActorID: v.ID, Act: "rate_by_phone", MatterID: matter.ID, PersonID: author.ID}); err != nil {
		return Rated{}, err
	}
	matter.RatedBy = v.ID
	return d.rate(author, matter, rating, reason)
}

// AwaitsRating tells whether somebody who was just phoned can say how he found the
// final answer.
func (d *Desk) AwaitsRating(v Viewer, number string) (bool, error) {
	matter, err := d.toldOf(v, number)
	if errors.Is(err, ErrNotFound) || err == nil && matter.State != StateReplied {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	final, err := d.finalOf(matter)
	return err == nil && final.Outcome == OutcomePhoned, err
}

// toldOf finds a matter by whose author the office may have something told.
func (d *Desk) toldOf(v Viewer, number string) (Matter, error) {
	matter, err := d.tx.MatterByNumber(number)
	if err == nil && (!mayHelp(v, matter) || matter.hidden()) {
		err = fmt.Errorf("liaison: not his to phone about: %w", ErrNotFound)
	}
	return matter, err
}

// finalOf is the message by which the author gets the final answer.
func (d *Desk) finalOf(matter Matter) (Delivery, error) {
	deliveries, err := d.tx.DeliveriesOf(matter.ID)
	for _, one := range slices.Backward(deliveries) {
		if one.Kind == DeliverAnswer && one.QuestionID != "" && one.State != DeliveryRecalled {
			return one, err
		}
	}
	return Delivery{}, err
}

// toBePhoned tells whether the office has still to phone the final answer of a
// matter: nobody is silent about what he has not been told.
func (d *Desk) toBePhoned(matter Matter) (bool, error) {
	final, err := d.finalOf(matter)
	if err != nil || final.ID == "" {
		return false, err
	}
	tasks, err := d.tx.OpenTasks()
	for _, task := range tasks {
		if task.Kind == TaskUnreachable && task.DeliveryID == final.ID {
			return true, nil
		}
	}
	return false, err
}

// toldBefore tells whether somebody has heard on the telephone what a relay says: an
// answer that was made the final one afterwards carries the same words.
func (d *Desk) toldBefore(relay Delivery) (bool, error) {
	if relay.Kind != DeliverAnswer || relay.EntryID == "" {
		return false, nil
	}
	deliveries, err := d.tx.DeliveriesOf(relay.MatterID)
	return slices.ContainsFunc(deliveries, func(one Delivery) bool {
		return one.Kind == DeliverAnswer && one.ID != relay.ID && one.EntryID == relay.EntryID && one.Outcome == OutcomePhoned
	}), err
}

// takesCallOver has a call that the office is asked for already be about the final
// answer, when it carries the same words: one call, and he may be asked how he found it.
func (d *Desk) takesCallOver(final Delivery) (bool, error) {
	if final.Kind != DeliverAnswer || final.EntryID == "" {
		return false, nil
	}
	tasks, err := d.tx.OpenTasks()
	if err != nil {
		return false, err
	}
	for _, task := range tasks {
		if task.Kind != TaskUnreachable || task.MatterID != final.MatterID {
			continue
		}
		interim, err := d.tx.Delivery(task.DeliveryID)
		if err != nil && !errors.Is(err, ErrNotFound) {
			return false, err
		}
		if interim.EntryID != final.EntryID || relayKey(interim) == relayKey(final) {
			continue
		}
		task.DeliveryID, interim.Outcome = final.ID, "replaced by the final answer"
		return true, errors.Join(d.tx.SaveTask(task), d.tx.SaveDelivery(interim))
	}
	return false, nil
}

// finishedOnThePhone settles a final answer whose words its author has been told on
// the telephone: nobody rings him again, and who rang may take his rating.
func (d *Desk) finishedOnThePhone(final Delivery, err error) error {
	if err != nil {
		return err
	}
	final.State, final.Outcome = DeliveryTask, OutcomePhoned
	if err := d.tx.SaveDelivery(final); err != nil {
		return err
	}
	if err := d.questionShown(final, d.now); err != nil || final.QuestionID == "" {
		return err
	}
	if err := d.toldLate(final); err != nil {
		return err
	}
	matter, err := d.tx.Matter(final.MatterID)
	if err != nil {
		return err
	}
	trail, err := d.tx.AuditOf(matter.ID)
	for _, row := range slices.Backward(trail) {
		if row.Act == "phoned" && !row.Refused {
			return d.send(&Delivery{Kind: DeliverNotice, PersonID: row.ActorID, MatterID: matter.ID, State: DeliveryWaiting,
				Key: finishedCallPrefix + relayKey(final), Text: wording.FinishedAfterCall(matter.Number)})
		}
	}
	return err
}

// toldLate has the time to rate begin when the final answer that was to be phoned
// has reached its author.
func (d *Desk) toldLate(relay Delivery) error {
	if relay.Kind != DeliverAnswer || relay.QuestionID == "" {
		return nil
	}
	matter, err := d.tx.Matter(relay.MatterID)
	if err != nil || matter.State != StateReplied {
		return err
	}
	question, err := d.tx.Question(relay.QuestionID)
	if err != nil || question.Kind != AskRating || !question.AnsweredAt.IsZero() {
		return err
	}
	question.ExpiresAt = d.rateUntil()
	if err := d.tx.SaveQuestion(question); err != nil {
		return err
	}
	return d.rateWithin(matter.ID)
}

// RevealByPhone takes what the author of a confidential matter has said on the
// telephone about his name. ErrNotFound when he is asked nothing that the clerk may
// know of.
func (d *Desk) RevealByPhone(v Viewer, number string, yes bool) (Handed, error) {
	matter, err := d.toldOf(v, number)
	if err != nil {
		return Handed{}, err
	}
	question, err := d.RevealAsked(matter)
	if err != nil {
		return Handed{}, err
	}
	answer := revealOptions()[1]
	if yes {
		answer = revealOptions()[0]
	}
	if err := d.Taken(question, answer); err != nil {
		return Handed{}, err
	}
	return d.Revealed(v, matter, question, yes)
}
