package handlers

import (
	"errors"
	"regexp"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// of who can't finish in time: 延期 482913 等材料到, 申请延期482913.
var extends = regexp.MustCompile(`^(?:我?(?:想|要)?申请)?延期[\s:：]*(?:编号|来件)?[\s:：]*([2-9]\d{5})(?:\D|$)`)

// extendVerb asks the office for more time.
func (t *turn) extendVerb() (string, bool, error) {
	if said := bare(t.plain); said == "延期" || said == "申请延期" {
		held, err := t.desk.InHand(t.viewer)
		return wording.ExtendHow(), len(held) > 0 || err != nil, err
	}
	found := extends.FindStringSubmatch(t.plain)
	if found == nil {
		return "", false, nil
	}
	return t.onSeen(found[1], t.extend)
}

func (t *turn) extend(matter liaison.Matter, reason string) (string, error) {
	if !matter.Open() {
		row, err := t.desk.Row(t.viewer, matter)
		return wording.AlreadyEnded(matter.Number, row.State), err
	}
	if reason == "" {
		return wording.ExtendWhy(matter.Number), nil
	}
	asked, err := t.desk.AskExtension(t.viewer, matter, t.words(reason)[0])
	switch {
	case errors.Is(err, liaison.ErrForbidden):
		return wording.NotYoursNotSent(matter.Number), nil
	case err != nil:
		return "", err
	case asked.Why != "":
		return wording.NotExtendable(matter.Number, string(asked.Why), asked.Due), nil
	}
	return wording.ExtensionSent(matter.Number, asked.Due, asked.Until), nil
}

// extensionDecided takes the office's word on it.
func (t *turn) extensionDecided(asked liaison.Asked, said answer) (string, error) {
	matter, err := t.desk.Tx().Matter(asked.ObjectID)
	if err != nil {
		return "", err
	}
	granted := said.option.Digit == liaison.ExtensionYes
	done, err := t.desk.DecideExtension(t.viewer, matter, granted, said.reason)
	if errors.Is(err, liaison.ErrForbidden) {
		return wording.DecidedAlready(asked.About), nil
	}
	return wording.ExtensionDecided(asked.About, granted, done.Until), err
}
