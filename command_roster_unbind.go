package main

import (
	"fmt"

	"shuanglian/liaison"
)

type rosterUnbind struct {
	Who      string `arg:"" name:"姓名" help:"姓名或编号"`
	Township string `placeholder:"乡镇" help:"几个乡镇有同名的人，是哪个乡镇的"`
	Reason   string `required:"" placeholder:"原因" help:"为什么解除，记入审计"`
}

// Run cuts a person from his account and tells the account.
func (r *rosterUnbind) Run(c *console) error {
	return c.withOffice(func(office liaison.Office, _ Config) error {
		var person liaison.Person
		if err := office.Do(c.context, func(d *liaison.Desk) (err error) {
			person, err = d.UnbindByOffice(r.Who, r.Township, r.Reason, "command:roster unbind")
			return err
		}); err != nil {
			return err
		}
		fmt.Fprintf(c.out, "已解除%s的绑定，并告诉了原来的微信。要再绑定：shuanglian roster codes --name %s\n", person.Name, person.Name)
		return nil
	})
}
