package liaison

import "time"

// reopenedBy is the reason of the step by which an answer opens a matter again, or
// takes it up.
const reopenedBy = "answered"

// reopen moves a submitted or replied matter to in progress with an answer.
func (d *Desk) reopen(v Viewer, matter *Matter) error {
	if matter.State == StateReplied { // words after the final answer: it was not the last one
		matter.RepliedAt = time.Time{}
		if err := d.closeRating(matter.ID); err != nil {
			return err
		}
	}
	return d.move(matter, StateInProgress, actorOf(v, *matter), v.ID, reopenedBy)
}

// reopenedLast is the step by which words after a final answer opened a matter again,
// if that was the last one, and the step before it, by which it was finished.
func (d *Desk) reopenedLast(matter Matter) (finished Move, yes bool, err error) {
	if matter.State != StateInProgress {
		return Move{}, false, nil
	}
	moves, err := d.tx.Moves(matter.ID)
	if err != nil || len(moves) < 2 {
		return Move{}, false, err
	}
	last, before := moves[len(moves)-1], moves[len(moves)-2]
	yes = last.From == StateReplied && last.To == StateInProgress && last.Reason == reopenedBy && before.To == StateReplied
	return before, yes, nil
}

// Reopened is a matter of the viewer's that was finished and answered again since, so
// that there is nothing to rate; ok false when there is none.
func (d *Desk) Reopened(v Viewer) (matter Matter, ok bool, err error) {
	raised, err := d.Raised(v)
	if err != nil {
		return Matter{}, false, err
	}
	for _, matter := range raised {
		finished, again, err := d.reopenedLast(matter)
		if err != nil {
			return Matter{}, false, err
		}
		if !again {
			continue
		}
		if told, err := d.answeredOpenly(matter, finished.ID); err != nil || told {
			return matter, told, err
		}
	}
	return Matter{}, false, nil
}

// answeredOpenly tells whether an answer that is newer than a step can't be taken back
// any more: until then nobody is to know of it.
func (d *Desk) answeredOpenly(matter Matter, since string) (bool, error) {
	entries, err := d.tx.Entries(matter.ID)
	if err != nil {
		return false, err
	}
	deliveries, err := d.tx.DeliveriesOf(matter.ID)
	if err != nil {
		return false, err
	}
	held := d.onTheirWay(entries, deliveries)
	for _, entry := range entries {
		if entry.Kind == EntryAnswer && entry.RecalledAt.IsZero() && entry.ID > since && !held[entry.ID] { // ids rise with time
			return true, nil
		}
	}
	return false, nil
}

// finishedAgain lets the final answer stand, and the question how it was, when the
// words that came after it are taken back and none are left.
func (d *Desk) finishedAgain(matter *Matter, by Actor, actorID string) (bool, error) {
	finished, again, err := d.reopenedLast(*matter)
	if err != nil || !again || by == ActorClock {
		return false, err
	}
	entries, err := d.tx.Entries(matter.ID)
	if err != nil {
		return false, err
	}
	for _, entry := range entries {
		if entry.Kind == EntryAnswer && entry.RecalledAt.IsZero() && entry.ID > finished.ID { // ids rise with time
			return false, nil
		}
	}
	matter.RepliedAt = finished.At
	if err := d.move(matter, StateReplied, by, actorID, "words after it recalled"); err != nil {
		return false, err
	}
	if err := d.rateWithin(matter.ID); err != nil {
		return false, err
	}
	asked, err := d.tx.QuestionsPut(matter.AuthorID, AskRating, matter.ID)
	if err != nil || len(asked) == 0 {
		return true, err
	}
	rating := asked[0]
	rating.AnsweredAt, rating.ExpiresAt = time.Time{}, d.rateUntil()
	return true, d.tx.SaveQuestion(rating)
}
