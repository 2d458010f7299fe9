package handlers

import (
	"errors"
	"regexp"
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// of the office: 会议任务 482913 给 王建国 月底前把渠修好.
var gives = regexp.MustCompile(`^(?:会议)任务[\s:：]*(?:编号)?([2-9]\d{5})(?:\D|$)`)

// meetingTaskVerb makes a matter of what a meeting's minutes give to somebody.
func (t *turn) meetingTaskVerb() (string, bool, error) {
	found := gives.FindStringSubmatch(t.plain)
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
	words := strings.TrimLeft(strings.TrimLeft(afterNumber(t.said.Text, found[1]), "交到给給"), behindNumber)
	name, task := cutName(words)
	if task == "" {
		line := strings.TrimSpace("会议任务 " + meeting.Number + " 给 " + name)
		reply, err := t.askRest(line, "", wording.MeetingTaskHow(meeting.Number))
		return reply, true, err
	}
	people, called, err := t.meant(name)
	if err != nil {
		return "", true, err
	}
	switch len(people) {
	case 0:
		return wording.MeetingTaskFor(name), true, nil
	case 1:
		reply, err := t.giveTask(meeting, people[0], called, task)
		return reply, true, err
	}
	return wording.MeetingTaskWho(name), true, nil
}

func (t *turn) giveTask(meeting liaison.Meeting, to liaison.Person, called liaison.Role, task string) (string, error) {
	done, err := t.desk.GiveTask(t.viewer, meeting, to, called, t.words(task)[0])
	switch {
	case errors.Is(err, liaison.ErrNotFound):
		return wording.MeetingTaskFor(to.Name), nil
	case errors.Is(err, liaison.ErrUnavailable):
		return wording.MeetingTaskNotReached(to.Name), nil
	case err != nil:
		return "", err
	}
	due := done.Matter.FirstDueAt.In(t.desk.Terms().Calendar.Location())
	given := wording.MeetingTaskGiven(done.Matter.Number, done.To, due, t.hold(done.Matter), t.laterText(done.Later))
	if done.Away.IsZero() {
		return given, nil
	}
	return wording.Lines(given, wording.MeetingTaskAway(done.To, done.Away, done.StandIn)+wording.MeetingTaskToAnother(done.StandIn != "")), nil
}
