package storage_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"shuanglian/liaison"
)

func fullDelivery(id string) liaison.Delivery {
	at := start()
	return liaison.Delivery{
		ID: id, Key: "key:" + id, PersonID: "p", Kind: liaison.DeliverCard, MatterID: "m", EntryID: "e", QuestionID: "q",
		FromID: "a", Text: "村口路灯坏了", Urgent: true, State: liaison.DeliveryQueued, ReadyAt: at.Add(time.Minute),
		NextAt: at.Add(2 * time.Minute), LeaseUntil: at.Add(time.Second), Attempts: 1, SecondCopy: true,
		NoticeAt: at.Add(time.Hour), Outcome: "-1", CreatedAt: at, SentAt: at.Add(3 * time.Minute), HeldUntil: at.Add(30 * time.Second), Rung: liaison.RungTemplate,
	}
}

func TestADeliveryComesBackAsItWasSaved(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		first, second := fullDelivery("d1"), fullDelivery("d2")
		same(t, true, got[bool](t)(tx.AddDelivery(&first)))
		same(t, true, got[bool](t)(tx.AddDelivery(&second)))
		same(t, []int64{1, 2}, []int64{first.Sequence, second.Sequence})
		same(t, first, got[liaison.Delivery](t)(tx.Delivery("d1")))

		again := liaison.Delivery{ID: "d3", Key: "key:d1", PersonID: "p", State: liaison.DeliveryQueued}
		same(t, false, got[bool](t)(tx.AddDelivery(&again)))
		same(t, int64(0), again.Sequence)
		third := fullDelivery("d4")
		same(t, true, got[bool](t)(tx.AddDelivery(&third)))
		same(t, true, third.Sequence > second.Sequence)

		changed := first
		changed.State, changed.Text, changed.Key, changed.PersonID, changed.Sequence = liaison.DeliverySent, "", "other", "other", 9
		must(t, tx.SaveDelivery(changed))
		first.State, first.Text = liaison.DeliverySent, ""
		same(t, first, got[liaison.Delivery](t)(tx.Delivery("d1")))
		notFound(t, 0, tx.SaveDelivery(fullDelivery("d9")))
		none, err := tx.Delivery("d9")
		notFound(t, none, err)
	})
}

func TestADeliveryIsNeverDueBeforeItIsReady(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		d := liaison.Delivery{ID: "d1", Key: "k", OpenID: "o1", State: liaison.DeliveryQueued}
		got[bool](t)(tx.AddDelivery(&d))
		same(t, []time.Time{start(), start()}, []time.Time{d.ReadyAt, d.NextAt})
		d.ReadyAt = start().Add(time.Hour)
		must(t, tx.SaveDelivery(d))
		same(t, start().Add(time.Hour), got[liaison.Delivery](t)(tx.Delivery("d1")).NextAt)
		for _, bad := range []liaison.Delivery{{ID: "x", Key: "x"}, {ID: "x", PersonID: "p"}, {Key: "x", PersonID: "p"}} {
			if _, err := tx.AddDelivery(&bad); !errors.Is(err, liaison.ErrInvalid) {
				t.Errorf("%+v: got %v, want ErrInvalid", bad, err)
			}
		}
	})
}

