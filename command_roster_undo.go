package main

import (
	"fmt"
	"time"

	"shuanglian/liaison"
)

type rosterUndo struct{}

// Run takes the last import back, or drops the one that was not finished.
func (*rosterUndo) Run(c *console) error {
	return c.withOffice(func(office liaison.Office, _ Config) error {
		var undone liaison.Import
		if err := office.Do(c.context, func(d *liaison.Desk) (err error) {
			undone, err = d.UndoImport("command:roster undo")
			return err
		}); err != nil {
			return err
		}
		if err := c.sweepImports(office); err != nil {
			return err
		}
		if undone.State == liaison.ImportDropped {
			fmt.Fprintln(c.out, "已放弃没做完的导入，名册没有动过。")
			return nil
		}
		fmt.Fprintf(c.out, "已撤销最近一次导入（%d人、%d条联系的那份），名册回到导入以前。\n", undone.People, undone.Links)
		return nil
	})
}

// sweepImports deletes, in short transactions, what undone imports have left and nobody sees.
func (c *console) sweepImports(office liaison.Office) error {
	for swept := 1; swept > 0; {
		began := time.Now()
		err := office.Do(c.context, func(d *liaison.Desk) (err error) {
			swept, err = d.SweepImports(chunk)
			return err
		})
		if err == nil {
			err = c.rest(time.Since(began))
		}
		if err != nil {
			return err
		}
	}
	return nil
}
