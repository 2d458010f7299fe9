package wechat

import (
	"crypto/sha1"
	"crypto/subtle"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
)

// Sign is the platform's callback signature: the parts sorted byte by byte, joined without a
// separator, SHA-1, lower-case hex. The parts of a URL signature are token, timestamp and nonce;
// those of msg_signature are token, timestamp, nonce and the Encrypt element.
// Source: the page 消息推送 (/doc/service/guide/dev/push).
func Sign(parts ...string) string {
	sorted := slices.Clone(parts)
	slices.Sort(sorted)
	return sha1Hex(strings.Join(sorted, ""))
}

// SignatureEqual compares two signatures in constant time, so that a forger learns nothing from
// how long a refusal takes. An empty signature is never equal.
func SignatureEqual(want, got string) bool {
	return want != "" && subtle.ConstantTimeCompare([]byte(want), []byte(got)) == 1
}

// SignJSSDK signs a page for wx.config: raw, unescaped values in fixed order; the url is cut at
// '#', its query stays. timestamp is in seconds. Source: the appendix of JS-SDK说明文档.
func SignJSSDK(ticket, nonce string, timestamp int64, url string) string {
	url, _, _ = strings.Cut(url, "#")
	return sha1Hex(fmt.Sprintf("jsapi_ticket=%s&noncestr=%s&timestamp=%d&url=%s", ticket, nonce, timestamp, url))
}

func sha1Hex(text string) string {
	sum := sha1.Sum([]byte(text))
	return hex.EncodeToString(sum[:])
}
