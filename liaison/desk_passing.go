package liaison

import "errors"

// PassToOffice passes a matter from its holder to the office, with a reason: at once what
// is urgent, everything else when the recall hold is over, which held tells. Until then it
// is his, and nobody hears of it.
func (d *Desk) PassToOffice(v Viewer, matter Matter, reason Said) (held bool, err error) {
	if matter.Urgent || d.terms.Policy.RecallHold == 0 {
		return false, d.HandToOffice(v, matter, reason.Text)
	}
	if err := d.mayAnswer(v, matter); err != nil {
		return false, err
	}
	before, passes, err := d.passingOf(v, matter)
	if err != nil {
		return false, err
	}
	if passes { // he gives another reason
		if err := d.passingOver(before); err != nil {
			return false, err
		}
	}
	until := d.now.Add(d.terms.Policy.RecallHold)
	passing := Question{ID: d.tx.NewID(), PersonID: v.ID, Kind: AskPassing, ObjectID: matter.ID, Words: []Said{reason}, ShownAt: d.now, ExpiresAt: until}
	if err := d.tx.SaveQuestion(passing); err != nil {
		return false, err
	}
	return true, d.tx.SaveDue(Due{Kind: DueWords, ObjectID: passing.ID, At: until})
}

// passed brings the office what its holder has not taken back. What was finished,
// withdrawn or brought to somebody else meanwhile stays where it is.
func (d *Desk) passed(v Viewer, passing Question) error {
	matter, err := d.tx.Matter(passing.ObjectID)
	if err != nil || matter.HolderID != v.ID || !matter.Open() || matter.State == StateReplied || len(passing.Words) == 0 {
		return err
	}
	err = d.HandToOffice(v, matter, passing.Words[0].Text)
	if errors.Is(err, ErrForbidden) { // by now: he hears of that, and it is on record
		return nil
	}
	return err
}

// passing is the last matter that somebody has passed to the office and may take back still.
func (d *Desk) passing(v Viewer) (last Question, there bool, err error) {
	matters, err := d.tx.MattersHeldBy(v.ID)
	if err != nil {
		return last, false, err
	}
	for _, matter := range matters {
		passing, passes, err := d.passingOf(v, matter)
		if err != nil {
			return last, false, err
		}
		if passes && passing.ID > last.ID { // ids rise with time
			last, there = passing, true
		}
	}
	return last, there, nil
}

// passingOf is the same of one matter.
func (d *Desk) passingOf(v Viewer, matter Matter) (Question, bool, error) {
	questions, err := d.tx.QuestionsAbout(AskPassing, matter.ID)
	for _, question := range questions {
		if question.PersonID == v.ID && question.OpenAt(d.now) {
			return question, err == nil, err
		}
	}
	return Question{}, false, err
}

// passNoMore leaves a matter where it is.
func (d *Desk) passNoMore(v Viewer, passing Question) (Recalled, error) {
	matter, err := d.tx.Matter(passing.ObjectID)
	if err != nil {
		return Recalled{}, err
	}
	if err := d.passingOver(passing); err != nil {
		return Recalled{}, err
	}
	return Recalled{Number: matter.Number, MatterID: matter.ID, Handed: true}, d.audit(AuditRow{ActorID: v.ID, Act: "hand_back", MatterID: matter.ID})
}

// passingOver keeps nothing of the reason.
func (d *Desk) passingOver(passing Question) error {
	passing.AnsweredAt, passing.Words = d.now, nil
	return errors.Join(d.tx.SaveQuestion(passing), d.tx.DropDue(DueWords, passing.ID))
}
