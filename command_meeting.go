package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"shuanglian/liaison"
)

type meetingCommands struct {
	Add        meetingAdd            `cmd:"" help:"发一个会议：请谁、几时、在哪里；到时候自己通知、催答复、提醒"`
	List       meetingList           `cmd:"" help:"列出会议：时间、地点、请了几人、几人参加"`
	Show       meetingShow           `cmd:"" help:"看一个会议：人数、答复、微信上送不到的有几人"`
	Move       meetingMove           `cmd:"" help:"改时间或地点：以前的答复不算了，知道的人再问一次"`
	Attendance meetingAttendance     `cmd:"" help:"按办公室的名单记到会：谁到了、谁缺席"`
	Task       meetingTask           `cmd:"" help:"会议定的任务交给代表或委员，成为一件事项"`
	Series     meetingSeriesCommands `cmd:"" help:"定期的会：每月、每季、每年一次，自己排"`
	Cancel     meetingCancel         `cmd:"" help:"取消会议：知道的人告诉一次，提醒都撤掉"`
}

// meetingRow is one row of meeting list --json.
type meetingRow struct {
	Number     string `json:"number"`
	Kind       string `json:"kind"`
	State      string `json:"state"`
	Starts     string `json:"starts"`
	Ends       string `json:"ends"`
	Place      string `json:"place"`
	Title      string `json:"title"`
	Township   string `json:"township"`
	Group      string `json:"group"`
	Version    int64  `json:"version"`
	ReplyBy    string `json:"reply_by"`
	Quorum     int    `json:"quorum"`
	Seats      int    `json:"seats"`
	Reserve    int    `json:"reserve"`
	Coming     int    `json:"coming"`
	Leave      int    `json:"leave"`
	LeaveAsked int    `json:"leave_undecided"` // of these: nobody has decided
	Undecided  int    `json:"undecided"`
	NoAnswer   int    `json:"no_answer"`
	ToPhone    int    `json:"to_phone"`
	Attended   int    `json:"attended"` // by the office's list; so the next
	Absent     int    `json:"absent"`
}

func meetingRowOf(m liaison.Meeting, count liaison.MeetingCount, location *time.Location) meetingRow {
	return meetingRow{Number: m.Number, Kind: string(m.Kind), State: string(m.State), Starts: stamp(m.StartsAt, location), Ends: stamp(m.EndsAt, location),
		Place: m.Place, Title: m.Title, Township: m.Township, Group: m.Group, Version: m.Version, ReplyBy: stamp(m.ReplyBy, location), Quorum: m.Quorum,
		Seats: count.Seats, Reserve: count.Reserve, Coming: count.Coming, Leave: count.Leave, LeaveAsked: count.LeaveAsked, Undecided: count.Undecided, NoAnswer: count.NoAnswer,
		ToPhone: len(count.ToPhone), Attended: count.Attended, Absent: count.Absent}
}

type meetingList struct {
	JSON bool   `name:"json" help:"输出 JSON"`
	From string `placeholder:"日期" help:"从哪天起，如 2026-11-01；不写就是现在"`
	To   string `placeholder:"日期" help:"到哪天为止，连这天"`
}

// Run lists meetings by when they begin, cancelled ones too.
func (m *meetingList) Run(c *console) error {
	rows := []meetingRow{}
	var lines []string
	err := c.look(func(d *liaison.Desk, config Config) error {
		location := config.Organization.Location()
		from, until, err := m.span(d.Now(), location)
		if err != nil {
			return err
		}
		meetings, err := d.Tx().MeetingsFrom(from, until)
		for _, meeting := range meetings {
			count, err := d.CountMeeting(meeting, true)
			if err != nil {
				return err
			}
			rows = append(rows, meetingRowOf(meeting, count, location))
			lines = append(lines, meetingLine(meeting, count, location))
		}
		return err
	})
	if err != nil {
		return err
	}
	if m.JSON {
		return json.NewEncoder(c.out).Encode(rows)
	}
	if len(lines) == 0 {
		fmt.Fprintln(c.out, "这段时间没有会议。")
	}
	for _, line := range lines {
		fmt.Fprintln(c.out, line)
	}
	return nil
}

