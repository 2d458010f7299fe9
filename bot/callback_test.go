package bot_test

import (
	"context"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"shuanglian/bot"
	"shuanglian/bot/wechat"
)

func TestVerifyAddress(t *testing.T) {
	for _, mode := range []bot.Mode{bot.Secure, bot.Compatible, bot.Plain} {
		t.Run(string(mode), func(t *testing.T) {
			w := newWorld(t, func(o *bot.Options) { o.Mode = mode })
			get := func(nonce, signature string) (int, string) {
				query := signed(nonce, "1714037059") // long ago: repeated checks are welcome
				query.Set("echostr", "4375120948345356249")
				if signature != "" {
					query.Set("signature", signature)
				}
				resp, err := http.Get(w.server.URL + "?" + query.Encode())
				if err != nil {
					t.Fatal(err)
				}
				defer resp.Body.Close()
				body, err := io.ReadAll(resp.Body)
				if err != nil {
					t.Fatal(err)
				}
				return resp.StatusCode, string(body)
			}
			if status, body := get("486452656", ""); status != 200 || body != "4375120948345356249" {
				t.Errorf("%d %q", status, body)
			}
			if status, body := get("486452656", strings.Repeat("0", 40)); status != 403 || strings.Contains(body, "4375") {
				t.Errorf("forged: %d %q", status, body)
			}
			http.DefaultClient.CloseIdleConnections()
		})
	}
}

func TestSealedPush(t *testing.T) {
	for _, mode := range []bot.Mode{bot.Secure, bot.Compatible} {
		for name, key := range map[string]string{"current key": currentKey, "previous key": previousKey} {
			t.Run(string(mode)+", "+name, func(t *testing.T) {
				w := newWorld(t, func(o *bot.Options) { o.Mode = mode })
				query, body := seal(t, key, appID, textPush("7250021412600020992", "村口路灯坏了"), "n1", time.Now())
				if mode == bot.Compatible { // the clear fields are another's words
					body = strings.Replace(body, "<xml>", "<xml><FromUserName>oForged</FromUserName><Content>假</Content>", 1)
				}
				got := w.post(query, body)
				if got.status != 200 {
					t.Fatalf("%+v", got)
				}
				reply := unseal(t, key, got.body, "n1")
				if reply.Content != "收到" || reply.ToUserName != "oOne" || reply.FromUserName != "gh_1" || reply.CreateTime != "1714112446" {
					t.Errorf("%+v", reply)
				}
				asked, written, observed := w.did()
				if len(asked) != 1 || asked[0].Key != "m:7250021412600020992" || asked[0].Message.Content != "村口路灯坏了" || asked[0].Message.FromUserName != "oOne" {
					t.Errorf("asked %+v", asked)
				}
				if !slices.Equal(written, []string{"m:7250021412600020992"}) || !slices.Equal(observed, []string{"text replied"}) {
					t.Errorf("written %v, observed %v", written, observed)
				}
			})
		}
	}
}

func TestPlainPush(t *testing.T) {
	w := newWorld(t, func(o *bot.Options) { o.Mode, o.Keys = bot.Plain, nil })
	got := w.post(signed("n1", now()), textPush("1", "你好"))
	m, err := wechat.ParseMessage([]byte(got.body))
	if err != nil || got.status != 200 || m.Content != "收到" {
		t.Errorf("%+v, %v", got, err)
	}
}

// A copy of a push has a new nonce and a new ciphertext, but the same key and the same inner reply.
func TestCopiesOfAPush(t *testing.T) {
	w := newWorld(t, nil)
	w.answer = func(context.Context, bot.Incoming) (bot.Answer, error) { return bot.Answer{Text: "收到"}, nil }
	var replies []wechat.Message
	for _, nonce := range []string{"n1", "n2"} {
		query, body := seal(t, currentKey, appID, textPush("5", "x"), nonce, time.Now())
		replies = append(replies, unseal(t, currentKey, w.post(query, body).body, nonce))
	}
	if replies[0].CreateTime != "1714112445" || replies[0].CreateTime != replies[1].CreateTime || replies[0].Content != replies[1].Content {
		t.Errorf("%+v", replies)
	}
	asked, written, _ := w.did()
	if len(asked) != 2 || asked[0].Key != asked[1].Key || len(written) != 2 {
		t.Errorf("asked %+v, written %v", asked, written)
	}
}

func TestSilence(t *testing.T) {
	for name, text := range map[string]string{"no text": "", "spaces": " \n ", "nothing that XML allows": "\x00\x08"} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, nil)
			w.answer = func(context.Context, bot.Incoming) (bot.Answer, error) { return bot.Answer{Text: text}, nil }
			query, body := seal(t, currentKey, appID, eventPush("unsubscribe", "", ""), "n1", time.Now())
			if got := w.post(query, body); got.status != 200 || got.body != "success" {
				t.Errorf("%+v", got)
			}
			if _, written, observed := w.did(); len(written) != 0 || observed[0] != "unsubscribe silent" {
				t.Errorf("written %v, observed %v", written, observed)
			}
		})
	}
}

func TestIllegalCharactersInReply(t *testing.T) {
	w := newWorld(t, nil)
	w.answer = func(context.Context, bot.Incoming) (bot.Answer, error) {
		return bot.Answer{Text: "灯\x08亮]]>了\xff<b>"}, nil
	}
	query, body := seal(t, currentKey, appID, textPush("5", "x"), "n1", time.Now())
	if reply := unseal(t, currentKey, w.post(query, body).body, "n1"); reply.Content != "灯亮]]>了\uFFFD<b>" {
		t.Errorf("%q", reply.Content)
	}
}

func TestOddPushIsNotLost(t *testing.T) {
	w := newWorld(t, nil)
	odd := strings.Replace(textPush("5", "字\x01\xff"), "</xml>", "<bizmsgmenuid>abc</bizmsgmenuid><Surprise><a/></Surprise></xml>", 1)
	query, body := seal(t, currentKey, appID, odd, "n1", time.Now())
	if got := w.post(query, body); got.status != 200 {
		t.Fatalf("%+v", got)
	}
	if asked, _, _ := w.did(); asked[0].Message.Content != "字\uFFFD" || asked[0].Message.BizMsgMenuID != "abc" {
		t.Errorf("%+v", asked[0])
	}
}
