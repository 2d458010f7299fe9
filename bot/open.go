package bot

import (
	"errors"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"shuanglian/bot/wechat"
)

// readBodyWithin keeps a caller who sends slowly from holding a connection.
const readBodyWithin = 5 * time.Second

// push is a delivery that proved to come from the platform.
type push struct {
	message wechat.Message
	key     wechat.KeyIndex
	nonce   string
}

// refusal is why a delivery is not looked at, in words without anything of its content.
type refusal struct {
	status  int
	outcome string
	reason  string
}

func refused(reason string) *refusal {
	return &refusal{http.StatusForbidden, OutcomeRefused, reason}
}

// verify answers the platform's check of the address. The check may be repeated with the same
// values, so it knows no freshness. echostr comes unsealed in every mode.
func (c *Callback) verify(v *visit) {
	v.kind = "verify"
	query := v.r.URL.Query()
	if !c.urlSigned(query) {
		v.refuse(http.StatusForbidden, OutcomeRefused)
		return
	}
	v.outcome = OutcomeVerified
	if v.write("text/plain; charset=utf-8", []byte(query.Get("echostr"))) != nil {
		v.outcome = OutcomeUnwritten
	}
}

// open reads, verifies, unseals and parses a delivery, by the configured mode alone.
func (c *Callback) open(v *visit) (push, *refusal) {
	query := v.r.URL.Query()
	if !c.fresh(query.Get("timestamp")) {
		return push{}, refused("timestamp too far from the clock")
	}
	if c.cipher == nil && !c.urlSigned(query) { // needs no body, so none is read for a forger
		return push{}, refused("signature differs")
	}
	body, failure := c.read(v)
	if failure != nil {
		return push{}, failure
	}
	p := push{nonce: query.Get("nonce")}
	if c.cipher != nil {
		if body, p.key, failure = c.unseal(query, body); failure != nil {
			return push{}, failure
		}
	}
	message, err := wechat.ParseMessage(body)
	if err != nil {
		return push{}, &refusal{http.StatusBadRequest, OutcomeMalformed, err.Error()}
	}
	p.message = message
	return p, nil
}

// unseal believes nothing but the Encrypt element, and that only under its msg_signature: the
// URL's signature doesn't cover the body, and the clear fields of 兼容 mode aren't signed at all.
func (c *Callback) unseal(query url.Values, body []byte) ([]byte, wechat.KeyIndex, *refusal) {
	sealed, err := wechat.ParseSealed(body)
	if err != nil {
		return nil, 0, refused("body is not sealed, as the configured mode demands")
	}
	want := c.cipher.SignMessage(query.Get("timestamp"), query.Get("nonce"), sealed.Encrypt)
	if !wechat.SignatureEqual(want, query.Get("msg_signature")) {
		return nil, 0, refused("msg_signature differs")
	}
	plain, key, err := c.cipher.Decrypt(sealed.Encrypt)
	if err != nil {
		return nil, 0, refused(err.Error())
	}
	return plain, key, nil
}

func (c *Callback) urlSigned(query url.Values) bool {
	want := wechat.Sign(c.options.Token, query.Get("timestamp"), query.Get("nonce"))
	return wechat.SignatureEqual(want, query.Get("signature"))
}

// fresh compares with the real clock, also where the product's clock is a simulated one: it is the
// platform's computers that stamp a delivery.
func (c *Callback) fresh(timestamp string) bool {
	if c.options.FreshFor == 0 {
		return true
	}
	seconds, err := strconv.ParseInt(timestamp, 10, 64)
	if err != nil {
		return false
	}
	return time.Since(time.Unix(seconds, 0)).Abs() <= c.options.FreshFor
}

func (c *Callback) read(v *visit) ([]byte, *refusal) {
	control := http.NewResponseController(v.w)
	// Not every writer can set deadlines; the server's own timeouts hold then.
	_ = control.SetReadDeadline(v.begun.Add(readBodyWithin))
	defer func() { _ = control.SetReadDeadline(time.Time{}) }()
	body, err := io.ReadAll(http.MaxBytesReader(v.w, v.r.Body, c.options.MaxBody))
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return nil, &refusal{http.StatusRequestEntityTooLarge, OutcomeRefused, "body too large"}
	case err != nil:
		return nil, &refusal{http.StatusBadRequest, OutcomeRefused, "body not read"}
	}
	return body, nil
}
