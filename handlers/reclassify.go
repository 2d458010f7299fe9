package handlers

import (
	"errors"
	"regexp"
	"slices"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

var (
	// of the office: 改类 482913 检举, 对象 482913 王建国, 来电检举
	reclassifies = regexp.MustCompile(`^改类\s*([2-9]\d{5})(?:\D|$)`)
	isAbout      = regexp.MustCompile(`^对象\s*([2-9]\d{5})(?:\D|$)`)
	byPhone      = regexp.MustCompile(`^(?:代录)?\s*(?:来电人?|电话)?\s*(?:检举|控告|举报)(?:控告)?$`)
	// with what was accused behind it, which is not kept
	byPhoneWith = regexp.MustCompile(`^(?:来电人?|电话)\s*(?:检举|控告|举报)`)
	accusation  = regexp.MustCompile(`^(?:成|为|到)?\s*(?:检举|控告|举报)(?:控告)?$`)
)

// officeVerb takes the verbs by which the office keeps a matter from somebody.
// From anybody else they are words like all others.
func (t *turn) officeVerb() (string, bool, error) {
	mayName := t.viewer.IsOffice() || t.viewer.ActsAs(liaison.RoleDisciplineLiaison)
	if found := isAbout.FindStringSubmatch(t.plain); found != nil && mayName {
		return t.onSeen(found[1], t.isAbout)
	}
	if !t.viewer.IsOffice() {
		return "", false, nil
	}
	if found := reclassifies.FindStringSubmatch(t.plain); found != nil {
		return t.onSeen(found[1], t.reclassify)
	}
	if byPhone.MatchString(t.plain) {
		return wording.AccusationByPhone(), true, t.desk.AccusationByPhone(t.viewer)
	}
	if byPhoneWith.MatchString(t.plain) {
		return wording.NotEntered(), true, t.desk.RefuseToEnter(t.viewer)
	}
	return t.officeWordAlone()
}

// officeWordAlone says how to write a word of the office that came without anything:
// it begins no matter of the clerk's own.
func (t *turn) officeWordAlone() (string, bool, error) {
	said := bare(t.plain)
	if !slices.Contains(wording.OfficeVerbs(), said) || t.freeWords() {
		return "", false, nil
	}
	if _, option := t.optionSaid(); option {
		return "", false, nil
	}
	how := wording.OfficeVerbHow(said)
	return how, how != "", nil
}

// onSeen finds the matter of a number for somebody who may act on it.
func (t *turn) onSeen(number string, act func(liaison.Matter, string) (string, error)) (string, bool, error) {
	matter, ok, _, err := t.desk.Numbered(t.viewer, number)
	if err != nil {
		return "", true, err
	}
	if !ok || matter.AuthorID == t.viewer.ID {
		return wording.NotYoursNotSent(number), true, nil
	}
	reply, err := act(matter, afterNumber(t.said.Text, number))
	return reply, true, err
}

func (t *turn) reclassify(matter liaison.Matter, rest string) (string, error) {
	if !accusation.MatchString(plain(rest)) {
		return t.askRest("改类 "+matter.Number, matter.ID, wording.ReclassifyHow())
	}
	reached, err := t.desk.ReachesAuthor(matter)
	if err != nil {
		return "", err
	}
	err = t.desk.Reclassify(t.viewer, matter)
	switch {
	case errors.Is(err, liaison.ErrForbidden):
		return wording.StaysSealed(matter.Number), nil
	case err == nil && !reached && matter.Level != liaison.Anonymous:
		return wording.Lines(wording.Reclassified(matter.Number), wording.TellHimNow()), nil
	}
	return wording.Reclassified(matter.Number), err
}

func (t *turn) isAbout(matter liaison.Matter, rest string) (string, error) {
	err := t.desk.AddSubject(t.viewer, matter, rest)
	switch {
	case errors.Is(err, liaison.ErrInvalid):
		lacks := wording.SubjectUnknown(matter.Number)
		if rest == "" {
			lacks = wording.SubjectWho(matter.Number)
		}
		return t.askRest("对象 "+matter.Number, matter.ID, lacks)
	case errors.Is(err, liaison.ErrForbidden):
		return wording.NotYoursNotSent(matter.Number), nil
	}
	return wording.SubjectNoted(matter.Number), err
}
