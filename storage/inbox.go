package storage

import (
	"time"

	"shuanglian/liaison"
	"shuanglian/storage/db"
)

// MarkWritten notes that the replies to these keys reached the connection.
func (t *tx) MarkWritten(keys []string) error {
	for _, key := range keys {
		if err := t.q.MarkWritten(t.ctx, key); err != nil {
			return t.failed("mark reply written", err)
		}
	}
	return nil
}

// MarkRescued notes that the reply was handed to the outbox instead.
func (t *tx) MarkRescued(key string) error {
	return t.failed("mark reply rescued", t.q.MarkRescued(t.ctx, key))
}

// PutOffRescue leaves a reply that can't be handed to the outbox alone until then.
func (t *tx) PutOffRescue(key string, until time.Time) error {
	return t.failed("put off rescue", t.q.PutOffRescue(t.ctx, instant(until), key))
}

// OfferedBefore lists the replies with words offered before the time, neither
// written nor rescued nor put off, oldest first; no limit if it is 0.
func (t *tx) OfferedBefore(at time.Time, limit int) ([]liaison.OfferedReply, error) {
	rows, err := t.q.ListOfferedBefore(t.ctx, instant(at), instant(t.now), most(limit))
	return each(t, "list offered replies", rows, err, func(row db.ListOfferedBeforeRow) (liaison.OfferedReply, error) {
		at, err := moment(row.ReplyAt)
		return liaison.OfferedReply{
			Key: row.Key, OpenID: liaison.OpenID(row.Openid), Reply: liaison.Reply{Text: row.ReplyText, At: at},
		}, err
	})
}

// ArrivalsSince counts the pushes taken from an openid since, the one being
// taken among them.
func (t *tx) ArrivalsSince(openID liaison.OpenID, since time.Time) (int, error) {
	count, err := t.q.CountArrivalsSince(t.ctx, string(openID), instant(since))
	return int(count), t.failed("count arrivals", err)
}

// AnsweredSince counts the pushes of an openid since that got a reply.
func (t *tx) AnsweredSince(openID liaison.OpenID, since time.Time) (int, error) {
	count, err := t.q.CountAnsweredSince(t.ctx, string(openID), instant(since))
	return int(count), t.failed("count answered", err)
}

// ForgetOpenID cuts an openid out of everything that came from WeChat, and
// keeps the keys of its pushes. Inside a turn of the same openid the push being
// taken still gets its reply, and its openid back if it says anything.
func (t *tx) ForgetOpenID(openID liaison.OpenID) error {
	lane := liaison.Delivery{OpenID: openID}.Recipient()
	forget := []func() error{
		func() error { return t.q.ForgetConversation(t.ctx, string(openID)) },
		func() error { return t.q.ForgetArrivals(t.ctx, string(openID)) },
		func() error { return t.q.ForgetMatterAccounts(t.ctx, string(openID)) },
		func() error { return t.q.DropTagged(t.ctx, string(openID)) },
		func() error { return t.q.ForgetWindow(t.ctx, string(openID)) },
		func() error { return t.q.ForgetQuestions(t.ctx, instant(t.now), string(openID)) },
		func() error { return t.q.DropScraps(t.ctx, string(openID)) },
		func() error { return t.q.ForgetDeliveries(t.ctx, lane) },
		func() error { return t.q.ForgetLane(t.ctx, lane) },
		func() error { return t.q.ForgetSubscriptions(t.ctx, string(openID)) },
	}
	for _, step := range forget {
		if err := step(); err != nil {
			return t.failed("forget openid", err)
		}
	}
	return nil
}

// DropArrivalsBefore removes the keys taken before the time and counts them.
func (t *tx) DropArrivalsBefore(at time.Time) (int, error) {
	dropped, err := t.q.DropArrivalsBefore(t.ctx, instant(at))
	return int(dropped), t.failed("drop old arrivals", err)
}

// takeArrival claims the key of a push; false when it was taken before.
func (t *tx) takeArrival(arrival liaison.Arrival) (bool, error) {
	taken, err := t.q.TakeArrival(t.ctx, db.TakeArrivalParams{
		Key: arrival.Key, Openid: string(arrival.OpenID), Kind: arrival.Kind,
		At: instant(arrival.At), TakenAt: instant(t.now),
	})
	return taken > 0, t.failed("take arrival", err)
}
