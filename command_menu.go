package main

import (
	"errors"
	"fmt"

	"shuanglian/bot/wechat"
	"shuanglian/liaison"
	"shuanglian/liaison/wording"
	"shuanglian/scheduler"
)

type menuCommands struct {
	Publish menuPublish `cmd:"" help:"把菜单发布到公众号：所有人的，和代表、委员、办公室各自的"`
}

type menuPublish struct {
	DryRun bool `help:"只列出菜单和要改的，不发布"`
}

// Run publishes the menus and gives their tags; doing it again changes nothing.
func (m *menuPublish) Run(c *console) error {
	return c.withOffice(func(office liaison.Office, config Config) error {
		if m.DryRun {
			return c.showMenus(office, config)
		}
		account, done, err := c.account(config)
		if err != nil {
			return err
		}
		defer done()
		changed, err := publishMenus(c.context, account, office, config)
		if err != nil {
			return menuFault(err)
		}
		tagged, err := scheduler.SyncTags(c.context, office, account)
		if err != nil {
			return menuFault(err)
		}
		if changed {
			fmt.Fprintln(c.out, "菜单已发布：所有人一份，党代表、党委委员、联络办公室各一份。手机上退出公众号再进，5分钟内换成新的。")
		} else {
			fmt.Fprintln(c.out, "菜单没有变化，不用发布。")
		}
		fmt.Fprintf(c.out, "换标签：%d人。以后身份启用、停用，serve 会自己跟着换。\n", tagged)
		return nil
	})
}

// showMenus lists the menus as they would be published.
func (c *console) showMenus(office liaison.Office, config Config) error {
	privacy := config.terms().PrivacyURL
	for _, menu := range []struct {
		whose   string
		buttons []wording.Button
	}{
		{"所有人", wording.ButtonsOfAll(privacy)}, {"党代表", wording.ButtonsOfDelegates(privacy)},
		{"党委委员", wording.ButtonsOfCommittee(privacy)}, {"联络办公室", wording.ButtonsOfOffice(privacy)},
	} {
		fmt.Fprintln(c.out, menu.whose)
		for _, button := range menu.buttons {
			fmt.Fprintf(c.out, "  %s\n", button.Name)
			for _, below := range button.Sub {
				fmt.Fprintf(c.out, "    %s → %s%s\n", below.Name, below.Word, below.URL)
			}
		}
	}
	return office.Look(c.context, func(d *liaison.Desk) error {
		changes, err := d.TagChanges()
		fmt.Fprintf(c.out, "要换标签：%d人\n", len(changes))
		return err
	})
}

// menuFault says what to do about what the platform refuses.
func menuFault(err error) error {
	var refused *wechat.Error
	var unheard *wechat.TransportError
	switch {
	case errors.As(err, &refused):
	case errors.As(err, &unheard):
		return &liaison.Fault{Kind: liaison.ErrUnavailable,
			Sentence: "连不上微信平台：请看服务器能不能访问 wechat.api_base_url。菜单没有发布完，办好了再运行一次，做过的不会重做。"}
	default:
		return err
	}
	return &liaison.Fault{Kind: liaison.ErrUnavailable,
		Sentence: fmt.Sprintf("微信平台没有收下菜单或标签（%d）：%s。办好了再运行一次，做过的不会重做。", refused.Code, menuRemedy(refused.Code))}
}

func menuRemedy(code int) string {
	switch code {
	case 48001:
		return "这个号没有菜单或标签的权限：要认证过的服务号，认证过期了要续"
	case 45056:
		return "标签已有100个，满了：请在公众平台后台删掉不用的"
	case 45169:
		return "别的程序正在改同一批人的标签，过一会儿再试"
	case 65305:
		return "个性化菜单太多：请在公众平台后台删掉不是本程序发的"
	case 65316:
		return "菜单里的网页用了三个以上的域名"
	}
	return remedyFor(code)
}
