package handlers

import (
	"errors"
	"regexp"
	"slices"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// of the office: 电话已告 482913, 482913 电话已告, 打电话 482913.
var (
	called      = regexp.MustCompile(`^电话已告(?:知)?([2-9]\d{5})$`)
	calledAfter = regexp.MustCompile(`^([2-9]\d{5})电话已告(?:知)?$`)
	calls       = regexp.MustCompile(`^打电话([2-9]\d{5})$`)
	// 没人接; 482913 电话没人接; 电话没打通 482913
	missed = regexp.MustCompile(`^(?:编号)?([2-9]\d{5})?[:,、]?(?:他|他的|打|打了|打过)?(?:电话)?(?:打了|打过|一直|还是|都)?(?:没人接听?|没有人接|无人接听?|没打通|打不通|没接通?|不接|没接电话|不接电话|关机|停机|占线)(?:了|啊|呢)?[:,、]?(?:编号)?([2-9]\d{5})?$`)
)

// callVerb takes the words by which the office ends a call, or looks at one. From
// anybody else they are words like all others.
func (t *turn) callVerb() (string, bool, error) {
	if !t.viewer.IsOffice() {
		return "", false, nil
	}
	said := bare(t.plain)
	if said == "电话已告" || said == "电话已告知" {
		reply, err := t.calledTheOne()
		return reply, true, err
	}
	if found := missed.FindStringSubmatch(said); found != nil {
		return t.notReached(found[1] + found[2])
	}
	for _, pattern := range []*regexp.Regexp{called, calledAfter} {
		if found := pattern.FindStringSubmatch(said); found != nil {
			reply, err := t.called(found[1])
			return reply, true, err
		}
	}
	found := calls.FindStringSubmatch(said)
	if found == nil {
		return t.saidOnThePhone()
	}
	reply, err := t.desk.Call(t.viewer, found[1])
	if reply == "" {
		reply = wording.NoCall(found[1])
	}
	return reply, true, err
}

func (t *turn) called(number string) (string, error) {
	err := t.desk.CallMade(t.viewer, number)
	if errors.Is(err, liaison.ErrNotFound) { // what he was to ask there needs its answer, not a tick
		reply, err := t.desk.Call(t.viewer, number)
		if reply == "" {
			reply = wording.NoCall(number)
		}
		return reply, err
	}
	if err != nil {
		return "", err
	}
	rates, err := t.desk.AwaitsRating(t.viewer, number)
	if rates {
		return wording.Lines(wording.CallDone(number), wording.AskHowHeFoundIt(number)), err
	}
	return wording.CallDone(number), err
}

// notReached is a call that nobody took: it stays to be made, and nothing is sent.
// Where there is no call to make the words are words like all others.
func (t *turn) notReached(number string) (string, bool, error) {
	open, err := t.desk.ToDo(t.viewer)
	if err != nil {
		return "", true, err
	}
	var numbers []string
	for _, call := range open.Calls {
		if (number == "" || call.Number == number) && !slices.Contains(numbers, call.Number) {
			numbers = append(numbers, call.Number)
		}
	}
	if len(numbers) == 0 {
		return "", false, nil
	}
	return wording.CallMissed(numbers), true, nil
}

// calledTheOne is 电话已告 without a number: the only call there is.
func (t *turn) calledTheOne() (string, error) {
	open, err := t.desk.ToDo(t.viewer)
	if err != nil || len(open.Calls) != 1 {
		return wording.WhichCall(), err
	}
	return t.called(open.Calls[0].Number)
}
