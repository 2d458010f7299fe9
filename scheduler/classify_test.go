package scheduler_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"testing"

	"shuanglian/bot/wechat"
	"shuanglian/liaison"
	"shuanglian/scheduler"
)

func TestClassify(t *testing.T) {
	refused := func(code int, class wechat.Class) error {
		return fmt.Errorf("send: %w", &wechat.Error{Code: code, Class: class})
	}
	transport := func(notSent bool, cause error) error {
		return &wechat.TransportError{Path: "/cgi-bin/message/custom/send", NotSent: notSent, Err: cause}
	}
	for _, c := range []struct {
		name   string
		err    error
		result liaison.SendResult
		code   int
	}{
		{"accepted", nil, liaison.ResultSent, 0},
		{"busy, perhaps sent", refused(-1, wechat.ClassRetry), liaison.ResultLost, -1},
		{"too frequent", refused(45011, wechat.ClassSlow), liaison.ResultTooFast, 45011},
		{"token refused twice", refused(40001, wechat.ClassToken), liaison.ResultStopped, 40001},
		{"token refused twice, as the client says it", refused(40001, wechat.ClassStop), liaison.ResultStopped, 40001},
		{"window closed", refused(45015, wechat.ClassWindow), liaison.ResultWindow, 45015},
		{"window used up", refused(45047, wechat.ClassWindow), liaison.ResultWindow, 45047},
		{"no consent left", refused(43101, wechat.ClassWindow), liaison.ResultWindow, 43101},
		{"unfollowed", refused(43004, wechat.ClassUnreachable), liaison.ResultUnreachable, 43004},
		{"unknown openid", refused(40003, wechat.ClassUnreachable), liaison.ResultUnreachable, 40003},
		{"too long", refused(45002, wechat.ClassBad), liaison.ResultBad, 45002},
		{"daily quota", refused(45009, wechat.ClassQuota), liaison.ResultQuota, 45009},
		{"api banned", refused(48004, wechat.ClassForbidden), liaison.ResultForbidden, 48004},
		{"in review", refused(40252, wechat.ClassHold), liaison.ResultHeld, 40252},
		{"a code of tomorrow", refused(99999, wechat.ClassUnknown), liaison.ResultRetry, 99999},
		{"not connected", transport(true, errors.New("connection refused")), liaison.ResultRetry, -2},
		{"answer lost", transport(false, context.DeadlineExceeded), liaison.ResultLost, -2},
		{"server error", transport(false, errors.New("status 502")), liaison.ResultLost, -2},
		{"no token: secret wrong", transport(true, &wechat.Error{Code: 40125, Class: wechat.ClassStop}), liaison.ResultStopped, 40125},
		{"no token: their number used up", transport(true, &wechat.Error{Code: 45009, Class: wechat.ClassQuota}), liaison.ResultStopped, 45009},
		{"no token: busy", transport(true, &wechat.Error{Code: -1, Class: wechat.ClassRetry}), liaison.ResultRetry, -1},
		{"no token: its answer lost", transport(true, transport(false, errors.New("reset"))), liaison.ResultRetry, -2},
		{"dial, bare", &net.OpError{Op: "dial", Err: errors.New("refused")}, liaison.ResultRetry, -2},
		{"read, bare", &net.OpError{Op: "read", Err: errors.New("reset")}, liaison.ResultLost, -2},
		{"no template configured", fmt.Errorf("kind: %w", scheduler.ErrUnsendable), liaison.ResultBad, -2},
		{"anything else", errors.New("?"), liaison.ResultLost, -2},
	} {
		t.Run(c.name, func(t *testing.T) {
			if result, code := scheduler.Classify(c.err); result != c.result || code != c.code {
				t.Errorf("%s %d, want %s %d", result, code, c.result, c.code)
			}
		})
	}
}
