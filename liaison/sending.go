package liaison

import "time"

// Rung is a step of the delivery ladder.
type Rung string

// A customer-service message carries the words; a template only says that
// something waits and how to pull it.
const (
	RungCustomerMessage Rung = "customer_message"
	RungTemplate        Rung = "template"
)

// Sending is one attempt that the outbox is to make now.
type Sending struct {
	DeliveryID string
	Kind       DeliveryKind
	OpenID     OpenID
	Rung       Rung
	Text       string            // customer message: the words
	Template   string            // template: the kind under wechat.templates
	Fields     map[string]string // template: facts for its fields
	Upload     *Upload           // customer message: a file instead of words
	Menu       []TapLine         // customer message: lines to tap below the words, where the account may have them
	// ClientMsgID makes the platform drop a second copy of a template.
	ClientMsgID string
}

// SendResult is what became of an attempt, decided by the channel from the
// platform's error code (see the table in bot/wechat).
type SendResult string

// The results. Lost means that the call's answer was lost or said "busy": the
// message may have arrived.
const (
	ResultSent        SendResult = "sent"
	ResultRetry       SendResult = "retry"       // certainly not sent, try again later
	ResultLost        SendResult = "lost"        // perhaps sent
	ResultWindow      SendResult = "window"      // 45015, 45047, 43101
	ResultUnreachable SendResult = "unreachable" // unfollowed, blocked, unknown openid
	ResultBad         SendResult = "bad"         // will never be accepted as it is
	ResultHeld        SendResult = "held"        // 40252: the platform sends it after review
	ResultPaused      SendResult = "paused"      // daily quota or an account-level stop
)

// SendReport is the outcome of one Sending.
type SendReport struct {
	DeliveryID string
	Rung       Rung
	Result     SendResult
	Code       int // errcode, 0 accepted, -2 no answer
	At         time.Time
	Upload     Upload // of a file: the upload that was sent; no ID: none was made
}
