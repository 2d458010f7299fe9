package main

import (
	"fmt"
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/wording"
)

type visitsCommands struct {
	Due visitsDue `cmd:"" help:"谁还差谁：一季的走访、约谈联系；姓名要 --reveal"`
}

// visitRow is one row of visits due --json: a link that still asks for something.
// Names are there only when they were asked for with a reason.
type visitRow struct {
	Kind     string `json:"kind"`
	Period   string `json:"period"`
	Due      string `json:"due"` // last day of the quarter
	Township string `json:"township"`
	FromCode string `json:"from_code,omitempty"`
	ToCode   string `json:"to_code,omitempty"`
	Required int    `json:"required"`
	Done     int    `json:"done"`
	Left     int    `json:"left"`
	// In person this year, or one to one.
	InPersonRequired int    `json:"in_person_required"`
	InPersonDone     int    `json:"in_person_done"`
	InPersonLeft     int    `json:"in_person_left"`
	Overdue          int    `json:"overdue_days,omitempty"`
	MadeUp           bool   `json:"made_up,omitempty"`
	From             string `json:"from,omitempty"`
	FromPhone        string `json:"from_phone,omitempty"`
	To               string `json:"to,omitempty"`
}

type visitsDue struct {
	revealing
	JSON     bool   `name:"json" help:"输出 JSON"`
	Period   string `placeholder:"季度" help:"哪一季，如 2026-Q4；不写就是这一季"`
	Township string `placeholder:"乡镇" help:"只列这个乡镇的代表、委员"`
	All      bool   `help:"不差的也列"`
}

// Validate is asked by the parser.
func (v *visitsDue) Validate() error {
	if v.Period != "" {
		if _, err := liaison.ParseQuarter(v.Period); err != nil {
			return fmt.Errorf("--period：%s", sentence(err))
		}
	}
	return v.check()
}

// Run lists who owes what to whom, by township and by who owes it.
func (v *visitsDue) Run(c *console) error {
	rows := []visitRow{}
	err := v.desk(c, func(d *liaison.Desk, config Config) error {
		list, err := d.VisitsDue(liaison.VisitsAsked{Period: v.Period, Township: v.Township, All: v.All, Reveal: v.Reveal,
			Reason: strings.TrimSpace(v.Reason), Actor: "command:visits due"})
		rows = make([]visitRow, 0, len(list))
		for _, one := range list {
			rows = append(rows, visitRowOf(one, v.Reveal))
		}
		return err
	})
	if err != nil {
		return err
	}
	return printList(c.out, v.JSON, rows, visitRow.line)
}

func visitRowOf(due liaison.VisitDue, reveal bool) visitRow {
	row := visitRow{Kind: string(due.Contact.Kind), Period: due.Quarter.Period.String(), Due: due.Quarter.Period.Until.String(),
		Township: due.Township, FromCode: due.From.Code, ToCode: due.To.Code,
		Required: due.Quarter.Required, Done: due.Quarter.Done, Left: due.Quarter.Left(),
		InPersonRequired: due.Year.Required, InPersonDone: due.Year.Done, InPersonLeft: due.Year.Left(),
		Overdue: due.OverdueDays, MadeUp: due.Quarter.MadeUp}
	if reveal {
		row.From, row.FromPhone, row.To = due.From.Name, due.From.Phone, due.To.Name
	}
	return row
}

// line is a row as a line of a list.
func (r visitRow) line() string {
	from, to := orNone(r.FromCode), orNone(r.ToCode)
	if r.From != "" {
		from, to = r.From+" "+orNone(r.FromPhone), r.To
	}
	line := fmt.Sprintf("%s  %s  %s → %s  本季%d/%d次  今年当面%d/%d次  %s前", r.Township, wording.VisitWord(r.Kind == string(liaison.ContactInterview)),
		from, to, r.Done, r.Required, r.InPersonDone, r.InPersonRequired, r.Due)
	if r.Overdue > 0 {
		line += fmt.Sprintf("  逾期%d天", r.Overdue)
	}
	return line
}
