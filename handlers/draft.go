package handlers

import (
	"errors"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// draft is the open draft of this conversation, if it has not been handed in
// meanwhile.
func (t *turn) draft() (liaison.Matter, bool, error) {
	if t.conversation.Draft == "" {
		return liaison.Matter{}, false, nil
	}
	matter, err := t.desk.Draft(t.viewer, t.conversation.Draft)
	if errors.Is(err, liaison.ErrConflict) || errors.Is(err, liaison.ErrNotFound) {
		t.conversation.Draft = ""
		return liaison.Matter{}, false, nil
	}
	return matter, err == nil, err
}

// newDraft is the last row: what is nothing else begins a matter.
func (t *turn) newDraft() (string, bool, error) {
	reply, err := t.openDraft(t.pieces())
	return reply, true, err
}

// openDraft begins a matter and asks to whom it goes. A voice can't be searched
// for a cry for help, so it always gets the numbers.
func (t *turn) openDraft(said []liaison.Said) (string, error) {
	matter, err := t.desk.OpenDraft(t.viewer, said)
	if err != nil {
		return "", err
	}
	t.conversation.Draft = matter.ID
	counts := t.desk.Counted(said)
	if counts.Voices > 0 && counts.Texts == 0 {
		t.before = append(t.before, wording.Emergency())
	}
	return t.askWay(matter)
}

func (t *turn) askWay(matter liaison.Matter) (string, error) {
	menu, options, err := t.desk.DraftMenu(t.viewer, matter)
	if err != nil {
		return "", err
	}
	return t.ask(liaison.Question{Kind: liaison.AskWay, ObjectID: matter.ID, Options: options, Prompt: menu},
		t.desk.DraftEnds(matter).Sub(t.desk.Now()))
}

// joinDraft adds to the open draft while no choice is made.
func (t *turn) joinDraft() (string, bool, error) {
	matter, open, err := t.draft()
	if err != nil || !open {
		return "", false, err
	}
	if err := t.desk.JoinDraft(matter, t.pieces()); err != nil {
		return "", true, err
	}
	total, err := t.desk.PiecesOf(matter)
	if err != nil {
		return "", true, err
	}
	if t.dialogue == nil { // another dialogue came between: ask again
		menu, err := t.askWay(matter)
		return menu, true, err
	}
	return wording.Joined(total), true, nil
}

// wayChosen hands the draft in, or drops it.
func (t *turn) wayChosen(question liaison.Question, option liaison.Option) (string, error) {
	matter, err := t.desk.Draft(t.viewer, question.ObjectID)
	if errors.Is(err, liaison.ErrConflict) {
		return wording.NothingAsked(), nil
	}
	if err != nil {
		return "", err
	}
	t.conversation.Draft = ""
	if option.Digit == "0" {
		return wording.Dropped(), t.desk.DropDraft(matter, liaison.ActorAuthor)
	}
	done, err := t.desk.Submit(t.viewer, matter, liaison.Choice(option.Digit))
	if err != nil {
		return "", err
	}
	later := ""
	if !done.Later.IsZero() {
		later = wording.GetsItLater(done.Later)
	}
	due := done.Matter.FirstDueAt.In(t.desk.Terms().Calendar.Location())
	receipt := wording.Receipt(done.To, done.Matter.Number, due, t.hold(), later)
	if done.TooMany {
		receipt = wording.Lines(wording.TooManyToDelegate(t.desk.Terms().Policy.MattersToDelegate), receipt)
	}
	return receipt, nil
}
