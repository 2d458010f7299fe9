package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"shuanglian/liaison"
)

type rosterCommands struct {
	Template rosterTemplate `cmd:"" help:"写出空表的样子：名册.xlsx，或几张 CSV 表"`
	Import   rosterImport   `cmd:"" help:"导入名册（.xlsx，或人员、联系、回避的 CSV 表）；先用 --dry-run 看看"`
	Undo     rosterUndo     `cmd:"" help:"撤销最近一次导入，或放弃没做完的导入"`
	Export   rosterExport   `cmd:"" help:"写出名册，改好可以再导入"`
	Codes    rosterCodes    `cmd:"" help:"发绑定码：一人一个，一次有效"`
	Cards    rosterCards    `cmd:"" help:"做可以打印的绑定卡、代表二维码卡"`
	Unbind   rosterUnbind   `cmd:"" help:"解除一个人的绑定"`
}

type rosterCodes struct {
	JSON     bool     `name:"json" help:"输出 JSON"`
	Names    []string `name:"name" placeholder:"姓名" help:"只发给这些人（姓名）；不写就发给所有还没用码绑定的人"`
	Township string   `placeholder:"乡镇" help:"只发给这个乡镇的人"`
	liveCodes
}

// codeRow is one row of roster codes --json.
type codeRow struct {
	Name    string   `json:"name"`
	Phone   string   `json:"phone"`
	Roles   []string `json:"roles"`
	Code    string   `json:"code"`
	Expires string   `json:"expires"`
}

// Run issues codes; older unused ones of the same people are void after it, which is said first.
func (r *rosterCodes) Run(c *console) error {
	config, err := c.settings()
	if err != nil {
		return err
	}
	if config.WeChat.AppID == "" || config.WeChat.Token == "" { // they key what is kept of a code
		return errors.New("还不能发码：先写好 wechat.app_id 和 wechat.token，不然发出的码以后都对不上")
	}
	rows := []codeRow{}
	err = c.withOffice(func(office liaison.Office, config Config) error {
		people, err := r.people(c, office)
		if err != nil {
			return err
		}
		return office.Do(c.context, func(d *liaison.Desk) error {
			rows = rows[:0]
			for _, person := range people {
				issued, err := d.IssueCode(person.ID, "command:roster codes")
				if err != nil {
					return err
				}
				rows = append(rows, codeRowOf(issued, config.Organization.Location()))
			}
			return nil
		})
	})
	if err != nil {
		return err
	}
	return printList(c.out, r.JSON, rows, codeRow.line)
}

// line is a code as a line of a list.
func (r codeRow) line() string {
	return fmt.Sprintf("%s\t%s\t%s\t%s前有效", r.Name, r.Code, strings.Join(r.Roles, "、"), minutes(r.Expires))
}

// people are those who get a code.
func (r *rosterCodes) people(c *console, office liaison.Office) (people []liaison.Person, err error) {
	err = office.Look(c.context, func(d *liaison.Desk) error {
		if err := d.TownshipKnown(r.Township); err != nil {
			return err
		}
		people, err = d.AwaitingCode(liaison.Chosen{Names: r.Names, Township: r.Township})
		return err
	})
	if err != nil {
		return nil, err
	}
	return r.leave(c, office, people)
}

func codeRowOf(issued liaison.IssuedCode, location *time.Location) codeRow {
	row := codeRow{Name: issued.Person.Name, Phone: issued.Person.Phone, Code: issued.Digits,
		Expires: issued.ExpiresAt.In(location).Format(time.RFC3339), Roles: []string{}}
	for _, held := range issued.Person.Roles {
		row.Roles = append(row.Roles, held.Role.Chinese())
	}
	slices.Sort(row.Roles)
	return row
}
