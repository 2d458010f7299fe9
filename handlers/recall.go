package handlers

import (
	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// recall takes the last relay back while it is held.
func (t *turn) recall() (string, bool, error) {
	switch bare(t.plain) {
	case "撤回", "收回", "撤销", "撤":
	default:
		return "", false, nil
	}
	done, ok, err := t.desk.Recall(t.viewer)
	switch {
	case err != nil:
		return "", true, err
	case !ok:
		return wording.NothingToRecall(t.hold()), true, nil
	case done.Whole:
		return wording.MatterRecalled(done.Number), true, t.leaveFinished()
	}
	return wording.Recalled(done.Number), true, t.leaveFinished()
}

// leaveFinished closes the question whether a matter is answered, whose answer
// was just taken back.
func (t *turn) leaveFinished() error {
	if t.dialogue == nil || t.dialogue.Kind != liaison.AskFinished {
		return nil
	}
	return t.settle("")
}

// cancel closes the open dialogue and the draft it belongs to, and says so.
func (t *turn) cancel() (string, bool, error) {
	word := bare(t.plain)
	digit, isDigit := digits(t.plain)
	if word != "取消" && !(isDigit && digit == "0") {
		return "", false, nil
	}
	if t.dialogue != nil {
		if option, ok := t.dialogue.Option("0"); ok {
			reply, err := t.take(option)
			return reply, true, err
		}
		if err := t.settle(""); err != nil {
			return "", true, err
		}
		return wording.Closed(), true, nil
	}
	draft, open, err := t.draft()
	if err != nil || !open {
		return "", false, err
	}
	t.conversation.Draft = ""
	return wording.Dropped(), true, t.desk.DropDraft(draft, liaison.ActorAuthor)
}
