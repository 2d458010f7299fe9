package wechat

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Settings of a Client. AppID and AppSecret are needed, the rest has defaults.
type Settings struct {
	AppID        string
	AppSecret    string
	BaseURL      string            // https://api.weixin.qq.com
	Store        TokenStore        // in memory
	Timeout      time.Duration     // 10 s for a call, its repetition and its answer together
	MaxBytes     int64             // 20 MiB for a request or an answer
	Now          func() time.Time  // the real clock, by which tokens expire
	RoundTripper http.RoundTripper // a transport of its own
	// Observe is told of every call: its path, the errcode (0 success, 1 no answer), its duration.
	Observe func(path string, code int, took time.Duration)
}

// Client calls the API of one account. Its methods may be called from several goroutines.
type Client struct {
	appID     string
	transport *Transport
	close     func()
}

// NewClient checks the settings; it calls nobody yet.
func NewClient(s Settings) (*Client, error) {
	if s.AppID == "" || s.AppSecret == "" {
		return nil, errors.New("wechat: new client: appid and secret must not be empty")
	}
	if s.BaseURL == "" {
		s.BaseURL = officialBase
	}
	if s.Timeout <= 0 {
		s.Timeout = defaultTimeout
	}
	if s.MaxBytes <= 0 {
		s.MaxBytes = defaultMaxBytes
	}
	c := &Client{appID: s.AppID, close: func() {}}
	if s.RoundTripper == nil {
		own := &http.Transport{
			Proxy: http.ProxyFromEnvironment, ForceAttemptHTTP2: true, MaxIdleConnsPerHost: 16,
			IdleConnTimeout: time.Minute, TLSHandshakeTimeout: 5 * time.Second,
		}
		s.RoundTripper, c.close = own, own.CloseIdleConnections
	}
	t, err := newTransport(s)
	if err != nil {
		return nil, err
	}
	c.transport = t
	return c, nil
}

// Close lets go of idle connections.
func (c *Client) Close() { c.close() }

// Token gives the access token, for /readyz and doctor; it must never be shown.
func (c *Client) Token(ctx context.Context) (string, error) { return c.transport.tokens.Token(ctx) }

// Call asks an API path, such as "/cgi-bin/message/custom/send" (a query is allowed; the token is
// added). With in == nil it is a GET, else a POST of in as JSON in raw UTF-8. The answer is
// decoded into out, unless that is nil. Errors: *Error, *TransportError.
func (c *Client) Call(ctx context.Context, path string, in, out any) error {
	return c.call(ctx, c.transport.placeholder, path, in, out)
}

// CallPlain is Call without an access token, for the interfaces that take the secret themselves.
func (c *Client) CallPlain(ctx context.Context, path string, in, out any) error {
	return c.call(ctx, "", path, in, out)
}

func (c *Client) call(ctx context.Context, token, path string, in, out any) error {
	method, body := http.MethodGet, []byte(nil)
	if in != nil {
		var err error
		if body, err = marshal(in); err != nil {
			return notSendable(path, err)
		}
		method = http.MethodPost
	}
	answer, _, err := c.do(ctx, method, token, path, "application/json;charset=utf-8", body)
	if err != nil {
		return err
	}
	if out == nil {
		out = &struct{}{} // a page of some gateway in between is no success
	}
	if json.Unmarshal(answer, out) != nil {
		return &TransportError{Path: withoutQuery(path), Status: http.StatusOK, Err: errors.New("answer is not the expected JSON")}
	}
	return nil
}

// do sends one request through the transport and gives the answer's body and header.
func (c *Client) do(ctx context.Context, method, token, path, contentType string, body []byte) ([]byte, http.Header, error) {
	target, err := url.Parse(officialBase + path)
	if err != nil {
		return nil, nil, notSendable(path, errors.New("not a path"))
	}
	if token != "" {
		query := target.Query()
		query.Set(tokenParameter, token)
		target.RawQuery = query.Encode()
	}
	req, err := http.NewRequestWithContext(ctx, method, target.String(), bytes.NewReader(body))
	if err != nil {
		return nil, nil, notSendable(path, errors.New("not a request"))
	}
	if method == http.MethodPost {
		req.Header.Set("Content-Type", contentType)
	}
	resp, err := c.transport.RoundTrip(req)
	if err != nil {
		return nil, nil, err
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	return answer, resp.Header, err
}

func withoutQuery(path string) string {
	path, _, _ = strings.Cut(path, "?")
	return path
}

// marshal writes raw UTF-8: escapes of &, < and > would be shown to people literally.
func marshal(in any) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(in); err != nil {
		return nil, errors.New("request can't be written as JSON")
	}
	return bytes.TrimSpace(out.Bytes()), nil
}

// fetchToken asks stable_token through the transport itself.
func (t *Transport) fetchToken(appID, secret string) TokenFetcher {
	c := &Client{appID: appID, transport: t}
	return func(ctx context.Context, force bool) (string, time.Duration, error) {
		in := map[string]any{"grant_type": "client_credential", "appid": appID, "secret": secret, "force_refresh": force}
		var out struct {
			AccessToken string `json:"access_token"`
			ExpiresIn   int64  `json:"expires_in"`
		}
		if err := c.CallPlain(ctx, stableTokenPath, in, &out); err != nil {
			return "", 0, err
		}
		if out.AccessToken == "" {
			return "", 0, &TransportError{Path: stableTokenPath, Status: http.StatusOK, Err: errors.New("answer without a token")}
		}
		return out.AccessToken, time.Duration(out.ExpiresIn) * time.Second, nil
	}
}