func (m *meetingList) span(now time.Time, location *time.Location) (from, until time.Time, err error) {
	from = now
	if m.From != "" {
		if from, err = time.ParseInLocation(time.DateOnly, m.From, location); err != nil {
			return from, until, fmt.Errorf("--from %q 不对：请写成 2026-11-01 这样，并且要有这一天", m.From)
		}
	}
	if m.To == "" {
		return from, until, nil
	}
	if until, err = time.ParseInLocation(time.DateOnly, m.To, location); err != nil {
		return from, until, fmt.Errorf("--to %q 不对：请写成 2026-11-30 这样，并且要有这一天", m.To)
	}
	if until = until.AddDate(0, 0, 1); !until.After(from) {
		return from, until, fmt.Errorf("--to %s 比开始的日子还早", m.To)
	}
	return from, until, nil
}

func meetingLine(m liaison.Meeting, count liaison.MeetingCount, location *time.Location) string {
	state := ""
	if m.State == liaison.MeetingCancelled {
		state = "（已取消）"
	}
	return fmt.Sprintf("%s  %s  %s%s  %s  请%d人 参加%d 请假%d%s 待定%d 没回%d", m.Number, m.StartsAt.In(location).Format("2006-01-02 15:04"), m.Kind.Chinese(), state,
		m.Place, count.Seats, count.Coming, count.Leave, undecidedLeave(count), count.Undecided, count.NoAnswer)
}

// undecidedLeave tells of how many of those on leave nobody has decided.
func undecidedLeave(count liaison.MeetingCount) string {
	if count.LeaveAsked == 0 {
		return ""
	}
	return fmt.Sprintf("（%d人未批）", count.LeaveAsked)
}

type meetingShow struct {
	revealing
	Number string `arg:"" name:"编号" help:"会议编号"`
	JSON   bool   `name:"json" help:"输出 JSON"`
}

// Validate is asked by the parser.
func (m *meetingShow) Validate() error { return m.check() }

// Run shows one meeting: counts, and names only with a reason.
func (m *meetingShow) Run(c *console) error {
	var lines []string
	var row meetingRow
	err := m.desk(c, func(d *liaison.Desk, config Config) error {
		meeting, err := d.MeetingFor(liaison.Viewer{}, m.Number)
		if err != nil {
			return err
		}
		count, err := d.CountMeeting(meeting, true)
		if err != nil {
			return err
		}
		location := config.Organization.Location()
		row = meetingRowOf(meeting, count, location)
		if !d.Now().Before(meeting.StartsAt) {
			count.ToPhone = nil // too late to phone anybody
		}
		lines = meetingLines(meeting, count, location)
		came, err := meetingCame(d, meeting)
		if err != nil {
			return err
		}
		lines = append(lines, came...)
		if !m.Reveal {
			return nil
		}
		people, err := d.RevealMeeting(meeting, strings.TrimSpace(m.Reason), "command:meeting show")
		lines = append(lines, people...)
		return err
	})
	if err != nil {
		return err
	}
	if m.JSON {
		return json.NewEncoder(c.out).Encode([]meetingRow{row})
	}
	for _, line := range lines {
		fmt.Fprintln(c.out, line)
	}
	return nil
}

func meetingLines(m liaison.Meeting, count liaison.MeetingCount, location *time.Location) []string {
	lines := []string{meetingLine(m, count, location)}
	if m.Title != "" {
		lines = append(lines, "名称："+m.Title)
	}
	if m.Reason != "" {
		lines = append(lines, "取消的原因："+m.Reason)
	}
	if !m.EndsAt.IsZero() {
		lines = append(lines, "开到："+m.EndsAt.In(location).Format("2006-01-02 15:04"))
	}
	if m.Version > 1 {
		lines = append(lines, fmt.Sprintf("改过%d次", m.Version-1))
	}
	if count.Reserve > 0 {
		lines = append(lines, fmt.Sprintf("候补：%d人", count.Reserve))
	}
	if n := len(count.ToPhone); n > 0 {
		lines = append(lines, fmt.Sprintf("微信上送不到、还没回的：%d人，要打电话（看是谁：--reveal --reason 打电话通知）", n))
	}
	return lines
}
