package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"shuanglian/liaison"
	"shuanglian/liaison/workday"
	"shuanglian/scheduler"
)

type meetingSeriesCommands struct {
	Add  seriesAdd  `cmd:"" help:"定期的会：每月、每季、每年一次，自己排出来，遇放假顺延"`
	List seriesList `cmd:"" help:"列出定期的会和已经排好的日子"`
	Stop seriesStop `cmd:"" help:"停一条定期的会；已经排好的还在"`
}

type seriesAdd struct {
	Kind       string   `required:"" placeholder:"种类" help:"年会、列席会议、培训、考察、小组活动、接待日"`
	Every      string   `enum:"month,quarter,year," default:"" placeholder:"多久" help:"month 每月 quarter 每季 year 每年；不写：接待日每月，年会、培训每年，其余每季"`
	Month      int      `default:"1" placeholder:"月" help:"每季第几个月，或每年几月"`
	Day        int      `placeholder:"日" help:"几日；不写是 policy.reception_day"`
	At         string   `default:"09:00" placeholder:"钟点" help:"几点，如 09:00"`
	Lasts      int      `placeholder:"分钟" help:"开多少分钟"`
	Place      string   `required:"" placeholder:"地点" help:"在哪里"`
	Title      string   `placeholder:"名称" help:"名称，只有办公室看得到，不发出去"`
	Township   string   `placeholder:"乡镇" help:"只请这个乡镇的人，由它的办公室管"`
	Role       []string `placeholder:"身份" help:"请这个身份的人；不写是党代表"`
	Delegation []string `placeholder:"代表团" help:"请这个代表团的代表"`
	Group      []string `placeholder:"组织" help:"请这个组织的代表"`
	OnDuty     int      `placeholder:"人数" help:"轮流值班：每次几人；不写：接待日2人，其余都请"`
}

// series is what was asked for, with what is usual where nothing was said.
func (s *seriesAdd) series(policy PolicyConfig) (liaison.Series, error) {
	kind, ok := liaison.MeetingKindNamed(s.Kind)
	if !ok {
		return liaison.Series{}, fmt.Errorf("没有“%s”这种会议，请写：%s", s.Kind, kindsInChinese())
	}
	hour, err := workday.ParseClock(s.At)
	if s.Lasts < 0 || s.OnDuty < 0 {
		err = errors.Join(err, errors.New("--lasts 和 --on-duty 不能是负数"))
	}
	if err != nil {
		return liaison.Series{}, err
	}
	series := liaison.Series{Kind: kind, Every: liaison.Every(s.Every), Month: s.Month, Day: s.Day, Hour: hour, Lasts: time.Duration(s.Lasts) * time.Minute,
		Place: s.Place, Title: s.Title, Township: s.Township, Groups: append(s.Delegation, s.Group...), OnDuty: s.OnDuty}
	usual := liaison.EveryQuarter
	switch kind {
	case liaison.ReceptionDay:
		usual = liaison.EveryMonth
		if s.OnDuty == 0 {
			series.OnDuty = policy.ReceptionOnDuty
		}
	case liaison.AnnualSession, liaison.Training:
		usual = liaison.EveryYear
	case liaison.SitIn, liaison.StudyVisit, liaison.GroupActivity:
	}
	if s.Every == "" {
		series.Every = usual
	}
	if s.Day == 0 {
		series.Day = policy.ReceptionDay
	}
	for _, said := range s.Role {
		role, ok := roleNamed(said)
		if !ok {
			return series, fmt.Errorf("没有“%s”这种身份，请照名册写，如 党代表、党委委员", said)
		}
		series.Roles = append(series.Roles, role)
	}
	if len(series.Roles)+len(series.Groups) == 0 {
		series.Roles = []liaison.Role{liaison.RoleDelegate}
	}
	return series, nil
}

const seriesActor = "command:meeting series"

