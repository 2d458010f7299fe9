package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/roster"
	"shuanglian/liaison/wording"
)

type meetingAttendance struct {
	Number string `arg:"" name:"编号" help:"会议的六位编号"`
	File   string `required:"" placeholder:"签到.xlsx" help:"到会名单：CSV 或 xlsx，表头要有“姓名”或“编号”，和“到会”（写 到、缺 或 请假，空着的不动）"`
	DryRun bool   `help:"只检查：列出每处错误和记了以后的人数，不记"`
}

const attendanceActor = "command:meeting attendance"

// Run notes who came by the office's list. It checks everything before it writes;
// with a single fault nothing is noted. The same list again changes nothing, another
// one corrects it.
func (m *meetingAttendance) Run(c *console) error {
	sources, err := readSources([]string{m.File})
	if err != nil {
		return err
	}
	rows, faults := roster.ReadAttendance(sources[0])
	if len(faults) > 0 {
		for _, fault := range faults {
			fmt.Fprintln(c.err, fault)
		}
		return fmt.Errorf("名单有%d处错误，一个也没有记", len(faults))
	}
	marks := marksOf(rows)
	return c.withOffice(func(office liaison.Office, config Config) error {
		act := office.Do
		if m.DryRun {
			act = office.Look
		}
		var counts wording.Heads
		err := act(c.context, func(d *liaison.Desk) (err error) {
			counts, err = m.mark(d, marks)
			return err
		})
		if err != nil {
			return err
		}
		fmt.Fprintln(c.out, wording.Attendance(counts))
		if m.DryRun {
			fmt.Fprintln(c.out, "只检查，没有记。")
		}
		return nil
	})
}

func marksOf(rows []roster.AttendanceRow) liaison.Marks {
	var marks liaison.Marks
	for _, row := range rows {
		switch liaison.Attendance(row.Attended) {
		case liaison.Attended:
			marks.Attended = append(marks.Attended, row.Who)
		case liaison.Absent:
			marks.Absent = append(marks.Absent, row.Who)
		case liaison.OnLeave:
			marks.OnLeave = append(marks.OnLeave, row.Who)
		}
	}
	return marks
}

func (m *meetingAttendance) mark(d *liaison.Desk, marks liaison.Marks) (wording.Heads, error) {
	meeting, err := d.MeetingFor(liaison.Viewer{}, m.Number)
	if err != nil {
		return wording.Heads{}, err
	}
	faults, err := d.MarkAttendance(attendanceActor, meeting, marks, m.DryRun)
	switch {
	case errors.Is(err, liaison.ErrConflict):
		return wording.Heads{}, fmt.Errorf("会议%s还没有开始，或者取消了：开始以后再记", m.Number)
	case err != nil:
		return wording.Heads{}, err
	case faults.Any():
		return wording.Heads{}, attendanceFault(filepath.Base(m.File), faults)
	}
	return d.HeadCountWith(meeting, marks)
}

// attendanceFault says what of a list can't be taken.
func attendanceFault(file string, faults liaison.MarkFaults) error {
	var lines []string
	for _, kind := range []struct {
		names []string
		what  string
	}{
		{faults.Unknown, "没有受邀，请核对姓名：%s"}, {faults.Several, "有同名，请加一列“组织”或“编号”：%s"},
		{faults.WithLeave, "请假批了，不能记缺席：%s"}, {faults.NoLeave, "没有批过假，请写 到 或 缺：%s"}, {faults.Twice, "写了两次：%s"},
	} {
		if len(kind.names) > 0 {
			lines = append(lines, fmt.Sprintf(kind.what, strings.Join(kind.names, "、")))
		}
	}
	return fmt.Errorf("%s：%s。一个也没有记", file, strings.Join(lines, "；"))
}

// meetingCame are the lines of who came, once a meeting has begun, and of its tasks.
func meetingCame(d *liaison.Desk, meeting liaison.Meeting) ([]string, error) {
	var lines []string
	if !d.Now().Before(meeting.StartsAt) && meeting.State == liaison.MeetingPlanned {
		counts, err := d.HeadCount(meeting)
		if err != nil {
			return nil, err
		}
		lines = strings.Split(wording.Attendance(counts), "\n")
	}
	tasks, err := d.TasksOf(meeting)
	if err == nil && len(tasks) > 0 {
		lines = append(lines, fmt.Sprintf("会议任务：%d件", len(tasks)))
		for _, task := range tasks {
			lines = append(lines, fmt.Sprintf("%s  %s", task.Number, inChinese(string(task.State))))
		}
	}
	return lines, err
}
