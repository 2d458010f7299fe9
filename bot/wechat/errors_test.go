package wechat_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"shuanglian/bot/wechat"
)

func TestClassOfTransport(t *testing.T) {
	for _, tc := range []struct {
		name    string
		err     error
		class   wechat.Class
		unknown bool
	}{
		{"nothing", nil, wechat.ClassUnknown, false},
		{"foreign", errors.New("x"), wechat.ClassUnknown, false},
		{"dial", &wechat.TransportError{NotSent: true, Err: errors.New("refused")}, wechat.ClassRetry, false},
		{"reset", &wechat.TransportError{Err: errors.New("reset")}, wechat.ClassRetry, true},
		{"timeout", fmt.Errorf("x: %w", &wechat.TransportError{Err: context.DeadlineExceeded}), wechat.ClassRetry, true},
		{"cancelled", &wechat.TransportError{Err: context.Canceled}, wechat.ClassUnknown, true},
		{"busy", &wechat.Error{Code: -1, Class: wechat.ClassRetry}, wechat.ClassRetry, true},
		{"refused", fmt.Errorf("x: %w", &wechat.Error{Code: 45015, Class: wechat.ClassWindow}), wechat.ClassWindow, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := wechat.ClassOf(tc.err); got != tc.class {
				t.Errorf("class %s", got)
			}
			if got := wechat.OutcomeUnknown(tc.err); got != tc.unknown {
				t.Errorf("outcome unknown: %v", got)
			}
		})
	}
}

func TestRedact(t *testing.T) {
	token := strings.Repeat("72_aB-", 30)
	for _, text := range []string{
		`Get "https://api.weixin.qq.com/cgi-bin/user/info?access_token=S3CRET&openid=S3CRET&lang=zh_CN": EOF`,
		`{"appid":"wx1","secret":"S3CRET","access_token": "S3CRET"}`,
		`appsecret: S3CRET`, `code=S3CRET`, `"touser":"S3CRET"`,
		"token " + strings.ReplaceAll(token, "72_", "S3CRET"),
		"invalid openid oS3CRET_abcdefghijklmnopqrstu",
	} {
		if got := wechat.Redact(text); strings.Contains(got, "S3CRET") {
			t.Errorf("%s", got)
		}
	}
	const plain = "content size out of limit hint: [a1B2] rid: 6613c5a3-0e5a2b1c-1f2e3d4c"
	if got := wechat.Redact(plain); got != plain {
		t.Errorf("took too much: %s", got)
	}
}
