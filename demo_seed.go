package main

import (
	"context"
	"fmt"
	"path/filepath"

	"shuanglian/bot/simulator"
	"shuanglian/liaison"
	"shuanglian/liaison/roster"
)

const demoTemplateID = "47123"

// demoConfig is a complete set of settings with made-up secrets.
func demoConfig(database, redis string) Config {
	config := DefaultConfig()
	config.WeChat.AppID, config.WeChat.AppSecret, config.WeChat.Token = "wx0123456789abcdef", "demo-secret", "demotoken"
	config.WeChat.EncodingAESKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
	config.WeChat.Templates = map[string]TemplateConfig{waitingTemplate: {ID: demoTemplateID,
		Fields: map[string]string{"thing1": "{{.what}}", "time2": "{{.time}}", "thing3": "{{.hint}}"}}}
	config.Database.URL = Secret("sqlite:" + database)
	config.Files.Dir = filepath.Join(filepath.Dir(database), "files")
	config.Redis.Addrs = []string{redis}
	config.Organization.Name, config.Organization.Phone = "东岸镇", "0577-86290000"
	config.Simulator.Clock = true
	return config
}

// demoRoster is a township with made-up names.
func demoRoster() []roster.Source {
	return []roster.Source{
		{Name: "人员.csv", Data: []byte(`编号,姓名,手机,身份,组织,代表团,职务
W01,李敏,13900000001,党委委员、党代表,镇党委,第一代表团,组织委员
D01,王建国,13900000002,党代表、党员,东岸村,第一代表团,书记
D02,周秀英,13900000003,党代表、党员,西河村,第一代表团,
M01,李大山,13900001234,群众,东岸村,,
M02,赵小梅,13900002345,党员,东岸村,,
M03,陈玉兰,13900003456,党员,东岸村,,
M04,钱进,13900004567,群众,西河村,,
M05,孙立,13900005678,党员,西河村,,
M06,吴桂花,13900006789,群众,西河村,,
L01,张宁,13900000008,联络员、管理员,联络办公室,,
`)},
		{Name: "联系.csv", Data: []byte(`联系人编号,对象编号,起,止
W01,D01,2026-01-01,
W01,D02,2026-01-01,
D01,M01,2026-01-01,
D01,M02,2026-01-01,
D01,M03,2026-01-01,
D02,M04,2026-01-01,
D02,M05,2026-01-01,
D02,M06,2026-01-01,
`)},
	}
}

// seedDemo imports the township and lets those who hold a role bind themselves
// with their codes; the members are left to be tried.
func seedDemo(ctx context.Context, app *App, platform *simulator.Platform) error {
	file, faults := roster.Read(demoRoster(), roster.Options{})
	if len(faults) > 0 {
		return fmt.Errorf("演示名册有错：%s", faults[0])
	}
	codes := map[string]string{}
	var people []liaison.Person
	err := app.office.Do(ctx, func(d *liaison.Desk) error {
		if _, err := d.Import(file, "command:demo"); err != nil {
			return err
		}
		var err error
		if people, err = d.AwaitingCode(nil); err != nil {
			return err
		}
		for _, person := range people {
			issued, err := d.IssueCode(person.ID, "command:demo")
			if err != nil {
				return err
			}
			codes[person.Name] = issued.Digits
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, name := range demoPhones() {
		platform.AddPerson(name, "") // the notes follow
	}
	for _, row := range file.People {
		platform.AddPerson(row.Name, demoNote(row))
	}
	for _, name := range []string{"王建国", "周秀英", "李敏", "张宁"} {
		if err := introduce(ctx, platform, name, codes[name]); err != nil {
			return err
		}
	}
	return nil
}

// demoPhones are the owners of the three phones at first: a member who is yet
// to follow, his delegate, and the office.
func demoPhones() []string { return []string{"李大山", "王建国", "张宁"} }

func demoNote(row roster.PersonRow) string {
	note := ""
	for i, role := range row.Roles {
		if i > 0 {
			note += "、"
		}
		note += role.Chinese()
	}
	if liaison.Role(row.Roles[0]).IsMember() {
		note += "；发“绑定 " + row.Name + " " + row.Phone[len(row.Phone)-4:] + "”"
	}
	return note
}

// introduce follows and binds with a code, as a person would.
func introduce(ctx context.Context, platform *simulator.Platform, name, code string) error {
	if err := platform.Follow(ctx, name); err != nil {
		return fmt.Errorf("演示：%s关注不了：%w", name, err)
	}
	for _, words := range []string{code, "1", "1"} {
		if err := platform.Say(ctx, name, words); err != nil {
			return fmt.Errorf("演示：%s绑定不了：%w", name, err)
		}
	}
	return nil
}