// Run takes a rule down and makes what is to be made of it by now.
func (s *seriesAdd) Run(c *console) error {
	return c.withOffice(func(office liaison.Office, config Config) error {
		series, err := s.series(config.Policy)
		if err != nil {
			return err
		}
		err = office.Do(c.context, func(d *liaison.Desk) (err error) {
			series, err = d.AddSeries(series, seriesActor+" add")
			return err
		})
		if err != nil {
			return err
		}
		fmt.Fprintf(c.out, "已记：第%d条，%s %s，%s。\n", series.Number, series.Kind.Chinese(), series.Rule(), series.Place)
		if err := scheduler.MakeMeetingsNow(c.context, office); err != nil {
			return err
		}
		return office.Look(c.context, func(d *liaison.Desk) error {
			rows, err := seriesRows(d, config, series.Township)
			if err != nil {
				return err
			}
			rows = slices.DeleteFunc(rows, func(row seriesRow) bool { return row.Number != series.Number })
			return printList(c.out, false, rows, seriesRow.line)
		})
	})
}

// seriesRow is one row of meeting series list --json.
type seriesRow struct {
	Number   int64       `json:"number"`
	Kind     string      `json:"kind"`
	Rule     string      `json:"rule"`
	Place    string      `json:"place"`
	Township string      `json:"township,omitempty"`
	OnDuty   int         `json:"on_duty,omitempty"`
	Next     []seriesDay `json:"next"`
}

// seriesDay is one meeting to come.
type seriesDay struct {
	Number string   `json:"number"`
	Starts string   `json:"starts"`
	OnDuty []string `json:"on_duty,omitempty"` // names of those whose turn it is
}

func seriesRows(d *liaison.Desk, config Config, township string) ([]seriesRow, error) {
	list, err := d.SeriesRows(township)
	rows := []seriesRow{}
	for _, one := range list {
		row := seriesRow{Number: one.Number, Kind: one.Kind.Chinese(), Rule: one.Rule(), Place: one.Place, Township: one.Township, OnDuty: one.Series.OnDuty,
			Next: []seriesDay{}}
		for i, meeting := range one.Next {
			day := seriesDay{Number: meeting.Number, Starts: stamp(meeting.StartsAt, config.Organization.Location())}
			for _, person := range one.OnDuty[i] {
				day.OnDuty = append(day.OnDuty, person.Name)
			}
			row.Next = append(row.Next, day)
		}
		rows = append(rows, row)
	}
	return rows, err
}

// line is a series with a line for each of its days.
func (row seriesRow) line() string {
	lines := []string{fmt.Sprintf("%d  %s  %s  %s", row.Number, row.Kind, row.Rule, row.Place)}
	for _, day := range row.Next {
		lines = append(lines, fmt.Sprintf("   %s  %s%s", day.Number, minutes(day.Starts), dutyNames(day.OnDuty)))
	}
	return strings.Join(lines, "\n")
}

type seriesList struct {
	JSON     bool   `name:"json" help:"输出 JSON"`
	Township string `placeholder:"乡镇" help:"只列这个乡镇的"`
}

// Run lists the rules that go on, with the meetings made of them.
func (l *seriesList) Run(c *console) error {
	return c.look(func(d *liaison.Desk, config Config) error {
		rows, err := seriesRows(d, config, l.Township)
		if err != nil {
			return err
		}
		return printList(c.out, l.JSON, rows, seriesRow.line)
	})
}

type seriesStop struct {
	Number int64 `arg:"" name:"条" help:"第几条，看 meeting series list"`
}

// Run stops a rule.
func (s *seriesStop) Run(c *console) error {
	var left []liaison.Meeting
	err := c.withOffice(func(office liaison.Office, _ Config) error {
		return office.Do(c.context, func(d *liaison.Desk) (err error) {
			left, err = d.StopSeries(s.Number, seriesActor+" stop")
			return err
		})
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(c.out, "第%d条停了。", s.Number)
	if len(left) == 0 {
		fmt.Fprintln(c.out)
		return nil
	}
	fmt.Fprintf(c.out, "已经排好的%d次还在，不要就用 meeting cancel：", len(left))
	for _, meeting := range left {
		fmt.Fprintf(c.out, " %s", meeting.Number)
	}
	fmt.Fprintln(c.out)
	return nil
}
