package main_test

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"

	main "shuanglian"
)

func load(t *testing.T, text string, environ ...string) (main.Config, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "config.yaml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return main.Load(path, environ)
}

func faults(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestTheExampleIsTheDefaults(t *testing.T) {
	config, err := main.Load("config.example.yaml", nil)
	if err != nil {
		t.Fatalf("commands that need no account must load it as it is: %v", err)
	}
	if diff := cmp.Diff(main.DefaultConfig(), config); diff != "" {
		t.Error(diff)
	}
}

func TestTheExampleExplainsEveryKey(t *testing.T) {
	text, err := os.ReadFile("config.example.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var example map[string]map[string]any
	if err := yaml.Unmarshal(text, &example); err != nil {
		t.Fatal(err)
	}
	config := reflect.TypeFor[main.Config]()
	for i := range config.NumField() {
		section := config.Field(i)
		for j := range section.Type.NumField() {
			key := section.Type.Field(j).Tag.Get("yaml")
			if _, ok := example[section.Tag.Get("yaml")][key]; !ok {
				t.Errorf("%s.%s is not in the example", section.Tag.Get("yaml"), key)
			}
		}
	}
}

func TestEverySourceOverridesTheOneBefore(t *testing.T) {
	file := "server: {listen: \"0.0.0.0:80\"}\npolicy: {first_answer: 3wd, recall_hold: 30s}\n"
	config, err := load(t, file, "SHUANGLIAN_POLICY_FIRST_ANSWER=4wd", "SHUANGLIAN_REDIS_ADDRS=127.0.0.1:6379",
		"SHUANGLIAN_SIMULATOR_CLOCK=", "SHUANGLIAN_POLICY_REMIND_PERCENTS=80,100", "SHUANGLIAN_SCHEDULES_TIDY=1 2 * * *",
		"SHUANGLIAN_TEST_POSTGRES=postgres://x", "SHUANGLIAN_POLICY_QUIET_FROM=22:00", "SHUANGLIAN_REDIS_TLS=true")
	if err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprintln(config.Server.Listen, config.Policy.FirstAnswer, config.Policy.RecallHold, config.Policy.RatingWindow,
		config.Redis.Addrs, config.Policy.RemindPercents, config.Schedules.Specs(), config.Policy.QuietFrom, config.Redis.TLS)
	want := "0.0.0.0:80 4wd 30s 15d [127.0.0.1:6379] [80 100] map[digest_committee:30 8 * * 1 digest_delegate:0 18 * * * digest_month:30 8 1 * * digest_office:30 8 * * * keep_tags:20 7,12,18 * * * make_meetings:20 7 * * * remind_holder:0 9 * * * remind_visits:50 8 * * * tidy:1 2 * * * warn_calendar:20 8 * * *] 22:00 true\n"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestSecretsComeFromFiles(t *testing.T) {
	file := filepath.Join(t.TempDir(), "secret")
	empty := filepath.Join(t.TempDir(), "empty")
	for path, text := range map[string]string{file: "hush-hush\n", empty: "\n"} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	config, err := load(t, "", "SHUANGLIAN_WECHAT_APP_SECRET_FILE="+file)
	if err != nil || config.WeChat.AppSecret.Reveal() != "hush-hush" {
		t.Errorf("secret %q, %v", config.WeChat.AppSecret.Reveal(), err)
	}
	for name, test := range map[string]struct {
		environ []string
		want    string
	}{
		"missing": {[]string{"SHUANGLIAN_REDIS_PASSWORD_FILE=/nowhere"}, "SHUANGLIAN_REDIS_PASSWORD_FILE 指的文件读不了"},
		"empty":   {[]string{"SHUANGLIAN_REDIS_PASSWORD_FILE=" + empty}, "是空的"},
		"twice":   {[]string{"SHUANGLIAN_REDIS_PASSWORD=x", "SHUANGLIAN_REDIS_PASSWORD_FILE=" + file}, "都设了"},
	} {
		if _, err := load(t, "", test.environ...); !strings.Contains(faults(err), test.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestVariablesThatAreNoSettings(t *testing.T) {
	for name, test := range map[string]struct{ variable, want string }{
		"a letter is missing":    {"SHUANGLIAN_POLICY_FIRST_ANSWR=3wd", "不认识环境变量 SHUANGLIAN_POLICY_FIRST_ANSWR：请删去或改正，最像的是 SHUANGLIAN_POLICY_FIRST_ANSWER"},
		"the section is wrong":   {"SHUANGLIAN_POLICE_FIRST_ANSWER=3wd", "最像的是 SHUANGLIAN_POLICY_FIRST_ANSWER"},
		"nothing like it":        {"SHUANGLIAN_POLICY_MOONSHINE=1", "不认识环境变量 SHUANGLIAN_POLICY_MOONSHINE"},
		"a file for no secret":   {"SHUANGLIAN_SERVER_LISTEN_FILE=/tmp/x", "只有密码、密钥能用 _FILE，请改用 SHUANGLIAN_SERVER_LISTEN"},
		"empty, so not set":      {"SHUANGLIAN_POLICY_FIRST_ANSWR=", ""},
		"of the tests":           {"SHUANGLIAN_TEST_POSTGRES=x", ""},
		"of something else":      {"SHUANGLIAN_VERSION=1", ""},
		"of a container's stage": {"SHUANGLIAN_REDIS_PORT_6379_TCP=tcp://10.0.0.3:6379", ""},
		"a service beside it":    {"SHUANGLIAN_SERVER_SERVICE_HOST=10.0.0.3", ""},
	} {
		if _, err := load(t, "", test.variable); test.want == "" && err != nil || !strings.Contains(faults(err), test.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTheFileIsThere(t *testing.T) {
	if _, err := main.Load(filepath.Join(t.TempDir(), "none.yaml"), nil); !strings.Contains(faults(err), "config.example.yaml") {
		t.Errorf("got %v", err)
	}
	if _, err := main.Load(t.TempDir(), nil); !strings.Contains(faults(err), "读不了") {
		t.Errorf("got %v", err)
	}
	if config, err := main.Load("", nil); err != nil || !cmp.Equal(config, main.DefaultConfig()) {
		t.Errorf("without a file: %v", err)
	}
}
