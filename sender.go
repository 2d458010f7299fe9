package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"text/template"

	"shuanglian/bot/wechat"
	"shuanglian/liaison"
	"shuanglian/scheduler"
)

// waitingTemplate is the kind under wechat.templates and wechat.subscriptions
// that announces, without a word of content, that something waits.
const waitingTemplate = "waiting"

// sender is scheduler.Sender on the platform's client and the settings'
// templates.
type sender struct {
	client        *wechat.Client
	templates     map[string]preparedTemplate
	subscriptions map[string]preparedTemplate
}

type preparedTemplate struct {
	id     string
	fields map[string]*template.Template
}

// announced are facts that a template may speak of, with values as they come:
// the desk fills in no others.
func announced() []map[string]string {
	return []map[string]string{
		{"what": "新的来件", "count": "1", "time": "2026-11-09 10:00", "hint": "回“待办”看内容"},
		{"what": "您有12件来件、3条答复待看", "count": "15", "time": "2026-11-09 10:00", "hint": "回“待办”和“进度”看内容"},
	}
}

// newSender prepares the templates; a field that is no Go template, speaks of
// something nobody will fill in, or can't hold what it is given, is an error that
// names it.
func newSender(client *wechat.Client, settings WeChatConfig) (*sender, error) {
	s := &sender{client: client, templates: map[string]preparedTemplate{}, subscriptions: map[string]preparedTemplate{}}
	for kind, config := range settings.Templates {
		prepared, err := prepare(config.ID, config.Fields, "wechat.templates."+kind)
		if err != nil {
			return nil, err
		}
		s.templates[kind] = prepared
	}
	for kind, config := range settings.Subscriptions {
		prepared, err := prepare(config.ID, config.Fields, "wechat.subscriptions."+kind)
		if err != nil {
			return nil, err
		}
		s.subscriptions[kind] = prepared
	}
	return s, nil
}

func prepare(id string, fields map[string]string, name string) (preparedTemplate, error) {
	prepared := preparedTemplate{id: id, fields: map[string]*template.Template{}}
	for key, text := range fields {
		field, err := template.New(key).Option("missingkey=error").Parse(text)
		if err != nil {
			return prepared, fmt.Errorf("%s.fields.%s 不对：%w", name, key, err)
		}
		for _, facts := range announced() {
			var value strings.Builder
			if err := field.Execute(&value, facts); err != nil {
				return prepared, fmt.Errorf("%s.fields.%s 不对：只可用 {{.what}} {{.count}} {{.time}} {{.hint}}：%w", name, key, err)
			}
			if _, err := wechat.FitField(key, value.String()); err != nil {
				return prepared, fmt.Errorf("%s.fields.%s 不对：这种字段放不下这样的内容，请换一个字段，文字放 thing，时间放 time 或 date，件数放 number", name, key)
			}
		}
		prepared.fields[key] = field
	}
	return prepared, nil
}

// fill writes the fields of a kind.
func fill(templates map[string]preparedTemplate, kind string, facts map[string]string) (id string, data map[string]string, err error) {
	prepared, ok := templates[kind]
	if !ok {
		return "", nil, fmt.Errorf("app: no template for %s in the settings: %w", kind, scheduler.ErrUnsendable)
	}
	data = make(map[string]string, len(prepared.fields))
	for key, field := range prepared.fields {
		var text strings.Builder
		if err := field.Execute(&text, facts); err != nil {
			return "", nil, fmt.Errorf("app: fill template field %s of %s: %w", key, kind, errors.Join(scheduler.ErrUnsendable, err))
		}
		data[key] = text.String()
	}
	return prepared.id, data, nil
}

// SendText sends a customer-service message.
func (s *sender) SendText(ctx context.Context, openID, text string) error {
	return s.client.SendText(ctx, openID, text)
}

// SendMenu sends a customer-service message with lines to tap.
func (s *sender) SendMenu(ctx context.Context, openID, text string, lines []liaison.TapLine) error {
	items := make([]wechat.MenuItem, 0, len(lines))
	for _, line := range lines {
		items = append(items, wechat.MenuItem{ID: line.ID, Content: line.Text})
	}
	return s.client.SendMenu(ctx, openID, text, items, "")
}

// SendTemplate fills the template of a kind with facts and sends it.
func (s *sender) SendTemplate(ctx context.Context, openID, kind string, facts map[string]string, clientMsgID string) (string, error) {
	id, data, err := fill(s.templates, kind, facts)
	if err != nil {
		return "", err
	}
	return s.client.SendTemplate(ctx, wechat.Template{ToUser: openID, TemplateID: id, ClientMsgID: clientMsgID, Data: data})
}

// SendSubscription fills the subscription notice of a kind with facts and sends it.
func (s *sender) SendSubscription(ctx context.Context, openID, kind string, facts map[string]string) (string, error) {
	id, data, err := fill(s.subscriptions, kind, facts)
	if err != nil {
		return "", err
	}
	return s.client.SendSubscription(ctx, wechat.Template{ToUser: openID, TemplateID: id, Data: data})
}
