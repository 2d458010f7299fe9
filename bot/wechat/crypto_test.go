package wechat_test

import (
	"bytes"
	"encoding/base64"
	"errors"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"shuanglian/bot/wechat"
)

const (
	officialApp   = "wxba5fad812f8e6fb9"
	officialToken = "AAAAA"
	libraryKey    = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
	libraryApp    = "wxb11529c136998cb6"
	libraryToken  = "pamtest"
)

var officialKey = strings.Repeat("A", 43)

func newCipher(t testing.TB, app, token string, keys ...string) *wechat.Cipher {
	t.Helper()
	c, err := wechat.NewCipher(app, token, keys...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// The official page's example push, and the pushes in the tests of WxJava and EasyWeChat.
func TestDecryptPublishedVectors(t *testing.T) {
	for _, tc := range []struct {
		name, app, token, key, timestamp, nonce, signature, encrypt, want string
	}{
		{
			name: "official push", app: officialApp, token: officialToken, key: officialKey,
			timestamp: "1714112445", nonce: "415670741", signature: "046e02f8204d34f8ba5fa3b1db94908f3df2e9b3",
			encrypt: "+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=",
			want:    `{"ToUserName":"gh_97417a04a28d","FromUserName":"o9AgO5Kd5ggOC-bXrbNODIiE3bGY","CreateTime":1714112445,"MsgType":"event","Event":"debug_demo","debug_str":"hello world"}`,
		},
		{
			name: "official reply", app: officialApp, token: officialToken, key: officialKey,
			timestamp: "1713424427", nonce: "415670741", signature: "1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1",
			encrypt: "ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==",
			want:    `{"demo_resp":"good luck"}`,
		},
		{
			name: "WxJava", app: libraryApp, token: libraryToken, key: libraryKey,
			encrypt: "jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==",
			want:    "我是中文abcd123",
		},
		{ // the same scheme; its key has left-over bits in the last character
			name: "enterprise account, wechatpy", app: "wx49f0ab532d5d035a", token: "123456", key: "kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR",
			timestamp: "1411443780", nonce: "437374425", signature: "dd6b9c95b495b3f7e2901bfbc76c664930ffdb96",
			encrypt: "4ByGGj+sVCYcvGeQYhaKIk1o0pQRNbRjxybjTGblXrBaXlTXeOo1+bXFXDQQb1o6co6Yh9Bv41n7hOchLF6p+Q==",
			want:    "5927782489442352469",
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := newCipher(t, tc.app, tc.token, tc.key)
			if tc.signature != "" && c.SignMessage(tc.timestamp, tc.nonce, tc.encrypt) != tc.signature {
				t.Errorf("msg_signature differs")
			}
			plain, key, err := c.Decrypt(tc.encrypt)
			if err != nil || key != 0 || string(plain) != tc.want {
				t.Errorf("got %q, key %d, %v; want %q", plain, key, err, tc.want)
			}
		})
	}
}

func TestDecryptEasyWeChatPush(t *testing.T) {
	const encrypt = "rTNFcsut4LfGuAFKEUVVpwcaCOTJzOd9twZdIW910jb3k+iicx2uvhttIZ3Qg9Qgty3BEF2xbOrz6boTfb30dMomcgrkTqdFPwnhqbk+kIQ7rZiwny9D7NUrTgA5kpX3KsZvrXzUZyP2x9YOlxbgm572lmxKvM7HAQQhIQ/p6HBmoY30bGXFK0BtIu1pW9TjhOYrLQoU18nWYjWqDA1ynkmOytpv7QRI1P1+0NoxL0q2zO1DgeSvnE8CZGo/o5Ap/WHK5W2RAsinpzN4/LjPnmB6U01I5XCoJoC0GK/yMZycd2Oh8Nq6+wBkC1U85oy0ktOY4nLvsQMLrourmMGdZHuTbqpeJ8Ao/5PRYJ+WBvRUwPfGKBL2+2IKZF49vAJqkcGWSHGE76ZN2erXeuNazf/o9o3lIE3q739o4c8t9QGPe31GT2Go/rOz1BsrASwvauNulCh+++yz+CQzBIuikA=="
	c := newCipher(t, libraryApp, libraryToken, libraryKey)
	if got := c.SignMessage("1458300676", "260774613", encrypt); got != "4f3ad57b6989f09f4eb392acce4f9e93942ed890" {
		t.Errorf("msg_signature %s", got)
	}
	plain, _, err := c.Decrypt(encrypt)
	if err != nil || len(plain) != 293 {
		t.Fatalf("%d bytes, %v", len(plain), err)
	}
	m, err := wechat.ParseMessage(plain)
	if err != nil {
		t.Fatal(err)
	}
	if m.FromUserName != "asdasdasdsadasd" || m.Content != "hello" || m.MsgId != "12345" || m.CreateTime != "1234567898" || m.DebugURL == "" {
		t.Errorf("%+v", m)
	}
}

func TestEncryptPublishedVectors(t *testing.T) {
	for _, tc := range []struct{ name, app, key, random, plain, want string }{
		{"official reply", officialApp, officialKey, "707722b803182950", `{"demo_resp":"good luck"}`,
			"ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ=="},
		{"WxJava", libraryApp, libraryKey, "aaaabbbbccccdddd", "我是中文abcd123",
			"jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg=="},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := newCipher(t, tc.app, "token", tc.key).WithRandom(strings.NewReader(tc.random))
			got, err := c.Encrypt([]byte(tc.plain), 0)
			if err != nil || got != tc.want {
				t.Errorf("%s, %v", got, err)
			}
		})
	}
}

