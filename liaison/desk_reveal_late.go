package liaison

import (
	"errors"
	"slices"

	"shuanglian/liaison/wording"
)

// revealLapsed tells who wants to know an author's name that he has not answered in
// time: nothing was handed on, and nobody asks him any more.
func (d *Desk) revealLapsed(question Question) error {
	matter, err := d.tx.Matter(question.ObjectID)
	if err != nil || !matter.proposed() {
		return err
	}
	unit, to := matter.unitAsks(), ""
	if !unit {
		if to, err = d.Proposed(matter); err != nil && !errors.Is(err, ErrNotFound) { // he may not have it any more
			return err
		}
	}
	if err := d.audit(AuditRow{Act: "not_answered_to_reveal", MatterID: matter.ID, PersonID: matter.ProposedID}); err != nil {
		return err
	}
	matter.ProposedID = ""
	if err := d.tx.SaveMatter(&matter); err != nil {
		return err
	}
	if unit {
		return d.send(&Delivery{Kind: DeliverNotice, PersonID: matter.HolderID, MatterID: matter.ID, Text: wording.UnitNotAnswered(matter.Number)})
	}
	return d.tellAskers(matter, wording.NameNotAnswered(matter.Number, to, !question.ShownAt.IsZero()))
}

// tellAskers tells the clerk who has wanted to know, or where he has left, everybody of
// the office who may answer the matter.
func (d *Desk) tellAskers(matter Matter, text string) error {
	pool := matter
	pool.HolderID, pool.Recipient = "", ToOffice
	clerks, err := d.answerers(pool)
	if err != nil {
		return err
	}
	for _, clerk := range clerks {
		if err := d.tellAsker(Viewer{}, clerk, matter, text); err != nil {
			return err
		}
	}
	return nil
}

// RevealLate are the questions about his name that an author has seen and not answered
// in time, while what they are about is still where it was: of the matter of a number,
// or without one of all that are his.
func (d *Desk) RevealLate(v Viewer, number string) (late []Asked, err error) {
	own, err := d.OwnOpen(v)
	if err != nil {
		return nil, err
	}
	for _, matter := range own {
		if number != "" && matter.Number != number || matter.State == StateReplied {
			continue
		}
		put, err := d.tx.QuestionsAbout(AskReveal, matter.ID)
		if err != nil {
			return nil, err
		}
		if len(put) == 0 {
			continue
		}
		last := slices.MaxFunc(put, func(a, b Question) int { return a.ExpiresAt.Compare(b.ExpiresAt) })
		if last.AnsweredAt.IsZero() && !last.ShownAt.IsZero() && !last.OpenAt(d.now) {
			late = append(late, Asked{Question: last, Standing: Standing{Number: matter.Number}})
		}
	}
	return late, nil
}

// RevealedLate takes an author's word that comes too late: nothing is handed on by it,
// and whoever has asked is told.
func (d *Desk) RevealedLate(v Viewer, asked Asked, option Option) error {
	if err := d.lapsed(asked.ID); err != nil { // in case its time was over just now
		return err
	}
	if err := d.Taken(asked.Question, option); err != nil {
		return err
	}
	matter, err := d.tx.Matter(asked.ObjectID)
	if err != nil {
		return err
	}
	if err := d.audit(AuditRow{ActorID: v.ID, Act: "late_to_reveal", MatterID: matter.ID, Refused: true}); err != nil {
		return err
	}
	yes := option.Digit == RevealYes
	if matter.Recipient == ToUnit && matter.HolderID != "" {
		return d.send(&Delivery{Kind: DeliverNotice, PersonID: matter.HolderID, MatterID: matter.ID, Text: wording.UnitAnsweredLate(matter.Number, yes)})
	}
	return d.tellAskers(matter, wording.NameAnsweredLate(matter.Number, yes))
}
