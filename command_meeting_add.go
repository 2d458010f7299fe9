package main

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"shuanglian/liaison"
	"shuanglian/scheduler"
)

type meetingAdd struct {
	Kind       string   `required:"" placeholder:"种类" help:"年会、列席会议、培训、考察、小组活动、接待日"`
	At         string   `required:"" placeholder:"时间" help:"几时开，如 2026-11-10T14:30"`
	Until      string   `placeholder:"时间" help:"开到几时，如 16:30 或 2026-11-11T12:00"`
	Place      string   `required:"" placeholder:"地点" help:"在哪里开"`
	Title      string   `placeholder:"名称" help:"会议名称，只有办公室看得到，不发出去"`
	Role       []string `placeholder:"身份" help:"请这个身份的所有人：党代表、党委委员……"`
	Delegation []string `placeholder:"代表团" help:"请这个代表团的代表"`
	Group      []string `placeholder:"组织" help:"请这个组织（村、社区、单位）的代表"`
	List       []string `placeholder:"文件" help:"请名单里的人：一行一个姓名或编号"`
	Person     []string `placeholder:"姓名" help:"请这个人，写姓名或编号；可以写几个"`
	SitIn      []string `placeholder:"文件" help:"列席的名单"`
	Observe    []string `placeholder:"文件" help:"旁听的名单：一行“姓名,村”，类别是 村、企业、其他；名额以外的排候补"`
	Township   string   `placeholder:"乡镇" help:"只请这个乡镇的人，由它的办公室管"`
	ReplyBy    string   `placeholder:"时间" help:"最迟几时回复，如 2026-11-09T12:00；不写到开会为止"`
	Quorum     int      `placeholder:"人数" help:"法定人数；不写就不算"`
	Holiday    bool     `help:"知道这天放假，就要这天开"`
	Again      bool     `help:"知道已经有一样的（种类、时间、地点、乡镇都一样），就要另发一次"`
	DryRun     bool     `help:"只检查：有没有错、请到几人，不发"`
}

// Validate is asked by the parser.
func (m *meetingAdd) Validate() error {
	if _, ok := liaison.MeetingKindNamed(m.Kind); !ok {
		return fmt.Errorf("没有“%s”这种会议，请写：%s", m.Kind, kindsInChinese())
	}
	if m.Quorum < 0 {
		return errors.New("--quorum 至少是0")
	}
	for _, role := range m.Role {
		if _, ok := roleNamed(role); !ok {
			return fmt.Errorf("没有“%s”这种身份，请照名册写，如 党代表、党委委员", role)
		}
	}
	return nil
}

func kindsInChinese() string {
	var names []string
	for _, kind := range liaison.MeetingKinds() {
		names = append(names, kind.Chinese())
	}
	return strings.Join(names, "、")
}

func roleNamed(said string) (liaison.Role, bool) {
	for _, role := range []liaison.Role{liaison.RoleCommitteeMember, liaison.RoleDelegate, liaison.RolePartyMember, liaison.RoleResident,
		liaison.RoleFloatingMember, liaison.RoleLiaisonOfficer, liaison.RoleAdministrator, liaison.RoleDisciplineLiaison, liaison.RoleSecretary,
		liaison.RoleHandler} {
		if said == role.Chinese() || said == string(role) {
			return role, true
		}
	}
	return "", false
}

const meetingActor = "command:meeting"

// Run checks everything before the first write; then the meeting and its
// invitations are laid ready in short transactions, and one switch makes it count.
func (m *meetingAdd) Run(c *console) error {
	config, err := c.settings()
	if err != nil {
		return err
	}
	asked, err := m.asked(config.Organization.Location())
	if err != nil {
		return err
	}
	return c.withOffice(func(office liaison.Office, config Config) error {
		var plan liaison.MeetingPlan
		err := office.Look(c.context, func(d *liaison.Desk) (err error) {
			if err = d.TownshipKnown(m.Township); err == nil {
				plan, err = d.PlanMeeting(asked)
			}
			return err
		})
		if err != nil {
			return err
		}
		if err := c.faultless(plan, "会议没有发，一个人也没有通知"); err != nil {
			return err
		}
		if m.DryRun {
			fmt.Fprintf(c.out, "可以发：%s\n只检查，没有发。\n", invitedLine(plan))
			return nil
		}
		meeting, err := c.makeMeeting(office, plan)
		if err != nil {
			return fmt.Errorf("停在半路，会议没有发，一个人也没有通知：请再运行一次（%w）", err)
		}
		fmt.Fprintf(c.out, "已发，会议编号%s：%s\n", meeting.Number, invitedLine(plan))
		return nil
	})
}

