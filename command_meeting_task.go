package main

import (
	"errors"
	"fmt"
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

type meetingTask struct {
	Number string `arg:"" name:"编号" help:"会议的六位编号"`
	To     string `required:"" placeholder:"姓名" help:"交给谁：一位代表或委员的姓名或编号"`
	Text   string `required:"" placeholder:"内容" help:"要办的事"`
	Clerk  string `placeholder:"姓名" help:"由办公室哪一位交办（答复给他）；不写就是这个会的经办人，或办公室唯一绑定的一位"`
}

// Validate is asked by the parser.
func (m *meetingTask) Validate() error {
	if strings.TrimSpace(m.Text) == "" {
		return errors.New("--text 要写内容：--text 月底前把渠修好")
	}
	return nil
}

// Run opens a matter out of a meeting's minutes.
func (m *meetingTask) Run(c *console) error {
	return c.withOffice(func(office liaison.Office, config Config) error {
		var done liaison.Submitted
		err := office.Do(c.context, func(d *liaison.Desk) (err error) {
			done, err = m.give(d)
			return err
		})
		if err != nil {
			return err
		}
		fmt.Fprintf(c.out, "已交给%s，编号%s，最迟%s答复。\n", done.To, done.Matter.Number,
			done.Matter.FirstDueAt.In(config.Organization.Location()).Format("2006-01-02"))
		if !done.Away.IsZero() {
			fmt.Fprintln(c.out, wording.MeetingTaskAway(done.To, done.Away, done.StandIn))
		}
		return nil
	})
}

func (m *meetingTask) give(d *liaison.Desk) (liaison.Submitted, error) {
	meeting, err := d.MeetingFor(liaison.Viewer{}, m.Number)
	if err != nil {
		return liaison.Submitted{}, err
	}
	to, err := d.OnRoster(m.To)
	if err != nil {
		return liaison.Submitted{}, err
	}
	clerk, err := d.TaskGiver(meeting, m.Clerk)
	switch {
	case errors.Is(err, liaison.ErrNotFound) && m.Clerk != "":
		return liaison.Submitted{}, fmt.Errorf("%s不是这个办公室绑定了的联络员：换一位，或不写 --clerk", m.Clerk)
	case errors.Is(err, liaison.ErrNotFound):
		return liaison.Submitted{}, errors.New("办公室没有人绑定：请联络员先用绑定码绑定，再交任务")
	case errors.Is(err, liaison.ErrConflict):
		return liaison.Submitted{}, errors.New("办公室绑定了几位：用 --clerk 姓名 写明由谁交办")
	case err != nil:
		return liaison.Submitted{}, err
	}
	said := liaison.Said{Kind: liaison.SaidText, Text: strings.TrimSpace(m.Text), At: d.Now()}
	done, err := d.GiveTask(clerk, meeting, to, "", said)
	switch {
	case errors.Is(err, liaison.ErrNotFound):
		return done, fmt.Errorf("不能交给%s：要是一位在任的代表或委员", m.To)
	case errors.Is(err, liaison.ErrUnavailable):
		return done, fmt.Errorf("%s没有绑定，收不到：请打电话，或换一位", m.To)
	}
	return done, err
}
