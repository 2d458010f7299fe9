package liaison

import (
	"fmt"
	"slices"
)

// ratingKind asks the author how a final answer was. Each final answer is asked
// about on its own: what comes after it closes the question.
func ratingKind() pushedKind {
	return pushedKind{options: ratingOptions, standing: (*Desk).ratingStands, silent: (*Desk).ratedSilently}
}

func (d *Desk) ratedSilently(v Viewer, asked Asked, option Option) error {
	matter, err := d.tx.Matter(asked.ObjectID)
	if err != nil {
		return err
	}
	_, err = d.Rate(v, matter, Rating(option.Object), "")
	return err
}

func ratingOptions() []Option {
	return []Option{
		{Digit: "1", Words: []string{"满意", "很满意", "非常满意", "挺满意"}, Object: string(Satisfied), Reason: ReasonApart},
		{Digit: "2", Words: []string{"基本满意", "基本上满意", "比较满意", "还算满意"}, Object: string(Basically), Reason: ReasonApart},
		{Digit: "3", Words: []string{"不满意", "很不满意", "非常不满意", "不太满意", "不怎么满意", "不是很满意"}, Object: string(Dissatisfied), Reason: ReasonClose},
	}
}

func (d *Desk) ratingStands(v Viewer, question Question) (Standing, error) {
	seen, err := d.tx.InSight(v.OpenID, question.ObjectID)
	if err != nil {
		return Standing{}, err
	}
	if !seen {
		return Standing{}, fmt.Errorf("liaison: not in sight: %w", ErrNotFound)
	}
	matter, err := d.tx.Matter(question.ObjectID)
	if err == nil && matter.State != StateReplied {
		err = fmt.Errorf("liaison: nothing to rate: %w", ErrNotFound)
	}
	return Standing{Number: matter.Number, About: matter.Number + "（" + matter.Gist + "）", Version: question.ObjectVersion}, err
}

// FinalAnswer is the final answer of a matter as its author gets it, with the
// question how it was.
func (d *Desk) FinalAnswer(asked Asked) (string, error) {
	deliveries, err := d.tx.DeliveriesOf(asked.ObjectID)
	for _, delivery := range deliveries {
		if delivery.QuestionID == asked.ID {
			return delivery.Text, err
		}
	}
	return "", err
}

// HeardFinal tells whether the author has got the words of a final answer before they
// were made the final ones, so that he can say how it was.
func (d *Desk) HeardFinal(asked Asked) (bool, error) {
	deliveries, err := d.tx.DeliveriesOf(asked.ObjectID)
	at := slices.IndexFunc(deliveries, func(one Delivery) bool { return one.QuestionID == asked.ID })
	if err != nil || at < 0 {
		return false, err
	}
	return slices.ContainsFunc(deliveries, func(one Delivery) bool {
		return one.Kind == DeliverAnswer && one.EntryID == deliveries[at].EntryID && one.PersonID == asked.PersonID && one.State == DeliverySent
	}), nil
}
