package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"text/template"

	"shuanglian/bot/wechat"
	"shuanglian/liaison"
	"shuanglian/scheduler"
)

// waitingTemplate is the kind under wechat.templates that announces, without a
// word of content, that something waits.
const waitingTemplate = "waiting"

// sender is scheduler.Sender on the platform's client and the settings'
// templates.
type sender struct {
	client    *wechat.Client
	templates map[string]preparedTemplate
}

type preparedTemplate struct {
	id     string
	fields map[string]*template.Template
}

// announced are the facts a template may speak of, with values as they are: the
// desk fills in no others.
func announced() map[string]string {
	return map[string]string{"what": "您有3件来件待看", "count": "3", "time": "2026-11-09 10:00", "hint": "回“待办”看内容"}
}

// newSender prepares the templates; a field that is no Go template, or speaks of
// something nobody will fill in, is an error that names it.
func newSender(client *wechat.Client, configs map[string]TemplateConfig) (*sender, error) {
	s := &sender{client: client, templates: map[string]preparedTemplate{}}
	for kind, config := range configs {
		prepared := preparedTemplate{id: config.ID, fields: map[string]*template.Template{}}
		for key, text := range config.Fields {
			field, err := template.New(key).Option("missingkey=error").Parse(text)
			if err != nil {
				return nil, fmt.Errorf("wechat.templates.%s.fields.%s 不对：%w", kind, key, err)
			}
			if err := field.Execute(io.Discard, announced()); err != nil {
				return nil, fmt.Errorf("wechat.templates.%s.fields.%s 不对：只可用 {{.what}} {{.count}} {{.time}} {{.hint}}：%w", kind, key, err)
			}
			prepared.fields[key] = field
		}
		s.templates[kind] = prepared
	}
	return s, nil
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
func (s *sender) SendTemplate(ctx context.Context, openID, kind string, facts map[string]string, clientMsgID string) error {
	prepared, ok := s.templates[kind]
	if !ok {
		return fmt.Errorf("app: no template for %s in the settings: %w", kind, scheduler.ErrUnsendable)
	}
	data := make(map[string]string, len(prepared.fields))
	for key, field := range prepared.fields {
		var text strings.Builder
		if err := field.Execute(&text, facts); err != nil {
			return fmt.Errorf("app: fill template field %s of %s: %w", key, kind, errors.Join(scheduler.ErrUnsendable, err))
		}
		data[key] = text.String()
	}
	_, err := s.client.SendTemplate(ctx, wechat.Template{ToUser: openID, TemplateID: prepared.id, ClientMsgID: clientMsgID, Data: data})
	return err
}
