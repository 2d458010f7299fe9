package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"shuanglian/bot/wechat"
	"shuanglian/liaison"
	"shuanglian/storage"
)

type doctorCommand struct {
	JSON bool `name:"json" help:"输出 JSON"`
}

// finding is one thing looked at: what is wrong and what to do, or nothing. A
// slight one keeps no message from being taken.
type finding struct {
	what   string
	slight bool
	fault  error
}

// errNotExamined: something else has to be mended before this can be looked at.
var errNotExamined = errors.New("没查：先把上面的“差”办好")

// mark is what the finding comes to, for programs and for people.
func (f finding) mark() (state, word string) {
	switch {
	case f.fault == nil:
		return "ok", "好"
	case errors.Is(f.fault, errNotExamined):
		return "skipped", "没查"
	case f.slight:
		return "notice", "注意"
	}
	return "fault", "差"
}

// findingRow is one row of doctor --json.
type findingRow struct {
	What   string `json:"what"`
	State  string `json:"state"` // ok, notice, fault, skipped
	Remedy string `json:"remedy,omitempty"`
}

// Run looks at the settings, the database, Redis, the platform and the place, and
// names a remedy for each fault. It fails when something keeps messages from being
// taken.
func (m *doctorCommand) Run(c *console) error {
	config, err := c.settings()
	if err != nil {
		return err
	}
	rows, sick := []findingRow{}, 0
	for _, f := range c.examine(config) {
		state, word := f.mark()
		row := findingRow{What: f.what, State: state}
		if state == "fault" {
			sick++
		}
		fault := ""
		if f.fault != nil {
			row.Remedy = sentence(f.fault)
			fault = "：" + strings.ReplaceAll(row.Remedy, "\n", "\n    ")
		}
		rows = append(rows, row)
		if !m.JSON {
			fmt.Fprintf(c.out, "%s  %s%s\n", word, f.what, fault)
		}
	}
	if m.JSON {
		if err := json.NewEncoder(c.out).Encode(rows); err != nil {
			return err
		}
	}
	if sick > 0 {
		return fmt.Errorf("有%d处“差”，请先办好", sick)
	}
	return nil
}

// examine looks at everything once.
func (c *console) examine(config Config) []finding {
	findings := []finding{
		{what: "公众号设置", fault: config.ValidateAccount()},
		{what: "语音照片的文件夹", fault: examineFolder(config.Files.Dir)},
		{what: "Redis", slight: true, fault: c.examineRedis(config)},
	}
	database := c.examineDatabase(config)
	platform := c.examinePlatform(config)
	findings = append(findings,
		finding{what: "数据库", fault: database},
		finding{what: "微信平台", fault: platform},
		finding{what: "时钟", fault: c.examineClock(config)},
		finding{what: "回调地址", slight: config.Server.PublicURL == "", fault: c.examineCallback(config)},
		finding{what: "模板消息", slight: len(config.WeChat.Templates) == 0, fault: examineTemplates(config)},
		finding{what: "工作日历", slight: true, fault: c.examineCalendar(config, database == nil)})
	if database == nil {
		findings = append(findings, c.examinePlace()...)
	}
	return append(findings, c.examineAccount(config, platform == nil, database == nil)...)
}

func (c *console) examineDatabase(config Config) error {
	office, err := storage.Open(c.context, storage.Options{URL: config.Database.URL.Reveal()})
	if err != nil {
		return databaseFault(err)
	}
	return databaseFault(errorsFirst(office.Ping(c.context), office.Close()))
}

// examineOffice asks whether somebody is there for what people hand in.
func (c *console) examineOffice() error {
	return c.look(func(d *liaison.Desk, _ Config) error {
		people, err := d.Tx().Roster()
		if err != nil {
			return err
		}
		if len(people) == 0 {
			return errors.New("名册是空的：先 roster template 写出空表，填好后 roster import 导入")
		}
		staff, err := d.OfficeStaff()
		if err == nil && len(staff) == 0 {
			return errors.New("还没有联络员绑定，交给办公室的事没有人看：请用 roster codes 发码，让联络员关注公众号后发码绑定")
		}
		return err
	})
}

