package liaison

import (
	"fmt"

	"shuanglian/liaison/wording"
)

// AskSwap is pushed: does he take another's day of the rota? Its object is the swap.
const AskSwap QuestionKind = "swap"

// SwapYes is the option by which he agrees.
const SwapYes = "1"

func swapKind() pushedKind {
	return pushedKind{options: swapOptions, standing: (*Desk).swapStands}
}

func swapOptions() []Option {
	return []Option{
		{Digit: SwapYes, Words: []string{"同意", "同意换班", "可以换", "换"}},
		{Digit: "2", Words: []string{"不同意", "不同意换班", "不能换", "不换"}, Reason: ReasonApart},
	}
}

func (d *Desk) swapStands(v Viewer, question Question) (Standing, error) {
	swap, err := d.tx.Swap(question.ObjectID)
	if err != nil {
		return Standing{}, err
	}
	if swap.State != SwapAsked || swap.AskedID != v.ID {
		return Standing{}, fmt.Errorf("liaison: nobody asks that any more: %w", ErrNotFound)
	}
	gives, _, err := d.swapDays(swap)
	if err != nil {
		return Standing{}, err
	}
	asker, err := d.tx.Person(swap.AskerID)
	return Standing{About: wording.SwapAbout(asker.Name, d.local(gives.StartsAt)), Version: 1}, err
}

// SwapText is the question once more.
func (d *Desk) SwapText(swapID string) (string, error) {
	swap, err := d.tx.Swap(swapID)
	if err != nil {
		return "", err
	}
	gives, takes, err := d.swapDays(swap)
	if err != nil {
		return "", err
	}
	asker, err := d.tx.Person(swap.AskerID)
	return wording.MaySwap(d.swapFacts(asker.Name, gives, takes)), err
}