func invitedLine(plan liaison.MeetingPlan) string {
	line := fmt.Sprintf("请%d人", len(plan.Invitations)-plan.Reserve)
	if plan.Reserve > 0 {
		line += fmt.Sprintf("，候补%d人", plan.Reserve)
	}
	if plan.ToPhone > 0 {
		line += fmt.Sprintf("，其中%d人微信上送不到，到时请办公室打电话", plan.ToPhone)
	}
	return line + "。"
}

// faultless prints warnings, and every fault; it fails if there are any.
func (c *console) faultless(plan liaison.MeetingPlan, nothing string) error {
	for _, warning := range plan.Warnings {
		fmt.Fprintln(c.err, "提醒："+warning)
	}
	switch len(plan.Faults) {
	case 0:
		return nil
	case 1:
		return fmt.Errorf("%s（%s）", plan.Faults[0], nothing)
	}
	for _, fault := range plan.Faults {
		fmt.Fprintln(c.err, fault)
	}
	return fmt.Errorf("共%d处要改，%s", len(plan.Faults), nothing)
}

func (c *console) makeMeeting(office liaison.Office, plan liaison.MeetingPlan) (meeting liaison.Meeting, err error) {
	if err = office.Do(c.context, func(d *liaison.Desk) error { return d.StageMeeting(&plan) }); err != nil {
		return meeting, err
	}
	err = scheduler.InChunks(c.context, office, scheduler.RowsAtOnce, plan.Invitations, func(d *liaison.Desk, some []liaison.Invitation) error {
		return d.Invite(plan.Meeting, some)
	})
	if err != nil {
		return meeting, err
	}
	err = office.Do(c.context, func(d *liaison.Desk) error {
		meeting, err = d.TakeMeeting(plan.Meeting.ID, meetingActor+" add")
		return err
	})
	return meeting, err
}

func (m *meetingAdd) asked(location *time.Location) (liaison.MeetingAsked, error) {
	kind, _ := liaison.MeetingKindNamed(m.Kind)
	asked := liaison.MeetingAsked{Kind: kind, Place: strings.TrimSpace(m.Place), Title: strings.TrimSpace(m.Title), Township: m.Township,
		Delegations: m.Delegation, Groups: m.Group, Holiday: m.Holiday, Again: m.Again, Quorum: m.Quorum}
	var err error
	if asked.StartsAt, err = parseHour("--at", m.At, location); err != nil {
		return asked, err
	}
	if asked.EndsAt, err = parseEnd(m.Until, asked.StartsAt, location); err != nil {
		return asked, err
	}
	if m.ReplyBy != "" {
		if asked.ReplyBy, err = parseHour("--reply-by", m.ReplyBy, location); err != nil {
			return asked, err
		}
	}
	for _, role := range m.Role {
		known, _ := roleNamed(role)
		asked.Roles = append(asked.Roles, known)
	}
	for _, who := range m.Person {
		asked.Named = append(asked.Named, liaison.Invitee{Who: strings.TrimSpace(who)})
	}
	for _, lists := range []struct {
		files []string
		part  liaison.Part
	}{{m.List, liaison.PartAttend}, {m.SitIn, liaison.PartSitIn}, {m.Observe, liaison.PartObserve}} {
		for _, file := range lists.files {
			people, err := readInvitees(file, lists.part)
			if err != nil {
				return asked, err
			}
			asked.Named = append(asked.Named, people...)
		}
	}
	return asked, nil
}

// parseHour reads a day with its hour.
func parseHour(option, text string, location *time.Location) (time.Time, error) {
	at, err := parseInstant(text, location)
	if err != nil {
		return at, fmt.Errorf("%s 的%w", option, err)
	}
	if len(text) <= len(time.DateOnly) {
		return at, fmt.Errorf("%s %q 没有写几点：请写成 2026-11-10T14:30 这样", option, text)
	}
	return at, nil
}

// parseEnd reads an hour of the day on which something begins, or a day with its hour.
func parseEnd(text string, starts time.Time, location *time.Location) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	if hour, err := time.Parse("15:04", text); err == nil {
		return time.Date(starts.Year(), starts.Month(), starts.Day(), hour.Hour(), hour.Minute(), 0, 0, location), nil
	}
	return parseHour("--until", text, location)
}
