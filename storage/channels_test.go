package storage_test

import (
	"testing"
	"time"

	"shuanglian/liaison"
	"shuanglian/storage"
)

func TestWhatBecameOfANotice(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		first := liaison.Attempt{ID: "a1", DeliveryID: "d1", At: start(), Rung: "template", Outcome: "sent", MsgID: "77"}
		second := first
		second.ID, second.At = "a2", start().Add(time.Minute)
		nameless := liaison.Attempt{ID: "a3", DeliveryID: "d1", At: start().Add(time.Hour), Rung: "template", Code: 40252, Outcome: "held"}
		for _, attempt := range []liaison.Attempt{nameless, second, first} {
			must(t, tx.AddAttempt(attempt))
		}
		same(t, []liaison.Attempt{first, second}, got[[]liaison.Attempt](t)(tx.AttemptsWith("77")))
		same(t, []liaison.Attempt{}, got[[]liaison.Attempt](t)(tx.AttemptsWith("")))
		nameless.MsgID, nameless.Fate, nameless.FateAt = "78", liaison.FateBlocked, start().Add(2*time.Hour)
		must(t, tx.SetFate(nameless))
		same(t, []liaison.Attempt{nameless}, got[[]liaison.Attempt](t)(tx.AttemptsWith("78")))
		same(t, []liaison.Attempt{first, second, nameless}, got[[]liaison.Attempt](t)(tx.Attempts("d1")))
		notFound(t, 0, tx.SetFate(liaison.Attempt{ID: "a9"}))
	})
}

func TestResultsThatComeTooEarly(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		early := liaison.Finish{MsgID: "77", Fate: liaison.FateFailed, At: start()}
		must(t, tx.AddFinish(early))
		must(t, tx.AddFinish(liaison.Finish{MsgID: "77", Fate: liaison.FateSuccess, At: start().Add(time.Second)}))
		same(t, early, got[liaison.Finish](t)(tx.Finish("77")))
		must(t, tx.AddFinish(liaison.Finish{MsgID: "78", Fate: liaison.FateSuccess, At: start().Add(time.Hour)}))
		same(t, 1, got[int](t)(tx.DropFinishesBefore(start().Add(time.Minute))))
		none, err := tx.Finish("77")
		notFound(t, none, err)
		must(t, tx.DropFinish("78"))
		must(t, tx.DropFinish("78"))
		none, err = tx.Finish("78")
		notFound(t, none, err)
	})
}

func TestPauses(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		quota := liaison.Pause{Line: liaison.LineTemplate, Code: 45009, Since: start(), TryAt: start().Add(time.Minute), Until: start().Add(time.Hour)}
		stopped := liaison.Pause{Line: liaison.LineAccount, Code: 40164, Since: start(), TryAt: start().Add(time.Minute)}
		must(t, tx.SavePause(liaison.Pause{Line: liaison.LineTemplate, Code: 1, Since: start(), TryAt: start()}))
		must(t, tx.SavePause(quota))
		must(t, tx.SavePause(stopped))
		same(t, []liaison.Pause{stopped, quota}, got[[]liaison.Pause](t)(tx.Pauses()))
		must(t, tx.DropPause(liaison.LineAccount))
		must(t, tx.DropPause(liaison.LineAccount))
		same(t, []liaison.Pause{quota}, got[[]liaison.Pause](t)(tx.Pauses()))
	})
}

func TestSubscriptions(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		agreed := liaison.Subscription{OpenID: "o1", TemplateID: "t1", Allowed: 2, At: start()}
		must(t, tx.SaveSubscription(agreed))
		agreed.Allowed = 0
		must(t, tx.SaveSubscription(agreed))
		same(t, agreed, got[liaison.Subscription](t)(tx.Subscription("o1", "t1")))
		none, err := tx.Subscription("o1", "t2")
		notFound(t, none, err)
		if err := tx.SaveSubscription(liaison.Subscription{OpenID: "o1"}); err == nil {
			t.Error("saved without a template")
		}
	})
}

func TestADeliveryMovesToTheEndOfItsLane(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		first, behind := fullDelivery("d1"), fullDelivery("d2")
		for _, d := range []*liaison.Delivery{&first, &behind} {
			d.State, d.ReadyAt, d.NextAt, d.Attempts = liaison.DeliveryQueued, start(), start(), 0
			must(t, second(tx.AddDelivery(d)))
		}
		same(t, "d1", got[liaison.Delivery](t)(tx.NextDelivery(start())).ID)
		must(t, tx.MoveToEnd(&first))
		same(t, true, first.Sequence > behind.Sequence)
		same(t, first, got[liaison.Delivery](t)(tx.Delivery("d1")))
		same(t, "d2", got[liaison.Delivery](t)(tx.NextDelivery(start())).ID)
	})
}

func TestAReplyThatIsPutOffComesAgainLater(t *testing.T) {
	onEach(t, func(t *testing.T, at database) {
		clock := newClock()
		office := open(t, at, withClock(clock))
		for _, key := range []string{"m:1", "m:2"} {
			_, err := office.Turn(t.Context(), arrival(key, "o1"), answer("收到", liaison.Conversation{}))
			must(t, err)
		}
		offered := func() (keys []string) {
			for _, reply := range read(t, office, func(tx liaison.Tx) ([]liaison.OfferedReply, error) {
				return tx.OfferedBefore(clock.now().Add(time.Second), 0)
			}) {
				keys = append(keys, reply.Key)
			}
			return keys
		}
		do(t, office, func(tx liaison.Tx) error { return tx.PutOffRescue("m:1", start().Add(time.Minute)) })
		same(t, []string{"m:2"}, offered())
		clock.add(time.Minute)
		same(t, []string{"m:1", "m:2"}, offered())
	})
}

func TestForgettingAnOpenIDForgetsWhatItAgreedTo(t *testing.T) {
	onEach(t, func(t *testing.T, at database) {
		office := open(t, at, func(*storage.Options) {})
		do(t, office, func(tx liaison.Tx) error {
			must(t, tx.SaveSubscription(liaison.Subscription{OpenID: "o1", TemplateID: "t1", Allowed: 1}))
			must(t, tx.SaveSubscription(liaison.Subscription{OpenID: "o2", TemplateID: "t1", Allowed: 1}))
			return tx.ForgetOpenID("o1")
		})
		do(t, office, func(tx liaison.Tx) error {
			none, err := tx.Subscription("o1", "t1")
			notFound(t, none, err)
			same(t, 1, got[liaison.Subscription](t)(tx.Subscription("o2", "t1")).Allowed)
			return nil
		})
	})
}
