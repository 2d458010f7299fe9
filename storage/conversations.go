package storage

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"shuanglian/liaison"
)

// KeptConversation is a conversation with the number of the turn that left it.
type KeptConversation struct {
	Turn  int64                `json:"turn"`
	State liaison.Conversation `json:"state"`
}

// ConversationStore keeps the conversation in use outside the database. It may
// lose or forget anything at any time: the database heals it.
type ConversationStore interface {
	// Load reads what is kept of an openid; a zero value if nothing is.
	Load(ctx context.Context, openID liaison.OpenID) (KeptConversation, error)
	// Keep overwrites what is kept of an openid.
	Keep(ctx context.Context, openID liaison.OpenID, kept KeptConversation) error
}

// conversationPatience is how long a turn waits for the store, each way.
const conversationPatience = 50 * time.Millisecond

// cached asks the store; any failure is a miss.
func (o *Office) cached(ctx context.Context, openID liaison.OpenID) KeptConversation {
	if o.conversations == nil {
		return KeptConversation{}
	}
	ctx, cancel := context.WithTimeout(ctx, conversationPatience)
	defer cancel()
	kept, err := o.conversations.Load(ctx, openID)
	if err != nil {
		o.logger.DebugContext(ctx, "storage: conversation not loaded, healing from the database", "error", err)
		return KeptConversation{}
	}
	return kept
}

// keep hands the store what a committed turn left; failure costs the next turn
// one query.
func (o *Office) keep(ctx context.Context, openID liaison.OpenID, kept KeptConversation) {
	if o.conversations == nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), conversationPatience)
	defer cancel()
	if err := o.conversations.Keep(ctx, openID, kept); err != nil {
		o.logger.DebugContext(ctx, "storage: conversation not kept", "error", err)
	}
}

// settledConversation is the conversation as it will be read back.
func settledConversation(c liaison.Conversation) liaison.Conversation {
	c.ExpiresAt, c.Slowed, c.Listed = settled(c.ExpiresAt), settled(c.Slowed), settled(c.Listed)
	c.Shown = slices.Clone(c.Shown)
	for i := range c.Shown {
		c.Shown[i].At = settled(c.Shown[i].At)
	}
	return c
}

// expired tells whether the conversation has run out by the program's clock.
func expired(c liaison.Conversation, now time.Time) bool {
	return !c.ExpiresAt.IsZero() && !now.Before(c.ExpiresAt)
}

// emptyConversation is the JSON of a conversation that holds nothing.
const emptyConversation = "{}"

func writeConversation(c liaison.Conversation) (string, error) {
	text, err := json.Marshal(c)
	if err != nil {
		return "", err
	}
	if string(text) == emptyConversation {
		return "", nil
	}
	return string(text), nil
}

func readConversation(text string) (liaison.Conversation, error) {
	var c liaison.Conversation
	if text == "" {
		return c, nil
	}
	if err := json.Unmarshal([]byte(text), &c); err != nil {
		return c, fmt.Errorf("a stored conversation is damaged: %w", err)
	}
	return c, nil
}
