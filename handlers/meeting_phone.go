package handlers

import (
	"errors"
	"regexp"
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// of the office: 代回 482913 王建国 参加, 代回 482913 王建国 请假 住院.
var answersFor = regexp.MustCompile(`^代(?:回复|回|答)[\s:：]*(?:会议)?[\s:：]*([2-9]\d{5})(?:\D|$)`)

// phonedAnswerVerb takes what somebody who is invited says on the telephone.
func (t *turn) phonedAnswerVerb() (string, bool, error) {
	found := answersFor.FindStringSubmatch(t.plain)
	if found == nil {
		return "", false, nil
	}
	meeting, err := t.desk.MeetingFor(t.viewer, found[1])
	if errors.Is(err, liaison.ErrNotFound) {
		return wording.NoSuchMeeting(found[1]), true, nil
	}
	if err != nil {
		return "", true, err
	}
	name, words := cutName(strings.TrimLeft(afterNumber(t.said.Text, found[1]), behindNumber))
	said, ok := readAnswer(words, liaison.Question{Options: liaison.PushedOptions(liaison.AskInvitation)})
	if !ok || said.option.Reason == liaison.ReasonNeeded && said.reason == "" {
		reply, err := t.askRest(strings.TrimSpace("代回 "+meeting.Number+" "+name+" "+words), "", wording.AnswerByPhoneHow(meeting.Number))
		return reply, true, err
	}
	who, err := t.desk.AtMeeting(meeting, delegateName(name))
	switch {
	case errors.Is(err, liaison.ErrNotFound):
		return wording.NotInvited(name), true, nil
	case errors.Is(err, liaison.ErrConflict):
		return wording.MeetingBegunByPhone(meeting.Number), true, nil
	case err != nil:
		return "", true, err
	}
	reply, err := t.answerFor(meeting, who, said)
	if errors.Is(err, liaison.ErrForbidden) {
		return wording.AnswerYourself(), true, nil
	}
	return reply, true, err
}

func (t *turn) answerFor(meeting liaison.Meeting, who liaison.Person, said answer) (string, error) {
	about, answer := t.desk.AboutMeeting(meeting), liaison.MeetingAnswer(said.option.Object)
	if answer != liaison.AnswerLeave {
		done, err := t.desk.AnswerByPhone(t.viewer, meeting, who, answer)
		switch {
		case err != nil:
			return "", err
		case done.Refused:
			return wording.TooLateUndecided(about, wording.Moment(done.Until)), nil
		case done.NoSeat:
			return wording.NotInvited(who.Name), nil
		}
		return wording.AnsweredByPhone(who.Name, about, answer.Chinese()), nil
	}
	why, standIn := standInIn(said.reason)
	done, err := t.desk.LeaveByPhone(t.viewer, meeting, who, why, standIn)
	if err != nil {
		return "", err
	}
	if done.Granted || done.Free || done.Stands {
		return wording.Lines(wording.LeaveByPhone(wording.LeaveOf(who.Name, about)), insteadOf(done)), nil
	}
	return wording.Lines(wording.LeaveByPhoneAsked(wording.LeaveOf(who.Name, about), done.Approver), insteadOf(done)), nil
}
