package bot

import (
	"context"
	"time"

	"shuanglian/bot/wechat"
)

// Incoming is one push. The platform repeats a push that it thinks unanswered; all its copies
// have the same Key.
type Incoming struct {
	Key     string // "m:" + MsgId, or "e:" + CreateTime + 32 hex digits
	Message wechat.Message
}

// Answer is the passive reply to a push. An empty Text means that nothing is said. The same push
// must always get the same Answer, At included: it becomes the reply's CreateTime.
type Answer struct {
	Text string
	At   time.Time
}

// Answerer says what the account answers. It must be safe for concurrent use.
type Answerer interface {
	// Answer takes a push. It is asked again for every copy of it. Its ctx is not cancelled when
	// the platform hangs up, since what has begun is to be finished; it ends at HoldUntil. An error
	// means "not taken": nothing is answered, so that the platform sends the push again.
	Answer(ctx context.Context, in Incoming) (Answer, error)
	// Written tells that a reply with a text has gone out completely. It says nothing of whether
	// the person sees it.
	Written(key string)
}
