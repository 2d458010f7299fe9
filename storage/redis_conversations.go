package storage

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/redis/go-redis/v9"

	"shuanglian/liaison"
)

// Conversations is a ConversationStore on Redis.
type Conversations struct {
	client redis.UniversalClient
}

var _ ConversationStore = (*Conversations)(nil)

// Conversations gives the conversations in use.
func (r *Redis) Conversations() *Conversations { return &Conversations{client: r.client} }

// conversationKey puts an openid's keys into one slot of a cluster.
func conversationKey(openID liaison.OpenID) string { return "conv:{" + string(openID) + "}" }

// Load reads what is kept of an openid; a zero value if nothing is. What can't
// be read is an error, and so a miss.
func (c *Conversations) Load(ctx context.Context, openID liaison.OpenID) (KeptConversation, error) {
	var kept KeptConversation
	text, err := c.client.Get(ctx, conversationKey(openID)).Bytes()
	if errors.Is(err, redis.Nil) {
		return kept, nil
	}
	if err != nil {
		return kept, fmt.Errorf("storage: load conversation: %w", unavailable(err))
	}
	if err := json.Unmarshal(text, &kept); err != nil {
		return KeptConversation{}, errors.New("storage: load conversation: what is kept is damaged")
	}
	return kept, nil
}

// Keep overwrites what is kept of an openid. The key has no lifetime: a
// conversation ends by its own ExpiresAt on the program's clock.
func (c *Conversations) Keep(ctx context.Context, openID liaison.OpenID, kept KeptConversation) error {
	text, err := json.Marshal(kept)
	if err != nil {
		return fmt.Errorf("storage: keep conversation: %w", err)
	}
	if err := c.client.Set(ctx, conversationKey(openID), text, 0).Err(); err != nil {
		return fmt.Errorf("storage: keep conversation: %w", unavailable(err))
	}
	return nil
}
