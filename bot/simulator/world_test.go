package simulator_test

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"shuanglian/bot/simulator"
	"shuanglian/bot/wechat"
)

const (
	appID  = "wx0123456789abcdef"
	secret = "0123456789abcdef0123456789abcdef"
	token  = "shuanglian"
	aesKey = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
)

// inbound is what the account under test reads of a push.
type inbound struct {
	ToUserName, FromUserName, MsgType, Event, EventKey, Ticket, Content, Status string
	MediaId, MediaId16K, PicUrl, ThumbMediaId, Label                            string
	OpenID, AppID, RevokeInfo                                                   string
	CreateTime, MsgId, MsgID                                                    int64
	Menu                                                                        string `xml:"bizmsgmenuid"`
}

// world is a platform, its API server, a movable clock and an account that answers.
type world struct {
	t      *testing.T
	p      *simulator.Platform
	api    *httptest.Server
	cipher *wechat.Cipher
	base   string // the callback address

	mu     sync.Mutex
	now    time.Time
	pushes []inbound
	urls   []string
	reply  func(http.ResponseWriter, *http.Request, inbound)
}

func newWorld(t *testing.T, change ...func(*simulator.Options)) *world {
	t.Helper()
	w := &world{t: t, now: time.Date(2026, 11, 9, 9, 0, 0, 0, time.FixedZone("CST", 8*3600))}
	account := httptest.NewServer(http.HandlerFunc(w.callback))
	t.Cleanup(account.Close)
	o := simulator.Options{AppID: appID, AppSecret: secret, Token: token, EncodingAESKey: aesKey,
		CallbackURL: account.URL + "/wechat/callback", Now: w.clock, AnswerWithin: 200 * time.Millisecond}
	for _, c := range change {
		c(&o)
	}
	w.base = o.CallbackURL
	p, err := simulator.New(o)
	if err != nil {
		t.Fatal(err)
	}
	if w.cipher, err = wechat.NewCipher(appID, token, aesKey); err != nil {
		t.Fatal(err)
	}
	w.p = p
	w.api = httptest.NewServer(p.API())
	t.Cleanup(w.api.Close)
	return w
}

func (w *world) clock() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

func (w *world) pass(d time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now = w.now.Add(d)
}

// callback is the account: it checks the signatures, keeps the push and answers.
func (w *world) callback(rw http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	if wechat.Sign(token, q.Get("timestamp"), q.Get("nonce")) != q.Get("signature") {
		w.t.Error("signature is wrong")
	}
	if r.Method == http.MethodGet {
		fmt.Fprint(rw, q.Get("echostr"))
		return
	}
	body, _ := io.ReadAll(r.Body)
	var sealed struct{ Encrypt string }
	_ = xml.Unmarshal(body, &sealed)
	if sealed.Encrypt != "" {
		if w.cipher.SignMessage(q.Get("timestamp"), q.Get("nonce"), sealed.Encrypt) != q.Get("msg_signature") || q.Get("encrypt_type") != "aes" {
			w.t.Error("msg_signature is wrong")
		}
		plain, _, err := w.cipher.Decrypt(sealed.Encrypt)
		if err != nil {
			w.t.Error(err)
		}
		body = plain
	}
	var in inbound
	if err := xml.Unmarshal(body, &in); err != nil {
		w.t.Errorf("push: %v", err)
	}
	if in.FromUserName != q.Get("openid") {
		w.t.Error("the openid of the URL is another")
	}
	w.mu.Lock()
	w.pushes = append(w.pushes, in)
	w.urls = append(w.urls, r.URL.Path)
	reply := w.reply
	w.mu.Unlock()
	if reply != nil {
		reply(rw, r, in)
	}
}

// say answers with a text, in the clear or sealed.
func (w *world) say(text string, sealed bool) func(http.ResponseWriter, *http.Request, inbound) {
	return func(rw http.ResponseWriter, r *http.Request, in inbound) {
		plain := fmt.Sprintf("<xml><ToUserName><![CDATA[%s]]></ToUserName><FromUserName><![CDATA[%s]]></FromUserName><CreateTime>%d</CreateTime>"+
			"<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[%s]]></Content></xml>", in.FromUserName, in.ToUserName, in.CreateTime, text)
		if !sealed {
			fmt.Fprint(rw, plain)
			return
		}
		out, err := w.cipher.Envelope([]byte(plain), 0, w.clock(), r.URL.Query().Get("nonce"))
		if err != nil {
			w.t.Error(err)
		}
		_, _ = rw.Write(out)
	}
}

func (w *world) answer(f func(http.ResponseWriter, *http.Request, inbound)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.reply = f
}

func (w *world) got() []inbound {
	w.mu.Lock()
	defer w.mu.Unlock()
	return append([]inbound(nil), w.pushes...)
}

// last is the account's latest bubble on a phone.
func (w *world) last(name string) simulator.Bubble {
	all := w.p.Screen(name)
	for i := len(all) - 1; i >= 0; i-- {
		if !all[i].FromMe {
			return all[i]
		}
	}
	return simulator.Bubble{}
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// token asks for a stable token.
func (w *world) token() string {
	w.t.Helper()
	out := w.post("/cgi-bin/stable_token", map[string]any{"grant_type": "client_credential", "appid": appID, "secret": secret})
	value, _ := out["access_token"].(string)
	return value
}

// call posts JSON with a fresh token and gives the errcode.
func (w *world) call(path string, in any) int {
	w.t.Helper()
	return code(w.post(path+"?access_token="+w.token(), in))
}

func (w *world) post(path string, in any) map[string]any {
	w.t.Helper()
	var body bytes.Buffer
	to := json.NewEncoder(&body)
	to.SetEscapeHTML(false)
	w.must(to.Encode(in))
	return w.postRaw(path, body.String())
}

func (w *world) postRaw(path, body string) map[string]any {
	w.t.Helper()
	req, err := http.NewRequestWithContext(context.Background(), http.MethodPost, w.api.URL+path, strings.NewReader(body))
	w.must(err)
	return w.read(req)
}

func (w *world) get(path string) map[string]any {
	w.t.Helper()
	req, err := http.NewRequestWithContext(context.Background(), http.MethodGet, w.api.URL+path, nil)
	w.must(err)
	return w.read(req)
}

func (w *world) read(req *http.Request) map[string]any {
	w.t.Helper()
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return map[string]any{"errcode": float64(-999)}
	}
	defer res.Body.Close()
	var out map[string]any
	w.must(json.NewDecoder(res.Body).Decode(&out))
	return out
}

func code(out map[string]any) int {
	n, _ := out["errcode"].(float64)
	return int(n)
}

func (w *world) sendText(name, text string) int {
	w.t.Helper()
	return w.call("/cgi-bin/message/custom/send", map[string]any{"touser": w.p.OpenID(name), "msgtype": "text", "text": map[string]any{"content": text}})
}
