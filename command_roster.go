package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"shuanglian/liaison"
	"shuanglian/liaison/roster"
)

type rosterCommands struct {
	Template rosterTemplate `cmd:"" help:"写出两张空表的样子：人员.csv 和 联系.csv"`
	Import   rosterImport   `cmd:"" help:"导入名册（人员、联系两张 CSV 表）"`
	Codes    rosterCodes    `cmd:"" help:"发绑定码：一人一个，一次有效"`
}

type rosterTemplate struct {
	Dir string `default:"." help:"写到哪个文件夹"`
}

// Run writes the tables and never over an existing file.
func (r *rosterTemplate) Run(c *console) error {
	for _, source := range roster.Template() {
		path := filepath.Join(r.Dir, source.Name)
		file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if err != nil {
			return fmt.Errorf("写不了 %s：文件已经有了，或没有权限。换个文件夹：--dir", path)
		}
		_, err = file.Write(source.Data)
		if err := errorsFirst(err, file.Close()); err != nil {
			return fmt.Errorf("写 %s 没有写完：%w", path, err)
		}
		fmt.Fprintln(c.out, path)
	}
	return nil
}

func errorsFirst(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

type rosterImport struct {
	Files  []string `arg:"" name:"file" help:"人员表和联系表"`
	DryRun bool     `help:"只检查，不导入"`
}

// Run imports everything or nothing: every fault of the files is named with its
// line and cell.
func (r *rosterImport) Run(c *console) error {
	sources := make([]roster.Source, 0, len(r.Files))
	for _, path := range r.Files {
		data, err := os.ReadFile(path)
		if err != nil {
			return fmt.Errorf("读不了 %s：请检查文件名和权限", path)
		}
		sources = append(sources, roster.Source{Name: filepath.Base(path), Data: data})
	}
	return c.withOffice(func(office liaison.Office, config Config) error {
		file, err := c.readRoster(office, config, sources)
		if err != nil {
			return err
		}
		for _, warning := range file.Warnings {
			fmt.Fprintln(c.err, "提醒："+warning.String())
		}
		if r.DryRun {
			fmt.Fprintf(c.out, "检查通过：%d人，%d条联系。没有导入。\n", len(file.People), len(file.Links))
			return nil
		}
		var done liaison.Imported
		if err := office.Do(c.context, func(d *liaison.Desk) (err error) {
			done, err = d.Import(file, "command:roster import")
			return err
		}); err != nil {
			return err
		}
		fmt.Fprintf(c.out, "已导入：新增%d人，改动%d人，未变%d人；新联系%d条，结束旧联系%d条；名册里有而表里没有的%d人没有动。\n",
			done.Added, done.Changed, done.Same, done.Linked, done.Ended, done.Absent)
		return nil
	})
}

func (c *console) readRoster(office liaison.Office, config Config, sources []roster.Source) (roster.File, error) {
	var known []roster.PersonRow
	if err := office.Look(c.context, func(d *liaison.Desk) (err error) {
		known, err = d.KnownRows()
		return err
	}); err != nil {
		return roster.File{}, err
	}
	policy := config.Policy
	file, faults := roster.Read(sources, roster.Options{Known: known, Ranges: roster.Ranges{
		MembersMin: policy.MembersMin, MembersMax: policy.MembersMax, DelegatesMax: policy.DelegatesMax}})
	if len(faults) == 0 {
		return file, nil
	}
	lines := make([]string, 0, len(faults)+1)
	for _, fault := range faults {
		lines = append(lines, fault.String())
	}
	return file, fmt.Errorf("%s\n共%d处要改，一行也没有导入", strings.Join(lines, "\n"), len(faults))
}

type rosterCodes struct {
	JSON  bool     `name:"json" help:"输出 JSON"`
	Names []string `name:"name" help:"只发给这些人（姓名）；不写就发给所有还没用码绑定的人"`
}

// codeRow is one row of roster codes --json.
type codeRow struct {
	Name    string   `json:"name"`
	Phone   string   `json:"phone"`
	Roles   []string `json:"roles"`
	Code    string   `json:"code"`
	Expires string   `json:"expires"`
}

// Run issues codes; older unused ones of the same people are void after it.
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
		return office.Do(c.context, func(d *liaison.Desk) error {
			rows = rows[:0]
			people, err := d.AwaitingCode(r.Names)
			if err != nil {
				return err
			}
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
	if r.JSON {
		return json.NewEncoder(c.out).Encode(rows)
	}
	for _, row := range rows {
		fmt.Fprintf(c.out, "%s\t%s\t%s\t%s前有效\n", row.Name, row.Code, strings.Join(row.Roles, "、"), row.Expires)
	}
	return nil
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
