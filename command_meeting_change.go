package main

import (
	"errors"
	"fmt"
	"strings"

	"shuanglian/liaison"
)

type meetingMove struct {
	Number  string `arg:"" name:"编号" help:"会议编号"`
	At      string `placeholder:"时间" help:"改到几时，如 2026-11-14T09:00；不写就不改"`
	Until   string `placeholder:"时间" help:"开到几时；不写就照原来的长短"`
	Place   string `placeholder:"地点" help:"改到哪里；不写就不改"`
	Holiday bool   `help:"知道这天放假，就要这天开"`
}

// Validate is asked by the parser.
func (m *meetingMove) Validate() error {
	if m.At == "" && m.Place == "" && m.Until == "" {
		return errors.New("请写改到几时（--at 2026-11-14T09:00）或改到哪里（--place）")
	}
	return nil
}

// Run moves a meeting: everything is checked first.
func (m *meetingMove) Run(c *console) error {
	return c.withOffice(func(office liaison.Office, config Config) error {
		location := config.Organization.Location()
		var plan liaison.MeetingPlan
		return office.Do(c.context, func(d *liaison.Desk) error {
			meeting, err := d.MeetingFor(liaison.Viewer{}, m.Number)
			if err != nil {
				return err
			}
			move := liaison.MeetingMove{Place: strings.TrimSpace(m.Place), Holiday: m.Holiday}
			if m.At != "" {
				if move.StartsAt, err = parseHour("--at", m.At, location); err != nil {
					return err
				}
			}
			starts := move.StartsAt
			if starts.IsZero() {
				starts = meeting.StartsAt.In(location)
			}
			if move.EndsAt, err = parseEnd(m.Until, starts, location); err != nil {
				return err
			}
			if plan, err = d.PlanMove(meeting, move); err != nil {
				return err
			}
			if err := c.faultless(plan, "会议没有改"); err != nil {
				return err
			}
			moved, err := d.MoveMeeting(plan, meetingActor+" move")
			if err != nil {
				return err
			}
			fmt.Fprintf(c.out, "已改：会议%s %s  %s。以前的答复不算了，知道的人会再问一次。\n", moved.Number,
				moved.StartsAt.In(location).Format("2006-01-02 15:04"), moved.Place)
			return nil
		})
	})
}

type meetingCancel struct {
	Number string `arg:"" name:"编号" help:"会议编号"`
	Reason string `placeholder:"原因" help:"为什么取消，只有办公室看得到"`
}

// Run cancels a meeting.
func (m *meetingCancel) Run(c *console) error {
	return c.withOffice(func(office liaison.Office, _ Config) error {
		return office.Do(c.context, func(d *liaison.Desk) error {
			meeting, err := d.MeetingFor(liaison.Viewer{}, m.Number)
			if err != nil {
				return err
			}
			if _, err := d.CancelMeeting(meeting, strings.TrimSpace(m.Reason), meetingActor+" cancel"); err != nil {
				return err
			}
			fmt.Fprintf(c.out, "已取消会议%s；知道的人告诉一次，后面的提醒不发了。\n", meeting.Number)
			return nil
		})
	})
}
