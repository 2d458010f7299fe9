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
	send, err := newSender(w.app.client, w.config.WeChat.Templates)
	if err != nil {
		t.Fatal(err)
	}
	openID := w.platform.OpenID("王建国")
	facts := map[string]string{"what": "新的来件", "time": "2026-11-09 10:00", "hint": "回“待办”看内容", "count": "1"}
	if err := send.SendTemplate(context.Background(), openID, waitingTemplate, facts, "id1"); err != nil {
		t.Fatal(err)
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
	send, err := newSender(nil, map[string]TemplateConfig{waitingTemplate: {ID: "1", Fields: map[string]string{"thing1": "{{.what}}"}}})
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
		err := send.SendTemplate(context.Background(), "oPERSON", test.kind, test.facts, "id")
		if !errors.Is(err, scheduler.ErrUnsendable) || strings.Contains(err.Error(), "oPERSON") {
			t.Errorf("%s: %v", name, err)
		}
		if result, _ := scheduler.Classify(err); result != liaison.ResultBad {
			t.Errorf("%s: %v", name, result)
		}
	}
}

func TestABadTemplateIsNamedAtTheStart(t *testing.T) {
	for name, text := range map[string]string{"braces": "{{.what", "an unknown fact": "{{.name}}", "an unknown word": "{{shout .what}}"} {
		_, err := newSender(nil, map[string]TemplateConfig{waitingTemplate: {ID: "1", Fields: map[string]string{"thing1": "{{.what}}", "thing7": text}}})
		if err == nil || !strings.HasPrefix(err.Error(), "wechat.templates.waiting.fields.thing7 不对：") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
