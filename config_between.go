package main

import (
	"cmp"
	"encoding"
	"errors"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"shuanglian/liaison/workday"
)

func (f faultList) join() error { return errors.Join(f...) }

// check holds every number against its between tag, then the numbers against each other.
func (p PolicyConfig) check(f *faultList) {
	eachField(reflect.ValueOf(p), "policy.", func(key string, field reflect.StructField, value reflect.Value) {
		tag, ok := field.Tag.Lookup("between")
		if !ok {
			return
		}
		least, most, _ := strings.Cut(tag, " ")
		if value.Kind() != reflect.Slice {
			f.must(between(value, least, most), key, "%v 不行：请写 %s 到 %s", value.Interface(), least, most)
			return
		}
		f.must(value.Len() > 0, key, "没有写：请至少写一个数，如 [%s]", most)
		for i := range value.Len() {
			f.must(between(value.Index(i), least, most), key, "%v 不行：每个数请写 %s 到 %s", value.Index(i).Interface(), least, most)
		}
	})
	if err := p.WorkingHours.Validate(); err != nil {
		f.add("policy.working_hours", "%s", err)
	}
	f.must(p.MembersMin <= p.MembersMax, "policy.members_min", "%d 大于 members_max 的 %d", p.MembersMin, p.MembersMax)
	f.must(p.FirstAnswer.N <= p.FirstAnswerOffice.N, "policy.first_answer", "%s 长于 first_answer_office 的 %s", p.FirstAnswer, p.FirstAnswerOffice)
	f.must(p.Proposal.N <= p.ProposalConsent.N, "policy.proposal", "%s 长于 proposal_with_consent 的 %s", p.Proposal, p.ProposalConsent)
	f.must(p.DraftSilence <= p.DraftLongest, "policy.draft_silence", "%s 长于 draft_longest 的 %s", p.DraftSilence, p.DraftLongest)
	f.must(p.ServiceReserve <= p.ServiceQuota, "policy.service_reserve", "%d 大于 service_quota 的 %d", p.ServiceReserve, p.ServiceQuota)
	f.must(p.VisitOverdueDelegate <= p.VisitOverdueOffice && p.VisitOverdueOffice <= p.VisitOverdueDigest,
		"policy.visit_overdue_delegate_days", "逾期应先提醒本人，再告诉办公室，最后进周报：三个天数要一个不小于一个")
	f.must(slices.IsSorted(p.RemindPercents), "policy.remind_percents", "请从小到大写")
	f.must(descending(p.MeetingNoticeDays), "policy.meeting_notice_days", "请从大到小写")
	f.must(descending(p.VisitRemindDays), "policy.visit_remind_days", "请从大到小写")
}

func descending(numbers []int) bool {
	return slices.IsSortedFunc(numbers, func(a, b int) int { return cmp.Compare(b, a) })
}

// between compares a value with two texts of its own kind. A limit must also count in their unit: 日 is not 工作日.
func between(value reflect.Value, least, most string) bool {
	switch typed := value.Interface().(type) {
	case int:
		low, errLow := strconv.Atoi(least)
		high, errHigh := strconv.Atoi(most)
		return errLow == nil && errHigh == nil && typed >= low && typed <= high
	case workday.Limit:
		low, high := read[workday.Limit](least), read[workday.Limit](most)
		return typed.Unit == low.Unit && typed.N >= low.N && typed.N <= high.N
	case workday.Clock:
		return typed >= read[workday.Clock](least) && typed <= read[workday.Clock](most)
	case Duration:
		return typed >= read[Duration](least) && typed <= read[Duration](most)
	}
	return false
}

// read reads the text of a tag; a text that can't be read is the zero value, which the tests of the tags catch.
func read[T any, P interface {
	*T
	encoding.TextUnmarshaler
}](text string) T {
	var value T
	if err := P(&value).UnmarshalText([]byte(text)); err != nil {
		return *new(T)
	}
	return value
}
