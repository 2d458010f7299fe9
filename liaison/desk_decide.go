package liaison

import (
	"fmt"
	"slices"
)

// What who has a matter may not do by himself he asks the office for. Its number and
// his reason are all they learn there of what they have not got themselves.

// deciders lists who of the office can be asked about a matter: never who holds it.
func (d *Desk) deciders(matter Matter) ([]Viewer, error) {
	staff, err := d.OfficeStaff()
	return slices.DeleteFunc(staff, func(v Viewer) bool { return !d.decides(v, matter) }), err
}

func (d *Desk) decides(v Viewer, matter Matter) bool {
	return v.ID != matter.HolderID && mayHelp(v, matter) && matter.inChargeOf(v.Township)
}

// latestOf is the latest of these kinds that was said on a matter, whose id rises with
// time; the zero Entry when there is none.
func latestOf(entries []Entry, kinds ...EntryKind) (last Entry) {
	for _, entry := range entries {
		if slices.Contains(kinds, entry.Kind) && entry.RecalledAt.IsZero() && entry.ID > last.ID {
			last = entry
		}
	}
	return last
}

// askDeciders puts the same question to each of them.
func (d *Desk) askDeciders(clerks []Viewer, question Question, text string) error {
	for _, clerk := range clerks {
		question.PersonID = clerk.ID
		if err := d.Push(question, &Delivery{Kind: DeliverQuestion, MatterID: question.ObjectID, Text: text}); err != nil {
			return err
		}
	}
	return nil
}

// decidedFor closes what the others are still asked, and tells those who have read it.
func (d *Desk) decidedFor(v Viewer, kind QuestionKind, matterID, text string) error {
	open, err := d.tx.QuestionsAbout(kind, matterID)
	if err != nil {
		return err
	}
	for _, question := range open {
		if question.ShownAt.IsZero() || question.PersonID == v.ID {
			continue
		}
		notice := &Delivery{Kind: DeliverNotice, PersonID: question.PersonID, MatterID: matterID, Key: callPrefix + "done:" + d.tx.NewID(), Text: text}
		if err := d.send(notice); err != nil {
			return err
		}
	}
	return d.closeQuestions(kind, matterID)
}

// unheard settles such a question that can't be brought to somebody of the office. If
// nobody else there is asked, who has asked is told, as if he had not: he may ask again.
func (d *Desk) unheard(question Question, wants func(Matter) (Entry, error), tell func(number string) string) error {
	question.AnsweredAt = d.now
	if err := d.tx.SaveQuestion(question); err != nil {
		return err
	}
	open, err := d.tx.QuestionsAbout(question.Kind, question.ObjectID)
	if err != nil || len(open) > 0 {
		return err
	}
	matter, err := d.tx.Matter(question.ObjectID)
	if err != nil {
		return err
	}
	asked, err := wants(matter)
	if err != nil || asked.ID == "" {
		return err
	}
	asked.RecalledAt = d.now
	if err := d.tx.SaveEntry(asked); err != nil {
		return err
	}
	return d.send(&Delivery{Kind: DeliverNotice, PersonID: matter.HolderID, MatterID: matter.ID, Text: tell(matter.Number)})
}

// decisionStands looks up what such a question is about. ErrNotFound when it is no more.
func (d *Desk) decisionStands(v Viewer, question Question, wants func(Matter) (Entry, error), about func(number, who string) string) (Standing, error) {
	matter, err := d.tx.Matter(question.ObjectID)
	if err != nil {
		return Standing{}, err
	}
	asked, err := wants(matter)
	if err == nil && (asked.ID == "" || !d.decides(v, matter)) {
		err = fmt.Errorf("liaison: nobody asks that of him any more: %w", ErrNotFound)
	}
	if err != nil {
		return Standing{}, err
	}
	holder, err := d.tx.Person(matter.HolderID)
	to := holderName(matter, holder)
	return Standing{Number: matter.Number, About: about(matter.Number, to), Who: to, Version: question.ObjectVersion}, err
}
