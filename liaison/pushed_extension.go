package liaison

import (
	"fmt"

	"shuanglian/liaison/wording"
)

// AskExtension is pushed: may who has a matter finish it later?
const AskExtension QuestionKind = "extension"

// extensionKind asks the office for more time for a matter. A refusal needs its
// reason; silence leaves the time as it is.
func extensionKind() pushedKind {
	return pushedKind{options: extensionOptions, standing: (*Desk).extensionStands}
}

// ExtensionYes is the option by which more time is granted.
const ExtensionYes = "1"

func extensionOptions() []Option {
	return []Option{
		{Digit: ExtensionYes, Words: []string{"同意", "同意延期", "批准", "可以延期"}},
		{Digit: "2", Words: []string{"不同意", "不同意延期", "不批", "不批准"}, Reason: ReasonNeeded},
	}
}

func (d *Desk) extensionStands(v Viewer, question Question) (Standing, error) {
	matter, err := d.tx.Matter(question.ObjectID)
	if err != nil {
		return Standing{}, err
	}
	asked, err := d.wantsExtension(matter)
	if err == nil && (asked.ID == "" || v.ID == matter.HolderID || !mayHelp(v, matter)) {
		err = fmt.Errorf("liaison: nobody asks that of him any more: %w", ErrNotFound)
	}
	if err != nil {
		return Standing{}, err
	}
	holder, err := d.tx.Person(matter.HolderID)
	to := holderName(matter, holder)
	return Standing{Number: matter.Number, About: wording.ExtensionOf(matter.Number, to), Who: to, Version: question.ObjectVersion}, err
}

// ExtensionAskedAbout is the question in full, as things stand now. ErrNotFound when
// nobody asks it any more.
func (d *Desk) ExtensionAskedAbout(matter Matter) (string, error) {
	asked, err := d.wantsExtension(matter)
	if err == nil && asked.ID == "" {
		err = fmt.Errorf("liaison: decided: %w", ErrNotFound)
	}
	if err != nil {
		return "", err
	}
	holder, err := d.tx.Person(matter.HolderID)
	if err != nil {
		return "", err
	}
	due, err := d.finishDue(matter)
	until := d.local(d.terms.Calendar.Deadline(due, d.terms.Policy.HandleExtension))
	return wording.ExtensionAsked(matter.Number, holderName(matter, holder), wording.Framed(words([]Said{asked.Said})), due, until), err
}

// extensionUnheard tells who asks for more time that nobody of the office can be
// reached any more.
func (d *Desk) extensionUnheard(question Question) error {
	question.AnsweredAt = d.now
	if err := d.tx.SaveQuestion(question); err != nil {
		return err
	}
	open, err := d.tx.QuestionsAbout(AskExtension, question.ObjectID)
	if err != nil || len(open) > 0 {
		return err
	}
	matter, err := d.tx.Matter(question.ObjectID)
	if err != nil {
		return err
	}
	asked, err := d.wantsExtension(matter)
	if err != nil || asked.ID == "" {
		return err
	}
	asked.RecalledAt = d.now // as if he had not asked: he may do so again
	if err := d.tx.SaveEntry(asked); err != nil {
		return err
	}
	return d.send(&Delivery{Kind: DeliverNotice, PersonID: matter.HolderID, MatterID: matter.ID, Text: wording.ExtensionUnheard(matter.Number)})
}
