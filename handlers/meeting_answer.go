package handlers

import (
	"errors"
	"regexp"
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// invitationAnswered takes 参加, 请假 or 待定 and echoes it with the way back.
func (t *turn) invitationAnswered(asked liaison.Asked, said answer) (string, error) {
	reply, err := t.answerMeeting(asked, said)
	if errors.Is(err, liaison.ErrNotFound) {
		return wording.NoMeetingAsked(), nil
	}
	return reply, err
}

func (t *turn) answerMeeting(asked liaison.Asked, said answer) (string, error) {
	answer := liaison.MeetingAnswer(said.option.Object)
	if answer == liaison.AnswerLeave {
		return t.askLeave(asked, said.reason)
	}
	done, err := t.desk.AnswerInvitation(t.viewer, asked.ObjectID, answer)
	if err != nil {
		return "", err
	}
	by := wording.Moment(done.Until)
	switch {
	case done.Refused:
		return wording.TooLateUndecided(asked.About, by), nil
	case done.NoSeat:
		return wording.ComingNoSeat(asked.About), nil
	case answer == liaison.AnswerUndecided:
		return wording.SaidUndecided(asked.About, by), nil
	}
	return wording.MeetingTaken(asked.About, answer.Chinese()), nil
}

// standIns are the ways in which a reason ends with who is to come instead: 出差 代
// 周秀英, 出差，请周秀英代我, 出差 由周秀英代替.
var standIns = regexp.MustCompile(`^(.*?)(?:[\s,，。;；、]+(?:请|由|让)?代(?:替|班|我)?(?:的?人)?(?:是|由|请)?[\s:：]*(\p{Han}{2,6})|` +
	`[\s,，。;；、]*(?:请|由|让)(\p{Han}{2,6}?)(?:来|去)?代(?:替|班|我)?(?:参加|去|来|一下)?|[\s,，。;；、]+(\p{Han}{2,6}?)代(?:替|班)?我(?:参加|去|来|开会)?)$`)

// standInIn splits a reason for leave from who is to come instead.
func standInIn(reason string) (why, standIn string) {
	found := standIns.FindStringSubmatch(strings.TrimSpace(reason))
	if found == nil || found[1] == "" {
		return reason, ""
	}
	return found[1], delegateName(found[2] + found[3] + found[4])
}

func (t *turn) askLeave(asked liaison.Asked, reason string) (string, error) {
	why, standIn := standInIn(reason)
	done, err := t.desk.AskLeave(t.viewer, asked.ObjectID, why, standIn)
	if err != nil {
		return "", err
	}
	if done.Stands {
		return wording.LeaveStands(asked.About), nil
	}
	instead := insteadOf(done)
	if done.Free {
		return wording.Lines(wording.LeaveFree(asked.About), instead), nil
	}
	late := ""
	if done.Late {
		late = wording.DayBefore(t.desk.Terms().Policy.LeaveDecidedBy.String())
	}
	return wording.LeaveAsked(wording.LeaveNoted{Meeting: asked.About, Approver: done.Approver, Late: late, StandIn: instead}), nil
}

// insteadOf says what became of who was to come instead.
func insteadOf(done liaison.LeaveSaid) string {
	switch {
	case done.NotThis:
		return wording.StandInNotAtThis()
	case done.Unknown != "":
		return wording.StandInNotFound(done.Unknown)
	case done.StandIn != "" && !done.Granted:
		return wording.StandInAsked(done.StandIn)
	}
	return ""
}
