package liaison

import (
	"fmt"
	"slices"
	"time"

	"shuanglian/liaison/wording"
)

// Finish makes the holder's last typed answer the final one: the author gets
// it with the rating in the same message. ErrInvalid when there is no typed
// answer to be final; after 不满意 only a new one counts.
func (d *Desk) Finish(v Viewer, matter Matter) error {
	if err := d.mayAnswer(v, matter); err != nil {
		return err
	}
	final, err := d.lastTyped(matter)
	if err != nil {
		return err
	}
	if err := d.undecidedNoMore(v.ID, matter, wording.FinishedUndecided); err != nil {
		return err
	}
	matter.RepliedAt = d.now
	if err := d.move(&matter, StateReplied, actorOf(v, matter), v.ID, "finished"); err != nil {
		return err
	}
	if err := d.rateWithin(matter.ID); err != nil {
		return err
	}
	return d.sendFinal(v, matter, final, Question{PersonID: matter.AuthorID, Kind: AskRating, ObjectID: matter.ID,
		ObjectVersion: matter.Version, ExpiresAt: d.rateUntil()})
}

// rateUntil is how long somebody who is told a final answer now may rate it.
func (d *Desk) rateUntil() time.Time {
	return d.terms.Calendar.Deadline(d.local(d.now), d.terms.Policy.RatingWindow)
}

// rateWithin has the time to rate a matter begin now.
func (d *Desk) rateWithin(matterID string) error {
	return d.tx.SaveDue(Due{Kind: DueRatingSilence, ObjectID: matterID, At: d.rateUntil()})
}

// lastTyped is the last answer with words in it, with all that was said with it.
func (d *Desk) lastTyped(matter Matter) ([]Entry, error) {
	none := fmt.Errorf("liaison: nothing typed to finish with: %w", ErrInvalid)
	if matter.State != StateInProgress {
		return nil, none
	}
	entries, err := d.tx.Entries(matter.ID)
	if err != nil {
		return nil, err
	}
	deliveries, err := d.tx.DeliveriesOf(matter.ID)
	if err != nil {
		return nil, err
	}
	since, err := d.redoneSince(matter)
	if err != nil {
		return nil, err
	}
	for _, entry := range slices.Backward(entries) {
		if entry.Kind != EntryAnswer || !entry.RecalledAt.IsZero() || entry.Said.Kind != SaidText || entry.ID < since.ID {
			continue
		}
		for _, delivery := range deliveries {
			together := saidTogether(entries, deliveries, delivery.EntryID)
			if slices.ContainsFunc(together, func(e Entry) bool { return e.ID == entry.ID }) {
				return together, nil
			}
		}
	}
	return nil, none
}

// redoneSince is the step by which the author had it done again, whose id rises
// with time; the zero Move when he never did.
func (d *Desk) redoneSince(matter Matter) (Move, error) {
	if matter.Redone == 0 {
		return Move{}, nil
	}
	moves, err := d.tx.Moves(matter.ID)
	for _, step := range slices.Backward(moves) {
		rated := step.From == StateReplied || step.From == StateClosed
		if rated && step.To == StateInProgress && step.Role == Role(ActorAuthor) {
			return step, err
		}
	}
	return Move{}, err
}

// sendFinal puts the rating into the answer while it is still held, else sends
// the answer again with it.
func (d *Desk) sendFinal(v Viewer, matter Matter, final []Entry, rating Question) error {
	last := final[len(final)-1].ID
	answer := &Delivery{Kind: DeliverAnswer, PersonID: matter.AuthorID, MatterID: matter.ID, EntryID: last,
		Text: wording.FinalAnswer(matter.Number, d.speakerName(v, matter), spoken(matter.Number, saidIn(final)))}
	held, err := d.tx.HeldFrom(v.ID, d.now)
	if err != nil {
		return err
	}
	for _, interim := range held {
		if interim.EntryID != last {
			continue
		}
		answer.FromID, answer.ReadyAt = v.ID, interim.ReadyAt // still his to take back, no longer than before
		interim.State, interim.Outcome = DeliveryRecalled, "replaced by the final answer"
		if err := d.tx.SaveDelivery(interim); err != nil {
			return err
		}
	}
	return d.Push(rating, answer)
}
