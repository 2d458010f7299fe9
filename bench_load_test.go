package main

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/silenceper/wechat/v2/cache"
	"github.com/silenceper/wechat/v2/officialaccount"
	"github.com/silenceper/wechat/v2/officialaccount/config"
	"github.com/silenceper/wechat/v2/officialaccount/message"

	"shuanglian/bot/wechat"
)

// load is a platform that pushes text messages of many people as fast as they
// are answered, each message once.
type load struct {
	b       *testing.B
	config  WeChatConfig
	cipher  *wechat.Cipher
	client  *http.Client
	nextMsg atomic.Int64
}

func newLoad(b *testing.B) *load {
	b.Helper()
	l := &load{b: b, config: demoConfig("", "").WeChat}
	var err error
	if l.cipher, err = wechat.NewCipher(l.config.AppID, l.config.Token.Reveal(), l.config.EncodingAESKey.Reveal()); err != nil {
		b.Fatal(err)
	}
	transport := &http.Transport{MaxIdleConnsPerHost: benchClients}
	b.Cleanup(transport.CloseIdleConnections)
	l.client = &http.Client{Transport: transport, Timeout: 10 * time.Second}
	l.nextMsg.Store(time.Now().UnixNano())
	return l
}

// run pushes from all clients at once for a while and counts the answers. Each
// client speaks for people of its own, one after the other.
func (l *load) run(address string, lasts time.Duration) int {
	var taken atomic.Int64
	var group sync.WaitGroup
	end := time.Now().Add(lasts)
	for client := range benchClients {
		group.Go(func() {
			for i := client; time.Now().Before(end); i += benchClients {
				if err := l.push(address, benchOpenID(i%benchPeople)); err != nil {
					l.b.Error(err)
					return
				}
				taken.Add(1)
			}
		})
	}
	group.Wait()
	return int(taken.Load())
}

func (l *load) push(address, openID string) error {
	now := time.Now()
	timestamp, nonce, msgID := strconv.FormatInt(now.Unix(), 10), "1372623149", l.nextMsg.Add(1)
	inner := fmt.Sprintf("<xml><ToUserName><![CDATA[gh_0123456789ab]]></ToUserName><FromUserName><![CDATA[%s]]></FromUserName>"+
		"<CreateTime>%s</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[村口路灯坏了三天了]]></Content><MsgId>%d</MsgId></xml>",
		openID, timestamp, msgID)
	sealed, err := l.cipher.Encrypt([]byte(inner), 0)
	if err != nil {
		return err
	}
	token := l.config.Token.Reveal()
	query := url.Values{"signature": {wechat.Sign(token, timestamp, nonce)}, "timestamp": {timestamp}, "nonce": {nonce}, "openid": {openID},
		"encrypt_type": {"aes"}, "msg_signature": {wechat.Sign(token, timestamp, nonce, sealed)}}
	body := "<xml><ToUserName><![CDATA[gh_0123456789ab]]></ToUserName><Encrypt><![CDATA[" + sealed + "]]></Encrypt></xml>"
	response, err := l.client.Post(address+"?"+query.Encode(), "text/xml", bytes.NewReader([]byte(body)))
	if err != nil {
		return err
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK || !bytes.Contains(answer, []byte("<Encrypt>")) {
		return fmt.Errorf("status %d, %d bytes, no sealed answer: %w", response.StatusCode, len(answer), err)
	}
	return nil
}

// plainEcho is an echo bot on net/http and encoding/xml that stores nothing.
func plainEcho(b *testing.B) *contender {
	b.Helper()
	w := demoConfig("", "").WeChat
	cipher, err := wechat.NewCipher(w.AppID, w.Token.Reveal(), w.EncodingAESKey.Reveal())
	if err != nil {
		b.Fatal(err)
	}
	return serveContender(b, "只回声 net/http + encoding/xml", func(rw http.ResponseWriter, r *http.Request) {
		var sealed struct{ Encrypt string }
		var heard struct{ ToUserName, FromUserName, Content string }
		query := r.URL.Query()
		plain, err := func() ([]byte, error) {
			if err := xml.NewDecoder(r.Body).Decode(&sealed); err != nil {
				return nil, err
			}
			if !wechat.SignatureEqual(wechat.Sign(w.Token.Reveal(), query.Get("timestamp"), query.Get("nonce"), sealed.Encrypt), query.Get("msg_signature")) {
				return nil, fmt.Errorf("signature differs")
			}
			opened, _, err := cipher.Decrypt(sealed.Encrypt)
			if err != nil {
				return nil, err
			}
			return opened, xml.Unmarshal(opened, &heard)
		}()
		if err != nil || len(plain) == 0 {
			http.Error(rw, "bad request", http.StatusBadRequest)
			return
		}
		reply := wechat.TextReply(heard.FromUserName, heard.ToUserName, time.Now(), heard.Content)
		envelope, err := cipher.Envelope(reply, 0, time.Now(), query.Get("nonce"))
		if err != nil {
			http.Error(rw, "fault", http.StatusInternalServerError)
			return
		}
		_, _ = rw.Write(envelope) // the load counts what arrives
	})
}

// libraryEcho is an echo bot on silenceper's own callback server.
func libraryEcho(b *testing.B) *contender {
	b.Helper()
	w := demoConfig("", "").WeChat
	account := officialaccount.NewOfficialAccount(&config.Config{AppID: w.AppID, AppSecret: w.AppSecret.Reveal(), Token: w.Token.Reveal(),
		EncodingAESKey: w.EncodingAESKey.Reveal(), Cache: cache.NewMemory()})
	return serveContender(b, "只回声 silenceper/wechat", func(rw http.ResponseWriter, r *http.Request) {
		server := account.GetServer(r, rw)
		server.SetMessageHandler(func(heard *message.MixMessage) *message.Reply {
			return &message.Reply{MsgType: message.MsgTypeText, MsgData: message.NewText(heard.Content)}
		})
		if err := server.Serve(); err != nil {
			http.Error(rw, "bad request", http.StatusBadRequest)
			return
		}
		_ = server.Send() // the load counts what arrives
	})
}

func serveContender(b *testing.B, name string, handler http.HandlerFunc) *contender {
	server := httptest.NewServer(handler)
	b.Cleanup(server.Close)
	return &contender{name: name, address: server.URL}
}
