package wechat

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// Class says what a caller can do about an error of the API.
type Class string

// The classes.
const (
	ClassRetry       Class = "retry"       // try again later, with a growing pause
	ClassToken       Class = "token"       // the access token was refused, also after one refresh
	ClassWindow      Class = "window"      // the recipient's window or consent is closed: another channel
	ClassUnreachable Class = "unreachable" // the recipient can't be reached at all
	ClassBad         Class = "bad"         // the request is wrong: never repeat it unchanged
	ClassQuota       Class = "quota"       // the account's daily allowance of this interface is used up
	ClassSlow        Class = "slow"        // too many calls in a minute: this interface after a pause
	ClassStop        Class = "stop"        // the whole account is refused: stop and call the operator
	ClassForbidden   Class = "forbidden"   // this interface, or what it sends, is refused to the account: the same
	ClassHold        Class = "hold"        // taken into the platform's review, which sends it itself: never repeat
	ClassUnknown     Class = "unknown"     // a code that the table doesn't know
)

// Error is a refusal of the API. Its text holds the code, the path, the request's id and the
// platform's words without secrets.
type Error struct {
	Code    int // 0: this package itself refused to send it
	Class   Class
	Path    string // without query
	Message string // redacted
	RID     string // the platform's request id, which /cgi-bin/openapi/rid/get explains for 7 days
}

// Error implements error.
func (e *Error) Error() string {
	if e.Code == 0 {
		return fmt.Sprintf("wechat: %s: not sent (%s): %s", e.Path, e.Class, e.Message)
	}
	text := fmt.Sprintf("wechat: %s: errcode %d (%s): %s", e.Path, e.Code, e.Class, e.Message)
	if e.RID != "" {
		text += " rid: " + e.RID
	}
	return text
}

// OutcomeUnknown tells whether the call may have had its effect all the same. The platform says
// so of -1 (system busy) only.
func (e *Error) OutcomeUnknown() bool { return e.Code == -1 }

// ErrTooLarge is behind a TransportError when a file or an answer is larger than was asked for.
var ErrTooLarge = errors.New("too large")

// TransportError is a call without a usable answer: no connection, a timeout, a reset, an HTTP
// error or a body that isn't what it should be.
type TransportError struct {
	Path    string
	Status  int  // the HTTP status, 0 if there was no answer
	NotSent bool // the request certainly never left: repeating it can't make a second copy
	Err     error
}

// Error implements error.
func (e *TransportError) Error() string {
	state := "outcome unknown"
	if e.NotSent {
		state = "not sent"
	}
	return fmt.Sprintf("wechat: %s: %s: %s", e.Path, state, Redact(e.Err.Error()))
}

// Unwrap gives the cause, so that errors.Is finds context.DeadlineExceeded and the like.
func (e *TransportError) Unwrap() error { return e.Err }

// ClassOf is the class of an error of this package. Anything without an answer of the platform is
// ClassRetry, except what the caller himself cancelled or built wrongly, which is ClassUnknown.
func ClassOf(err error) Class {
	var refused *Error
	if errors.As(err, &refused) {
		return refused.Class
	}
	var transport *TransportError
	if errors.As(err, &transport) && !errors.Is(err, context.Canceled) {
		return ClassRetry
	}
	return ClassUnknown
}

// OutcomeUnknown tells whether a failed call may have had its effect: then a repetition may make
// a second copy, and the record has to say so.
func OutcomeUnknown(err error) bool {
	var transport *TransportError // looked at first: a failed refresh of the token sits inside it
	if errors.As(err, &transport) {
		return !transport.NotSent
	}
	var refused *Error
	return errors.As(err, &refused) && refused.OutcomeUnknown()
}

var (
	secretPair = regexp.MustCompile(`(?i)(["']?\b(?:access_token|refresh_token|app_?secret|secret|code|openid|touser|ticket|media_id|js_code)["']?\s*[=:]\s*)("[^"]*"|'[^']*'|[^&\s"',}\])]+)`)
	// An openid has 28 characters, a token, ticket or media id more; a request id has 26.
	longWord  = regexp.MustCompile(`[A-Za-z0-9_-]{28,}`)
	requestID = regexp.MustCompile(`\s*,?\s*rid:\s*([0-9a-fA-F-]+)\s*$`)
)

// Redact takes access tokens, secrets, codes, tickets and openids out of a text, by the name in
// front of them or by their length.
func Redact(text string) string {
	text = secretPair.ReplaceAllString(text, "${1}[redacted]")
	return longWord.ReplaceAllString(text, "[redacted]")
}

// newError builds the typed error of one answer.
func newError(path string, code int, message string) *Error {
	e := &Error{Code: code, Class: classOfCode(code), Path: path}
	if path == stableTokenPath && e.Class == ClassToken {
		e.Class = ClassStop // no token was used here: 40001 means the secret is wrong
	}
	if m := requestID.FindStringSubmatch(message); m != nil {
		e.RID = m[1]
		message = strings.TrimSuffix(message, m[0])
	}
	e.Message = Redact(message)
	return e
}

// notSendable refuses a request that the platform would refuse, before it goes out.
func notSendable(path string, err error) *Error {
	return &Error{Class: ClassBad, Path: withoutQuery(path), Message: Redact(err.Error())}
}
