package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"shuanglian/liaison"
)

type digestCommands struct {
	Preview digestPreview `cmd:"" help:"看周报会发给谁、说什么、走哪条路；不发，记入审计"`
}

type digestPreview struct {
	Person string `placeholder:"姓名或编号" help:"只看一个人的"`
	All    bool   `help:"看所有人的"`
	Kind   string `enum:",committee,delegate,office" default:"" placeholder:"哪一种" help:"只看一种：committee 委员的周报 delegate 代表的 office 办公室的"`
	Month  bool   `help:"委员的看月报，说上个月"`
	At     string `placeholder:"时间" help:"当作这时候来算，如 2026-11-16T08:30；不写就是现在"`
	JSON   bool   `name:"json" help:"输出 JSON"`
}

// Validate is asked by the parser.
func (p *digestPreview) Validate() error {
	if (p.Person == "") == !p.All {
		return errors.New("请写看谁的：--person 姓名或编号，或 --all 所有人")
	}
	return nil
}

// digestRow is one row of digest preview --json.
type digestRow struct {
	Person  string               `json:"person"` // 编号, may be empty
	Name    string               `json:"name"`
	Kind    string               `json:"kind"`
	Period  string               `json:"period,omitempty"`
	Sent    bool                 `json:"would_be_sent"`
	Why     string               `json:"why,omitempty"` // not: unbound, off, nothing
	Channel string               `json:"channel,omitempty"`
	Counts  liaison.DigestCounts `json:"counts"`
	Text    string               `json:"text,omitempty"`
}

// Run shows digests as they would be told, and sends nothing.
func (p *digestPreview) Run(c *console) error {
	rows := []digestRow{}
	err := c.withOffice(func(office liaison.Office, config Config) error {
		return office.Do(c.context, func(d *liaison.Desk) error {
			at, err := p.at(d.Now(), config.Organization.Location())
			if err != nil {
				return err
			}
			asked := liaison.DigestAsked{Who: p.Person, Kind: liaison.DigestKind(p.Kind), Month: p.Month, At: at}
			shown, err := d.PreviewDigests(asked, "command:digest preview")
			rows = make([]digestRow, 0, len(shown))
			for _, one := range shown {
				row := digestRow{Person: one.Person.Code, Name: one.Person.Name, Kind: string(one.Kind), Period: one.Made.Period, Sent: one.Why == "",
					Why: one.Why, Channel: one.Channel, Counts: one.Made.Counts}
				if one.Why != liaison.DigestUnbound {
					row.Text = one.Made.Text
				}
				rows = append(rows, row)
			}
			return err
		})
	})
	if err != nil {
		return err
	}
	if p.JSON {
		return json.NewEncoder(c.out).Encode(rows)
	}
	for _, row := range rows {
		fmt.Fprintln(c.out, row.line())
	}
	switch {
	case len(rows) > 0:
	case p.All:
		fmt.Fprintln(c.out, "没有人有周报：名册里没有委员、代表、联络办公室的人，或者种类不对。")
	default:
		fmt.Fprintln(c.out, "没有周报：这个人不是委员、代表、联络办公室的人，或者种类不对。")
	}
	return nil
}

// at is the time the digests are made for.
func (p *digestPreview) at(now time.Time, location *time.Location) (time.Time, error) {
	if p.At == "" {
		return now, nil
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04", "2006-01-02 15:04", time.DateOnly} {
		if at, err := time.ParseInLocation(layout, p.At, location); err == nil {
			return at, nil
		}
	}
	return now, fmt.Errorf("--at %q 不是时间：请写成 2026-11-16T08:30", p.At)
}

// line is a digest as people read it.
func (r digestRow) line() string {
	kind := map[string]string{"committee": "委员", "delegate": "代表", "office": "办公室"}[r.Kind]
	if !r.Sent {
		why := map[string]string{liaison.DigestUnbound: "没绑定或没关注", liaison.DigestOff: "本人不收", liaison.DigestNothing: "没有要说的"}[r.Why]
		return fmt.Sprintf("== %s  %s  不发：%s", r.Name, kind, why)
	}
	way := map[string]string{"customer_message": "聊天里直接发", "template": "模板只说数，回“周报”看内容", "subscription": "订阅通知只说数，回“周报”看内容",
		"waits": "等他开口再发"}[r.Channel]
	return fmt.Sprintf("== %s  %s  %s\n%s", r.Name, kind, way, r.Text)
}
