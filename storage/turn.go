package storage

import (
	"context"

	"shuanglian/liaison"
	"shuanglian/storage/db"
)

// TurnFunc is what a turn runs: the conversation so far in, the reply and the
// conversation it leaves out.
type TurnFunc = func(*liaison.Desk, liaison.Conversation) (liaison.Reply, liaison.Conversation, error)

// Turn takes one push exactly once; see liaison.Office. The reply comes back as
// it is stored (UTC, microseconds), so that first and repeated answers agree.
func (o *Office) Turn(ctx context.Context, arrival liaison.Arrival, turn TurnFunc) (liaison.Reply, error) {
	if arrival.Key == "" || arrival.OpenID == "" {
		return liaison.Reply{}, missing("take arrival", "key or openid")
	}
	leave, err := o.lanes.enter(ctx, arrival.OpenID)
	if err != nil {
		return liaison.Reply{}, err
	}
	defer leave()
	cached := o.cached(ctx, arrival.OpenID)
	var done taken
	err = o.engine.write(ctx, turns, func(t *tx) error {
		var err error
		done, err = t.takeTurn(arrival, cached, func(conversation liaison.Conversation) (liaison.Reply, liaison.Conversation, error) {
			return turn(t.desk, conversation)
		})
		return err
	})
	if err != nil {
		return liaison.Reply{}, err
	}
	if !done.repeated {
		o.keep(ctx, arrival.OpenID, done.left)
	}
	return done.reply, nil
}

// taken is how a turn ended.
type taken struct {
	reply    liaison.Reply
	left     KeptConversation
	repeated bool // the push had been taken before
}

// takeTurn is the turn inside its transaction. Claiming the key and raising the
// turn number both wait for whoever does the same in another transaction: the
// first makes a repeat wait for the first delivery's reply, the second is the
// order per person.
func (t *tx) takeTurn(
	arrival liaison.Arrival, cached KeptConversation,
	run func(liaison.Conversation) (liaison.Reply, liaison.Conversation, error),
) (taken, error) {
	first, err := t.takeArrival(arrival)
	if err != nil {
		return taken{}, err
	}
	if !first {
		reply, err := t.storedReply(arrival.Key)
		return taken{reply: reply, repeated: true}, err
	}
	raised, err := t.q.RaiseTurn(t.ctx, string(arrival.OpenID))
	if err != nil {
		return taken{}, t.failed("raise turn", err)
	}
	conversation, err := t.conversation(raised, cached)
	if err != nil {
		return taken{}, err
	}
	reply, next, err := run(conversation)
	if err != nil {
		return taken{}, err
	}
	reply = liaison.Reply{Text: clean(reply.Text), At: settled(reply.At)}
	next = settledConversation(next)
	err = t.finishTurn(arrival, raised.Turn, reply, next)
	return taken{reply: reply, left: KeptConversation{Turn: raised.Turn, State: next}}, err
}

// conversation is what the previous turn left: the kept one if its number is
// exactly the previous turn's, else the one of the database.
func (t *tx) conversation(raised db.RaiseTurnRow, cached KeptConversation) (liaison.Conversation, error) {
	conversation := cached.State
	if previous := raised.Turn - 1; previous == 0 || cached.Turn != previous {
		var err error
		if conversation, err = readConversation(raised.Conversation); err != nil {
			return conversation, t.failed("heal conversation", err)
		}
	}
	if expired(conversation, t.now) {
		return liaison.Conversation{}, nil
	}
	return conversation, nil
}

func (t *tx) finishTurn(arrival liaison.Arrival, number int64, reply liaison.Reply, next liaison.Conversation) error {
	const act = "finish turn"
	conversation, err := writeConversation(next)
	if err != nil {
		return t.failed(act, err)
	}
	state := "none"
	if reply.Text != "" {
		state = "offered"
	}
	err = t.q.FinishTurn(t.ctx, db.FinishTurnParams{
		Key: arrival.Key, Turn: number, ReplyState: state, ReplyText: reply.Text, ReplyAt: instant(reply.At),
		Openid: string(arrival.OpenID),
	})
	if err != nil {
		return t.failed(act, err)
	}
	return t.failed(act, t.q.KeepConversation(t.ctx, string(arrival.OpenID), conversation))
}

func (t *tx) storedReply(key string) (liaison.Reply, error) {
	row, err := t.q.StoredReply(t.ctx, key)
	return one(t, "read stored reply", row, err, func(row db.StoredReplyRow) (liaison.Reply, error) {
		at, err := moment(row.ReplyAt)
		return liaison.Reply{Text: row.ReplyText, At: at}, err
	})
}
