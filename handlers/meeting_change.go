package handlers

import (
	"errors"
	"regexp"
	"strings"
	"time"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// 取消会议 482913 原因; 改会 482913 11-14 9:00 镇政府三楼; 会议 482913 改到 11-14 9:00.
var (
	takesOff = regexp.MustCompile(`^(?:取消会议|会议取消|不开会了?)[\s:：]*([2-9]\d{5})(?:[\s:：,，]+([\s\S]*))?$`)
	takesOf2 = regexp.MustCompile(`^会议[\s:：]*([2-9]\d{5})[\s:：,，]*取消(?:[\s:：,，]+([\s\S]*))?$`)
	moves    = regexp.MustCompile(`^(?:改会议?|会议改期?|会议)[\s:：]*([2-9]\d{5})[\s:：,，]*(?:改到|改为|改在|改成|改)?[\s:：,，]*([\s\S]*)$`)
)

// What is asked about a meeting that is there.
const (
	changeOff  = "off"
	changeMove = "move"
)

// changeVerb moves a meeting or takes it off: for the office only, and after it
// has seen what that means.
func (t *turn) changeVerb() (string, bool, error) {
	for _, form := range []struct {
		words *regexp.Regexp
		act   string
	}{{takesOff, changeOff}, {takesOf2, changeOff}, {moves, changeMove}} {
		found := form.words.FindStringSubmatch(t.plain)
		if found == nil {
			continue
		}
		if !t.viewer.IsOffice() {
			return wording.OnlyOfficeMeets(t.office()), true, t.desk.RefuseMeeting(t.viewer)
		}
		reply, err := t.change(form.act, found[1], found[2])
		return reply, true, err
	}
	return "", false, nil
}

func (t *turn) change(act, number, rest string) (string, error) {
	meeting, err := t.desk.MeetingFor(t.viewer, number)
	if errors.Is(err, liaison.ErrNotFound) {
		return wording.NoSuchMeeting(number), nil
	}
	if err != nil {
		return "", err
	}
	wanted := meetingWanted{place: strings.TrimSpace(rest)} // of one that is taken off: the reason
	if act == changeMove {
		if wanted, err = t.readMeeting(rest); err != nil {
			return "", err
		}
		wanted.place = strings.TrimSpace(wanted.place + " " + wanted.who)
		if wanted.place == "" && wanted.day == "" && wanted.hour == "" {
			return t.askRest("改会 "+number, "", wording.MoveHow(number))
		}
		plan, err := t.planMove(meeting, wanted)
		if err != nil || len(plan.Faults) > 0 {
			return wording.Lines(plan.Faults...), err
		}
	} else if fault := t.desk.MeetingOver(meeting); fault != "" {
		return fault, nil
	}
	words := []string{"取消", "取消会议", "是", "对", "好"}
	if act == changeMove {
		words = []string{"改", "是", "对", "好"}
	}
	wanted.kind = act
	return t.ask(liaison.Question{Kind: liaison.AskChange, ObjectID: meeting.ID, ObjectVersion: meeting.Version, Words: wanted.said(), Options: []liaison.Option{
		{Digit: "1", Words: words}, {Digit: "0", Words: []string{"不改", "不取消", "算了"}}}}, t.dialogueLasts())
}

func (t *turn) planMove(meeting liaison.Meeting, wanted meetingWanted) (liaison.MeetingPlan, error) {
	location := t.desk.Terms().Calendar.Location()
	was := meeting.StartsAt.In(location)
	move := liaison.MeetingMove{Place: wanted.place, Holiday: true}
	if wanted.day != "" || wanted.hour != "" {
		if wanted.day == "" {
			wanted.day = was.Format(time.DateOnly)
		}
		if wanted.hour == "" {
			wanted.hour = was.Format("15:04")
		}
		move.StartsAt, _ = wanted.starts(location)
	}
	return t.desk.PlanMove(meeting, move)
}

func (t *turn) changePrompt(question liaison.Question) (string, error) {
	meeting, err := t.desk.Tx().Meeting(question.ObjectID)
	if err != nil {
		return "", err
	}
	wanted := wantedIn(question)
	if wanted.kind == changeOff {
		return wording.CancelMeetingAsked(t.desk.MeetingFacts(meeting), wanted.place), nil
	}
	plan, err := t.planMove(meeting, wanted)
	if err != nil || len(plan.Faults) > 0 {
		return wording.Lines(plan.Faults...), err
	}
	return wording.MoveMeetingAsked(t.desk.MeetingFacts(meeting), t.desk.MeetingFacts(plan.Meeting), plan.Warnings), nil
}

func (t *turn) changeChosen(question liaison.Question, option liaison.Option) (string, error) {
	meeting, err := t.desk.Tx().Meeting(question.ObjectID)
	if err != nil {
		return "", err
	}
	wanted := wantedIn(question)
	switch {
	case option.Digit == "0" || !t.viewer.IsOffice():
		return wording.MeetingLeft(meeting.Number), nil
	case meeting.Version != question.ObjectVersion: // another clerk was quicker
		return wording.MeetingChangedMeanwhile(t.desk.MeetingFacts(meeting)), nil
	case wanted.kind == changeOff:
		_, err := t.desk.CancelMeeting(meeting, wanted.place, t.viewer.ID)
		var fault *liaison.Fault
		if errors.As(err, &fault) {
			return fault.Sentence, nil
		}
		return wording.MeetingCancelled(meeting.Number), err
	}
	plan, err := t.planMove(meeting, wanted)
	if err != nil || len(plan.Faults) > 0 {
		return wording.Lines(plan.Faults...), err
	}
	moved, err := t.desk.MoveMeeting(plan, t.viewer.ID)
	return wording.MeetingMoved(t.desk.MeetingFacts(moved)), err
}