func TestEnvelopeOfOfficialReply(t *testing.T) {
	c := newCipher(t, officialApp, officialToken, officialKey).WithRandom(strings.NewReader("707722b803182950"))
	body, err := c.Envelope([]byte(`{"demo_resp":"good luck"}`), 0, time.Unix(1713424427, 0), "415670741")
	if err != nil {
		t.Fatal(err)
	}
	want := "<xml><Encrypt><![CDATA[ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==]]></Encrypt>" +
		"<MsgSignature><![CDATA[1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1]]></MsgSignature><TimeStamp>1713424427</TimeStamp><Nonce><![CDATA[415670741]]></Nonce></xml>"
	if string(body) != want {
		t.Errorf("got %s", body)
	}
}

func TestPreviousKeyOpensAndSeals(t *testing.T) {
	before := newCipher(t, libraryApp, libraryToken, officialKey)
	now := newCipher(t, libraryApp, libraryToken, libraryKey, officialKey)
	encrypt, err := before.Encrypt([]byte("旧钥匙"), 0)
	if err != nil {
		t.Fatal(err)
	}
	plain, key, err := now.Decrypt(encrypt)
	if err != nil || string(plain) != "旧钥匙" || key != 1 {
		t.Fatalf("%q, key %d, %v", plain, key, err)
	}
	reply, err := now.Encrypt(plain, key)
	if err != nil {
		t.Fatal(err)
	}
	if plain, _, err := before.Decrypt(reply); err != nil || string(plain) != "旧钥匙" {
		t.Errorf("the old key can't read the reply: %v", err)
	}
	if _, err := now.Encrypt(nil, 2); err == nil {
		t.Error("sealed with a key that doesn't exist")
	}
}

func TestDecryptRefuses(t *testing.T) {
	c := newCipher(t, libraryApp, libraryToken, libraryKey)
	good, err := c.Encrypt([]byte("好"), 0)
	if err != nil {
		t.Fatal(err)
	}
	foreign, err := newCipher(t, "wxother", libraryToken, libraryKey).Encrypt([]byte("好"), 0)
	if err != nil {
		t.Fatal(err)
	}
	raw, _ := base64.StdEncoding.DecodeString(good)
	raw[len(raw)-1] ^= 1 // spoils the last block and with it the padding
	for _, tc := range []struct {
		name, encrypt string
		want          error
	}{
		{"empty", "", wechat.ErrNotDecrypted},
		{"not base64", "%%%", wechat.ErrNotDecrypted},
		{"half a block", base64.StdEncoding.EncodeToString(make([]byte, 16)), wechat.ErrNotDecrypted},
		{"spoiled", base64.StdEncoding.EncodeToString(raw), wechat.ErrNotDecrypted},
		{"another account", foreign, wechat.ErrWrongAppID},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if plain, _, err := c.Decrypt(tc.encrypt); !errors.Is(err, tc.want) || plain != nil {
				t.Errorf("%q, %v; want %v", plain, err, tc.want)
			}
		})
	}
}

func TestNewCipherRefuses(t *testing.T) {
	for _, tc := range []struct {
		name, app, token string
		keys             []string
	}{
		{"no appid", "", "t", []string{libraryKey}},
		{"no token", "a", "", []string{libraryKey}},
		{"no key", "a", "t", nil},
		{"short key", "a", "t", []string{"short"}},
		{"not base64", "a", "t", []string{strings.Repeat("-", 43)}},
		{"bad previous key", "a", "t", []string{libraryKey, "x"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, err := wechat.NewCipher(tc.app, tc.token, tc.keys...)
			if err == nil {
				t.Fatal("accepted")
			}
			if strings.Contains(err.Error(), libraryKey) {
				t.Error("the error shows a key")
			}
		})
	}
}

func TestCipherRoundTrip(t *testing.T) {
	c := newCipher(t, libraryApp, libraryToken, libraryKey, officialKey)
	rapid.Check(t, func(t *rapid.T) {
		plain := rapid.SliceOfN(rapid.Byte(), 0, 200).Draw(t, "plain")
		key := wechat.KeyIndex(rapid.IntRange(0, 1).Draw(t, "key"))
		encrypt, err := c.Encrypt(plain, key)
		if err != nil {
			t.Fatal(err)
		}
		got, opened, err := c.Decrypt(encrypt)
		if err != nil || opened != key || !bytes.Equal(got, plain) {
			t.Fatalf("%x with key %d came back as %x with key %d, %v", plain, key, got, opened, err)
		}
	})
}

func FuzzDecrypt(f *testing.F) {
	c := newCipher(f, libraryApp, libraryToken, libraryKey)
	good, err := c.Encrypt([]byte("<xml/>"), 0)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add(strings.Repeat("A", 64))
	f.Fuzz(func(t *testing.T, encrypt string) {
		plain, _, err := c.Decrypt(encrypt)
		if err == nil && plain == nil {
			t.Error("neither a text nor an error")
		}
	})
}
