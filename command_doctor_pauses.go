package main

import (
	"errors"
	"fmt"
	"strings"

	"shuanglian/liaison"
)

// examinePauses names what the platform refuses to the account at present, with
// what to do about each.
func (c *console) examinePauses() error {
	return c.look(func(d *liaison.Desk, config Config) error {
		shut, err := d.Pauses()
		if err != nil || len(shut) == 0 {
			return err
		}
		var lines []string
		for _, pause := range shut {
			lines = append(lines, fmt.Sprintf("%s从%s起发不出（%d）：%s", lineInChinese(pause.Line),
				pause.Since.In(config.Organization.Location()).Format("1月2日15:04"), pause.Code, remedyForPause(pause)))
		}
		return errors.New(strings.Join(lines, "\n"))
	})
}

func lineInChinese(line liaison.Line) string {
	switch line {
	case liaison.LineAccount:
		return "所有消息"
	case liaison.LineCustomer:
		return "客服消息"
	case liaison.LineMedia:
		return "语音照片"
	case liaison.LineTemplate:
		return "模板消息"
	case liaison.LineSubscription:
		return "订阅通知"
	}
	return string(line)
}

// remedyForPause says what to do about the errcode of a send.
func remedyForPause(pause liaison.Pause) string {
	switch pause.Code {
	case 45009, 45028:
		return "今天的次数用完，明天0点后自动接着发；急用可在公众平台“接口权限”里清零"
	case 45011:
		return "发得太快，一会儿自动接着发"
	case 40037:
		return "模板ID不对或模板被删了（改类目会删模板）：请在公众平台重选模板，改 wechat.templates 后重启"
	case 43116, 40246, 40247, 40249:
		return "平台不许用这个模板：请在公众平台看通知，换一个类目模板，改 wechat.templates 后重启"
	case 48001, 48004, 48008, 50001, 40200:
		return "接口没有权限或被封：请在公众平台看站内信，认证是否到期；办好后自动接着发"
	}
	return remedyFor(pause.Code) + "；办好后自动接着发"
}
