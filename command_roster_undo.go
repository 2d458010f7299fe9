package main

import (
	"fmt"

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
		if undone.State == liaison.ImportDropped {
			fmt.Fprintln(c.out, "已放弃没做完的导入，名册没有动过。")
			return nil
		}
		fmt.Fprintf(c.out, "已撤销最近一次导入（%d人、%d条联系的那份），名册回到导入以前。\n", undone.People, undone.Links)
		return nil
	})
}
