package handlers

import (
	"errors"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// askBlamed asks once more before a draft goes to the one whom it may complain of. way
// is the line of the menu that was chosen.
func (t *turn) askBlamed(matter liaison.Matter, way string) (string, bool, error) {
	partner, doubtful, err := t.desk.Complains(matter)
	if err != nil || !doubtful {
		return "", false, err
	}
	reply, err := t.ask(liaison.Question{Kind: liaison.AskBlamed, ObjectID: matter.ID, Options: []liaison.Option{
		{Digit: "1", Object: way, Label: wording.LetRead(partner.Name), Words: []string{"给他看", "可以给他看", "仍交给他", "还是给他"}},
		{Digit: "2", Label: wording.PastReader(), Words: []string{"交联络办公室", "交办公室", "给办公室", "不给他看", "不要给他看"}},
		{Digit: "0", Words: []string{"不发", "不交", "不交了", "算了"}}}}, t.desk.DraftEnds(matter).Sub(t.desk.Now()))
	return reply, true, err
}

// blamedAnswered hands the draft in where its author wants it, or drops it.
func (t *turn) blamedAnswered(question liaison.Question, option liaison.Option) (string, error) {
	matter, err := t.desk.Draft(t.viewer, question.ObjectID)
	if errors.Is(err, liaison.ErrConflict) {
		return wording.NothingAsked(), nil
	}
	if err != nil {
		return "", err
	}
	switch option.Digit {
	case "1":
		way := liaison.Option{Digit: string(liaison.ChoosePartner), Label: option.Object}
		if again, moved, err := t.partnerMoved(matter, way); moved || err != nil {
			return again, err
		}
		if asked, accuses, err := t.askAccused(matter, way); accuses || err != nil {
			return asked, err
		}
		return t.submit(matter, liaison.ChoosePartner)
	case "2":
		t.conversation.Draft = ""
		done, err := t.desk.SubmitPast(t.viewer, matter)
		if err != nil {
			return "", err
		}
		return t.receipt(done)
	}
	t.conversation.Draft = ""
	return wording.Dropped(), t.desk.DropDraft(matter, liaison.ActorAuthor)
}
