package main

import (
	"fmt"
	"os"
	"strings"

	"shuanglian/liaison"
)

type rotaCommands struct {
	Show   rotaShow   `cmd:"" help:"接待日值班表：哪天、谁"`
	Import rotaImport `cmd:"" help:"值班的人和次序：一行一个姓名或编号"`
	Change rotaChange `cmd:"" help:"某一天换一个人值班，两人都告诉"`
}

// rotaRow is one row of rota show --json.
type rotaRow struct {
	Series int64    `json:"series"`
	Number string   `json:"number"`
	Starts string   `json:"starts"`
	Place  string   `json:"place"`
	OnDuty []string `json:"on_duty"`
}

type rotaShow struct {
	JSON     bool   `name:"json" help:"输出 JSON"`
	Township string `placeholder:"乡镇" help:"只列这个乡镇的"`
}

// Run lists the days to come of every rota, and who is on duty.
func (r *rotaShow) Run(c *console) error {
	rows := []rotaRow{}
	err := c.look(func(d *liaison.Desk, config Config) error {
		list, err := seriesRows(d, config, r.Township)
		for _, series := range list {
			for _, day := range series.Next {
				if series.OnDuty > 0 {
					rows = append(rows, rotaRow{Series: series.Number, Number: day.Number, Starts: day.Starts, Place: series.Place, OnDuty: append([]string{}, day.OnDuty...)})
				}
			}
		}
		return err
	})
	if err != nil {
		return err
	}
	return printList(c.out, r.JSON, rows, func(row rotaRow) string {
		return fmt.Sprintf("%s  %s  %s%s", row.Number, minutes(row.Starts), row.Place, dutyNames(row.OnDuty))
	})
}

func dutyNames(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return "  值班：" + strings.Join(names, "、")
}

type rotaImport struct {
	File   string `arg:"" name:"文件" help:"一行一个姓名或编号，照轮的次序"`
	Series int64  `required:"" placeholder:"条" help:"第几条定期的会，看 meeting series list"`
}

// Run sets who takes turns; days already made keep those who are on duty.
func (r *rotaImport) Run(c *console) error {
	text, err := os.ReadFile(r.File)
	if err != nil {
		return fmt.Errorf("打不开 %s：请核对文件名和权限", r.File)
	}
	var lines []string
	for line := range strings.SplitSeq(strings.TrimPrefix(string(text), "\ufeff"), "\n") {
		lines = append(lines, strings.TrimSpace(line))
	}
	var order liaison.RotaOrder
	err = c.withOffice(func(office liaison.Office, _ Config) error {
		return office.Do(c.context, func(d *liaison.Desk) (err error) {
			if order, err = d.OrderRota(r.Series, lines, "command:rota import"); err == nil && len(order.Faults) > 0 {
				return errRota
			}
			return err
		})
	})
	for _, fault := range order.Faults {
		fmt.Fprintf(c.err, "%s：%s\n", r.File, fault)
	}
	if err != nil {
		return err
	}
	fmt.Fprintf(c.out, "已记：%d人轮流值班。已经排好的日子不变，要改用 rota change。\n", order.People)
	return nil
}

var errRota = &liaison.Fault{Kind: liaison.ErrInvalid, Sentence: "名单有错，一行也没有记"}

type rotaChange struct {
	Number string `arg:"" name:"编号" help:"那一天的会议编号，看 rota show"`
	Out    string `required:"" placeholder:"姓名" help:"原来值班的人"`
	In     string `required:"" placeholder:"姓名" help:"换成谁"`
}

// Run puts one delegate in another's place.
func (r *rotaChange) Run(c *console) error {
	var line string
	err := c.withOffice(func(office liaison.Office, _ Config) error {
		return office.Do(c.context, func(d *liaison.Desk) error {
			meeting, err := d.MeetingFor(liaison.Viewer{}, r.Number)
			if err != nil {
				return err
			}
			out, in, err := d.ChangeDuty(meeting, r.Out, r.In, "command:rota change")
			line = d.DutyChanged(meeting, out, in)
			return err
		})
	})
	if err == nil {
		fmt.Fprintln(c.out, line)
	}
	return err
}
