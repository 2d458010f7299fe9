package liaison

import "time"

// Rung is a step of the delivery ladder.
type Rung string

// A customer-service message carries the words; a template, or a subscription
// notice where there is one, only says that something waits and how to pull it.
const (
	RungCustomerMessage Rung = "customer_message"
	RungTemplate        Rung = "template"
	RungSubscription    Rung = "subscription"
)

// isNotice tells the rungs that only announce.
func (r Rung) isNotice() bool { return r == RungTemplate || r == RungSubscription }

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
	// Probing: the platform had closed this line, and this one tries it again.
	Probing bool
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
	ResultTooFast     SendResult = "too_fast"    // 45011: too many calls in a minute
	ResultQuota       SendResult = "quota"       // the day's allowance of this line is used up
	ResultForbidden   SendResult = "forbidden"   // this line is refused to the account
	ResultStopped     SendResult = "stopped"     // the account is refused
)

// Closes tells the results that say nothing of this one message: its line is
// closed to all.
func (r SendResult) Closes() bool {
	return r == ResultTooFast || r == ResultQuota || r == ResultForbidden || r == ResultStopped
}

// Proves tells the results by which the platform has dealt with the message
// itself: its line is open.
func (r SendResult) Proves() bool {
	return !r.Closes() && r != ResultRetry && r != ResultLost
}

// SendReport is the outcome of one Sending.
type SendReport struct {
	DeliveryID string
	Rung       Rung
	Probing    bool
	Result     SendResult
	Code       int // errcode, 0 accepted, -2 no answer
	At         time.Time
	Upload     Upload // of a file: the upload that was sent; no ID: none was made
	MsgID      string // of a notice that was taken, if the platform told it
}
