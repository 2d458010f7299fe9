package liaison

import (
	"fmt"
	"slices"
	"time"

	"shuanglian/liaison/wording"
)

// rateAgain is the author thinking better of his rating: a digit is soon typed
// wrong. He may until the time for rating has run out, and after 不满意 until
// somebody has answered again. ErrConflict when it is too late.
func (d *Desk) rateAgain(v Viewer, matter Matter, rating Rating, reason string) (Rated, error) {
	done := Rated{Number: matter.Number, Rating: rating}
	may, err := d.mayRateAgain(matter)
	if err != nil {
		return done, err
	}
	if !may || rating == matter.Rating && reason == "" {
		return done, fmt.Errorf("liaison: nothing to rate: %w", ErrConflict)
	}
	taken := matter.Rating
	matter.Rating, matter.RatingReason = rating, reason
	switch {
	case taken == Dissatisfied && rating == Dissatisfied: // only its reason is new
		return done, fmt.Errorf("liaison: rated so already: %w", ErrConflict)
	case rating == Dissatisfied:
		matter.ClosedAt = time.Time{}
		return d.redo(v, matter, done)
	case taken == Dissatisfied:
		return done, d.noRedo(v, matter)
	}
	if err := d.tx.SaveMatter(&matter); err != nil {
		return done, err
	}
	return done, d.audit(AuditRow{ActorID: v.ID, Role: Role(ActorAuthor), Act: "rate_again", MatterID: matter.ID, Reason: string(rating)})
}

// MayRateAgain is what a person has rated last, if he may still change it.
func (d *Desk) MayRateAgain(v Viewer) (Matter, bool, error) {
	raised, err := d.Raised(v)
	if err != nil {
		return Matter{}, false, err
	}
	var last Matter
	for _, matter := range raised {
		if matter.Rating != "" && matter.Rating != Unrated && matter.RepliedAt.After(last.RepliedAt) {
			last = matter
		}
	}
	if last.ID == "" {
		return Matter{}, false, nil
	}
	may, err := d.mayRateAgain(last)
	return last, may, err
}

func (d *Desk) mayRateAgain(matter Matter) (bool, error) {
	last := d.terms.Calendar.Deadline(d.local(matter.RepliedAt), d.terms.Policy.RatingWindow)
	if matter.RepliedAt.IsZero() || !d.now.Before(last) || matter.Rating == Unrated {
		return false, nil
	}
	if matter.State == StateClosed {
		return matter.Redone < redoLimit, nil
	}
	if matter.State != StateInProgress || matter.Rating != Dissatisfied {
		return false, nil
	}
	since, err := d.redoneSince(matter)
	if err != nil || since.ID == "" {
		return false, err
	}
	answered, err := d.answeredAgain(matter, since)
	return !answered, err
}

// answeredAgain tells of an answer given after a step and not taken back.
func (d *Desk) answeredAgain(matter Matter, since Move) (bool, error) {
	entries, err := d.tx.Entries(matter.ID)
	return slices.ContainsFunc(entries, func(e Entry) bool {
		return e.Kind == EntryAnswer && e.RecalledAt.IsZero() && e.ID > since.ID
	}), err
}

// noRedo closes a matter that was to be taken up again, and tells who was asked to.
func (d *Desk) noRedo(v Viewer, matter Matter) error {
	_, holders, err := d.holders(matter)
	if err != nil {
		return err
	}
	matter.ClosedAt = d.now
	matter.Redone--
	if err := d.move(&matter, StateClosed, ActorAuthor, v.ID, "thought better: "+string(matter.Rating)); err != nil {
		return err
	}
	for _, holder := range holders {
		if err := d.send(&Delivery{Kind: DeliverNotice, PersonID: holder, MatterID: matter.ID,
			Text: wording.NoNeedToRedo(matter.Number, wording.RatingWord(string(matter.Rating)))}); err != nil {
			return err
		}
	}
	return nil
}
