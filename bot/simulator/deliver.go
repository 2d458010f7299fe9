package simulator

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"

	"shuanglian/bot/wechat"
)

// Answer is what the account said to one delivery.
type Answer struct {
	Status int    // 0 when there was no HTTP answer
	Raw    []byte // the body as it came
	Plain  []byte // the reply's XML in the clear; nil for "success" or nothing
	Err    error  // no answer, or one that WeChat does not take

	reply *Bubble
}

// errNoAnswer marks what WeChat answers by delivering again: silence, a broken
// connection, or a status other than 200.
var errNoAnswer = errors.New("simulator: the account did not answer")

func (a Answer) repeat() bool { return errors.Is(a.Err, errNoAnswer) }

// DeliverOnce brings a push to one address, once, and shows nothing to anyone.
func (p *Platform) DeliverOnce(ctx context.Context, push *Push, address string) Answer {
	if p.refused() {
		return Answer{Err: fmt.Errorf("%w: refused by injection", errNoAnswer)}
	}
	req, err := p.request(ctx, push, address)
	if err != nil {
		return Answer{Err: fmt.Errorf("%w: %w", errNoAnswer, err)}
	}
	// The five seconds are those of the network, not of the simulated clock.
	limited, cancel := context.WithTimeout(ctx, p.opt.AnswerWithin)
	defer cancel()
	res, err := p.opt.Client.Do(req.WithContext(limited))
	if err != nil {
		return Answer{Err: fmt.Errorf("%w: %w", errNoAnswer, err)}
	}
	defer res.Body.Close()
	raw, err := io.ReadAll(io.LimitReader(res.Body, 1<<20))
	a := Answer{Status: res.StatusCode, Raw: raw}
	switch {
	case err != nil:
		a.Err = fmt.Errorf("%w: %w", errNoAnswer, err)
	case res.StatusCode != http.StatusOK:
		a.Err = fmt.Errorf("%w: status %d", errNoAnswer, res.StatusCode)
	default:
		a.Plain, a.reply, a.Err = p.readReply(raw, push)
	}
	return a
}

// request signs, and in the modes that ask for it encrypts, one delivery of a push.
func (p *Platform) request(ctx context.Context, push *Push, address string) (*http.Request, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return nil, fmt.Errorf("no callback address")
	}
	timestamp, nonce := strconv.FormatInt(p.Now().Unix(), 10), randomDigits(10)
	q := u.Query()
	q.Set("signature", wechat.Sign(p.opt.Token, timestamp, nonce))
	q.Set("timestamp", timestamp)
	q.Set("nonce", nonce)
	q.Set("openid", push.OpenID)
	body := push.Body
	if p.cipher != nil {
		secret, err := p.cipher.Encrypt(push.Body, 0)
		if err != nil {
			return nil, err
		}
		q.Set("encrypt_type", "aes")
		q.Set("msg_signature", wechat.Sign(p.opt.Token, timestamp, nonce, secret))
		sealed := "<Encrypt><![CDATA[" + secret + "]]></Encrypt></xml>"
		if p.opt.Mode == ModeCompatible {
			body = append(bytes.TrimSuffix(bytes.Clone(body), []byte("</xml>")), sealed...)
		} else {
			body = []byte("<xml><ToUserName><![CDATA[" + p.opt.Account + "]]></ToUserName>" + sealed)
		}
	}
	u.RawQuery = q.Encode()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, u.String(), bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", "text/xml")
	return req, nil
}

// Verify does what saving the server settings does: it asks the first callback address
// to give back an echo string, and fails unless it does.
func (p *Platform) Verify(ctx context.Context) error {
	u, err := url.Parse(p.urlFor(&Push{}, 0))
	if err != nil || u.Host == "" {
		return errors.New("simulator: verify the callback: no address")
	}
	timestamp, nonce, echo := strconv.FormatInt(p.Now().Unix(), 10), randomDigits(10), randomDigits(19)
	q := u.Query()
	q.Set("signature", wechat.Sign(p.opt.Token, timestamp, nonce))
	q.Set("timestamp", timestamp)
	q.Set("nonce", nonce)
	q.Set("echostr", echo)
	u.RawQuery = q.Encode()
	limited, cancel := context.WithTimeout(ctx, p.opt.AnswerWithin)
	defer cancel()
	req, err := http.NewRequestWithContext(limited, http.MethodGet, u.String(), nil)
	if err != nil {
		return fmt.Errorf("simulator: verify the callback: %w", err)
	}
	res, err := p.opt.Client.Do(req)
	if err != nil {
		return fmt.Errorf("simulator: verify the callback: %w", err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(io.LimitReader(res.Body, 1<<10))
	if err != nil || res.StatusCode != http.StatusOK || string(body) != echo {
		return fmt.Errorf("simulator: verify the callback: status %d without the echo", res.StatusCode)
	}
	return nil
}

// sealedReply is the envelope of an encrypted passive reply.
type sealedReply struct {
	Encrypt      string
	MsgSignature string
	TimeStamp    string
	Nonce        string
}

// readReply checks the body of an answer. A nil bubble without an error is "nothing to show".
func (p *Platform) readReply(raw []byte, push *Push) ([]byte, *Bubble, error) {
	plain := bytes.TrimSpace(raw)
	if len(plain) == 0 || string(plain) == "success" {
		return nil, nil, nil
	}
	var sealed sealedReply
	if err := xml.Unmarshal(plain, &sealed); err != nil {
		return nil, nil, errors.New("simulator: the answer is no XML")
	}
	if sealed.Encrypt != "" {
		if p.cipher == nil {
			return nil, nil, errors.New("simulator: an encrypted answer in plain mode")
		}
		if wechat.Sign(p.opt.Token, sealed.TimeStamp, sealed.Nonce, sealed.Encrypt) != sealed.MsgSignature {
			return nil, nil, errors.New("simulator: the answer's MsgSignature is wrong")
		}
		opened, _, err := p.cipher.Decrypt(sealed.Encrypt)
		if err != nil {
			return nil, nil, fmt.Errorf("simulator: open the answer: %w", err)
		}
		plain = opened
	} else if p.opt.Mode == ModeSecure {
		return nil, nil, errors.New("simulator: a clear answer in secure mode")
	}
	b, err := p.readPassive(plain, push)
	return plain, b, err
}
