package main

import (
	"context"
	"errors"
	"strings"
	"testing"

	"shuanglian/liaison"
	"shuanglian/scheduler"
)

func TestATemplateIsFilledFromFacts(t *testing.T) {
	w := newWorld(t, backings(t)[1])
	w.importRoster()
	w.bind("王建国")
	send, err := newSender(w.app.client, w.config.WeChat)
	if err != nil {
		t.Fatal(err)
	}
	openID := w.platform.OpenID("王建国")
	facts := map[string]string{"what": "新的来件", "time": "2026-11-09 10:00", "hint": "回“待办”看内容", "count": "1"}
	if id, err := send.SendTemplate(context.Background(), openID, waitingTemplate, facts, "id1"); err != nil || id == "" {
		t.Fatalf("id %q, %v", id, err)
	}
	if err := send.SendText(context.Background(), openID, "您好"); err != nil {
		t.Fatal(err)
	}
	screen := w.platform.Screen("王建国")
	card := screen[len(screen)-2]
	if text := card.Text; !strings.Contains(text, "新的来件") || !strings.Contains(text, "回“待办”看内容") || !strings.Contains(text, "2026") {
		t.Errorf("the card says %q", text)
	}
	if last := screen[len(screen)-1]; last.Text != "您好" {
		t.Errorf("the message says %q", last.Text)
	}
}

func TestWhatCanNotBeSent(t *testing.T) {
	send, err := newSender(nil, WeChatConfig{Templates: map[string]TemplateConfig{waitingTemplate: {ID: "1", Fields: map[string]string{"thing1": "{{.what}}"}}}})
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		kind  string
		facts map[string]string
	}{
		"a kind without a template": {"digest", map[string]string{"what": "x"}},
		"a fact that is missing":    {waitingTemplate, map[string]string{"time": "x"}},
	} {
		_, err := send.SendTemplate(context.Background(), "oPERSON", test.kind, test.facts, "id")
		if !errors.Is(err, scheduler.ErrUnsendable) || strings.Contains(err.Error(), "oPERSON") {
			t.Errorf("%s: %v", name, err)
		}
		if result, _ := scheduler.Classify(err); result != liaison.ResultBad {
			t.Errorf("%s: %v", name, result)
		}
	}
}

func TestABadTemplateIsNamedAtTheStart(t *testing.T) {
	for name, field := range map[string][2]string{"braces": {"thing7", "{{.what"}, "an unknown fact": {"thing7", "{{.name}}"},
		"an unknown word": {"thing7", "{{shout .what}}"}, "words for a number": {"number7", "{{.what}}"}, "nothing": {"thing7", "{{if eq .count \"x\"}}x{{end}}"},
	} {
		fields := map[string]string{"thing1": "{{.what}}", "number2": "{{.count}}", "time3": "{{.time}}", field[0]: field[1]}
		_, err := newSender(nil, WeChatConfig{Templates: map[string]TemplateConfig{waitingTemplate: {ID: "1", Fields: fields}}})
		if err == nil || !strings.HasPrefix(err.Error(), "wechat.templates.waiting.fields."+field[0]+" 不对：") {
			t.Errorf("%s: %v", name, err)
		}
		_, err = newSender(nil, WeChatConfig{Subscriptions: map[string]SubscriptionConfig{waitingTemplate: {ID: "1", Fields: fields}}})
		if err == nil || !strings.HasPrefix(err.Error(), "wechat.subscriptions.waiting.fields."+field[0]+" 不对：") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
