package bot_test

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"shuanglian/bot"
	"shuanglian/bot/wechat"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const (
	appID = "wxba5fad812f8e6fb9"
	token = "AAAAA"
)

var (
	currentKey  = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
	previousKey = strings.Repeat("A", 43)
)

// world is a callback behind a real server, and what its answerer was asked.
type world struct {
	t        *testing.T
	server   *httptest.Server
	callback *bot.Callback
	answer   func(ctx context.Context, in bot.Incoming) (bot.Answer, error)
	log      lockedBuffer
	requests chan context.Context // of each request, ended when the caller hangs up

	mu       sync.Mutex
	asked    []bot.Incoming
	written  []string
	observed []string
}

func newWorld(t *testing.T, change func(o *bot.Options)) *world {
	t.Helper()
	w := &world{t: t, requests: make(chan context.Context, 16)}
	w.answer = func(context.Context, bot.Incoming) (bot.Answer, error) {
		return bot.Answer{Text: "收到", At: time.Unix(1714112446, 0)}, nil
	}
	options := bot.Options{
		AppID: appID, Token: token, Keys: []string{currentKey, previousKey}, FreshFor: time.Hour,
		AnswerWithin: 200 * time.Millisecond, HoldUntil: 300 * time.Millisecond,
		Logger:  slog.New(slog.NewTextHandler(&w.log, nil)),
		Observe: func(kind, outcome string, _ time.Duration) { w.note(&w.observed, kind+" "+outcome) },
	}
	if change != nil {
		change(&options)
	}
	callback, err := bot.New(options, w)
	if err != nil {
		t.Fatal(err)
	}
	w.callback = callback
	w.server = httptest.NewUnstartedServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		w.requests <- r.Context()
		callback.ServeHTTP(rw, r)
	}))
	w.server.Config.ErrorLog = slog.NewLogLogger(slog.NewTextHandler(&w.log, nil), slog.LevelError)
	w.server.Start()
	t.Cleanup(func() { w.server.Close(); callback.Wait() })
	return w
}

func (w *world) Answer(ctx context.Context, in bot.Incoming) (bot.Answer, error) {
	w.mu.Lock()
	w.asked = append(w.asked, in)
	w.mu.Unlock()
	return w.answer(ctx, in)
}

func (w *world) Written(key string) { w.note(&w.written, key) }

func (w *world) note(list *[]string, text string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	*list = append(*list, text)
}

// did gives what was asked, written and observed once the handlers are through.
func (w *world) did() (asked []bot.Incoming, written, observed []string) {
	w.server.Close()
	w.callback.Wait()
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.asked, w.written, w.observed
}

type delivery struct {
	status int // 0: the connection was dropped
	body   string
	took   time.Duration
}

// post sends a body with a query.
func (w *world) post(query url.Values, body string) delivery {
	w.t.Helper()
	begun := time.Now()
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}, Timeout: 10 * time.Second}
	resp, err := client.Post(w.server.URL+"/wechat/callback?"+query.Encode(), "text/xml", strings.NewReader(body))
	if err != nil {
		return delivery{took: time.Since(begun)}
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil {
		w.t.Error(err)
	}
	return delivery{resp.StatusCode, string(answer), time.Since(begun)}
}

func seal(t *testing.T, key, app, inner, nonce string, at time.Time) (url.Values, string) {
	t.Helper()
	cipher, err := wechat.NewCipher(app, token, key)
	if err != nil {
		t.Fatal(err)
	}
	encrypt, err := cipher.Encrypt([]byte(inner), 0)
	if err != nil {
		t.Fatal(err)
	}
	timestamp := strconv.FormatInt(at.Unix(), 10)
	query := signed(nonce, timestamp)
	query.Set("encrypt_type", "aes")
	query.Set("msg_signature", cipher.SignMessage(timestamp, nonce, encrypt))
	return query, "<xml><ToUserName>gh_1</ToUserName><Encrypt><![CDATA[" + encrypt + "]]></Encrypt></xml>"
}

func signed(nonce, timestamp string) url.Values {
	return url.Values{"timestamp": {timestamp}, "nonce": {nonce}, "signature": {wechat.Sign(token, timestamp, nonce)}}
}

func now() string { return strconv.FormatInt(time.Now().Unix(), 10) }

func textPush(id, text string) string {
	return fmt.Sprintf("<xml><ToUserName>gh_1</ToUserName><FromUserName>oOne</FromUserName><CreateTime>1714112445</CreateTime><MsgType>text</MsgType><Content><![CDATA[%s]]></Content><MsgId>%s</MsgId></xml>", text, id)
}

func eventPush(event, key, extra string) string {
	return fmt.Sprintf("<xml><ToUserName>gh_1</ToUserName><FromUserName>oOne</FromUserName><CreateTime>1714112445</CreateTime><MsgType>event</MsgType><Event>%s</Event><EventKey>%s</EventKey>%s</xml>", event, key, extra)
}

// unseal reads an encrypted reply as the platform does.
func unseal(t *testing.T, key, body, nonce string) wechat.Message {
	t.Helper()
	sealed, err := wechat.ParseSealed([]byte(body))
	if err != nil {
		t.Fatalf("%v in %q", err, body)
	}
	cipher, err := wechat.NewCipher(appID, token, key)
	if err != nil {
		t.Fatal(err)
	}
	if sealed.Nonce != nonce || sealed.MsgSignature != cipher.SignMessage(sealed.TimeStamp, nonce, sealed.Encrypt) {
		t.Errorf("reply isn't signed for nonce %s", nonce)
	}
	plain, _, err := cipher.Decrypt(sealed.Encrypt)
	if err != nil {
		t.Fatal(err)
	}
	m, err := wechat.ParseMessage(plain)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

type lockedBuffer struct {
	mu   sync.Mutex
	text strings.Builder
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}
