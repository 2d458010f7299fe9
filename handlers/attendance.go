package handlers

import (
	"errors"
	"regexp"
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

// of the office: 到会 482913 张三、李四, 到会 482913 全到 缺 张三, 缺席 482913 张三.
var (
	marks     = regexp.MustCompile(`^(到会|缺席)[\s:：]*([2-9]\d{5})(?:\D|$)`)
	allCame   = regexp.MustCompile(`^(?:全部?到(?:会|了)?|都到(?:了|会)?)[\s,，。:：]*`)
	butFor    = regexp.MustCompile(`[\s,，、。;；]*(?:缺席?|除了?|没到|未到)[\s:：]*`)
	betweenIt = regexp.MustCompile(`[\s,，、;；。]+`)
)

// attendanceVerb notes who came to a meeting, by the office's word.
func (t *turn) attendanceVerb() (string, bool, error) {
	found := marks.FindStringSubmatch(t.plain)
	if found == nil {
		return "", false, nil
	}
	meeting, err := t.desk.MeetingFor(t.viewer, found[2])
	if errors.Is(err, liaison.ErrNotFound) {
		return wording.NoSuchMeeting(found[2]), true, nil
	}
	if err != nil {
		return "", true, err
	}
	list, ok := attendanceSaid(found[1], afterNumber(t.plain, found[2]))
	if !ok {
		counts, err := t.desk.HeadCount(meeting)
		return wording.Lines(wording.Attendance(counts), wording.AttendanceHow(meeting.Number)), true, err
	}
	reply, err := t.markAttendance(meeting, list)
	return reply, true, err
}

// attendanceSaid reads the names of such a list; false when there are none.
func attendanceSaid(verb, rest string) (liaison.Marks, bool) {
	if verb == "缺席" {
		names := namesIn(rest)
		return liaison.Marks{Absent: names}, len(names) > 0
	}
	list := liaison.Marks{}
	if allCame.MatchString(rest) {
		list.Others, rest = liaison.Attended, allCame.ReplaceAllString(rest, "")
	}
	if at := butFor.FindStringIndex(rest); at != nil {
		list.Absent, rest = namesIn(rest[at[1]:]), rest[:at[0]]
	}
	list.Attended = namesIn(rest)
	return list, list.Others != "" || len(list.Attended)+len(list.Absent) > 0
}

func namesIn(words string) []string {
	var names []string
	for _, name := range betweenIt.Split(words, -1) {
		if name = delegateName(strings.TrimSpace(name)); name != "" {
			names = append(names, name)
		}
	}
	return names
}

func (t *turn) markAttendance(meeting liaison.Meeting, list liaison.Marks) (string, error) {
	about := t.desk.AboutMeeting(meeting)
	faults, err := t.desk.MarkAttendance(t.viewer.ID, meeting, list, false)
	switch {
	case errors.Is(err, liaison.ErrConflict):
		return wording.NotBegun(about), nil
	case err != nil:
		return "", err
	case faults.Any():
		return wording.AttendanceWrong(faults.Unknown, faults.Several, faults.WithLeave, faults.Twice), nil
	}
	counts, err := t.desk.HeadCount(meeting)
	return wording.AttendanceTaken(about, wording.Attendance(counts)), err
}

// cameTo says under a meeting who came, once it has begun, and before whether those
// who are coming are enough.
func (t *turn) cameTo(meeting liaison.Meeting) (string, error) {
	if meeting.State != liaison.MeetingPlanned {
		return "", nil
	}
	counts, err := t.desk.HeadCount(meeting)
	if err != nil {
		return "", err
	}
	if t.desk.Now().Before(meeting.StartsAt) {
		return wording.EnoughComing(counts), nil
	}
	return wording.Lines(wording.Attendance(counts), wording.AttendanceHow(meeting.Number), wording.MeetingTaskAfter(meeting.Number)), nil
}
