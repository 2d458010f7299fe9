package liaison

import (
	"shuanglian/liaison/wording"
)

// Rated is what a rating led to.
type Rated struct {
	Number   string
	Rating   Rating
	RedoneBy string // who takes it up again; empty when the matter is closed
	ToOffice bool   // a second 不满意: the office takes it
	ReasonTo string // who reads the reason
	Withheld string // the name of who would, but it may be about him: it went to nobody
}

// Rate takes the author's judgement of a final answer. 不满意 has it done once
// more; after that the office takes it. ErrConflict when nothing is to be rated.
func (d *Desk) Rate(v Viewer, matter Matter, rating Rating, reason string) (Rated, error) {
	matter.RatedBy = ""
	return d.rate(v, matter, rating, reason)
}

func (d *Desk) rate(v Viewer, matter Matter, rating Rating, reason string) (Rated, error) {
	done := Rated{Number: matter.Number, Rating: rating}
	if v.ID != matter.AuthorID || !CanSee(v, matter) {
		return done, d.forbid(v, matter, "rate", "may not rate")
	}
	if matter.State != StateReplied {
		return d.rateAgain(v, matter, rating, reason)
	}
	if err := d.closeRating(matter.ID); err != nil {
		return done, err
	}
	if err := d.extendedNoMore(matter.ID); err != nil {
		return done, err
	}
	matter.Rating, matter.RatingReason = rating, reason
	if rating == Dissatisfied && matter.Redone < redoLimit {
		return d.redo(v, matter, done)
	}
	matter.ClosedAt = d.now
	return done, d.move(&matter, StateClosed, ActorAuthor, v.ID, string(rating))
}

// redoLimit: the first 不满意 goes back to the holder, the second to the office;
// a third closes the matter as rated.
const redoLimit = 2

func (d *Desk) redo(v Viewer, matter Matter, done Rated) (Rated, error) {
	matter.Redone++
	before, seen := matter.HolderID, matter.WithOffice
	if done.ToOffice = matter.Redone == redoLimit && matter.Level != Sealed; done.ToOffice {
		matter.WithOffice, matter.HolderID = true, ""
		if matter.Recipient != ToDiscipline {
			matter.Recipient = ToOffice
		}
		if err := d.routed(&matter, RouteDissatisfied, v.ID); err != nil {
			return done, err
		}
	}
	if err := d.mayNotReadReason(&matter, &done); err != nil {
		return done, err
	}
	if err := d.move(&matter, StateInProgress, ActorAuthor, v.ID, "dissatisfied"); err != nil {
		return done, err
	}
	if done.ToOffice {
		sealed, err := d.sealedInstead(v, matter)
		if err == nil && !sealed {
			err = d.bringToOffice(&matter, before, seen)
		}
		if err == nil && sealed {
			matter, err = d.tx.Matter(matter.ID)
		}
		if err != nil {
			return done, err
		}
	}
	name, _, err := d.holders(matter)
	if err != nil {
		return done, err
	}
	done.RedoneBy = name
	return done, d.askToRedo(matter)
}

// askToRedo brings a 不满意 to whoever answers; the reason of somebody without a
// name stays with the office.
func (d *Desk) askToRedo(matter Matter) error {
	why := ""
	if matter.RatingReason != "" {
		why = wording.Framed(matter.RatingReason)
	}
	text := wording.AskedToRedo(matter.Number, why)
	readers, err := d.answerers(matter)
	if err != nil {
		return err
	}
	if matter.RepliesToOffice() {
		bare := &Delivery{Kind: DeliverAddition, PersonID: matter.HolderID, MatterID: matter.ID, Text: wording.AskedToRedo(matter.Number, "")}
		if err := d.send(bare); err != nil || why == "" {
			return err
		}
		text = wording.ReasonStays(matter.Number, why)
	}
	for _, reader := range readers {
		if err := d.send(&Delivery{Kind: DeliverAddition, PersonID: reader, MatterID: matter.ID, Text: text}); err != nil {
			return err
		}
	}
	return nil
}

// bringToOffice shows the whole matter to the office if it has not seen it, else
// to the district's, and tells the one who held it that it has moved.
func (d *Desk) bringToOffice(matter *Matter, before string, seen bool) error {
	show := d.cardsToOffice
	if seen {
		show = d.joinDistrict
	}
	if err := show(matter); err != nil {
		return err
	}
	if before == "" {
		return nil
	}
	return d.send(&Delivery{Kind: DeliverNotice, PersonID: before, Text: wording.TakenOver(matter.Number)})
}
