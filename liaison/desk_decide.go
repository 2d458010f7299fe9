package liaison

import (
	"errors"
	"fmt"
	"slices"

	"shuanglian/liaison/wording"
)

// What who has a matter may not do by himself he asks the office for. Its number and
// his reason are all they learn there of what is not before their eyes.

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

// askDeciders puts the same question to each of them, with as much as he may see.
func (d *Desk) askDeciders(clerks []Viewer, question Question, matter Matter, ask func(Viewer, Matter) (string, error)) error {
	question.ObjectID = matter.ID
	for _, clerk := range clerks {
		text, err := ask(clerk, matter)
		if err != nil {
			return err
		}
		question.PersonID = clerk.ID
		if err := d.Push(question, &Delivery{Kind: DeliverQuestion, MatterID: question.ObjectID, Text: text}); err != nil {
			return err
		}
	}
	return nil
}

// decidedFor closes what the others are still asked, and tells those who have read it;
// by is whose word has ended it.
func (d *Desk) decidedFor(by string, kind QuestionKind, matterID, text string) error {
	open, err := d.tx.QuestionsAbout(kind, matterID)
	if err != nil {
		return err
	}
	for _, question := range open {
		if question.ShownAt.IsZero() || question.PersonID == by {
			continue
		}
		notice := &Delivery{Kind: DeliverNotice, PersonID: question.PersonID, MatterID: matterID, Key: callPrefix + "done:" + d.tx.NewID(), Text: text}
		if err := d.send(notice); err != nil {
			return err
		}
	}
	return d.closeQuestions(kind, matterID)
}

// decideNoMore ends what the office is asked about a matter that its author has withdrawn.
func (d *Desk) decideNoMore(by string, matter Matter) error {
	for _, one := range decisions(d) {
		_, who, err := d.appliedFor(matter, one.wants)
		if errors.Is(err, ErrNotFound) { // what stands open is over already
			err = d.closeQuestions(one.kind, matter.ID)
		} else if err == nil {
			err = d.decidedFor(by, one.kind, matter.ID, wording.WithdrawnUndecided(one.about(matter.Number, who)))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// appliedFor finds what who has a matter has asked, and who he is in words. ErrNotFound when
// it was decided, or nobody asks it any more.
func (d *Desk) appliedFor(matter Matter, wants func(Matter) (Entry, error)) (asked Entry, who string, err error) {
	asked, err = wants(matter)
	if err == nil && asked.ID == "" {
		err = fmt.Errorf("liaison: decided: %w", ErrNotFound)
	}
	if err != nil {
		return Entry{}, "", err
	}
	holder, err := d.tx.Person(matter.HolderID)
	return asked, holderName(matter, holder), err
}

// askedAnew words such a question for somebody of the office by what he may see now.
func askedAnew(ask func(*Desk, Viewer, Matter) (string, error)) func(*Desk, Viewer, *Question) (string, error) {
	return func(d *Desk, v Viewer, question *Question) (string, error) {
		matter, err := d.tx.Matter(question.ObjectID)
		if err != nil {
			return "", err
		}
		return ask(d, v, matter)
	}
}

// seenGist is by what somebody of the office recognises a matter; empty where he may not
// see it.
func (d *Desk) seenGist(v Viewer, matter Matter) (string, error) {
	if !CanSee(v, matter) {
		return "", nil
	}
	return d.gistFor(v.ID, matter)
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
	_, who, err := d.appliedFor(matter, wants)
	if err == nil && !d.decides(v, matter) {
		err = fmt.Errorf("liaison: nobody asks that of him any more: %w", ErrNotFound)
	}
	return Standing{Number: matter.Number, About: about(matter.Number, who), Who: who, Version: question.ObjectVersion}, err
}
