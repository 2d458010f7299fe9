package liaison

import (
	"cmp"
	"slices"
)

// mostTens is how many questions can have two-digit codes at a time.
const mostTens = 9

// giveTens gives codes to open questions that have none and orders them by their
// codes; all are the person's questions that can still be answered or changed.
func (d *Desk) giveTens(open []Asked, all []Question) error {
	for i := range open {
		if open[i].Tens > 0 {
			continue
		}
		if open[i].Tens = freeTens(all); open[i].Tens == 0 {
			break
		}
		if err := d.tx.SaveQuestion(open[i].Question); err != nil {
			return err
		}
		all = append(all, open[i].Question)
	}
	slices.SortStableFunc(open, func(a, b Asked) int { return cmp.Compare(a.order(), b.order()) })
	return nil
}

// order puts questions without codes last.
func (q Question) order() int64 {
	if q.Tens == 0 {
		return mostTens + 1
	}
	return q.Tens
}

// freeTens is the lowest tens that none of the questions has, or else none that
// waits for an answer; 0 when all are taken.
func freeTens(all []Question) int64 {
	var taken, waiting [mostTens + 1]bool
	for _, question := range all {
		taken[question.Tens] = true
		waiting[question.Tens] = waiting[question.Tens] || question.AnsweredAt.IsZero()
	}
	for _, used := range [][mostTens + 1]bool{taken, waiting} {
		for tens := 1; tens <= mostTens; tens++ {
			if !used[tens] {
				return int64(tens)
			}
		}
	}
	return 0
}
