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
	// 打过电话了, 电话告了482913, 482913 已打电话
	calledLoosely = regexp.MustCompile(`^(?:编号)?([2-9]\d{5})?[:,、]?(?:` +
		`电话(?:已经?)?(?:告知?|告诉|打)(?:过|完)?[他她]?了|电话已经?(?:告诉|打)(?:过|完)?[他她]?|` +
		`已经?打(?:过|完|了)?电话了?|打(?:过|完|了)电话了?|已经?电话(?:告知?|告诉)[他她]?了?` +
		`)[:,、]?(?:编号)?([2-9]\d{5})?$`)
	calls = regexp.MustCompile(`^打电话([2-9]\d{5})$`)
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
	if found := calledLoosely.FindStringSubmatch(said); found != nil {
		return t.calledLoosely(found[1], found[2])
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

// calledLoosely takes other words for 电话已告: before a number as that, behind one or
// without any only while there is a call they can mean. Else they are words like all others.
func (t *turn) calledLoosely(before, behind string) (string, bool, error) {
	if behind != "" && (before == "" || before == behind) {
		reply, err := t.called(behind)
		return reply, true, err
	}
	numbers, err := t.toPhone()
	if err != nil {
		return "", true, err
	}
	if behind != "" || len(numbers) == 0 || before != "" && !slices.Contains(numbers, before) {
		return "", false, nil
	}
	if before == "" {
		reply, err := t.calledTheOne()
		return reply, true, err
	}
	reply, err := t.called(before)
	return reply, true, err
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
	numbers, err := t.toPhone()
	if err != nil || len(numbers) != 1 {
		return wording.WhichCall(), err
	}
	return t.called(numbers[0])
}

// toPhone are the numbers of the calls that a clerk may make, also of those that tell an
// author of more time.
func (t *turn) toPhone() ([]string, error) {
	open, err := t.desk.ToDo(t.viewer)
	if err != nil {
		return nil, err
	}
	var numbers []string
	for _, call := range open.Calls {
		numbers = append(numbers, call.Number)
	}
	tasks, err := t.desk.TasksFor(t.viewer)
	if err != nil {
		return nil, err
	}
	for _, task := range tasks {
		if task.Kind != liaison.TaskTellExtension {
			continue
		}
		matter, err := t.desk.Tx().Matter(task.MatterID)
		if err != nil {
			return nil, err
		}
		numbers = append(numbers, matter.Number)
	}
	return numbers, nil
}
