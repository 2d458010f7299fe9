package main

import (
	"path/filepath"

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