func (c *console) examineRedis(config Config) error {
	if len(config.Redis.Addrs) == 0 {
		return nil // one process works without
	}
	r := config.Redis
	redis, err := storage.OpenRedis(storage.RedisOptions{Addrs: r.Addrs, Username: r.Username, Password: r.Password.Reveal(),
		DB: r.DB, TLS: r.TLS, Cluster: r.Cluster})
	if err != nil {
		return err
	}
	if err := redis.Health(c.context); err != nil {
		_ = redis.Close()
		return errors.New("连不上：请看 Redis 开了没有，redis.addrs、密码和防火墙对不对。没有它也能收发，只是慢一点")
	}
	return redis.Close()
}

func (c *console) examinePlatform(config Config) error {
	if config.WeChat.AppID == "" || config.WeChat.AppSecret == "" {
		return errors.New("没有账号可查：先写好 wechat.app_id 和 wechat.app_secret")
	}
	client, err := wechat.NewClient(wechat.Settings{AppID: config.WeChat.AppID, AppSecret: config.WeChat.AppSecret.Reveal(),
		BaseURL: config.WeChat.APIBaseURL})
	if err != nil {
		return err
	}
	defer client.Close()
	ctx, cancel := context.WithTimeout(c.context, 15*time.Second)
	defer cancel()
	if _, err = client.Token(ctx); err == nil {
		return nil
	}
	var refused *wechat.Error
	if errors.As(err, &refused) {
		return fmt.Errorf("平台不给凭据（%d）：%s", refused.Code, remedyFor(refused.Code))
	}
	return errors.New("连不上微信平台：请看服务器能不能访问 wechat.api_base_url")
}

// remedyFor says what to do about the errcodes of getting a token (获取稳定版接口调用凭据).
func remedyFor(code int) string {
	switch code {
	case 40013, 40125, 41002, 41004, 40001:
		return "请核对 wechat.app_id 和 wechat.app_secret，在公众平台“开发接口管理”里看"
	case 40164, 61004:
		return "请把这台服务器的公网地址加进公众平台的“IP白名单”"
	case 89503, 89506, 89507:
		return "平台在等管理员手机上确认，请管理员处理后再试"
	case 40243:
		return "密钥被冻结，请在公众平台解冻或重置"
	case 45009, 45011:
		return "今天要凭据的次数太多，过一会儿或明天再试"
	}
	return "请按错误码查微信文档，或过一会儿再试"
}

// examineTemplates finds a template that nothing will ever use (a slip of the pen
// in its kind would else mean silence) or that can't be filled in.
func examineTemplates(config Config) error {
	if len(config.WeChat.Templates) == 0 {
		return errors.New("没有设：对方48小时没说过话时，只能等他下次开口，同时请办公室打电话。要设请看 config.example.yaml 的 wechat.templates")
	}
	if _, ok := config.WeChat.Templates[waitingTemplate]; !ok {
		return fmt.Errorf("wechat.templates 里没有 %s，写的种类用不上：请改成 %s", waitingTemplate, waitingTemplate)
	}
	_, err := newSender(nil, config.WeChat)
	return err
}

// examineCalendar asks whether this year's arrangement is there, and from some
// month on next year's.
func (c *console) examineCalendar(config Config, stored bool) error {
	calendar := config.terms().Calendar
	if stored {
		var err error
		if calendar, err = c.calendar(); err != nil {
			return err
		}
	}
	now := time.Now().In(config.Organization.Location())
	year := now.Year()
	if int(now.Month()) >= config.Policy.CalendarWarnMonth && calendar.Known(year) {
		year++
	}
	if calendar.Known(year) {
		return nil
	}
	return &liaison.Fault{Kind: liaison.ErrNotFound,
		Sentence: fmt.Sprintf("还没有%d年的放假安排，期限先按周六周日算；国务院公布后（一般在11月）请用 shuanglian calendar import 导入", year)}
}
