package liaison

import (
	"errors"
	"time"

	"shuanglian/liaison/wording"
)

// voided tells whether a message asks something that nobody asks any more.
func (d *Desk) voided(delivery Delivery) (bool, error) {
	if delivery.Kind != DeliverQuestion {
		return false, nil
	}
	question, err := d.tx.Question(delivery.QuestionID)
	if errors.Is(err, ErrNotFound) {
		return true, nil
	}
	if err != nil {
		return false, err
	}
	if open := question.OpenAt(d.now); !open || question.Kind != AskInvitation {
		return !open, nil
	}
	meeting, err := d.tx.Meeting(question.ObjectID)
	if errors.Is(err, ErrNotFound) {
		return true, nil
	}
	return meeting.State == MeetingCancelled, err // who had not read it is told that it is off
}

// askAnew words a question by the facts of now, where they can have changed.
func (d *Desk) askAnew(delivery *Delivery) error {
	question, err := d.tx.Question(delivery.QuestionID)
	if err != nil {
		return err
	}
	anew := pushedKinds()[question.Kind].anew
	if anew == nil {
		return nil
	}
	viewer, err := d.viewerOf(delivery.PersonID)
	if err != nil {
		return err
	}
	before := question
	text, err := anew(d, viewer, &question)
	if errors.Is(err, ErrNotFound) { // whoever sends it finds that out
		return nil
	}
	if err != nil {
		return err
	}
	delivery.Text = text
	if question.ObjectVersion == before.ObjectVersion && question.ExpiresAt.Equal(before.ExpiresAt) {
		return nil
	}
	return d.tx.SaveQuestion(question)
}

// mayAsk asks again at the moment of sending whether the question is for its
// recipient.
func (d *Desk) mayAsk(v Viewer, delivery Delivery) (bool, error) {
	question, err := d.tx.Question(delivery.QuestionID)
	if err != nil {
		return false, err
	}
	if _, err = d.standing(v, question); errors.Is(err, ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}

// asking gives the question that a message shows its codes. They are told when
// the person is asked something else too: a bare digit would not do.
func (d *Desk) asking(delivery Delivery, sending *Sending) error {
	if delivery.QuestionID == "" {
		return nil
	}
	question, err := d.tx.Question(delivery.QuestionID)
	if errors.Is(err, ErrNotFound) || err == nil && !question.OpenAt(d.now) { // its words go out all the same
		return nil
	}
	if err != nil {
		return err
	}
	all, err := d.tx.PushedQuestions(question.PersonID, d.now)
	if err != nil {
		return err
	}
	if question.Tens == 0 {
		if question.Tens = freeTens(all); question.Tens > 0 {
			if err := d.tx.SaveQuestion(question); err != nil {
				return err
			}
		}
	}
	if sending.Menu, err = d.tapLines(&question); err != nil {
		return err
	}
	for _, other := range all {
		if other.ID != question.ID && other.AnsweredAt.IsZero() && !other.ShownAt.IsZero() && question.Tens > 0 {
			sending.Text = wording.Lines(sending.Text, wording.OrByCode(Codes(question)))
			break
		}
	}
	return nil
}

// askAnother settles a question that can't be brought to the one it is for.
func (d *Desk) askAnother(delivery Delivery) error {
	question, err := d.tx.Question(delivery.QuestionID)
	if err != nil || !question.OpenAt(d.now) {
		return err
	}
	switch question.Kind {
	case AskReveal:
		return d.askByPhone(question)
	case AskLeave:
		return d.leaveUnreachable(question)
	case AskExtension:
		return d.extensionUnheard(question)
	case AskReturn:
		return d.returnUnheard(question)
	default:
		return nil
	}
}

// Codes are the codes of a question with the words they stand for.
func Codes(question Question) []wording.Choice {
	var codes []wording.Choice
	for _, option := range question.Options {
		codes = append(codes, wording.Choice{Digit: question.Code(option), Text: option.Words[0]})
	}
	return codes
}

// afterDialogue is when a message that asks something may go to somebody who is
// in the middle of a dialogue: when that has run out. zero: now.
func (d *Desk) afterDialogue(delivery Delivery) (time.Time, error) {
	if delivery.QuestionID == "" {
		return time.Time{}, nil
	}
	openID, err := d.addressOf(delivery)
	if errors.Is(err, ErrNotFound) {
		return time.Time{}, nil
	}
	if err != nil {
		return time.Time{}, err
	}
	open, err := d.tx.OpenDialogues(openID, d.now)
	var last time.Time
	for _, dialogue := range open {
		if dialogue.ExpiresAt.After(last) {
			last = dialogue.ExpiresAt
		}
	}
	return last, err
}

// dialogueOver lets what waited for the end of a dialogue be tried again.
func (d *Desk) dialogueOver(personID string) error {
	if personID == "" {
		return nil
	}
	waiting, err := d.tx.Asking(personID)
	if err != nil {
		return err
	}
	for _, delivery := range waiting {
		if delivery.State != DeliveryQueued || delivery.Outcome != waitsForDialogue {
			continue
		}
		delivery.ReadyAt, delivery.NextAt = d.now, d.now
		if err := d.tx.SaveDelivery(delivery); err != nil {
			return err
		}
	}
	return nil
}

const waitsForDialogue = "waits for the end of a dialogue"
