package main

import (
	"fmt"

	"shuanglian/liaison"
	"shuanglian/liaison/roster"
)

type rosterExport struct {
	Dir      string `default:"." help:"写到哪个文件夹"`
	CSV      bool   `name:"csv" help:"写 CSV 表，不写 .xlsx"`
	Township string `placeholder:"乡镇" help:"只写这个乡镇的人，和两头都在这里的联系、回避"`
	History  bool   `help:"只写联系历史.csv：谁从哪天到哪天联系过谁，已经结束的也在；给人看，不用来导入"`
}

// Run writes the roster as it is; importing it again changes nothing.
func (r *rosterExport) Run(c *console) error {
	if r.History {
		return r.history(c)
	}
	var file roster.File
	err := c.withOffice(func(office liaison.Office, _ Config) error {
		return office.Do(c.context, func(d *liaison.Desk) (err error) {
			file, err = d.ExportRoster(r.Township, "command:roster export")
			return err
		})
	})
	if err != nil {
		return err
	}
	written := roster.WriteCSV(file)
	if !r.CSV {
		if written, err = roster.WriteWorkbook(file); err != nil {
			return err
		}
	}
	if len(written.LeftKin) > 0 {
		fmt.Fprintf(c.err, "提醒：有%d条回避没有写出来，因为有一个人没有编号，也没有单独的手机。再导入时它们不动。\n", len(written.LeftKin))
	}
	if len(written.Left) > 0 {
		fmt.Fprintf(c.err, "提醒：有%d条联系没有写出来，因为一头的人没有编号，也没有单独的手机。再导入时它们不动；给这些人补上编号就写得出来。\n", len(written.Left))
	}
	if err := c.writeSources(r.Dir, written.Sources); err != nil {
		return err
	}
	kin := ""
	if len(file.Kin) > 0 {
		kin = fmt.Sprintf("，%d条回避", len(file.Kin)-len(written.LeftKin))
	}
	fmt.Fprintf(c.out, "%d人，%d条联系%s。里面有手机号，请保管好，用完删去。\n", len(file.People), len(file.Links)-len(written.Left), kin)
	return nil
}

// history writes who contacted whom, and when.
func (r *rosterExport) history(c *console) error {
	var rows []roster.HistoryRow
	err := c.withOffice(func(office liaison.Office, _ Config) error {
		return office.Do(c.context, func(d *liaison.Desk) (err error) {
			rows, err = d.ExportHistory(r.Township, "command:roster export")
			return err
		})
	})
	if err != nil {
		return err
	}
	if err := c.writeSources(r.Dir, []roster.Source{roster.WriteHistory(rows)}); err != nil {
		return err
	}
	fmt.Fprintf(c.out, "%d条联系，已经结束的也在里面。\n", len(rows))
	return nil
}
