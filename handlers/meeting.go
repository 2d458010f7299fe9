package handlers

import (
	"errors"
	"regexp"
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// 会议 482913, 看会议482913.
var meetingOf = regexp.MustCompile(`^(?:看|查)?会议[\s:：#]*(?:编号)?[\s:：]*([2-9]\d{5})$`)

// 会议几点, 什么时候开会, 在哪开会: of who has one to come.
var whenMeeting = regexp.MustCompile(`^(?:会议|开会)?(?:是|在)?(?:几点|什么时候|几号|哪天|哪里|哪儿|在哪里?|时间|地点)(?:的?会议|开会|开)?$`)

// meetingVerb shows meetings: one's own with the answers given, the office's with
// what others have answered.
func (t *turn) meetingVerb() (string, bool, error) {
	switch bare(t.plain) {
	case "会议", "我的会议", "看会议", "查会议", "会议通知", "有什么会", "有会吗", "会议安排":
		reply, err := t.meetings()
		return reply, true, err
	}
	if asked := bare(strings.TrimRight(t.plain, "?")); whenMeeting.MatchString(asked) && strings.Contains(asked, "会") {
		mine, err := t.desk.MyMeetings(t.viewer)
		if err != nil || len(mine) > 0 {
			reply, err := t.meetings()
			return reply, true, err
		}
	}
	if found := meetingOf.FindStringSubmatch(t.plain); found != nil {
		reply, shown, err := t.meeting(found[1])
		if err == nil && !shown {
			reply = wording.NoSuchMeeting(found[1])
		}
		return reply, true, err
	}
	if reply, taken, err := t.changeVerb(); taken || err != nil {
		return reply, taken, err
	}
	return t.callVerbOfMeeting()
}

func (t *turn) meetings() (string, error) {
	most := t.desk.Terms().Policy.PassiveReplyRunes
	mine, err := t.desk.MyMeetings(t.viewer)
	if err != nil {
		return "", err
	}
	if !t.viewer.IsOffice() {
		if len(mine) == 1 {
			return wording.MeetingShown(mine[0]), nil
		}
		return wording.MyMeetings(mine, most), nil
	}
	own := ""
	if len(mine) > 0 {
		own = wording.MyMeetings(mine, most/2)
	}
	lines, err := t.desk.OfficeMeetings(t.viewer)
	return wording.Lines(own, wording.MeetingsOfOffice(lines, most-len([]rune(own))-1)), err
}

// meeting shows one meeting to who is invited to it, or has charge of it.
func (t *turn) meeting(number string) (string, bool, error) {
	meeting, err := t.desk.MeetingFor(t.viewer, number)
	switch {
	case err == nil:
		reply, err := t.desk.OfficeMeeting(t.viewer, meeting)
		if err != nil {
			return "", true, err
		}
		came, err := t.cameTo(meeting)
		return wording.Lines(reply, came), true, err
	case !errors.Is(err, liaison.ErrNotFound):
		return "", false, err
	}
	mine, err := t.myMeeting(number)
	if errors.Is(err, liaison.ErrNotFound) {
		return "", false, nil
	}
	return wording.MeetingShown(mine), err == nil, err
}

// myMeeting is the meeting of a number that this person is invited to.
func (t *turn) myMeeting(number string) (wording.MyMeeting, error) {
	meeting, err := t.desk.Tx().MeetingByNumber(number)
	if err != nil {
		return wording.MyMeeting{}, err
	}
	return t.desk.MyMeeting(t.viewer, meeting)
}

// onMeeting is a message that begins with a meeting's number: alone it shows the
// meeting; an answer behind it is taken by what is asked.
func (t *turn) onMeeting(said numbered) (string, bool, error) {
	if said.rest == "" {
		return t.meeting(said.digits)
	}
	if _, ok := readAnswer(said.rest, liaison.Question{Options: liaison.PushedOptions(liaison.AskInvitation)}); ok {
		_, err := t.myMeeting(said.digits) // puts the question, if it was not
		switch {
		case err == nil:
			return t.pushedOn(said)
		case !errors.Is(err, liaison.ErrNotFound):
			return "", false, err
		}
	}
	return t.officeOnMeeting(said)
}

// officeOnMeeting are words of a clerk behind the number of a meeting that nothing asks
// him for: a matter of that number there is none.
func (t *turn) officeOnMeeting(said numbered) (string, bool, error) {
	if !t.viewer.IsOffice() {
		return "", false, nil
	}
	meeting, err := t.desk.MeetingFor(t.viewer, said.digits)
	if errors.Is(err, liaison.ErrNotFound) {
		return "", false, nil
	}
	if err != nil {
		return "", false, err
	}
	if _, ok := readAnswer(said.rest, liaison.Question{Options: liaison.PushedOptions(liaison.AskLeave)}); ok {
		waiting, err := t.desk.LeavesToShow(t.viewer) // asked for before he was bound
		if err != nil || len(waiting) > 0 {
			return wording.Lines(waiting...), true, err
		}
		return wording.NoLeaveOf(t.desk.AboutMeeting(meeting)), true, nil
	}
	return wording.MeetingNumber(meeting.Number), true, nil
}
