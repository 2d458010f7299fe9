package wechat

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
)

const (
	officialHost     = "api.weixin.qq.com"
	officialBase     = "https://" + officialHost
	stableTokenPath  = "/cgi-bin/stable_token"
	defaultTimeout   = 10 * time.Second
	defaultMaxBytes  = 20 << 20
	tokenParameter   = "access_token"
	placeholderStart = "handle-"
)

// Transport is the one way to the API, for this package's own calls and for the library's: it
// sends to the configured base URL, puts the real token in the place of the placeholder, limits
// time and size, fetches a new token and repeats once if the token was refused, and turns every
// refusal into *Error and every failure into *TransportError. Only the API's host may be asked.
type Transport struct {
	base        *url.URL
	inner       http.RoundTripper
	tokens      *Tokens
	timeout     time.Duration
	maxBytes    int64
	placeholder string
	observe     func(path string, code int, took time.Duration)
}

func newTransport(s Settings) (*Transport, error) {
	base, err := url.Parse(strings.TrimRight(s.BaseURL, "/"))
	if err != nil || base.Host == "" || base.Scheme != "http" && base.Scheme != "https" {
		return nil, errors.New("wechat: the API's base URL must be an http or https address")
	}
	t := &Transport{
		base: base, inner: s.RoundTripper, timeout: s.Timeout, maxBytes: s.MaxBytes,
		placeholder: placeholderStart + rand.Text(), observe: s.Observe,
	}
	t.tokens = NewTokens(t.fetchToken(s.AppID, s.AppSecret), s.Store, s.Now)
	return t, nil
}

// RoundTrip implements http.RoundTripper. The answer is read whole.
func (t *Transport) RoundTrip(req *http.Request) (*http.Response, error) {
	body, err := t.readRequest(req)
	if err != nil {
		return nil, notSendable(req.URL.Path, err)
	}
	ctx, cancel := context.WithTimeout(req.Context(), t.timeout)
	defer cancel()
	begun := time.Now()
	resp, token, err := t.once(ctx, req, body)
	if t.refusedToken(token, err) {
		resp, token, err = t.once(ctx, req, body)
		if t.refusedToken(token, err) {
			var refused *Error
			if errors.As(err, &refused) {
				refused.Class = ClassStop // refused again with a new token: repeating won't help
			}
		}
	}
	if t.observe != nil {
		t.observe(req.URL.Path, codeOf(err), time.Since(begun))
	}
	return resp, err
}

// refusedToken tells whether the call failed for its token, and gives that token up.
func (t *Transport) refusedToken(token string, err error) bool {
	var refused *Error
	if token == "" || !errors.As(err, &refused) || refused.Class != ClassToken {
		return false
	}
	t.tokens.Invalidate(token)
	return true
}

// once makes one call and gives the real token it used, if any.
func (t *Transport) once(ctx context.Context, req *http.Request, body []byte) (*http.Response, string, error) {
	path := req.URL.Path
	if req.URL.Host != officialHost {
		return nil, "", notSendable(path, errors.New("only the API's own host may be asked"))
	}
	target, token, err := t.target(ctx, req.URL)
	if err != nil {
		return nil, "", &TransportError{Path: path, NotSent: true, Err: err}
	}
	var asked, connected atomic.Bool
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		GetConn: func(string) { asked.Store(true) },
		GotConn: func(httptrace.GotConnInfo) { connected.Store(true) },
	})
	clone := req.Clone(ctx)
	clone.URL, clone.Host = target, target.Host
	clone.Body, clone.GetBody, clone.ContentLength = http.NoBody, nil, int64(len(body))
	if len(body) > 0 {
		clone.Body = io.NopCloser(bytes.NewReader(body))
	}
	resp, err := t.inner.RoundTrip(clone)
	if err != nil {
		notSent := asked.Load() && !connected.Load() // names, dialling and TLS come before the request
		return nil, token, &TransportError{Path: path, NotSent: notSent, Err: err}
	}
	answer, err := readLimited(resp.Body, t.maxBytes)
	if err != nil {
		return nil, token, &TransportError{Path: path, Status: resp.StatusCode, Err: err}
	}
	if resp.StatusCode != http.StatusOK {
		return nil, token, &TransportError{Path: path, Status: resp.StatusCode, Err: fmt.Errorf("HTTP status %d", resp.StatusCode)}
	}
	if code, message := refusal(answer); code != 0 {
		return nil, token, newError(path, code, message)
	}
	resp.Body, resp.ContentLength = io.NopCloser(bytes.NewReader(answer)), int64(len(answer))
	return resp, token, nil
}

// target is the real address of a call: base URL, and the real token if the placeholder is there.
func (t *Transport) target(ctx context.Context, from *url.URL) (*url.URL, string, error) {
	to := *from
	to.Scheme, to.Host, to.Path, to.RawPath = t.base.Scheme, t.base.Host, t.base.Path+from.Path, ""
	query := to.Query()
	if query.Get(tokenParameter) != t.placeholder {
		return &to, "", nil
	}
	token, err := t.tokens.Token(ctx)
	if err != nil {
		return nil, "", fmt.Errorf("no access token: %w", err)
	}
	query.Set(tokenParameter, token)
	to.RawQuery = query.Encode()
	return &to, token, nil
}

func (t *Transport) readRequest(req *http.Request) ([]byte, error) {
	if req.Body == nil {
		return nil, nil
	}
	return readLimited(req.Body, t.maxBytes)
}

func readLimited(body io.ReadCloser, limit int64) ([]byte, error) {
	defer body.Close()
	data, err := io.ReadAll(io.LimitReader(body, limit+1))
	if err == nil && int64(len(data)) > limit {
		return nil, fmt.Errorf("body of more than %d bytes: %w", limit, ErrTooLarge)
	}
	return data, err
}

// refusal finds the errcode in an answer, whatever its Content-Type claims. 0 is no refusal.
func refusal(answer []byte) (code int, message string) {
	answer = bytes.TrimSpace(answer)
	if len(answer) == 0 || answer[0] != '{' {
		return 0, ""
	}
	var head struct {
		ErrCode json.RawMessage `json:"errcode"`
		ErrMsg  string          `json:"errmsg"`
	}
	if json.Unmarshal(answer, &head) != nil {
		return 0, ""
	}
	code, err := strconv.Atoi(strings.Trim(string(head.ErrCode), `"`))
	if err != nil {
		return 0, ""
	}
	return code, head.ErrMsg
}

// codeOf is what a metric may say of a call: the errcode, 0 for success, 1 without an answer.
func codeOf(err error) int {
	var refused *Error
	switch {
	case err == nil:
		return 0
	case errors.As(err, &refused):
		return refused.Code
	}
	return 1
}
