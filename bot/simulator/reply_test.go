package simulator_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"shuanglian/bot/simulator"
	"shuanglian/bot/wechat"
)

// seal answers with any inner XML; {to} is the person, {from} the account, {media} what he sent.
func (w *world) seal(inner string) func(http.ResponseWriter, *http.Request, inbound) {
	return func(rw http.ResponseWriter, r *http.Request, in inbound) {
		plain := strings.NewReplacer("{to}", in.FromUserName, "{from}", in.ToUserName, "{media}", in.MediaId).Replace(inner)
		out, err := w.cipher.Envelope([]byte(plain), 0, w.clock(), r.URL.Query().Get("nonce"))
		if err != nil {
			w.t.Error(err)
		}
		_, _ = rw.Write(out)
	}
}

const head = "<ToUserName>{to}</ToUserName><FromUserName>{from}</FromUserName><CreateTime>1</CreateTime>"

func TestPassiveReplies(t *testing.T) {
	for _, tc := range []struct {
		name, inner string
		kind        simulator.Kind
		text        string
	}{
		{"text", "<xml>" + head + "<MsgType>text</MsgType><Content>一\n二</Content></xml>", simulator.KindText, "一\n二"},
		{"their own voice", "<xml>" + head + "<MsgType>voice</MsgType><Voice><MediaId>{media}</MediaId></Voice></xml>", simulator.KindVoice, "[语音]"},
		{"a medium unknown", "<xml>" + head + "<MsgType>image</MsgType><Image><MediaId>x</MediaId></Image></xml>", simulator.KindFailure, simulator.Unavailable},
		{"news", "<xml>" + head + "<MsgType>news</MsgType><ArticleCount>1</ArticleCount><Articles><item><Title>题</Title><Description>文</Description><Url>https://example.org</Url></item></Articles></xml>", simulator.KindNews, "题\n文"},
		{"news of nothing", "<xml>" + head + "<MsgType>news</MsgType></xml>", simulator.KindFailure, simulator.Unavailable},
		{"handed to staff", "<xml>" + head + "<MsgType>transfer_customer_service</MsgType></xml>", "", ""},
		{"an empty text", "<xml>" + head + "<MsgType>text</MsgType><Content></Content></xml>", simulator.KindFailure, simulator.Unavailable},
		{"too long", "<xml>" + head + "<MsgType>text</MsgType><Content>" + strings.Repeat("长", 700) + "</Content></xml>", simulator.KindFailure, simulator.Unavailable},
		{"to someone else", "<xml><ToUserName>o</ToUserName><FromUserName>{from}</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType><Content>x</Content></xml>", simulator.KindFailure, simulator.Unavailable},
		{"without a time", "<xml><ToUserName>{to}</ToUserName><FromUserName>{from}</FromUserName><MsgType>text</MsgType><Content>x</Content></xml>", simulator.KindFailure, simulator.Unavailable},
		{"an unknown type", "<xml>" + head + "<MsgType>dance</MsgType></xml>", simulator.KindFailure, simulator.Unavailable},
		{"an encrypted nothing", "<xml></xml>", simulator.KindFailure, simulator.Unavailable},
		{"no XML inside", "success", simulator.KindFailure, simulator.Unavailable},
	} {
		t.Run(tc.name, func(t *testing.T) {
			w := newWorld(t)
			w.act("李四", "follow")
			w.answer(w.seal(tc.inner))
			w.must(w.p.SendVoice(t.Context(), "李四", 3))
			if b := w.last("李四"); b.Kind != tc.kind || b.Text != tc.text {
				t.Errorf("bubble %+v", b)
			}
		})
	}
}

func TestForgedReplies(t *testing.T) {
	other, err := wechat.NewCipher("wxother", token, aesKey)
	if err != nil {
		t.Fatal(err)
	}
	for name, answer := range map[string]func(w *world, rw http.ResponseWriter, nonce string){
		"another signature": func(w *world, rw http.ResponseWriter, nonce string) {
			out, _ := w.cipher.Envelope([]byte("<xml/>"), 0, w.clock(), nonce)
			fmt.Fprint(rw, strings.Replace(string(out), "<Nonce><![CDATA[", "<Nonce><![CDATA[9", 1))
		},
		"another appid": func(w *world, rw http.ResponseWriter, nonce string) {
			out, _ := other.Envelope([]byte("<xml/>"), 0, w.clock(), nonce)
			_, _ = rw.Write(out)
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.act("李四", "follow")
			w.answer(func(rw http.ResponseWriter, r *http.Request, _ inbound) { answer(w, rw, r.URL.Query().Get("nonce")) })
			push, err := w.p.Prepare("李四", simulator.Text("您好"))
			w.must(err)
			if a := w.p.DeliverOnce(t.Context(), push, w.base); a.Err == nil {
				t.Error("the forged answer was taken")
			}
		})
	}
}

func TestUnusableOptions(t *testing.T) {
	for name, o := range map[string]simulator.Options{
		"a short key": {AppID: appID, Token: token, EncodingAESKey: "short"},
		"a mode":      {AppID: appID, Token: token, EncodingAESKey: aesKey, Mode: "loud"},
	} {
		if _, err := simulator.New(o); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
}
