package handlers

import (
	"regexp"
	"strconv"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// 开会, 开会 培训 11-10 14:30 镇政府三楼 全体党代表, 会议 培训 11-10 14:30.
var callsMeeting = regexp.MustCompile(`^(开会|发会议|发通知开会|通知开会|会议)(?:[\s:：,，]+([\s\S]+))?$`)

// The steps by which a meeting is made in the chat.
const (
	stepKind    = "kind"
	stepWhen    = "when"
	stepPlace   = "place"
	stepWho     = "who"
	stepConfirm = "confirm"
)

// callVerbOfMeeting begins to make a meeting: for the office only.
func (t *turn) callVerbOfMeeting() (string, bool, error) {
	found := callsMeeting.FindStringSubmatch(t.plain)
	if found == nil {
		return "", false, nil
	}
	wanted, err := t.readMeeting(found[2])
	if err != nil {
		return "", true, err
	}
	whole := wanted.kind != "" && wanted.day != ""
	if t.asksMeeting() {
		if !whole || !t.viewer.IsOffice() { // 会议室 may be the place
			return "", false, nil
		}
		if err := t.settle(""); err != nil { // a whole new one is no answer about the old
			return "", true, err
		}
	}
	switch {
	case !t.viewer.IsOffice() && (whole || found[2] == "" && found[1] != "会议"):
		return wording.OnlyOfficeMeets(t.office()), true, t.desk.RefuseMeeting(t.viewer)
	case !t.viewer.IsOffice(), found[2] != "" && wanted.kind == "" && wanted.day == "":
		return "", false, nil
	}
	reply, err := t.nextOfMeeting(wanted)
	return reply, true, err
}

// nextOfMeeting asks for what is missing; when nothing is, it shows what was
// understood and asks whether it shall go out.
func (t *turn) nextOfMeeting(wanted meetingWanted) (string, error) {
	kind, known := liaison.MeetingKindNamed(wanted.kind)
	if !known {
		return t.askMeeting(stepKind, wanted)
	}
	starts, said := wanted.starts(t.desk.Terms().Calendar.Location())
	if !said {
		return t.askMeeting(stepWhen, wanted)
	}
	if fault := t.desk.MeetingTimeFault(starts); fault != "" {
		wanted.day, wanted.hour = "", ""
		again, err := t.askMeeting(stepWhen, wanted)
		return wording.Lines(fault, again), err
	}
	if wanted.place == "" {
		return t.askMeeting(stepPlace, wanted)
	}
	if wanted.who == "" {
		return t.askMeeting(stepWho, wanted)
	}
	plan, err := t.planMeeting(kind, wanted)
	if err != nil {
		return "", err
	}
	if len(plan.Invitations) > liaison.MostAtOnce {
		return wording.TooManyInvited(len(plan.Invitations), liaison.MostAtOnce), nil
	}
	if len(plan.Faults) > 0 {
		wanted.who = ""
		again, err := t.askMeeting(stepWho, wanted)
		return wording.Lines(append(plan.Faults, again)...), err
	}
	return t.askMeeting(stepConfirm, wanted)
}

func (t *turn) planMeeting(kind liaison.MeetingKind, wanted meetingWanted) (liaison.MeetingPlan, error) {
	starts, _ := wanted.starts(t.desk.Terms().Calendar.Location())
	asked := liaison.MeetingAsked{Kind: kind, StartsAt: starts, Place: wanted.place, Township: t.desk.OwnTownship(t.viewer), MadeBy: t.viewer.ID, Holiday: true, Again: true}
	if err := t.desk.WhoIsMeant(wanted.who, &asked); err != nil {
		return liaison.MeetingPlan{}, err
	}
	return t.desk.PlanMeeting(asked)
}

func (t *turn) askMeeting(step string, wanted meetingWanted) (string, error) {
	question := liaison.Question{Kind: liaison.AskMeeting, ObjectID: step, Words: wanted.said()}
	switch step {
	case stepKind:
		for i, kind := range liaison.MeetingKinds() {
			question.Options = append(question.Options, liaison.Option{Digit: strconv.Itoa(i + 1), Words: []string{kind.Chinese()}, Object: kind.Chinese()})
		}
	case stepWho:
		for i, who := range meetingAll() {
			question.Options = append(question.Options, liaison.Option{Digit: strconv.Itoa(i + 1), Words: []string{who}, Object: who})
		}
	case stepConfirm:
		question.Options = append(question.Options, liaison.Option{Digit: "1", Words: []string{"发", "发出", "好", "是", "对"}})
	}
	question.Options = append(question.Options, liaison.Option{Digit: "0", Words: []string{"不发", "不发了", "不开了", "算了"}})
	return t.ask(question, t.dialogueLasts())
}

func meetingAll() []string { return []string{"全体党代表", "全体党委委员"} }

// asksMeeting tells whether the open dialogue asks for some part of a meeting in
// free words.
func (t *turn) asksMeeting() bool {
	return t.dialogue != nil && t.dialogue.Kind == liaison.AskMeeting && t.dialogue.ObjectID != stepConfirm
}

func (t *turn) meetingPrompt(question liaison.Question) (string, error) {
	wanted := wantedIn(question)
	switch question.ObjectID {
	case stepKind:
		var kinds []string
		for _, kind := range liaison.MeetingKinds() {
			kinds = append(kinds, kind.Chinese())
		}
		return wording.WhichMeeting(kinds), nil
	case stepWhen:
		return wording.MeetingWhenAsked(), nil
	case stepPlace:
		return wording.MeetingWhereAsked(), nil
	case stepWho:
		return wording.MeetingWhoAsked(meetingAll()), nil
	}
	kind, _ := liaison.MeetingKindNamed(wanted.kind)
	plan, err := t.planMeeting(kind, wanted)
	if err != nil || len(plan.Faults) > 0 {
		return wording.Lines(plan.Faults...), err
	}
	return wording.SendMeeting(wording.MeetingUnderstood{MeetingFacts: t.desk.MeetingFacts(plan.Meeting), Who: wanted.who,
		Seats: len(plan.Invitations) - plan.Reserve, ToPhone: plan.ToPhone, Warnings: plan.Warnings}), nil
}

// meetingTold takes what was asked for in free words.
func (t *turn) meetingTold(question liaison.Question, text string) (string, error) {
	wanted := wantedIn(question)
	read, err := t.readMeeting(text)
	if err != nil {
		return "", err
	}
	switch question.ObjectID {
	case stepKind:
		wanted.kind = read.kind
	case stepWhen:
		if read.day == "" && read.hour == "" {
			again, err := t.askMeeting(stepWhen, wanted)
			return wording.DidNotTake(again, t.helper()), err
		}
	case stepPlace:
		wanted.place = plain(text)
	case stepWho:
		wanted.who = plain(text)
	}
	if read.day != "" {
		wanted.day = read.day
	}
	if read.hour != "" {
		wanted.hour = read.hour
	}
	return t.nextOfMeeting(wanted)
}

// meetingChosen takes a digit: a kind, everybody of a role, or that it goes out.
func (t *turn) meetingChosen(question liaison.Question, option liaison.Option) (string, error) {
	wanted := wantedIn(question)
	if option.Digit == "0" || !t.viewer.IsOffice() {
		return wording.MeetingNotMade(), nil
	}
	switch question.ObjectID {
	case stepKind:
		wanted.kind = option.Object
		return t.nextOfMeeting(wanted)
	case stepWho:
		wanted.who = option.Object
		return t.nextOfMeeting(wanted)
	}
	kind, _ := liaison.MeetingKindNamed(wanted.kind)
	plan, err := t.planMeeting(kind, wanted)
	if err != nil {
		return "", err
	}
	if len(plan.Faults) > 0 {
		return wording.Lines(append(plan.Faults, wording.MeetingNotMade())...), nil
	}
	meeting, err := t.desk.AddMeeting(plan, t.viewer.ID)
	if err != nil {
		return "", err
	}
	return wording.MeetingMade(meeting.Number, len(plan.Invitations)-plan.Reserve), nil
}
