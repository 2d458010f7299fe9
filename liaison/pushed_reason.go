package liaison

import (
	"errors"
	"slices"

	"shuanglian/liaison/wording"
)

// ReasonFor finds the pushed question, and its option, whose reason a dialogue
// question asks for, or the one that has taken its place since. An empty Asked: it is
// no longer asked.
func (d *Desk) ReasonFor(v Viewer, question Question) (Asked, Option, error) {
	list, err := d.AskedOf(v)
	if err != nil {
		return Asked{}, Option{}, err
	}
	for _, asked := range slices.Concat(list.Open, list.Renewed, list.Answered) {
		if option, ok := asked.Option(question.Options[0].Object); ok && asked.Follows(question.ObjectID) {
			return asked, option, nil
		}
	}
	return Asked{}, Option{}, nil
}

// reasonSilent ends an answer whose reason never came: it counts without one, or
// where it can't, the person is told with his next message that it doesn't.
func (d *Desk) reasonSilent(question Question) error {
	viewer, err := d.viewerOf(question.PersonID)
	if errors.Is(err, ErrNotFound) { // he left in the middle
		return nil
	}
	if err != nil {
		return err
	}
	asked, option, err := d.ReasonFor(viewer, question)
	if err != nil || asked.ID != question.ObjectID { // gone, or he is asked anew
		return err
	}
	silent := pushedKinds()[asked.Kind].silent
	if option.Reason == ReasonNeeded || silent == nil {
		return d.send(&Delivery{Kind: DeliverNotice, PersonID: viewer.ID, State: DeliveryWaiting,
			Text: wording.NoReasonCame(option.Words[0], asked.About)})
	}
	if err := d.Taken(asked.Question, option); err != nil {
		return err
	}
	return silent(d, viewer, asked, option)
}