func TestListsOfDeliveries(t *testing.T) {
	inOne(t, func(t *testing.T, tx liaison.Tx) {
		add := func(id string, change func(*liaison.Delivery)) {
			d := liaison.Delivery{
				ID: id, Key: id, PersonID: "p", FromID: "a", MatterID: "m", Kind: liaison.DeliverCard, State: liaison.DeliveryQueued,
				ReadyAt: start().Add(time.Hour), HeldUntil: start().Add(time.Minute), CreatedAt: start().Add(time.Duration(id[0]) * time.Second),
			}
			change(&d)
			must(t, second(tx.AddDelivery(&d)))
		}
		add("a held", func(*liaison.Delivery) {})
		add("b held later", func(d *liaison.Delivery) { d.Kind, d.QuestionID = liaison.DeliverAnswer, "q" })
		add("c notice", func(d *liaison.Delivery) { d.Kind = liaison.DeliverNotice })
		add("d tried", func(d *liaison.Delivery) { d.Attempts = 1 })
		add("e waiting", func(d *liaison.Delivery) { d.State = liaison.DeliveryWaiting })
		add("f waiting", func(d *liaison.Delivery) { d.State, d.MatterID, d.QuestionID = liaison.DeliveryWaiting, "n", "q" })
		add("g sending", func(d *liaison.Delivery) { d.State, d.LeaseUntil = liaison.DeliverySending, start() })
		add("h sent", func(d *liaison.Delivery) { d.State, d.SentAt, d.QuestionID = liaison.DeliverySent, start(), "q" })
		add("i sent", func(d *liaison.Delivery) {
			d.State, d.SentAt, d.MatterID = liaison.DeliverySent, start().Add(time.Second), "n"
		})

		list := func(deliveries []liaison.Delivery, err error) []string {
			t.Helper()
			must(t, err)
			ids := []string{}
			for _, d := range deliveries {
				ids = append(ids, d.ID)
			}
			return ids
		}
		same(t, []string{"b held later", "a held"}, list(tx.HeldFrom("a", start())))
		same(t, []string{}, list(tx.HeldFrom("a", start().Add(time.Minute))))
		same(t, []string{"i sent", "h sent", "g sending", "f waiting", "e waiting", "d tried", "b held later", "a held"}, list(tx.FromSince("a", start())))
		same(t, []string{"i sent", "h sent"}, list(tx.FromSince("a", start().Add('h'*time.Second))))
		same(t, []string{}, list(tx.FromSince("b", start())))
		same(t, []string{"e waiting", "f waiting"}, list(tx.WaitingFor("p")))
		same(t, []string{"b held later", "f waiting"}, list(tx.Asking("p")))
		same(t, []string{"g sending"}, list(tx.SendingBefore(start().Add(time.Second))))
		same(t, []string{}, list(tx.SendingBefore(start())))
		same(t, []string{"f waiting", "i sent"}, list(tx.DeliveriesOf("n")))
		same(t, []string{"i sent", "h sent"}, list(tx.ListDeliveries(nil, 2)))
		same(t, []string{"g sending", "f waiting", "e waiting"},
			list(tx.ListDeliveries([]liaison.DeliveryState{liaison.DeliverySending, liaison.DeliveryWaiting}, 0)))
		same(t, []liaison.Shown{{MatterID: "n", At: start().Add(time.Second)}, {MatterID: "m", At: start()}},
			got[[]liaison.Shown](t)(tx.CardsShown("p", start())))
		same(t, []liaison.Shown{{MatterID: "n", At: start().Add(time.Second)}},
			got[[]liaison.Shown](t)(tx.CardsShown("p", start().Add(time.Second))))

		add("j urgent", func(d *liaison.Delivery) { d.Urgent, d.PersonID = true, "u" })
		add("k urgent, tried", func(d *liaison.Delivery) { d.Urgent, d.PersonID, d.Attempts = true, "u", 1 })
		for _, c := range []struct {
			of   liaison.Delivery
			at   time.Time
			want bool
		}{
			{liaison.Delivery{ID: "x", PersonID: "u"}, start().Add(time.Hour), true},
			{liaison.Delivery{ID: "x", PersonID: "u"}, start(), false},
			{liaison.Delivery{ID: "j urgent", PersonID: "u"}, start().Add(time.Hour), false},
			{liaison.Delivery{ID: "x", PersonID: "p"}, start().Add(time.Hour), false},
		} {
			same(t, c.want, got[bool](t)(tx.UrgentReady(c.of, c.at)))
		}
	})
}

// second drops a value and keeps its error.
func second[T any](_ T, err error) error { return err }

// row is a delivery in the model: times in minutes after the start.
type row struct {
	lane, ready, next, attempts int
	state                       liaison.DeliveryState
}

