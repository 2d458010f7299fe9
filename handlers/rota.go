package handlers

import (
	"errors"
	"regexp"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// 换班 周秀英, 和周秀英换班; and the office's 换班 482913 王建国 周秀英.
var (
	swapsWith  = regexp.MustCompile(`^(?:我要?)?(?:换班[\s,:]*(?:和|跟|与|找)?(\p{Han}{2,20})|(?:和|跟|与|找)(\p{Han}{2,20}?)(?:代表)?换班)$`)
	changeDuty = regexp.MustCompile(`^换班[\s:]*([2-9]\d{5})[\s,]+(\p{Han}{2,20})[\s,]+(?:换成?|改成?)?[\s,]*(\p{Han}{2,20})$`)
)

// rotaVerb takes the words about receiving people: 接待日 from anybody, 值班 and
// 换班 from a delegate, the change of a day from the office.
func (t *turn) rotaVerb() (string, bool, error) {
	said := bare(t.plain)
	if asksReceptionDays(said) {
		reply, err := t.desk.ReceptionDays(t.viewer)
		return reply, true, err
	}
	if found := changeDuty.FindStringSubmatch(t.plain); found != nil && t.viewer.IsOffice() {
		reply, err := t.changesDuty(found[1], found[2], found[3])
		return reply, true, err
	}
	if !t.viewer.ActsAs(liaison.RoleDelegate) {
		return "", false, nil
	}
	switch said {
	case "值班", "我的值班", "值班表", "值班日":
		reply, err := t.desk.MyDuties(t.viewer)
		return reply, true, err
	case "换班", "我要换班":
		reply, err := t.askRest("换班", "", wording.SwapHow())
		return reply, true, err
	}
	if found := swapsWith.FindStringSubmatch(said); found != nil {
		reply, err := t.desk.AskSwap(t.viewer, delegateName(found[1]+found[2]))
		return reply, true, err
	}
	return "", false, nil
}

// asksReceptionDays tells whether somebody, bound or not, wants to know when people
// are received.
func asksReceptionDays(said string) bool {
	return said == "接待日" || said == "接待日期" || said == "接待时间"
}

// changesDuty is the office putting one delegate in another's place.
func (t *turn) changesDuty(number, out, in string) (string, error) {
	meeting, err := t.desk.MeetingFor(t.viewer, number)
	if err == nil {
		var from, to liaison.Person
		if from, to, err = t.desk.ChangeDuty(meeting, out, in, t.viewer.ID); err == nil {
			return t.desk.DutyChanged(meeting, from, to), nil
		}
	}
	if fault, known := errors.AsType[*liaison.Fault](err); known {
		return fault.Sentence, nil
	}
	return "", err
}
