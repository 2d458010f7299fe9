package liaison

import (
	"errors"
	"strings"
	"time"

	"shuanglian/liaison/wording"
)

// finishedCallPrefix begins the key of the notice by which who has phoned an author
// learns that what he told him was the last word.
const finishedCallPrefix = "told:"

// asksHowItWas tells of a message that may ask for a rating.
func (d Delivery) asksHowItWas() bool {
	return d.Kind == DeliverAnswer && d.QuestionID != "" || strings.HasPrefix(d.Key, finishedCallPrefix)
}

// ratedNoMore words a message that asks for a rating by what is so when it goes out:
// one that waited so long that its matter is closed asks for none.
func (d *Desk) ratedNoMore(delivery *Delivery) error {
	if delivery.MatterID == "" {
		return nil
	}
	matter, err := d.tx.Matter(delivery.MatterID)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	if !matter.unrated() {
		return d.ratedMeanwhile(delivery)
	}
	if strings.HasPrefix(delivery.Key, finishedCallPrefix) {
		delivery.Text = wording.ClosedAfterCall(matter.Number)
		return nil
	}
	delivery.Text = wording.AnswerTooLateToRate(delivery.Text)
	return nil
}

// ratedMeanwhile leaves out of a final answer the question that its author has answered
// while the answer waited.
func (d *Desk) ratedMeanwhile(delivery *Delivery) error {
	if delivery.QuestionID == "" {
		return nil
	}
	question, err := d.tx.Question(delivery.QuestionID)
	if errors.Is(err, ErrNotFound) || err == nil && question.Answer == "" {
		return nil
	}
	if err == nil {
		delivery.Text = wording.AnswerRated(delivery.Text)
	}
	return err
}

// unrated tells whether the time to rate ran out.
func (m Matter) unrated() bool { return m.State == StateClosed && m.Rating == Unrated }

// UnratedOfLate is the matter of the viewer's that was closed without a rating, and of
// whose end he has heard, not longer ago than he would have had to rate it. ok is false
// when there is none, or he has rated another since.
func (d *Desk) UnratedOfLate(v Viewer) (last Matter, ok bool, err error) {
	raised, err := d.Raised(v)
	if err != nil {
		return Matter{}, false, err
	}
	var heard, rated time.Time
	for _, matter := range raised {
		switch {
		case matter.unrated():
			final, err := d.finalOf(matter)
			if err != nil {
				return Matter{}, false, err
			}
			at := matter.ClosedAt
			if final.SentAt.After(at) {
				at = final.SentAt
			}
			if at.After(heard) {
				last, heard = matter, at
			}
		case matter.Rating != "" && matter.ClosedAt.After(rated):
			rated = matter.ClosedAt
		}
	}
	until := d.terms.Calendar.Deadline(d.local(heard), d.terms.Policy.RatingWindow)
	return last, last.ID != "" && heard.After(rated) && d.now.Before(until), nil
}