// nextOf is the rule of liaison.Outbox.NextDelivery, spelled out over a list in
// sequence order. Several may be equally early; any of them will do.
func nextOf(rows []row, now int) []string {
	var best []string
	earliest := 0
	for lane := range 4 {
		head := headOf(rows, lane, now)
		if head < 0 || rows[head].next > now {
			continue
		}
		if len(best) == 0 || rows[head].next < earliest {
			best, earliest = nil, rows[head].next
		}
		if rows[head].next == earliest {
			best = append(best, fmt.Sprint("d", head))
		}
	}
	return best
}

// headOf is the row of a lane that counts, -1 for none.
func headOf(rows []row, lane, now int) int {
	head, tried := -1, false
	for i, r := range rows {
		switch {
		case r.lane != lane:
		case r.state == liaison.DeliverySending:
			return -1
		case r.state == liaison.DeliveryQueued && head < 0 && !tried:
			if r.ready <= now {
				head = i
			}
			tried = r.attempts > 0
		}
	}
	return head
}

// TestNextDeliveryFollowsItsRule compares with the rule over made-up outboxes,
// and holds EarliestDue to it: something is due exactly when something is next.
func TestNextDeliveryFollowsItsRule(t *testing.T) {
	onEach(t, func(t *testing.T, at database) {
		clock := newClock()
		office := open(t, at, withClock(clock))
		pool := raw(t, at)
		rapid.Check(t, func(rt *rapid.T) {
			if _, err := pool.Exec("DELETE FROM deliveries"); err != nil {
				rt.Fatal(err)
			}
			rows := rapid.SliceOfN(rapid.Custom(drawRow), 0, 10).Draw(rt, "rows")
			now := rapid.IntRange(0, 6).Draw(rt, "now")
			clock.set(start().Add(time.Duration(now) * time.Minute))
			err := office.Do(t.Context(), func(d *liaison.Desk) error {
				for i, r := range rows {
					if err := second(d.Tx().AddDelivery(r.delivery(i))); err != nil {
						return err
					}
				}
				compareNext(rt, d, rows, now)
				return nil
			})
			if err != nil {
				rt.Fatal(err)
			}
		})
	})
}

func drawRow(rt *rapid.T) row {
	ready := rapid.IntRange(0, 5).Draw(rt, "ready")
	return row{
		lane: rapid.IntRange(0, 3).Draw(rt, "lane"), ready: ready, next: ready + rapid.IntRange(0, 2).Draw(rt, "later"),
		attempts: rapid.SampledFrom([]int{0, 0, 0, 1}).Draw(rt, "attempts"),
		state: rapid.SampledFrom([]liaison.DeliveryState{
			liaison.DeliveryQueued, liaison.DeliveryQueued, liaison.DeliveryQueued, liaison.DeliveryQueued,
			liaison.DeliverySending, liaison.DeliveryWaiting, liaison.DeliverySent,
		}).Draw(rt, "state"),
	}
}

func (r row) delivery(i int) *liaison.Delivery {
	return &liaison.Delivery{
		ID: fmt.Sprint("d", i), Key: fmt.Sprint("k", i), PersonID: fmt.Sprint("p", r.lane), State: r.state, Attempts: r.attempts,
		ReadyAt: start().Add(time.Duration(r.ready) * time.Minute), NextAt: start().Add(time.Duration(r.next) * time.Minute),
	}
}

func compareNext(rt *rapid.T, d *liaison.Desk, rows []row, now int) {
	want := nextOf(rows, now)
	next, err := d.Tx().NextDelivery(d.Now())
	switch {
	case len(want) == 0:
		if !errors.Is(err, liaison.ErrNotFound) {
			rt.Errorf("got %s, %v, want none", next.ID, err)
		}
	case err != nil || !slices.Contains(want, next.ID):
		rt.Errorf("got %s, %v, want one of %v", next.ID, err, want)
	}
	earliest, err := d.Tx().EarliestDue()
	if err != nil {
		rt.Errorf("earliest due: %v", err)
	}
	if due := !earliest.IsZero() && !earliest.After(d.Now()); due != (len(want) > 0) {
		rt.Errorf("earliest due is %v at %v, though the next deliveries are %v", earliest, d.Now(), want)
	}
}
