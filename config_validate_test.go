package main_test

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"reflect"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v3"

	main "shuanglian"
)

func TestValidate(t *testing.T) {
	for _, test := range []struct {
		name, want string
		change     func(*main.Config)
	}{
		{"the defaults are sound", "", func(*main.Config) {}},
		{"listen without a port", "server.listen：", func(c *main.Config) { c.Server.Listen = "127.0.0.1" }},
		{"listen on an impossible port", "server.listen：", func(c *main.Config) { c.Server.Listen = ":70000" }},
		{"a public address with a path", "server.public_url：", func(c *main.Config) { c.Server.PublicURL = "https://a.cn/b" }},
		{"a public address", "", func(c *main.Config) { c.Server.PublicURL = "https://a.cn/" }},
		{"the original id for the app id", "wechat.app_id：", func(c *main.Config) { c.WeChat.AppID = "gh_0123456789ab" }},
		{"a token with a sign", "wechat.token：", func(c *main.Config) { c.WeChat.Token = "a-secret-b" }},
		{"a key of 42", "wechat.encoding_aes_key：", func(c *main.Config) { c.WeChat.EncodingAESKey = main.Secret(strings.Repeat("a", 42)) }},
		{"an old key of 44", "wechat.previous_encoding_aes_key：", func(c *main.Config) { c.WeChat.PreviousEncodingAESKey = main.Secret(strings.Repeat("a", 44)) }},
		{"a key", "", func(c *main.Config) { c.WeChat.EncodingAESKey = main.Secret(strings.Repeat("a", 43)) }},
		{"another mode", "wechat.mode：", func(c *main.Config) { c.WeChat.Mode = "safe" }},
		{"another way on faults", "wechat.on_fault：", func(c *main.Config) { c.WeChat.OnFault = "500" }},
		{"fresh for too long", "wechat.fresh_for：", func(c *main.Config) { c.WeChat.FreshFor = main.Duration(48 * time.Hour) }},
		{"an API without TLS", "wechat.api_base_url：", func(c *main.Config) { c.WeChat.APIBaseURL = "http://api.weixin.qq.com" }},
		{"an API on this machine", "", func(c *main.Config) { c.WeChat.APIBaseURL = "http://127.0.0.1:9000" }},
		{"a template without id", "wechat.templates.card.id：", template("", "thing1", "x")},
		{"a template with a bad field", "wechat.templates.card.fields.first：", template("t", "first", "x")},
		{"a template with open braces", "wechat.templates.card.fields.thing1：", template("t", "thing1", "{{.What")},
		{"a template", "", template("t", "thing1", "{{.What}}")},
		{"a township with its phone", "", township("西山镇", "0577-86290001")},
		{"a township without a phone", "organization.townships.西山镇.phone：", township("西山镇", "")},
		{"a township with a blank", "organization.townships. 西山镇：", township(" 西山镇", "0577-86290001")},
		{"redis without a port", "redis.addrs：", func(c *main.Config) { c.Redis.Addrs = []string{"redis"} }},
		{"two addresses without cluster", "redis.addrs：", func(c *main.Config) { c.Redis.Addrs = []string{"a:1", "b:1"} }},
		{"a cluster", "", func(c *main.Config) { c.Redis.Addrs, c.Redis.Cluster = []string{"a:1", "b:1"}, true }},
		{"a cluster without addresses", "redis.addrs：", func(c *main.Config) { c.Redis.Cluster = true }},
		{"a cluster's second database", "redis.db：", func(c *main.Config) { c.Redis.Addrs, c.Redis.Cluster, c.Redis.DB = []string{"a:1"}, true, 1 }},
		{"another database", "database.url：", func(c *main.Config) { c.Database.URL = "mysql://a/b" }},
		{"PostgreSQL", "", func(c *main.Config) { c.Database.URL = "postgres://a:b@c:5432/d" }},
		{"a zone there isn't", "organization.timezone：", func(c *main.Config) { c.Organization.Timezone = "Asia/Peking" }},
		{"words for a phone", "organization.phone：", func(c *main.Config) { c.Organization.Phone = "办公室" }},
		{"brackets in the name", "organization.name：", func(c *main.Config) { c.Organization.Name = "<a>" }},
		{"a number too large", "policy.code_tries：100 不行：请写 1 到 20", func(c *main.Config) { c.Policy.CodeTries = 100 }},
		{"a list with a number too large", "policy.remind_percents：120 不行", func(c *main.Config) { c.Policy.RemindPercents = []int{50, 120} }},
		{"an empty list", "policy.remind_percents：没有写", func(c *main.Config) { c.Policy.RemindPercents = nil }},
		{"a list out of order", "policy.meeting_notice_days：请从大到小写", func(c *main.Config) { c.Policy.MeetingNoticeDays = []int{1, 7} }},
		{"a duration too long", "policy.recall_hold：1h0m0s 不行", func(c *main.Config) { c.Policy.RecallHold = main.Duration(time.Hour) }},
		{"no working hours", "policy.working_hours：", func(c *main.Config) { c.Policy.WorkingHours = nil }},
		{"a first answer later than the office's", "policy.first_answer：", func(c *main.Config) { c.Policy.FirstAnswer.N = 6 }},
		{"overdue out of order", "policy.visit_overdue_delegate_days：", func(c *main.Config) { c.Policy.VisitOverdueOffice = 1 }},
		{"the clock for everyone", "simulator.clock：", func(c *main.Config) { c.Simulator.Clock, c.Server.Listen = true, "0.0.0.0:8080" }},
		{"the clock at home", "", func(c *main.Config) { c.Simulator.Clock, c.Server.Listen = true, "[::1]:0" }},
	} {
		t.Run(test.name, func(t *testing.T) {
			config := main.DefaultConfig()
			test.change(&config)
			got := faults(config.Validate())
			if test.want == "" && got != "" || strings.Contains(got, "\n") || !strings.HasPrefix(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
			if strings.Contains(got, "a-secret-b") {
				t.Error("the fault shows the secret")
			}
		})
	}
}

func township(name, phone string) func(*main.Config) {
	return func(c *main.Config) {
		c.Organization.Townships = map[string]main.TownshipConfig{name: {Phone: phone}}
	}
}

func template(id, field, text string) func(*main.Config) {
	return func(c *main.Config) {
		c.WeChat.Templates = map[string]main.TemplateConfig{"card": {ID: id, Fields: map[string]string{field: text}}}
	}
}

func TestCronSpecs(t *testing.T) {
	for spec, ok := range map[string]bool{
		"15 3 * * *": true, "30 8 * * 1": true, "0 9-17/2 * * MON-FRI": true,
		"": false, "@every 1h": false, "@every 0s": false, "@daily": false, "* * * *": false, "0 0 9 * * *": false, "60 * * * *": false,
		"TZ=": false, "CRON_TZ=Asia/Shanghai 0 9 * * *": false, "TZ=Asia/Shanghai 9 * * *": false, "0 0 30 2 *": false,
	} {
		config := main.DefaultConfig()
		config.Schedules.Tidy = spec
		if err := config.Validate(); (err == nil) != ok || err != nil && !strings.Contains(err.Error(), "schedules.tidy") {
			t.Errorf("%q: %v", spec, err)
		}
	}
}

func TestEveryNumberOfThePolicyIsBounded(t *testing.T) {
	policy := reflect.TypeFor[main.PolicyConfig]()
	for i := range policy.NumField() {
		field := policy.Field(i)
		if _, ok := field.Tag.Lookup("between"); !ok && field.Type.Kind() != reflect.Bool && field.Name != "WorkingHours" {
			t.Errorf("%s has no bounds", field.Name)
		}
	}
}

// A new period of the field needs a key, a default and a line in the example.
func TestEveryTermOfTheFieldHasASetting(t *testing.T) {
	terms := reflect.ValueOf(main.DefaultConfig().Policy.Terms())
	for i := range terms.NumField() {
		if terms.Field(i).IsZero() {
			t.Errorf("liaison.Policy.%s is set by no key", terms.Type().Field(i).Name)
		}
	}
}

func TestSecretsNeverShow(t *testing.T) {
	config := main.DefaultConfig()
	config.WeChat.AppSecret, config.Redis.Password, config.Database.URL = "s3cret", "s3cret", "postgres://a:s3cret@b/c"
	asJSON, errJSON := json.Marshal(config)
	asYAML, errYAML := yaml.Marshal(config)
	var log strings.Builder
	slog.New(slog.NewTextHandler(&log, nil)).Info("settings", "config", config, "secret", config.WeChat.AppSecret)
	for _, text := range []string{string(asJSON), string(asYAML), log.String(), fmt.Sprint(config), fmt.Sprintf("%+v %#v %q", config, config, config.WeChat.AppSecret)} {
		if strings.Contains(text, "s3cret") || !strings.Contains(text, "******") {
			t.Errorf("shows %s", text)
		}
	}
	if errJSON != nil || errYAML != nil {
		t.Error(errJSON, errYAML)
	}
}
