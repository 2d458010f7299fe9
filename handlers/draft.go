package handlers

import (
	"errors"
	"slices"

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
	if open, isOpen, err := t.draft(); err != nil || isOpen {
		if err != nil {
			return "", err
		}
		return t.join(open, said)
	}
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
	_, options, err := t.desk.DraftMenu(t.viewer, matter)
	if err != nil {
		return "", err
	}
	return t.ask(liaison.Question{Kind: liaison.AskWay, ObjectID: matter.ID, Options: options},
		t.desk.DraftEnds(matter).Sub(t.desk.Now()))
}

// joinDraft adds to the open draft while no choice is made.
func (t *turn) joinDraft() (string, bool, error) {
	matter, open, err := t.draft()
	if err != nil || !open {
		return "", false, err
	}
	if reply, taken, err := t.wayInWords(matter); taken || err != nil {
		return reply, taken, err
	}
	if reply, again, err := t.saidAgain(matter); again || err != nil {
		return reply, true, err
	}
	reply, err := t.join(matter, t.pieces())
	return reply, true, err
}

// saidAgain tells a text that the draft holds already from a later piece: who saw no
// answer sends it once more, and is shown what he has missed.
func (t *turn) saidAgain(matter liaison.Matter) (string, bool, error) {
	if !t.isText() || matter.Level == liaison.Sealed {
		return "", false, nil
	}
	said, err := t.desk.PiecesOf(matter)
	if err != nil || !slices.ContainsFunc(said, func(s liaison.Said) bool { return s.Kind == liaison.SaidText && plain(s.Text) == t.plain }) {
		return "", false, err
	}
	menu, err := t.askWay(matter)
	return wording.CountedOnce(menu), true, err
}

func (t *turn) join(matter liaison.Matter, said []liaison.Said) (string, error) {
	if err := t.desk.JoinDraft(matter, said); err != nil {
		return "", err
	}
	if matter.Level == liaison.Sealed {
		return t.joinAbout(matter)
	}
	if t.dialogue == nil || t.dialogue.Kind != liaison.AskWay { // another dialogue came between: ask again
		return t.askWay(matter)
	}
	pieces, err := t.desk.PiecesOf(matter)
	return wording.Joined(len(pieces)), err
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
	if option.Digit == "0" {
		t.conversation.Draft = ""
		return wording.Dropped(), t.desk.DropDraft(matter, liaison.ActorAuthor)
	}
	if option.Digit == "3" && t.viewer.ActsAs(liaison.RoleDelegate) {
		return t.draftIsAnswer(matter)
	}
	if option.Digit == string(liaison.ChoosePartner) {
		if again, moved, err := t.partnerMoved(matter, option); moved || err != nil {
			return again, err
		}
		if asked, doubtful, err := t.askBlamed(matter, option.Label); doubtful || err != nil {
			return asked, err
		}
	}
	if option.Digit == string(liaison.ChooseAbout) {
		return t.aboutSomebody(matter)
	}
	if asked, accuses, err := t.askAccused(matter, option); accuses || err != nil {
		return asked, err
	}
	return t.submit(matter, liaison.Choice(option.Digit))
}

func (t *turn) submit(matter liaison.Matter, choice liaison.Choice) (string, error) {
	t.conversation.Draft = ""
	done, err := t.desk.Submit(t.viewer, matter, choice)
	if err != nil {
		return "", err
	}
	return t.receipt(done)
}

// partnerMoved asks the way again when the first line of the menu is not what it
// was: the delegate has gone away since, or come back, or somebody else stands in
// for him. Nobody gets a matter that was not offered to him.
func (t *turn) partnerMoved(matter liaison.Matter, chosen liaison.Option) (string, bool, error) {
	_, options, err := t.desk.DraftMenu(t.viewer, matter)
	if err != nil {
		return "", true, err
	}
	now, _ := liaison.Question{Options: options}.Option(chosen.Digit)
	if now.Label == chosen.Label {
		return "", false, nil
	}
	menu, err := t.askWay(matter)
	return wording.AskedAnew(menu), true, err
}

// draftIsAnswer takes a delegate's loose words as an answer to a matter in hand.
func (t *turn) draftIsAnswer(matter liaison.Matter) (string, error) {
	said, err := t.desk.PiecesOf(matter)
	if err != nil {
		return "", err
	}
	t.conversation.Draft = ""
	if err := t.desk.DropDraft(matter, liaison.ActorAuthor); err != nil {
		return "", err
	}
	held, err := t.desk.InHand(t.viewer)
	if err != nil || len(held) == 0 {
		return wording.NotSent(), err
	}
	return t.askWhich(which{held: held, said: said})
}

func (t *turn) receipt(done liaison.Submitted) (string, error) {
	if done.Matter.Level == liaison.Sealed {
		return wording.SealedReceipt(done.Matter.Number, t.hold(done.Matter)), nil
	}
	tooMany, warning := "", ""
	if done.TooMany {
		tooMany = wording.TooManyToDelegate(t.desk.Terms().Policy.MattersToDelegate)
	}
	if done.Matter.Level == liaison.Anonymous {
		said, err := t.desk.PiecesOf(done.Matter)
		if err != nil {
			return "", err
		}
		if counts := t.desk.Counted(said); counts.Voices+counts.Pictures+counts.Videos > 0 {
			warning = wording.MayBeRecognised()
		}
	}
	due := done.Matter.FirstDueAt.In(t.desk.Terms().Calendar.Location())
	receipt := wording.Receipt(done.To, done.Matter.Number, due, t.hold(done.Matter), t.laterText(done.Later))
	return wording.Lines(tooMany, receipt, warning), nil
}
