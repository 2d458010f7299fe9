package handlers

import (
	"errors"
	"regexp"
	"strconv"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// of an author: 742470 不想办了, 742470那件不用办了.
var wantsNoMore = regexp.MustCompile(`^(?:编号|来件)?([2-9]\d{5})(?:号|那件|这件|的|事|我|就)*(?:不想办|不用办|不要办|不办|不想反映|不反映|不想管|不用管)(?:他|了|吧)*$`)

// confirmsWithdrawal takes 不告了, said to the question whether something is still wanted,
// for a no; 撤回, which may only have been sent twice, has it asked once more.
func (t *turn) confirmsWithdrawal() (string, bool, error) {
	if t.dialogue == nil || t.dialogue.Kind != liaison.AskWithdraw {
		return "", false, nil
	}
	number, named := recallsNumber(t.plain)
	if !named && !recalls(t.plain) && !dropsCharge(t.plain) {
		return "", false, nil
	}
	matter, err := t.desk.Tx().Matter(t.dialogue.ObjectID)
	if err != nil || named && matter.Number != number {
		return "", false, err
	}
	if !dropsCharge(t.plain) {
		reply, err := t.askWithdraw(matter)
		return reply, true, err
	}
	option, _ := t.dialogue.Option("1")
	reply, err := t.take(option)
	return reply, true, err
}

// noMoreOf asks an author who says with a number that he wants it no more; of a
// holder the same words are an answer.
func (t *turn) noMoreOf() (string, bool, error) {
	found := wantsNoMore.FindStringSubmatch(signsOnly(t.plain))
	if found == nil {
		return "", false, nil
	}
	own, err := t.desk.IsAuthor(t.viewer, found[1])
	if err != nil || !own {
		return "", false, err
	}
	return t.recallOf(found[1])
}

// givesUp tells that somebody wants no more of what he has raised, without a number. To a
// question that offers it, or of who has it, it is an answer; the office says it of what a
// clerk has claimed.
func (t *turn) givesUp() (bool, error) {
	_, option := t.optionSaid()
	if option || t.freeWords() || t.viewer.IsOffice() || !wantsNone.MatchString(signsOnly(t.plain)) {
		return false, nil
	}
	asked, err := t.desk.AskedBack(t.viewer)
	return len(asked) == 0, err
}

// noMoreWhich answers the same where it can't be told what is meant: who has others' matters
// in hand may mean one of these.
func (t *turn) noMoreWhich() (string, bool, error) {
	if t.dialogue != nil && t.dialogue.Kind == liaison.AskWithdrawWhich {
		reply, err := t.prompt(*t.dialogue)
		return reply, true, err
	}
	held, err := t.desk.InHand(t.viewer)
	if err != nil || len(held) == 0 || t.undecided() {
		return "", err != nil, err
	}
	return wording.NoMoreOfWhich(held[0].Number), true, nil
}

// tooLate answers 撤回 without a number when nothing is held any more: whoever has one
// open matter may mean that, of several it is asked. Who has others' matters in hand
// rather means what he has said on them. drops: he gives up what he complained of.
func (t *turn) tooLate(drops bool) (string, error) {
	own, err := t.desk.OwnOpen(t.viewer)
	if err != nil {
		return "", err
	}
	held, err := t.desk.InHand(t.viewer)
	switch {
	case err != nil:
		return "", err
	case drops && len(own) == 0:
		return wording.NothingToDrop(t.hold(liaison.Matter{})), nil
	case len(own) == 0 || t.dialogue != nil || len(held) > 0 && !drops: // a digit that answers what is open must not answer this
		return t.notRecalled()
	case len(own) == 1:
		return t.askWithdraw(own[0])
	}
	question := liaison.Question{Kind: liaison.AskWithdrawWhich}
	for i, matter := range own[:min(len(own), mostChoices)] {
		question.Options = append(question.Options, liaison.Option{Digit: strconv.Itoa(i + 1), Object: matter.ID,
			Label: wording.OwnMatterOf(matter.Number, matter.Gist)})
	}
	question.Options = append(question.Options, liaison.Option{Digit: "0", Words: []string{"都还要办", "都要办", "都不撤"}})
	return t.ask(question, t.dialogueLasts())
}

// askWithdraw asks whether a matter that is out is still wanted.
func (t *turn) askWithdraw(matter liaison.Matter) (string, error) {
	yes := []string{"不办了，撤回", "不办了", "不办", "不用办了", "是他说的", "是他说的，撤回", "是，撤回", "撤", "撤了", "撤掉", "要撤", "要撤回", "确定撤回"}
	no := []string{"还要办", "要办", "还要", "要", "接着办", "不撤", "不撤回", "不撤了"}
	return t.ask(liaison.Question{Kind: liaison.AskWithdraw, ObjectID: matter.ID, Options: []liaison.Option{
		{Digit: "1", Words: yes, Object: matter.ID}, {Digit: "2", Words: no}, {Digit: "0"}}}, t.dialogueLasts())
}

func (t *turn) withdrawPrompt(question liaison.Question) (string, error) {
	matter, err := t.desk.Tx().Matter(question.ObjectID)
	if err != nil {
		return "", err
	}
	if !liaison.CanSee(t.viewer, matter) {
		return t.lost(matter)
	}
	row, err := t.desk.Row(t.viewer, matter)
	switch {
	case err != nil:
		return "", err
	case matter.Level == liaison.Sealed:
		return wording.WithdrawAsked(matter.Number, ""), nil
	case matter.AuthorID != t.viewer.ID:
		return wording.WithdrawAskedByPhone(matter.Number, row.Who, row.Gist), nil
	}
	return wording.WithdrawAsked(matter.Number, row.Gist), nil
}

// withdrawChosen goes on with the matter that was meant.
func (t *turn) withdrawChosen(option liaison.Option) (string, error) {
	if option.Object == "" {
		return wording.NothingWithdrawn(), nil
	}
	matter, err := t.desk.Tx().Matter(option.Object)
	if err != nil {
		return "", err
	}
	if matter.AuthorID != t.viewer.ID || !liaison.CanSee(t.viewer, matter) {
		return t.lost(matter)
	}
	return t.withdrawOrEnded(matter)
}

// withdrawOrEnded asks, unless the matter is over.
func (t *turn) withdrawOrEnded(matter liaison.Matter) (string, error) {
	if matter.Open() {
		return t.askWithdraw(matter)
	}
	row, err := t.desk.Row(t.viewer, matter)
	return wording.TooLateEnded(matter.Number, row.State), err
}

func (t *turn) withdrawAnswered(question liaison.Question, option liaison.Option) (string, error) {
	matter, err := t.desk.Tx().Matter(question.ObjectID)
	if err != nil {
		return "", err
	}
	own := matter.AuthorID == t.viewer.ID
	switch {
	case !liaison.CanSee(t.viewer, matter):
		return t.lost(matter)
	case option.Object == "":
		return wording.StillWanted(matter.Number), nil
	case !matter.Open():
		return t.withdrawOrEnded(matter)
	case !own:
		if err := t.desk.WithdrawByPhone(t.viewer, matter); errors.Is(err, liaison.ErrForbidden) {
			return t.notForTheOffice(matter)
		} else if err != nil {
			return "", err
		}
		return wording.WithdrawnByPhone(matter.Number), nil
	}
	danger, err := t.desk.Withdraw(t.viewer, matter)
	if errors.Is(err, liaison.ErrForbidden) {
		return wording.NotSent(), nil
	}
	return wording.Withdrawn(matter.Number, danger, matter.Level == liaison.Sealed), err
}
