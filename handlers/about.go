package handlers

import (
	"errors"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// aboutSomebody begins the two questions of what is about a delegate or an
// official himself. The draft stays open; silence hands it in the sealed way.
func (t *turn) aboutSomebody(matter liaison.Matter) (string, error) {
	if err := t.desk.BeginAbout(matter); err != nil {
		return "", err
	}
	return t.askSubject(matter.ID)
}

func (t *turn) askSubject(draftID string) (string, error) {
	return t.ask(liaison.Question{Kind: liaison.AskSubject, ObjectID: draftID, Options: []liaison.Option{
		{Digit: "0", Words: []string{"不清楚", "不知道", "不晓得", "说不清"}}}}, t.desk.Terms().Policy.DraftSilence)
}

func (t *turn) askGravity(draftID string) (string, error) {
	return t.ask(liaison.Question{Kind: liaison.AskGravity, ObjectID: draftID, Options: []liaison.Option{
		{Digit: liaison.ConductOfWork, Words: []string{"工作态度", "办事不力", "工作态度、办事不力"}},
		{Digit: liaison.Discipline, Words: []string{"违纪违法", "违纪", "违法", "钱财问题", "违纪违法、钱财问题"}},
	}}, t.desk.Terms().Policy.DraftSilence)
}

// subjectNamed takes the words for whom it is about, and asks what it is.
func (t *turn) subjectNamed(question liaison.Question, said liaison.Said) (string, error) {
	matter, err := t.desk.Draft(t.viewer, question.ObjectID)
	if errors.Is(err, liaison.ErrConflict) {
		return wording.NothingAsked(), nil
	}
	if err != nil {
		return "", err
	}
	if err := t.desk.NameSubject(matter, said); err != nil {
		return "", err
	}
	return t.askGravity(matter.ID)
}

// gravityAnswered hands the draft in.
func (t *turn) gravityAnswered(question liaison.Question, option liaison.Option) (string, error) {
	matter, err := t.desk.Draft(t.viewer, question.ObjectID)
	if errors.Is(err, liaison.ErrConflict) {
		return wording.NothingAsked(), nil
	}
	if err != nil {
		return "", err
	}
	t.conversation.Draft = ""
	done, err := t.desk.SubmitAbout(matter, option.Digit, liaison.ActorAuthor)
	if err != nil {
		return "", err
	}
	receipt, err := t.receipt(done)
	if done.Matter.Level == liaison.Sealed {
		return receipt, err
	}
	return wording.Lines(receipt, wording.ComplaintReceipt()), err
}

// joinAbout adds a piece to a draft that is about somebody, and asks again what
// was asked.
func (t *turn) joinAbout(matter liaison.Matter) (string, error) {
	pieces, err := t.desk.PiecesOf(matter)
	if err != nil {
		return "", err
	}
	var again string
	switch {
	case t.dialogue != nil && t.dialogue.ObjectID == matter.ID:
		again, err = t.prompt(*t.dialogue)
	case len(matter.Subjects)+len(matter.Units) > 0:
		again, err = t.askGravity(matter.ID)
	default:
		again, err = t.askSubject(matter.ID)
	}
	return wording.JoinedSealed(len(pieces), again), err
}

// leaveAbout is 取消 while such a draft is asked about: nothing is handed in.
func (t *turn) leaveAbout(question liaison.Question) (string, error) {
	matter, err := t.desk.Draft(t.viewer, question.ObjectID)
	if errors.Is(err, liaison.ErrConflict) {
		return wording.Closed(), nil
	}
	if err != nil {
		return "", err
	}
	t.conversation.Draft = ""
	return wording.Dropped(), t.desk.DropDraft(matter, liaison.ActorAuthor)
}
