package main_test

import (
	"strings"
	"testing"

	main "shuanglian"
)

func TestFaultsOfTheFileHaveTheirLine(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"unknown section", "\nserwer: {}\n", "第2行：不认识 serwer"},
		{"unknown key", "server:\n  lissen: x\n", "第2行：不认识 server.lissen"},
		{"unknown key of a template", "wechat:\n  templates:\n    card:\n      idd: x\n", "第4行：不认识 wechat.templates.card.idd"},
		{"key twice", "server:\n  listen: \"a:1\"\n  listen: \"b:1\"\n", "第3行：server.listen 写了两次"},
		{"a text for a number", "\npolicy:\n  members_min: 三\n", "第3行：policy.members_min 的值不对：应是整数"},
		{"a number for a switch", "redis: {tls: 2}\n", "第1行：redis.tls 的值不对：应是 true 或 false"},
		{"a list for a text", "server: {listen: [a]}\n", "第1行：server.listen 的值不对：应是一段文字"},
		{"a text for a list", "policy:\n  remind_percents: 50\n", "第2行：policy.remind_percents 的值不对：应是列表"},
		{"a limit without unit", "policy:\n  first_answer: 2\n", "第2行：policy.first_answer 的值不对：期限 \"2\" 不对"},
		{"a duration without unit", "policy:\n  recall_hold: 60\n", "第2行：policy.recall_hold 的值不对：时长 \"60\" 不对"},
		{"a clock", "policy: {quiet_from: \"25:00\"}\n", "第1行：policy.quiet_from 的值不对：钟点 \"25:00\" 不对"},
		{"an interval", "policy: {working_hours: [\"12:00-08:00\"]}\n", "第1行：policy.working_hours 的值不对：时间段"},
		{"a section that is a text", "server: x\n", "第1行：server 下面应是“键: 值”"},
		{"no mapping", "- a\n", "第1行：这里下面应是“键: 值”"},
		{"no YAML", "server:\n\tlisten: x\n", "不是合格的 YAML"},
		{"two documents", "server: {}\n---\nserver: {}\n", "里有几份设置"},
		{"alias", "server:\n  listen: &a \"127.0.0.1:1\"\n  public_url: *a\n", "第3行：server.public_url 不能用 * 引用"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := load(t, test.text)
			if !strings.Contains(faults(err), test.want) {
				t.Errorf("got %v, want %s", err, test.want)
			}
		})
	}
	for name, text := range map[string]string{"empty": "", "only comments": "# x\n", "empty section": "server:\n", "empty key": "server: {listen: }\n"} {
		if config, err := load(t, text); err != nil || config.Server.Listen != "127.0.0.1:8080" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestFaultsOfTheEnvironmentNameTheVariable(t *testing.T) {
	for entry, want := range map[string]string{
		"SHUANGLIAN_POLICY_FIRST_ANSWER=2":             "环境变量 SHUANGLIAN_POLICY_FIRST_ANSWER 的值不对：期限 \"2\" 不对",
		"SHUANGLIAN_POLICY_RECALL_HOLD=x":              "环境变量 SHUANGLIAN_POLICY_RECALL_HOLD 的值不对：时长 \"x\" 不对",
		"SHUANGLIAN_REDIS_DB=x":                        "环境变量 SHUANGLIAN_REDIS_DB 的值不对：应是整数",
		"SHUANGLIAN_SIMULATOR_CLOCK=yes":               "环境变量 SHUANGLIAN_SIMULATOR_CLOCK 的值不对：应是 true 或 false",
		"SHUANGLIAN_POLICY_REMIND_PERCENTS=a":          "环境变量 SHUANGLIAN_POLICY_REMIND_PERCENTS 的值不对：应是用逗号隔开的列表",
		"SHUANGLIAN_WECHAT_TEMPLATES=card:x":           "wechat.templates 只能写在设置文件里",
		"SHUANGLIAN_POLICY_WORKING_HOURS=8-9":          "环境变量 SHUANGLIAN_POLICY_WORKING_HOURS 的值不对",
		"SHUANGLIAN_DATABASE_URL=mysql://x:secret@y/z": "database.url：不对",
	} {
		if _, err := load(t, "", entry); !strings.Contains(faults(err), want) || strings.Contains(faults(err), "secret@") {
			t.Errorf("%s: %v", entry, err)
		}
	}
}

func TestEveryFaultIsNamedAtOnceInEverySource(t *testing.T) {
	_, err := load(t, "server: {lissen: x, listen: nowhere}\npolicy: {members_min: 9, first_answer: 2d}\n",
		"SHUANGLIAN_REDIS_DB=16", "SHUANGLIAN_POLICY_CODE_DAYS=x", "SHUANGLIAN_SCHEDULES_TIDY=@every 1h")
	for _, want := range []string{"server.lissen", "server.listen：", "policy.members_min：9 大于", "policy.first_answer：2d",
		"redis.db：16", "SHUANGLIAN_POLICY_CODE_DAYS", "schedules.tidy"} {
		if !strings.Contains(faults(err), want) {
			t.Errorf("%s is not named in\n%v", want, err)
		}
	}
	if lines := strings.Count(faults(err), "\n") + 1; lines != 7 {
		t.Errorf("%d faults, want 7:\n%v", lines, err)
	}
}

func TestServingNeedsAnAccount(t *testing.T) {
	config := main.DefaultConfig()
	err := config.ValidateAccount()
	for _, want := range []string{"wechat.app_id", "wechat.app_secret", "wechat.token", "wechat.encoding_aes_key", "organization.name", "organization.phone"} {
		if !strings.Contains(faults(err), want+"：没有写") {
			t.Errorf("%s is not named in\n%v", want, err)
		}
	}
	config.WeChat.Mode, config.WeChat.AppID, config.WeChat.AppSecret, config.WeChat.Token = "plain", "wx0123456789abcdef", "s", "token"
	config.Organization.Name, config.Organization.Phone = "东岸镇", "0577-86290000"
	if err := config.ValidateAccount(); err != nil {
		t.Errorf("plain mode needs no key: %v", err)
	}
}
