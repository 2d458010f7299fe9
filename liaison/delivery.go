package liaison

import "time"

// DeliveryKind is what an outgoing message carries.
type DeliveryKind string

// The kinds of outgoing messages. Cards, answers, asks and additions are
// relays: words of one person for another, never lost silently.
const (
	DeliverCard      DeliveryKind = "card"       // a matter to its holder
	DeliverAddition  DeliveryKind = "addition"   // later words of the author to the holder
	DeliverAnswer    DeliveryKind = "answer"     // an answer to the author
	DeliverAsk       DeliveryKind = "ask"        // the holder asks the author back
	DeliverNotice    DeliveryKind = "notice"     // what became of something
	DeliverReminder  DeliveryKind = "reminder"   // something is due
	DeliverQuestion  DeliveryKind = "question"   // nothing but a pushed question
	DeliverMedia     DeliveryKind = "media"      // a picture, voice or film that its recipient has pulled
	DeliverReplyCopy DeliveryKind = "reply_copy" // a reply whose first delivery is unsure
)

// IsRelay tells whether the message carries one person's words to another.
func (k DeliveryKind) IsRelay() bool {
	return k == DeliverCard || k == DeliverAddition || k == DeliverAnswer || k == DeliverAsk
}

// DeliveryState is where an outgoing message stands.
type DeliveryState string

// queued: to be tried at NextAt. sending: an attempt is under way. waiting: no
// window, goes out after the recipient's next message. The other states end it.
const (
	DeliveryQueued   DeliveryState = "queued"
	DeliverySending  DeliveryState = "sending"
	DeliveryWaiting  DeliveryState = "waiting"
	DeliverySent     DeliveryState = "sent"
	DeliveryTask     DeliveryState = "task"     // became an office task: phone him
	DeliveryRecalled DeliveryState = "recalled" // taken back within the hold
	DeliveryDropped  DeliveryState = "dropped"  // the recipient may no longer see it
)

// Delivery is one row of the outbox, the only way out.
type Delivery struct {
	ID         string
	Key        string // the same key is never queued twice
	PersonID   string // recipient; his openid is looked up when sending
	OpenID     OpenID // recipient who is bound to nobody (PersonID empty)
	Sequence   int64  // order per recipient, given inside the transaction
	Kind       DeliveryKind
	MatterID   string
	EntryID    string
	QuestionID string // pushed question that this message shows
	FromID     string // whose words; may recall them until HeldUntil
	Text       string
	Urgent     bool
	State      DeliveryState
	ReadyAt    time.Time // end of the recall hold and of quiet hours, put off by faults
	HeldUntil  time.Time // end of the recall hold: until then it is for no other eyes, wherever they look; zero: none
	NextAt     time.Time // next attempt, never before ReadyAt
	LeaseUntil time.Time // sending: real time after which the attempt is given up
	Attempts   int
	Rung       Rung      // under way or tried last
	SecondCopy bool      // an earlier attempt's answer was lost: may arrive twice
	NoticeAt   time.Time // when a template announced it, zero if none did
	Outcome    string    // last result in a few words, no text of anybody
	CreatedAt  time.Time
	SentAt     time.Time
}

// Recipient is the lane of the outbox the message belongs to.
func (d Delivery) Recipient() string {
	if d.PersonID != "" {
		return "p:" + d.PersonID
	}
	return "o:" + string(d.OpenID)
}

// Attempt records one try to send a delivery.
type Attempt struct {
	ID         string
	DeliveryID string
	At         time.Time
	Rung       string // customer_message, template, subscription, none (a fault of our own)
	Code       int    // the platform's errcode, 0 accepted, -2 answer lost, -3 fault
	Outcome    string
	MsgID      string // the platform's id of a notice it has taken, if it told one
	Fate       Fate   // what it told of it later, empty until then
	FateAt     time.Time
}

// Window is the ledger of the messages one openid may still be sent: some after
// a message of his, fewer and for a minute after a tap, a follow or a scan.
type Window struct {
	OpenID        OpenID
	MessageAt     time.Time // last message that was not a tap
	MessageSpent  int
	TapAt         time.Time
	TapSpent      int
	ClosedAt      time.Time // the platform said 45015 or 45047; opened by his next act
	TemplateAt    time.Time // last neutral template
	TemplateDay   string    // local day of TemplateSpent
	TemplateSpent int
}

// OfficeTask is something only a human can do: phone somebody, settle a doubt.
type OfficeTask struct {
	ID         string
	Key        string // the same task is not raised twice
	Kind       string // unreachable, guessing, unanswered …
	PersonID   string
	MatterID   string
	DeliveryID string
	Township   string // whose office it is for when it names neither matter nor person; empty: every one
	CreatedAt  time.Time
	DoneAt     time.Time
	DoneBy     string
	Number     int64  // by which a clerk ends it in the chat (已处理 3); 0: it ends in another way
	Words      string // what a person asks of the office, as he said it
}
