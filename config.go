package main

import (
	"errors"
	"fmt"
	"os"
)

// Config is every setting of the program. It is made by Load and doesn't change while the program runs; each room gets
// its own part in app.go. The yaml tags are also the names of the environment variables.
type Config struct {
	Server       ServerConfig       `yaml:"server" section:"server_"`
	WeChat       WeChatConfig       `yaml:"wechat" section:"wechat_"`
	Redis        RedisConfig        `yaml:"redis" section:"redis_"`
	Database     DatabaseConfig     `yaml:"database" section:"database_"`
	Files        FilesConfig        `yaml:"files" section:"files_"`
	Organization OrganizationConfig `yaml:"organization" section:"organization_"`
	Policy       PolicyConfig       `yaml:"policy" section:"policy_"`
	Schedules    SchedulesConfig    `yaml:"schedules" section:"schedules_"`
	Simulator    SimulatorConfig    `yaml:"simulator" section:"simulator_"`
}

// ServerConfig is where the program listens and how the world reaches it.
type ServerConfig struct {
	Listen    string `yaml:"listen"`     // host:port
	PublicURL string `yaml:"public_url"` // https://…, no path; empty until there is one
}

// WeChatConfig is the official account and the ways in and out of its platform.
type WeChatConfig struct {
	AppID                  string                    `yaml:"app_id"`
	AppSecret              Secret                    `yaml:"app_secret"`
	Token                  Secret                    `yaml:"token"`
	EncodingAESKey         Secret                    `yaml:"encoding_aes_key"`
	PreviousEncodingAESKey Secret                    `yaml:"previous_encoding_aes_key"`
	Mode                   string                    `yaml:"mode"` // secure, plain or compatible
	APIBaseURL             string                    `yaml:"api_base_url"`
	FreshFor               Duration                  `yaml:"fresh_for"` // of a callback's timestamp; 0: any
	OnFault                string                    `yaml:"on_fault"`  // hold or 503
	MsgMenu                bool                      `yaml:"msgmenu"`   // questions have lines to tap
	Templates              map[string]TemplateConfig `yaml:"templates"` // by the kind of message they announce
	// Subscriptions are the subscription notices, by the same kinds.
	Subscriptions map[string]SubscriptionConfig `yaml:"subscriptions"`
}

// SubscriptionConfig is one subscription notice of the account, which goes to those who have agreed to it.
type SubscriptionConfig struct {
	ID       string            `yaml:"id"`
	LongTerm bool              `yaml:"long_term"` // one agreement allows any number
	Fields   map[string]string `yaml:"fields"`
}

// TemplateConfig is one template of the account: its id, and a Go template for each of its fields.
type TemplateConfig struct {
	ID     string            `yaml:"id"`
	Fields map[string]string `yaml:"fields"`
}

// RedisConfig names the Redis in use; without addresses there is none, and one process works on without.
type RedisConfig struct {
	Addrs    []string `yaml:"addrs"` // host:port; several only with cluster
	Username string   `yaml:"username"`
	Password Secret   `yaml:"password"`
	DB       int      `yaml:"db"`
	TLS      bool     `yaml:"tls"`
	Cluster  bool     `yaml:"cluster"`
}

// DatabaseConfig names the database: sqlite:PATH or postgres://…
type DatabaseConfig struct {
	URL Secret `yaml:"url"` // may hold a password
}

// FilesConfig is where pictures, voices and films lie, beside the database.
type FilesConfig struct {
	Dir string `yaml:"dir"` // made when it is not there; several processes must share it
}

// SimulatorConfig is for trying things out on one's own machine.
type SimulatorConfig struct {
	Clock bool `yaml:"clock"` // serves /simulator/clock; loopback only
}

// DefaultConfig is what holds where neither file nor environment says otherwise; config.example.yaml shows the same.
func DefaultConfig() Config {
	return Config{
		Server:       ServerConfig{Listen: "127.0.0.1:8080"},
		WeChat:       defaultWeChat(),
		Redis:        RedisConfig{Addrs: []string{}},
		Database:     DatabaseConfig{URL: "sqlite:data/shuanglian.db"},
		Files:        FilesConfig{Dir: "data/files"},
		Organization: OrganizationConfig{Timezone: "Asia/Shanghai", Consent: 1, Townships: map[string]TownshipConfig{}},
		Policy:       defaultPolicy(),
		Schedules: SchedulesConfig{Tidy: "15 3 * * *", KeepTags: "20 7,12,18 * * *", RemindHolder: "0 9 * * *", WarnCalendar: "20 8 * * *", RemindVisits: "50 8 * * *", MakeMeetings: "20 7 * * *",
			DigestCommittee: "30 8 * * 1", DigestMonth: "30 8 1 * *", DigestDelegate: "0 18 * * *", DigestOffice: "30 8 * * *"},
	}
}

func defaultWeChat() WeChatConfig {
	return WeChatConfig{
		Mode: "secure", APIBaseURL: "https://api.weixin.qq.com", FreshFor: hour, OnFault: "hold",
		Templates: map[string]TemplateConfig{}, Subscriptions: map[string]SubscriptionConfig{},
	}
}

// Load reads the settings: defaults, then the YAML file at path ("" for none), then environ (as from os.Environ) in
// variables like SHUANGLIAN_SERVER_LISTEN, then SHUANGLIAN_…_FILE for secrets. The error joins every fault found, each in
// Chinese: what is wrong, where, what to do. What only serve needs is asked by ValidateAccount.
func Load(path string, environ []string) (Config, error) {
	config := DefaultConfig()
	var faults []error
	if path != "" {
		text, err := os.ReadFile(path)
		switch {
		case errors.Is(err, os.ErrNotExist):
			return config, fmt.Errorf("找不到设置文件 %s：请把 config.example.yaml 复制为 config.yaml 再改，或用 --config 指明", path)
		case err != nil:
			return config, fmt.Errorf("读不了设置文件 %s：请检查权限：%w", path, err)
		}
		faults = append(faults, decodeYAML(path, text, &config)...)
	}
	faults = append(faults, readEnvironment(environ, &config)...)
	faults = append(faults, config.faults()...)
	return config, errors.Join(faults...)
}

// Validate names every fault of the settings, joined; nil when there is none. An account need not be there.
func (c Config) Validate() error { return errors.Join(c.faults()...) }
