package bot

import (
	"errors"
	"fmt"
	"log/slog"
	"time"

	"shuanglian/bot/wechat"
)

// Mode is the 消息加解密方式 set at the platform. It is a setting and never guessed from a request:
// else anyone could send clear text to an account that expects sealed messages.
type Mode string

// The modes.
const (
	Secure     Mode = "secure"     // 安全模式: sealed both ways
	Compatible Mode = "compatible" // 兼容模式: sealed and clear; only the sealed part is believed
	Plain      Mode = "plain"      // 明文模式
)

// OnFault says what to do with a push that can't be taken in time.
type OnFault string

// The ways. Both make the platform repeat the push; whether it shows the person a fault at a 503
// is not documented, so Hold is the default.
const (
	Hold        OnFault = "hold" // answer nothing, keep the connection until the platform gives up
	Unavailable OnFault = "503"  // answer 503 at once
)

// Options of a Callback. AppID and Token are needed, and Keys unless the mode is Plain.
type Options struct {
	AppID string
	Token string
	Keys  []string // EncodingAESKeys: the current one, then the previous ones
	Mode  Mode     // Secure

	HMACKey      []byte        // of event keys; derived from Token if empty. Must not change: keys would
	FreshFor     time.Duration // how far a push's timestamp may be from the real clock; 0: any
	OnFault      OnFault       // Hold
	AnswerWithin time.Duration // 4.5 s, the platform's 5 s less the way
	HoldUntil    time.Duration // 5.2 s after the push came in
	MaxHeld      int           // 256 connections; those above it get 503 at once
	MaxBody      int64         // 1 MiB

	Logger *slog.Logger // slog.Default()
	// Observe is told of every request, once it is over: kind is "verify", a message's type, an
	// event's known name or "other"; outcome one of the Outcome constants.
	Observe func(kind, outcome string, took time.Duration)
}

// What becomes of a request.
const (
	OutcomeVerified  = "verified"  // the address was checked by the platform
	OutcomeReplied   = "replied"   // a text went out
	OutcomeSilent    = "silent"    // success went out
	OutcomeUnwritten = "unwritten" // the reply could not be written
	OutcomeHeld      = "held"      // a fault: nothing was answered
	OutcomeRefused   = "refused"   // forged, stale, too large or not for us
	OutcomeMalformed = "malformed" // signed, but not a message
	OutcomeBusy      = "busy"      // a fault, answered with 503
)

func (o Options) withDefaults() Options {
	if o.Mode == "" {
		o.Mode = Secure
	}
	if o.OnFault == "" {
		o.OnFault = Hold
	}
	if o.AnswerWithin <= 0 {
		o.AnswerWithin = 4500 * time.Millisecond
	}
	if o.HoldUntil <= 0 {
		o.HoldUntil = 5200 * time.Millisecond
	}
	if o.MaxHeld <= 0 {
		o.MaxHeld = 256
	}
	if o.MaxBody <= 0 {
		o.MaxBody = 1 << 20
	}
	if o.Logger == nil {
		o.Logger = slog.Default()
	}
	if o.Observe == nil {
		o.Observe = func(string, string, time.Duration) {}
	}
	if len(o.HMACKey) == 0 {
		o.HMACKey = eventKeySecret(o.Token)
	}
	return o
}

func (o Options) check() error {
	switch {
	case o.AppID == "" || o.Token == "":
		return errors.New("bot: appid and token must not be empty")
	case o.Mode != Secure && o.Mode != Compatible && o.Mode != Plain:
		return fmt.Errorf("bot: mode %q is none of secure, compatible, plain", o.Mode)
	case o.OnFault != Hold && o.OnFault != Unavailable:
		return fmt.Errorf("bot: on_fault %q is neither hold nor 503", o.OnFault)
	case o.HoldUntil < o.AnswerWithin:
		return errors.New("bot: a connection can't be held for less time than an answer may take")
	case o.FreshFor < 0:
		return errors.New("bot: freshness must not be negative")
	}
	return nil
}

func (o Options) cipher() (*wechat.Cipher, error) {
	if o.Mode == Plain {
		return nil, nil //nolint:nilnil // plain mode has no cipher
	}
	return wechat.NewCipher(o.AppID, o.Token, o.Keys...)
}
