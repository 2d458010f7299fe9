package scheduler

import (
	"errors"
	"net"

	"shuanglian/bot/wechat"
	"shuanglian/liaison"
)

// ErrUnsendable is returned (wrapped) by a Sender that can't build the message
// at all, as for a kind without a configured template.
var ErrUnsendable = errors.New("scheduler: message can't be built")

// codeNoAnswer stands for the errcode of a call that got no usable answer.
const codeNoAnswer = -2

// resultOf is what a refusal of each class means for the attempt. A code that
// the platform's table doesn't know is still a refusal: nothing was sent.
var resultOf = map[wechat.Class]liaison.SendResult{
	wechat.ClassRetry:       liaison.ResultRetry,
	wechat.ClassToken:       liaison.ResultStopped, // the client has refreshed once already
	wechat.ClassWindow:      liaison.ResultWindow,
	wechat.ClassUnreachable: liaison.ResultUnreachable,
	wechat.ClassBad:         liaison.ResultBad,
	wechat.ClassQuota:       liaison.ResultQuota,
	wechat.ClassSlow:        liaison.ResultTooFast,
	wechat.ClassForbidden:   liaison.ResultForbidden,
	wechat.ClassStop:        liaison.ResultStopped,
	wechat.ClassHold:        liaison.ResultHeld,
	wechat.ClassUnknown:     liaison.ResultRetry,
}

// Classify turns a Sender's error into the result of the attempt and the code
// for the record. Whatever might have arrived is ResultLost.
func Classify(err error) (liaison.SendResult, int) {
	if err == nil {
		return liaison.ResultSent, 0
	}
	if errors.Is(err, ErrUnsendable) {
		return liaison.ResultBad, codeNoAnswer
	}
	var refused *wechat.Error
	answered := errors.As(err, &refused)
	var transport *wechat.TransportError
	switch {
	case errors.As(err, &transport) && answered: // the token was refused to us, the message not tried
		if resultOf[refused.Class].Closes() { // without a token nothing goes out
			return liaison.ResultStopped, refused.Code
		}
		return liaison.ResultRetry, refused.Code
	case transport != nil && transport.NotSent:
		return liaison.ResultRetry, codeNoAnswer
	case answered && refused.OutcomeUnknown():
		return liaison.ResultLost, refused.Code
	case answered:
		return resultOf[refused.Class], refused.Code
	}
	var dial *net.OpError
	if transport == nil && errors.As(err, &dial) && dial.Op == "dial" {
		return liaison.ResultRetry, codeNoAnswer
	}
	return liaison.ResultLost, codeNoAnswer
}
