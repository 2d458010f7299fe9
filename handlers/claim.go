package handlers

import (
	"errors"
	"regexp"
	"strconv"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// of the office: 我来 482913, 不办了 482913, 不用转 482913, 已处理 3.
var (
	claims   = regexp.MustCompile(`^(?:我来办?|认领)(?:编号)?([2-9]\d{5})$`)
	handled  = regexp.MustCompile(`^已处理(\d{0,6})$`)
	keeps    = regexp.MustCompile(`^不用转告?(?:编号)?([2-9]\d{5})$`)
	releases = regexp.MustCompile(`^(?:不办了?|放下)(?:编号)?([2-9]\d{5})$`)
)

// clerkVerb takes the verbs by which the office shares its matters out. From
// anybody else they are words like all others.
func (t *turn) clerkVerb() (string, bool, error) {
	if !t.viewer.IsOffice() {
		return "", false, nil
	}
	said := bare(t.plain)
	if found := claims.FindStringSubmatch(said); found != nil {
		return t.onSeen(found[1], t.claim)
	}
	if found := releases.FindStringSubmatch(said); found != nil {
		return t.onSeen(found[1], t.release)
	}
	if found := keeps.FindStringSubmatch(said); found != nil {
		return t.onSeen(found[1], t.keepHere)
	}
	if found := handled.FindStringSubmatch(said); found != nil {
		reply, err := t.taskDone(found[1])
		return reply, true, err
	}
	if reply, taken, err := t.handVerb(); taken || err != nil {
		return reply, taken, err
	}
	if reply, taken, err := t.rewordVerb(); taken || err != nil {
		return reply, taken, err
	}
	if reply, taken, err := t.attendanceVerb(); taken || err != nil {
		return reply, taken, err
	}
	if reply, taken, err := t.phonedAnswerVerb(); taken || err != nil {
		return reply, taken, err
	}
	if reply, taken, err := t.meetingTaskVerb(); taken || err != nil {
		return reply, taken, err
	}
	return t.enterVerb()
}

// taskDone ends a task that is no call.
func (t *turn) taskDone(digits string) (string, error) {
	wanted, err := strconv.ParseInt("0"+digits, 10, 64)
	if err != nil {
		return "", err
	}
	number, what, err := t.desk.TaskDone(t.viewer, wanted)
	switch {
	case errors.Is(err, liaison.ErrNotFound):
		return wording.NoSuchTask(), nil
	case errors.Is(err, liaison.ErrConflict):
		return wording.WhichTask(), nil
	}
	return wording.TaskEnded(number, what), err
}

func (t *turn) claim(matter liaison.Matter, _ string) (string, error) {
	clerk, err := t.desk.Claim(t.viewer, matter)
	switch {
	case errors.Is(err, liaison.ErrForbidden):
		return t.notForTheOffice(matter)
	case err != nil:
		return "", err
	case clerk.ID != t.viewer.ID:
		return wording.ClaimedBy(matter.Number, clerk.Name), nil
	}
	t.show(matter)
	return wording.Claimed(matter.Number), nil
}

func (t *turn) release(matter liaison.Matter, _ string) (string, error) {
	err := t.desk.Release(t.viewer, matter)
	switch {
	case errors.Is(err, liaison.ErrForbidden):
		return t.notForTheOffice(matter)
	case errors.Is(err, liaison.ErrConflict):
		return wording.NotClaimed(matter.Number), nil
	}
	return wording.Released(matter.Number), err
}

// keepHere leaves with the office what an author has added.
func (t *turn) keepHere(matter liaison.Matter, _ string) (string, error) {
	err := t.desk.KeepHere(t.viewer, matter)
	switch {
	case errors.Is(err, liaison.ErrForbidden):
		return t.notForTheOffice(matter)
	case errors.Is(err, liaison.ErrConflict):
		return wording.NothingToPassOn(matter.Number), nil
	case errors.Is(err, liaison.ErrInvalid):
		return wording.RewordIt(matter.Number), nil
	}
	return wording.KeptHere(matter.Number), err
}

// notForTheOffice says why an office verb does nothing for a matter: it is over,
// or it is the clerk's own in another role.
func (t *turn) notForTheOffice(matter liaison.Matter) (string, error) {
	if !matter.Open() {
		row, err := t.desk.Row(t.viewer, matter)
		return wording.AlreadyEnded(matter.Number, row.State), err
	}
	return wording.NotForTheOffice(matter.Number), nil
}

// askInstead asks a clerk whether he answers what somebody else has in hand; his
// words wait.
func (t *turn) askInstead(matter liaison.Matter, said []liaison.Said) (string, error) {
	question := liaison.Question{Kind: liaison.AskInstead, ObjectID: matter.ID, Words: said, Options: []liaison.Option{
		{Digit: "1", Words: []string{"由我答复", "我答复", "发"}}, {Digit: "0", Words: []string{"不发", "算了"}}}}
	return t.ask(question, t.desk.Terms().Policy.WordsKept)
}

func (t *turn) insteadPrompt(question liaison.Question) (string, error) {
	matter, err := t.desk.Tx().Matter(question.ObjectID)
	if err != nil {
		return "", err
	}
	if !liaison.CanSee(t.viewer, matter) {
		return t.lost(matter)
	}
	other, err := t.desk.WhoElse(t.viewer, matter)
	return wording.InsteadOf(matter.Number, other), err
}

func (t *turn) insteadAnswered(question liaison.Question, option liaison.Option) (string, error) {
	if option.Digit == "0" {
		return wording.NotSent(), nil
	}
	matter, err := t.desk.Tx().Matter(question.ObjectID)
	if err != nil {
		return "", err
	}
	return t.relay(matter, question.Words)
}
