package main

import (
	"fmt"
	"strings"

	"shuanglian/liaison"
	"shuanglian/liaison/roster"
)

type personCommands struct {
	Export personExport `cmd:"" help:"写出一个人自己的资料，打印了当面交给本人"`
}

type personExport struct {
	Who    string `arg:"" name:"姓名" help:"姓名或编号"`
	Dir    string `default:"." help:"写到哪个文件夹"`
	Reason string `required:"" placeholder:"原因" help:"为什么导出，记入审计"`
}

// Run writes a person's own data and words for him to have; nothing of others.
func (p *personExport) Run(c *console) error {
	return c.withOffice(func(office liaison.Office, _ Config) error {
		var person liaison.Person
		var page string
		if err := office.Do(c.context, func(d *liaison.Desk) (err error) {
			person, page, err = d.PersonFile(p.Who, strings.TrimSpace(p.Reason), "command:person export")
			return err
		}); err != nil {
			return err
		}
		source := roster.Source{Name: fileName(person.Name) + "的资料.txt", Data: forNotepad(page)}
		if err := c.writeSources(p.Dir, []roster.Source{source}); err != nil {
			return err
		}
		fmt.Fprintf(c.out, "打印了当面核对是本人再交给他，交了在微信里回“导出已办 %s”；用完删去这个文件。\n", person.Name)
		return nil
	})
}

// fileName is a name without the signs that no file may have.
func fileName(name string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return '_'
		}
		return r
	}, name)
}

// forNotepad is a text as the oldest Windows shows it rightly.
func forNotepad(text string) []byte {
	return []byte("\uFEFF" + strings.ReplaceAll(text+"\n", "\n", "\r\n"))
}
