package wechat_test

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"shuanglian/bot/wechat"
)

func TestTextReply(t *testing.T) {
	at := time.Unix(1714112445, 0)
	got := string(wechat.TextReply("oOne", "gh_1", at, "收到。\n编号482913"))
	want := "<xml><ToUserName><![CDATA[oOne]]></ToUserName><FromUserName><![CDATA[gh_1]]></FromUserName>" +
		"<CreateTime>1714112445</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[收到。\n编号482913]]></Content></xml>"
	if got != want {
		t.Errorf("got %s", got)
	}
	for _, nothing := range []string{"", " \n", "\x00\x08"} {
		if reply := wechat.TextReply("oOne", "gh_1", at, nothing); reply != nil {
			t.Errorf("%q became %s", nothing, reply)
		}
	}
}

func TestTextReplyKeepsEveryAllowedText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := "x" + rapid.StringOf(rapid.RuneFrom([]rune("灯]>[]<&a\n\x01\x0b😀\ufffe"))).Draw(t, "text")
		m, err := wechat.ParseMessage(wechat.TextReply("o", "g", time.Unix(1, 0), text))
		if err != nil {
			t.Fatal(err)
		}
		want := strings.NewReplacer("\x01", "", "\x0b", "", "\ufffe", "").Replace(text)
		if m.Content != want {
			t.Fatalf("%q came back as %q", want, m.Content)
		}
	})
}
