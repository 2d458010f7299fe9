package main

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"shuanglian/bot/wechat"
	"shuanglian/liaison"
)

// examineCallback asks the program's own public address what the platform asks when
// the address is entered there.
func (c *console) examineCallback(config Config) error {
	if config.Server.PublicURL == "" {
		return errors.New("没有写 server.public_url（如 https://域名），查不了外面能不能到；同意书里也没有网页可点")
	}
	now := strconv.FormatInt(time.Now().Unix(), 10)
	query := url.Values{"timestamp": {now}, "nonce": {"doctor"}, "echostr": {"doctor" + now}}
	query.Set("signature", wechat.Sign(config.WeChat.Token.Reveal(), now, "doctor"))
	response, err := c.fetch(config.Server.PublicURL + "/wechat/callback?" + query.Encode())
	if err != nil {
		return fmt.Errorf("%s/wechat/callback 到不了：请看域名、证书、nginx 和防火墙，还有 serve 起了没有（有的机房从里面访问不了自己的公网地址，那就换台机器再查）", config.Server.PublicURL)
	}
	defer response.Body.Close()
	echoed, err := io.ReadAll(io.LimitReader(response.Body, 1<<10))
	if err != nil || string(echoed) != "doctor"+now {
		return fmt.Errorf("%s/wechat/callback 答得不对（HTTP %d）：请看它是不是转到了这个程序，wechat.token 两边是不是一样", config.Server.PublicURL, response.StatusCode)
	}
	return nil
}

// examineAccount looks at what the account has on the platform.
func (c *console) examineAccount(config Config, platform, database bool) []finding {
	findings := []finding{
		{what: "平台上的模板", fault: errNotExamined},
		{what: "菜单", slight: true, fault: errNotExamined},
		{what: "菜单用的标签", slight: true, fault: errNotExamined},
	}
	if !platform {
		return findings
	}
	account, done, err := c.account(config)
	if err != nil {
		return findings
	}
	defer done()
	findings[0].fault = c.examineListed(account, config)
	if !database {
		return findings
	}
	err = c.look(func(d *liaison.Desk, _ Config) error {
		tags, err := d.Tx().MenuTags()
		if err != nil {
			return err
		}
		changes, err := d.TagChanges()
		findings[1].fault = c.examineMenus(account, config, tags)
		findings[2].fault = tagsInStep(tags, len(changes))
		return err
	})
	if err != nil {
		findings[1].fault = err
	}
	return findings
}

func (c *console) examineMenus(account *wechat.Account, config Config, tags map[liaison.Menu]int) error {
	published, err := account.Menus(c.context)
	switch {
	case err != nil:
		return notShown(err)
	case len(published) == 0:
		return errors.New("还没有发布：请运行 shuanglian menu publish")
	case !menusInPlace(published, menusWanted(config), tags):
		return errors.New("和这个版本的不一样：请运行 shuanglian menu publish")
	}
	return nil
}

// notShown says why the platform does not show what the account has.
func notShown(err error) error {
	var refused *wechat.Error
	if errors.As(err, &refused) {
		return fmt.Errorf("平台不给看（%d）：%s", refused.Code, menuRemedy(refused.Code))
	}
	return errors.New("平台没有回答，过一会儿再查")
}

func tagsInStep(tags map[liaison.Menu]int, changes int) error {
	switch {
	case len(tags) == 0:
		return errors.New("还没有：运行 shuanglian menu publish 时一起建")
	case changes > 0:
		return fmt.Errorf("有%d人的身份变了，标签还没换：serve 会在一小时内换好；等不及就运行 shuanglian menu publish", changes)
	}
	return nil
}

// inTemplate finds the fields of a template's content.
var inTemplate = regexp.MustCompile(`\{\{\s*(\w+)\.DATA\s*\}\}`)

// examineListed compares the settings' templates with the account's own: a wrong id
// or field would be found out only when somebody's message does not arrive.
func (c *console) examineListed(account *wechat.Account, config Config) error {
	if len(config.WeChat.Templates) == 0 {
		return nil
	}
	listed, err := account.Templates(c.context)
	if err != nil {
		return notShown(err)
	}
	var faults []string
	for _, kind := range slices.Sorted(maps.Keys(config.WeChat.Templates)) {
		template := config.WeChat.Templates[kind]
		i := slices.IndexFunc(listed, func(l wechat.ListedTemplate) bool { return l.ID == template.ID })
		if i < 0 {
			faults = append(faults, fmt.Sprintf("wechat.templates.%s.id：公众号里没有这个模板（换类目会删模板），请在“模板消息”里重新选、重新抄", kind))
			continue
		}
		var fields []string
		for _, found := range inTemplate.FindAllStringSubmatch(listed[i].Content, -1) {
			fields = append(fields, found[1])
		}
		if set := slices.Sorted(maps.Keys(template.Fields)); !slices.Equal(slices.Sorted(slices.Values(fields)), set) {
			faults = append(faults, fmt.Sprintf("wechat.templates.%s.fields：公众号里的字段是 %s，设置里写的是 %s，要一样", kind,
				strings.Join(fields, "、"), strings.Join(set, "、")))
		}
	}
	if len(faults) > 0 {
		return errors.New(strings.Join(faults, "\n"))
	}
	return nil
}
